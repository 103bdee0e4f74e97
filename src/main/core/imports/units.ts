import type { UnitKind } from '#shared/contract/units.ts';
import { fold } from '#shared/text/vietnamese.ts';
import type { RegisteredUnit } from './types.ts';

/**
 * Finds the registered unit that a text names: `XÃ ĐẮK MAR`, `X. Dak Mar`, `Đăk Mar`, `UBND xã Đăk Mar`,
 * `DANH SÁCH … XÃ ĐĂK MAR`. Names are compared without marks, spaces and the spellings that vary (c/k, y/i).
 */

type Level = 'commune' | 'district' | 'province' | 'village' | 'agency';

const LEVELS: Record<UnitKind, Level> = {
  province: 'province',
  district: 'district',
  'commune-xa': 'commune',
  'commune-phuong': 'commune',
  'commune-thi-tran': 'commune',
  'special-zone': 'commune',
  village: 'village',
  agency: 'agency',
};

/** Words before a name that say what kind of unit it is, folded; longest first. */
const KIND_WORDS: readonly [words: string, kind: string][] = [
  ['thi tran', 'thi tran'],
  ['thi xa', 'thi xa'],
  ['thanh pho', 'thanh pho'],
  ['dac khu', 'dac khu'],
  ['phuong', 'phuong'],
  ['huyen', 'huyen'],
  ['quan', 'quan'],
  ['tinh', 'tinh'],
  ['ttr', 'thi tran'],
  ['xa', 'xa'],
  ['tt', 'thi tran'],
  ['tx', 'thi xa'],
  ['tp', 'thanh pho'],
  ['x', 'xa'],
  ['p', 'phuong'],
  ['h', 'huyen'],
];

export type UnitMatch =
  | { found: 'one'; unit: RegisteredUnit }
  | { found: 'several'; units: RegisteredUnit[] }
  | { found: 'none' };

export interface UnitResolver {
  byId(id: number): RegisteredUnit | undefined;
  /** The unit that a cell or heading names. `parent` is the district that the row names, where it does. */
  resolve(text: string, parent?: RegisteredUnit): UnitMatch;
  /** The unit that a longer text (a title, a workplace) mentions: a commune where there is one, else a district. */
  mention(text: string): RegisteredUnit | undefined;
  /** Whether a text begins as the names of units do (`Xã …`, `Thị trấn …`). */
  looksLikeUnit(text: string): boolean;
  isCommune(unit: RegisteredUnit): boolean;
  /** Registered names closest to a text, for messages. */
  closest(text: string): string | undefined;
}

