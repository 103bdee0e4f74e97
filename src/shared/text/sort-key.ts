import { givenNameFirst } from './vietnamese.ts';

/**
 * Sort keys: strings whose plain binary order is the Vietnamese alphabetical order, so that SQL can sort and page.
 * They agree with `Intl.Collator('vi')` (CLDR's Vietnamese collation): letters first, tones second, case last.
 */

const PUNCTUATION = ' _-,;:!?.\'"()[]{}@*/\\&#%`^+<=>|~$';
const LETTERS = 'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz';
const TONES_AND_MARKS = '\u0300\u0309\u0303\u0301\u0323\u0306\u0302\u030C\u030A\u0308\u0327\u0304\u031B';
/** Marks that make a letter of its own in Vietnamese, where the letter takes them. */
const OWN_LETTERS = new Map([
  ['a\u0306', 'ă'],
  ['a\u0302', 'â'],
  ['e\u0302', 'ê'],
  ['o\u0302', 'ô'],
  ['o\u031B', 'ơ'],
  ['u\u031B', 'ư'],
]);

const FIRST_WEIGHT = 0x21;
const primaryWeights = new Map(
  [...`${PUNCTUATION}0123456789${LETTERS}`].map((char, rank) => [char, String.fromCharCode(FIRST_WEIGHT + rank)]),
);
const UNKNOWN_PRIMARY = '\uF000';
const secondaryWeights = new Map(
  [...TONES_AND_MARKS].map((mark, rank) => [mark, String.fromCharCode(FIRST_WEIGHT + 1 + rank)]),
);
const NO_MARK = String.fromCharCode(FIRST_WEIGHT);
const UNKNOWN_MARK = '\uF000';
const LEVEL_END = '\u0001';
const PART_END = '\u0002';

interface Collated {
  primary: string;
  marks: string;
  upper: boolean;
}

function collate(grapheme: string): Collated {
  const [first = '', ...marks] = [...grapheme.normalize('NFD')];
  const lower = first.toLowerCase();
  let base = lower;
  let others = '';
  for (const mark of marks) {
    const letter = OWN_LETTERS.get(base + mark);
    if (letter) base = letter;
    else others += secondaryWeights.get(mark) ?? UNKNOWN_MARK + mark;
  }
  return {
    primary: primaryWeights.get(base) ?? UNKNOWN_PRIMARY + base,
    marks: NO_MARK + others,
    upper: lower !== first,
  };
}

/** A base character with the combining marks that follow it. */
const GRAPHEME = /\P{M}\p{M}*/gu;

/** The three levels of a word's key. */
interface WordKey {
  primary: string;
  marks: string;
  cases: string;
}

function keyOfWord(word: string): WordKey {
  const key: WordKey = { primary: '', marks: '', cases: '' };
  for (const grapheme of word.normalize('NFC').match(GRAPHEME) ?? []) {
    const { primary, marks, upper } = collate(grapheme);
    key.primary += primary;
    key.marks += marks;
    key.cases += upper ? '2' : '1';
  }
  return key;
}

/** Names are made of a few thousand syllables: the key of each is made once. */
const MOST_WORDS = 10_000;
const wordKeys = new Map<string, WordKey>();

function knownKeyOfWord(word: string): WordKey {
  let key = wordKeys.get(word);
  if (!key) {
    key = keyOfWord(word);
    if (wordKeys.size < MOST_WORDS) wordKeys.set(word, key);
  }
  return key;
}

/** The sort key of a text: binary order of keys is `Intl.Collator('vi')` order of texts. */
export function textSortKey(text: string): string {
  let primary = '';
  let marks = '';
  let cases = '';
  const space = knownKeyOfWord(' ');
  text.split(' ').forEach((word, index) => {
    const key = knownKeyOfWord(word);
    primary += index === 0 ? key.primary : space.primary + key.primary;
    marks += index === 0 ? key.marks : space.marks + key.marks;
    cases += index === 0 ? key.cases : space.cases + key.cases;
  });
  return primary + LEVEL_END + marks + LEVEL_END + cases;
}

/** Given names, and families with their middle names, are shared by many people: the key of each is made once. */
const MOST_PARTS = 4000;
const partKeys = new Map<string, string>();

function keyOfPart(part: string): string {
  let key = partKeys.get(part);
  if (key === undefined) {
    key = textSortKey(part);
    if (partKeys.size >= MOST_PARTS) partKeys.clear();
    partKeys.set(part, key);
  }
  return key;
}

/** The sort key of a person's name: by given name, then by the rest (`compareNames` order). */
export function nameSortKey(fullName: string): string {
  const [given, rest] = givenNameFirst(fullName);
  return keyOfPart(given) + PART_END + keyOfPart(rest);
}
