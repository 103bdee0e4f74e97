import type { Divisor, TemplateSpan } from '#shared/contract/report-templates.ts';
import { sessionKindLabels, sessionKinds } from '#shared/contract/session-values.ts';
import { fold } from '#shared/text/vietnamese.ts';
import { type Base, type Sense, unitsOfMeasure, vocabulary } from './labels.ts';

/** What a heading or label says. */
export interface Reading {
  text: string;
  bases: ReadonlySet<Base>;
  tags: ReadonlySet<string>;
  /** All its words about what is counted may also mean more, or less. */
  vague: boolean;
  span: TemplateSpan | undefined;
  marks: ReadonlySet<'compare' | 'change' | 'percent'>;
  aside: 'stub' | 'unit-of-measure' | 'other' | 'signature' | undefined;
  divisor: Divisor | undefined;
  measured: Base | undefined;
  /** `Tổng cộng` and nothing that says of what. */
  whole: boolean;
  /** The quarter and year that it names, where it names a year or a quarter: `Quý III năm 2024`, `Năm 2024`, `Quý I`. */
  dated: { quarter: number | undefined; year: number | undefined } | undefined;
  /** Words that are not known. */
  unknown: readonly string[];
  /** It says nothing but known words without meaning of their own. */
  neutral: boolean;
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** A word with its tone after its letters, so that `luỹ` and `lũy` are one. */
function toneLast(word: string): string {
  const apart = word.normalize('NFD');
  return apart.replace(TONES, '').normalize('NFC') + (apart.match(TONES) ?? []).join('');
}

interface Words {
  /** As written, for people. */
  shown: string[];
  /** With marks. */
  exact: string[];
  /** Without. */
  plain: string[];
}

function wordsOf(text: string): Words {
  const words = text
    .normalize('NFC')
    .toLocaleLowerCase('vi')
    .replaceAll('%', ' % ')
    .split(/[^\p{L}\p{N}%]+/u)
    .filter((word) => word !== '');
  return { shown: words, exact: words.map(toneLast), plain: words.map(fold) };
}

interface Phrase {
  words: string[];
  sense: Sense;
}

/** Phrases by their first word, the longest first. */
type Lexicon = Map<string, Phrase[]>;

function lexicon(entries: typeof vocabulary, form: keyof Words): Lexicon {
  const found: Lexicon = new Map();
  for (const { sense, phrases } of entries) {
    for (const phrase of phrases) {
      const words = wordsOf(phrase)[form];
      const [first] = words;
      if (first === undefined) continue;
      const list = found.get(first) ?? [];
      if (!list.some((other) => other.words.join(' ') === words.join(' '))) list.push({ words, sense });
      found.set(first, list);
    }
  }
  // The sort keeps the order of phrases that are equally long.
  for (const list of found.values()) list.sort((a, b) => b.words.length - a.words.length);
  return found;
}

const exactWords = lexicon(vocabulary, 'exact');
const plainWords = lexicon(vocabulary, 'plain');
const exactUnits = lexicon(unitsOfMeasure, 'exact');
const plainUnits = lexicon(unitsOfMeasure, 'plain');

const kindNames = new Map(sessionKinds.map((kind) => [wordsOf(sessionKindLabels[kind]).plain.join(' '), kind]));

/** Text typed without any marks is compared without marks; where there are marks they count: `nữ`, `bản`, `năm` and `nam`. */
function isPlain({ exact, plain }: Words): boolean {
  return exact.every((word, index) => word === plain[index]);
}

function matchAt(words: readonly string[], at: number, phrases: Lexicon): Phrase | undefined {
  const first = words[at];
  if (first === undefined) return undefined;
  return phrases.get(first)?.find((phrase) => phrase.words.every((word, index) => words[at + index] === word));
}

const YEAR = /(?<!\d)(?:19|20)\d{2}(?!\d)/;
const QUARTERS = new Map<TemplateSpan, number>([
  ['quarter1', 1],
  ['quarter2', 2],
  ['quarter3', 3],
  ['quarter4', 4],
]);
const NUMBER = /^(?:\d+|[ivx]+)$/;

/** Reads a heading or label by the vocabulary. */
export function readLabel(text: string): Reading {
  const words = wordsOf(text);
  const plain = isPlain(words);
  const sequence = plain ? words.plain : words.exact;
  const phrases = plain ? plainWords : exactWords;
  const found = gather(sequence, words.shown, phrases);
  const byKind = kindNames.get(words.plain.join(' '));
  const quarter = found.span && QUARTERS.get(found.span);
  const year = YEAR.exec(text)?.[0];
  return {
    text,
    bases: found.bases,
    tags: byKind === undefined ? found.tags : new Set([...found.tags, `called:${byKind}`]),
    vague: found.bases.size > 0 && found.vague,
    span: found.span,
    marks: found.marks,
    aside: found.aside,
    divisor: found.divisor,
    measured: readMeasured(sequence, plain),
    whole: found.whole && found.bases.size === 0 && found.tags.size === 0 && found.unknown.length === 0,
    dated: quarter === undefined && year === undefined ? undefined : { quarter, year: year ? Number(year) : undefined },
    unknown: found.unknown,
    neutral: found.unknown.length === 0 && found.bases.size === 0 && found.tags.size === 0 && !found.aside,
  };
}

interface Gathered {
  bases: Set<Base>;
  tags: Set<string>;
  vague: boolean;
  span: TemplateSpan | undefined;
  marks: Set<'compare' | 'change' | 'percent'>;
  aside: Reading['aside'];
  divisor: Divisor | undefined;
  whole: boolean;
  unknown: string[];
}

function gather(sequence: readonly string[], shown: readonly string[], phrases: Lexicon): Gathered {
  const found: Gathered = {
    bases: new Set(),
    tags: new Set(),
    vague: true,
    span: undefined,
    marks: new Set(),
    aside: undefined,
    divisor: undefined,
    whole: false,
    unknown: [],
  };
  for (let at = 0; at < sequence.length; ) {
    const phrase = matchAt(sequence, at, phrases);
    if (phrase) take(found, phrase, sequence.length);
    else {
      const word = shown[at] ?? '';
      if (!NUMBER.test(word)) found.unknown.push(word);
    }
    at += phrase?.words.length ?? 1;
  }
  return found;
}

function take(found: Gathered, { sense, words }: Phrase, length: number): void {
  if ('base' in sense) {
    found.bases.add(sense.base);
    for (const tag of sense.tags ?? []) found.tags.add(tag);
    if (!sense.vague) found.vague = false;
  } else if ('tags' in sense) {
    for (const tag of sense.tags) found.tags.add(tag);
    found.vague = false;
  } else if ('span' in sense) found.span = sense.span;
  else if ('mark' in sense) found.marks.add(sense.mark);
  else if ('aside' in sense) {
    // `Đơn vị`, `Mã` are headings of their own; inside of a longer label they are words like others.
    if (sense.aside === 'other' || words.length === length || (sense.aside === 'signature' && !found.aside)) {
      found.aside = sense.aside;
    }
  } else if ('divisor' in sense) found.divisor = sense.divisor;
  else if ('whole' in sense) found.whole = true;
}

/** What a unit of measure says is counted; undefined where the text is none or says nothing of it. */
function readMeasured(sequence: readonly string[], plain: boolean): Base | undefined {
  const phrase = matchAt(sequence, 0, plain ? plainUnits : exactUnits);
  return phrase && phrase.words.length === sequence.length && 'measured' in phrase.sense
    ? phrase.sense.measured
    : undefined;
}

/** Whether a text is a unit of measure and nothing else. */
export function isUnitOfMeasure(text: string): boolean {
  const words = wordsOf(text);
  const plain = isPlain(words);
  const sequence = plain ? words.plain : words.exact;
  const phrase = matchAt(sequence, 0, plain ? plainUnits : exactUnits);
  return phrase !== undefined && phrase.words.length === sequence.length;
}
