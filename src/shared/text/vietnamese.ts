/**
 * Vietnamese text: one normal form, folding for search and comparison, names and their order.
 */

const APOSTROPHES = /[\u2018\u2019\u02BC\u02B9\u00B4`\u2032]/g;
const SPACES = /[\s\u00A0\u2000-\u200A\u202F\u205F\u3000]+/gu;
const INVISIBLE = /[\u200B-\u200D\u2060\uFEFF]/g;
const MARKS = /\p{M}+/gu;

const SPACE = 32;

/** Composed letters, digits and signs of Latin scripts, dashes and quotation marks: they stay as they are. */
function isPlain(code: number): boolean {
  return (
    (code > SPACE && code < 0x300 && code !== 0xa0) ||
    (code >= 0x1e00 && code <= 0x1eff) ||
    (code >= 0x2010 && code <= 0x2027)
  );
}

/**
 * Whether a text is seen to be clean at once, as nearly all are: on 100,000 cells a look at each character costs less
 * than cleaning, and less than a pattern.
 */
function isClean(text: string): boolean {
  let previous = SPACE;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === SPACE ? previous === SPACE : !isPlain(code)) return false;
    previous = code;
  }
  return previous !== SPACE || text === '';
}

/**
 * The form in which text is stored: NFC, trimmed, runs of any white space as one space, no zero-width characters.
 * A soft hyphen stays: in TCVN3 text it is the letter ư, so it must survive until the text has been decoded.
 */
export function cleanText(text: string): string {
  if (isClean(text)) return text;
  return text.normalize('NFC').replace(INVISIBLE, '').replace(SPACES, ' ').trim();
}

/** {@link cleanText} for text of several lines: line breaks are kept, each line is cleaned, blank lines at the ends go. */
export function cleanLines(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map(cleanText)
    .join('\n')
    .trim();
}

/** Folds a text of any kind by the rules of {@link fold}. */
function foldAny(text: string): string {
  return text
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(/[đĐ]/g, 'd')
    .replace(APOSTROPHES, "'")
    .replace(INVISIBLE, '')
    .replace(/\u00AD/g, '')
    .replace(SPACES, ' ')
    .trim()
    .toLowerCase();
}

const PLAIN = /^[!-_a-~]+$/;
/** Vietnamese is written in a few thousand syllables: each is folded once. */
const MOST_WORDS = 10_000;
/** What is longer is no syllable, and not worth keeping. */
const LONGEST_WORD = 16;
const foldedWords = new Map<string, string>();

function foldWord(word: string): string {
  const known = foldedWords.get(word);
  if (known !== undefined) return known;
  if (PLAIN.test(word)) return word.toLowerCase();
  const folded = foldAny(word);
  if (foldedWords.size < MOST_WORDS && word.length <= LONGEST_WORD) foldedWords.set(word, folded);
  return folded;
}

function foldWords(text: string): string {
  let folded = '';
  for (const word of text.split(' ')) {
    const plain = word === '' ? '' : foldWord(word);
    if (plain !== '') folded += folded === '' ? plain : ` ${plain}`;
  }
  return folded;
}

/** A name is folded several times on its way into the register, and posts and places repeat all through a list. */
const MOST_TEXTS = 4000;
/** What is longer hardly comes again. */
const LONGEST_TEXT = 60;
const foldedTexts = new Map<string, string>();

/**
 * The form in which text is searched and compared: lower case, no tone or vowel marks, đ as d, straight apostrophes,
 * single spaces. So `Hoà`, `Hòa` and `HOA` in any Unicode form fold to `hoa`.
 */
export function fold(text: string): string {
  if (text.length > LONGEST_TEXT || !text.includes(' ')) return foldWords(text);
  const known = foldedTexts.get(text);
  if (known !== undefined) return known;
  const folded = foldWords(text);
  if (foldedTexts.size >= MOST_TEXTS) foldedTexts.clear();
  foldedTexts.set(text, folded);
  return folded;
}

/** The folded words of a search box; each must be found for a record to match. */
export function searchWords(text: string): string[] {
  const folded = fold(text);
  return folded === '' ? [] : [...new Set(folded.split(' '))];
}

function capitalise(word: string): string {
  const [first = '', ...rest] = [...word];
  return first.toLocaleUpperCase('vi') + rest.join('').toLocaleLowerCase('vi');
}

/** Letters after `'` or `-` begin a part of a minority name: H'LIM -> H'Lim, ÊBAN stays one part. */
function capitaliseParts(word: string): string {
  return word
    .split(/(['-])/)
    .map((part) => (part === "'" || part === '-' ? part : capitalise(part)))
    .join('');
}

/**
 * A person's name as stored. `NGUYỄN VĂN AN` and `nguyễn văn an` become `Nguyễn Văn An`; a name already written in
 * mixed case is kept as written, so that `A Thiu`, `Y Blưng` and `H'Lim Niê` stay whole.
 */
export function properName(text: string): string {
  const name = cleanText(text).replace(APOSTROPHES, "'");
  const upper = name === name.toLocaleUpperCase('vi');
  const lower = name === name.toLocaleLowerCase('vi');
  if (upper || lower) return name.split(' ').map(capitaliseParts).join(' ');
  return name
    .split(' ')
    .map((word) => (word.length > 1 && word === word.toLocaleUpperCase('vi') ? capitaliseParts(word) : word))
    .join(' ');
}

/** A name as its given name (the last word) and the rest: `Nguyễn Văn An` -> `['An', 'Nguyễn Văn']`. */
export function givenNameFirst(fullName: string): [given: string, rest: string] {
  const name = cleanText(fullName);
  const cut = name.lastIndexOf(' ');
  return cut < 0 ? [name, ''] : [name.slice(cut + 1), name.slice(0, cut)];
}

/** Compares names as Vietnamese lists do: by given name, then by the rest, in Vietnamese alphabetical order. */
export function compareNames(a: string, b: string): number {
  const [givenA, restA] = givenNameFirst(a);
  const [givenB, restB] = givenNameFirst(b);
  return collator.compare(givenA, givenB) || collator.compare(restA, restB);
}

const collator = new Intl.Collator('vi');
