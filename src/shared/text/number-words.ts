/**
 * Whole numbers in Vietnamese words, as vouchers and lists of payments spell sums out. Northern administrative usage:
 * `linh` for a missing ten, `nghìn`, `tỷ`; `mốt` and `lăm` after tens (1 and 5 after mươi, 5 after mười).
 */

const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;
/** Groups of three digits below a tỷ (a thousand million), the highest first. */
const GROUPS = [
  { size: 1_000_000, word: 'triệu' },
  { size: 1000, word: 'nghìn' },
  { size: 1, word: '' },
] as const;
const BILLION = 1_000_000_000;

const digit = (value: number): string => DIGITS[value] ?? '';

/** The last digit of a number above ten. */
function unitAfterTens(unit: number, tens: number): string {
  if (unit === 1 && tens > 1) return 'mốt';
  if (unit === 5) return 'lăm';
  return digit(unit);
}

/** 1 to 999. `whole`: after a higher group nothing is left out, so that 5 there is `không trăm linh năm`. */
function threeDigits(value: number, whole: boolean): string[] {
  const [hundreds, tens, unit] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10];
  const words: string[] = [];
  const withHundreds = hundreds > 0 || whole;
  if (withHundreds) words.push(digit(hundreds), 'trăm');
  if (tens === 0) return unit === 0 ? words : [...words, ...(withHundreds ? ['linh'] : []), digit(unit)];
  words.push(...(tens === 1 ? ['mười'] : [digit(tens), 'mươi']));
  return unit === 0 ? words : [...words, unitAfterTens(unit, tens)];
}

function wordsOf(value: number, whole: boolean): string[] {
  const words: string[] = [];
  if (value >= BILLION) words.push(...wordsOf(Math.floor(value / BILLION), whole), 'tỷ');
  for (const { size, word } of GROUPS) {
    const group = Math.floor((value % BILLION) / size) % 1000;
    if (group === 0) continue;
    words.push(...threeDigits(group, whole || words.length > 0), ...(word ? [word] : []));
  }
  return words;
}

/** `2340005` as `hai triệu ba trăm bốn mươi nghìn không trăm linh năm`. Throws a RangeError for what is no whole number from 0 on. */
export function numberWords(value: number): string {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError('Only whole numbers from 0 on have words here.');
  return value === 0 ? digit(0) : wordsOf(value, false).join(' ');
}

/** A sum of đồng as it ends a list of payments: `Hai triệu ba trăm bốn mươi nghìn không trăm linh năm đồng`. */
export function moneyWords(value: number): string {
  const words = numberWords(value);
  return `${words.charAt(0).toLocaleUpperCase('vi')}${words.slice(1)} đồng`;
}