/** Folded words without punctuation, list marks (`I.`, `1)`, `*`) and counts (`(6 người)`, `: 06 TTV`) around a name. */
function unitWords(text: string): string {
  return fold(text)
    .replace(/\([^)]*\)?/g, ' ')
    .replace(/^[\s\-–—*+•.]+/, '')
    .replace(/^(?:[ivxlc]+|\d{1,3}|[a-g])\s*[./)\-:]\s*/, '')
    .replace(/[:;,]\s*\d+.*$/, ' ')
    .replace(/^(?:don vi|dia phuong|dia ban)\s*:\s*/, '')
    .replace(/[^a-z0-9' ]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What is left of a name when spellings that vary are made one. */
function softKey(words: string): string {
  return words.replace(/c\b/g, 'k').replace(/y/g, 'i').replace(/[' ]/g, '');
}

function splitKind(words: string): { kind: string | undefined; bare: string } {
  for (const [prefix, kind] of KIND_WORDS) {
    if (words.startsWith(`${prefix} `)) return { kind, bare: words.slice(prefix.length + 1) };
  }
  return { kind: undefined, bare: words };
}

/** The words of a longer text. A committee named after its level stands for it: `Huyện ủy Đăk Hà` is of the district. */
function mentionWords(text: string): string[] {
  return fold(text)
    .replace(/[^a-z0-9']+/g, ' ')
    .trim()
    .replace(/\b(huyen|quan|tinh) uy\b/g, '$1')
    .replace(/\bthi uy\b/g, 'thi xa')
    .replace(/\bthanh uy\b/g, 'thanh pho')
    .split(' ');
}

interface Named {
  unit: RegisteredUnit;
  kind: string | undefined;
}

const DEFAULT_KIND: Partial<Record<UnitKind, string>> = {
  'commune-xa': 'xa',
  'commune-phuong': 'phuong',
  'commune-thi-tran': 'thi tran',
  'special-zone': 'dac khu',
  province: 'tinh',
};

const NONE: UnitMatch = { found: 'none' };

export function createUnitResolver(units: readonly RegisteredUnit[]): UnitResolver {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const names = new Map<string, Named[]>();
  let longestName = 1;
  const add = (text: string, unit: RegisteredUnit): void => {
    const { kind, bare } = splitKind(unitWords(text));
    if (bare === '') return;
    longestName = Math.max(longestName, bare.split(' ').length);
    const named = { unit, kind: kind ?? DEFAULT_KIND[unit.kind] };
    const key = softKey(bare);
    const list = names.get(key);
    if (!list) names.set(key, [named]);
    else if (!list.some((other) => other.unit === unit && other.kind === named.kind)) list.push(named);
  };
  for (const unit of units) for (const name of [unit.name, ...unit.aliases]) add(name, unit);

  const isCommune = (unit: RegisteredUnit): boolean => LEVELS[unit.kind] === 'commune';
  const under = (unit: RegisteredUnit, parent: RegisteredUnit): boolean => {
    for (let at: RegisteredUnit | undefined = unit, depth = 0; at && depth < 10; depth += 1) {
      if (at.parentId === parent.id) return true;
      at = at.parentId === null ? undefined : byId.get(at.parentId);
    }
    return false;
  };

  /** Of several units with one name: those under the parent, those that still exist, communes before districts. */
  const choose = (candidates: RegisteredUnit[], parent: RegisteredUnit | undefined): UnitMatch => {
    let rest = [...new Set(candidates)];
    const narrow = (test: (unit: RegisteredUnit) => boolean) => {
      const kept = rest.filter(test);
      if (kept.length > 0) rest = kept;
    };
    if (parent) narrow((unit) => unit === parent || under(unit, parent));
    narrow(isCommune);
    narrow((unit) => LEVELS[unit.kind] !== 'village');
    narrow((unit) => !unit.validTo);
    const [only] = rest;
    if (!only) return NONE;
    return rest.length === 1 ? { found: 'one', unit: only } : { found: 'several', units: rest };
  };

  const lookUp = (words: string, parent: RegisteredUnit | undefined): UnitMatch => {
    const { kind, bare } = splitKind(words);
    const named = names.get(softKey(bare)) ?? [];
    if (kind !== undefined)
      return choose(
        named.filter((one) => one.kind === kind).map((one) => one.unit),
        parent,
      );
    const whole = names.get(softKey(words)) ?? [];
    return choose(
      [...named, ...whole].map((one) => one.unit),
      parent,
    );
  };

  const mentions = (text: string): RegisteredUnit[] => {
    const words = mentionWords(text);
    const found: RegisteredUnit[] = [];
    for (let at = 0; at < words.length; at += 1) {
      for (let length = Math.min(longestName + 2, words.length - at); length >= 2; length -= 1) {
        const piece = words.slice(at, at + length).join(' ');
        if (splitKind(piece).kind === undefined) continue;
        const match = lookUp(piece, undefined);
        if (match.found !== 'one') continue;
        found.push(match.unit);
        at += length - 1;
        break;
      }
    }
    return found;
  };

  /** A name without its kind. Where a town and its district share it, a text that is no list of communes means the district. */
  const bareMention = (text: string): RegisteredUnit | undefined => {
    const words = mentionWords(text);
    for (let at = 0; at < words.length; at += 1) {
      for (let length = Math.min(longestName, words.length - at); length >= 2; length -= 1) {
        const named = names.get(softKey(words.slice(at, at + length).join(' '))) ?? [];
        const open = named.map((one) => one.unit).filter((unit) => LEVELS[unit.kind] !== 'village' && !unit.validTo);
        const wider = open.find((unit) => !isCommune(unit));
        if (wider) return wider;
        if (new Set(open).size === 1) return open[0];
      }
    }
    return undefined;
  };

  const mention = (text: string): RegisteredUnit | undefined => {
    const all = mentions(text);
    return all.findLast(isCommune) ?? all.findLast((unit) => LEVELS[unit.kind] !== 'village') ?? bareMention(text);
  };

  const resolveAnew = (text: string, parent: RegisteredUnit | undefined): UnitMatch => {
    const whole = lookUp(unitWords(text), parent);
    if (whole.found !== 'none') return whole;
    // `Xã Đăk Mar, huyện Đăk Hà`: the last part may say which of several is meant.
    const parts = text.split(/[,;\n]| - /).filter((part) => part.trim() !== '');
    const district =
      parts.length > 1 ? mentions(parts.slice(1).join(', ')).find((unit) => !isCommune(unit)) : undefined;
    for (const part of parts) {
      const match = lookUp(unitWords(part), district ?? parent);
      if (match.found !== 'none' && (parts.length === 1 || match.found === 'several' || isCommune(match.unit)))
        return match;
    }
    const inside = mentions(text);
    const communes = [...new Set(inside.filter(isCommune))];
    if (communes.length === 1 && communes[0]) return { found: 'one', unit: communes[0] };
    if (communes.length > 1) return { found: 'several', units: communes };
    const other = inside.at(-1);
    return other ? { found: 'one', unit: other } : NONE;
  };

  const cache = new Map<string, UnitMatch>();
  return {
    byId: (id) => byId.get(id),
    isCommune,
    mention,
    resolve(text, parent) {
      const key = parent ? `${parent.id}|${text}` : text;
      let match = cache.get(key);
      if (!match) {
        match = resolveAnew(text, parent);
        if (cache.size < 20_000) cache.set(key, match);
      }
      return match;
    },
    looksLikeUnit: (text) => {
      const { kind, bare } = splitKind(unitWords(text));
      return kind !== undefined && bare !== '' && bare.split(' ').length <= 6;
    },
    closest(text) {
      const key = softKey(splitKind(unitWords(text)).bare);
      if (key.length < 4) return undefined;
      let best: string | undefined;
      let bestDistance = 3;
      for (const [name, [named]] of names) {
        const distance = editDistance(key, name, bestDistance);
        if (distance < bestDistance && named) {
          best = named.unit.name;
          bestDistance = distance;
        }
      }
      return best;
    },
  };
}

/** Levenshtein distance, or `limit` where it is at least that. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current[j] = Math.min(change, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1);
    }
    previous = current;
  }
  return Math.min(limit, previous[b.length] ?? limit);
}
