import { headerKey, unmarkedKey } from './header-text.ts';
import { labels } from './labels.ts';
import type { ImportKind } from './types.ts';

/** A header recognised: its target, and how surely (exact words, or a pattern). */
export interface LabelHit {
  target: string;
  exact: boolean;
}

/** Looks up header texts of one kind of import. Texts are the storeys of a header, outermost first. */
export interface LabelIndex {
  /** One storey alone. */
  single(text: string): LabelHit | undefined;
  /** A whole header: inner storeys say more than outer ones, pairs more than single words. */
  path(storeys: readonly string[]): LabelHit | undefined;
}

const PATH = ' > ';
const LONGEST_LABEL = 120;

function pathKey(words: string): string {
  return words.split('>').map(headerKey).join(PATH);
}

function addOnce(map: Map<string, string>, key: string, target: string): void {
  if (!map.has(key)) map.set(key, target);
}

function build(kind: ImportKind): LabelIndex {
  const exact = new Map<string, string>();
  for (const { target, words } of labels[kind]) {
    for (const word of words) addOnce(exact, pathKey(word), target);
  }
  // Headers typed without marks: only where no other label is spelt so.
  for (const [key, target] of [...exact]) addOnce(exact, unmarkedKey(key), target);
  const patterns = labels[kind].flatMap(({ target, like = [] }) => like.map((pattern) => ({ target, pattern })));
  const cache = new Map<string, LabelHit | undefined>();

  const find = (key: string): LabelHit | undefined => {
    if (key === '' || key.length > LONGEST_LABEL) return undefined;
    const target = exact.get(key);
    if (target !== undefined) return { target, exact: true };
    const plain = unmarkedKey(key);
    const like = patterns.find(({ pattern }) => pattern.test(plain));
    return like && { target: like.target, exact: false };
  };

  const single = (text: string): LabelHit | undefined => {
    if (text.length > LONGEST_LABEL) return undefined;
    if (cache.has(text)) return cache.get(text);
    const hit = text.includes('>') ? path([text]) : find(headerKey(text));
    if (cache.size < 5000) cache.set(text, hit);
    return hit;
  };

  const path = (storeys: readonly string[]): LabelHit | undefined => {
    // Workbooks of ours write the storeys of a header in one cell.
    const keys = storeys
      .flatMap((text) => text.split('>'))
      .map(headerKey)
      .filter((key) => key !== '');
    const inner = keys.at(-1);
    if (inner === undefined) return undefined;
    for (let outer = keys.length - 2; outer >= 0; outer -= 1) {
      const target = exact.get(`${keys[outer]}${PATH}${inner}`);
      if (target !== undefined) return { target, exact: true };
    }
    const own = find(inner);
    if (own?.exact) return own;
    const joined = exact.get(keys.join(' '));
    if (joined !== undefined) return { target: joined, exact: true };
    if (own) return own;
    return find(keys.join(PATH)) ?? (keys.length > 1 ? find(keys.slice(0, -1).join(' ')) : undefined);
  };
  return { single, path };
}

const built = new Map<ImportKind, LabelIndex>();

export function labelIndex(kind: ImportKind): LabelIndex {
  let index = built.get(kind);
  if (!index) {
    index = build(kind);
    built.set(kind, index);
  }
  return index;
}
