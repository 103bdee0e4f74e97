/**
 * The two alphabets of Vietnamese offices before Unicode: fonts that draw Vietnamese letters in the places of other
 * Latin-1 characters. TCVN3 (ABC, fonts `.VnTime`): one character a letter. VNI (fonts `VNI-Times`): a base letter
 * followed by a character for its marks.
 */

export type LegacyEncoding = 'tcvn3' | 'vni';

/** Which alphabet a font's name stands for, and whether it draws small letters large (`.VnTimeH`). */
export function legacyFont(name: string | undefined): { encoding: LegacyEncoding; capitals: boolean } | undefined {
  if (name === undefined) return undefined;
  const plain = name.trim();
  if (/^\.?Vn[A-Z]/.test(plain) && plain.startsWith('.')) {
    return { encoding: 'tcvn3', capitals: /H$/.test(plain) };
  }
  return /^VNI[-\s]/i.test(plain) ? { encoding: 'vni', capitals: false } : undefined;
}

export function isLegacyFont(name: string | undefined): boolean {
  return legacyFont(name) !== undefined;
}

/** TCVN 5712 (VN3): letters and their characters, in pairs. `ư` is U+00AD, the soft hyphen, which must not be trimmed. */
const TCVN3_PAIRS =
  'àµ ả¶ ã· á¸ ạ¹ ă¨ ằ» ẳ¼ ẵ½ ắ¾ ặÆ â© ầÇ ẩÈ ẫÉ ấÊ ậË đ® èÌ ẻÎ ẽÏ éÐ ẹÑ êª ềÒ ểÓ ễÔ ếÕ ệÖ ì× ỉØ ĩÜ íÝ ịÞ ' +
  'òß ỏá õâ óã ọä ô« ồå ổæ ỗç ốè ộé ơ¬ ờê ởë ỡì ớí ợî ùï ủñ ũò úó ụô ư\u00AD ừõ ửö ữ÷ ứø ựù ỳú ỷû ỹü ýý ỵþ ' +
  'Ă¡ Â¢ Ê£ Ô¤ Ơ¥ Ư¦ Đ§';

const fromTcvn3 = new Map<string, string>();
const toTcvn3 = new Map<string, string>();
for (const pair of TCVN3_PAIRS.split(' ')) {
  const [letter = '', code = ''] = [...pair];
  fromTcvn3.set(code, letter);
  toTcvn3.set(letter, code);
}

/** VNI's marks by kind of base letter, small letters; capitals take the capital of the mark. */
const VNI_TONES: readonly [mark: string, tone: string][] = [
  ['ù', '\u0301'],
  ['ø', '\u0300'],
  ['û', '\u0309'],
  ['õ', '\u0303'],
  ['ï', '\u0323'],
];
const VNI_CIRCUMFLEX: readonly [mark: string, tone: string][] = [
  ['â', ''],
  ['á', '\u0301'],
  ['à', '\u0300'],
  ['å', '\u0309'],
  ['ã', '\u0303'],
  ['ä', '\u0323'],
];
const VNI_BREVE: readonly [mark: string, tone: string][] = [
  ['ê', ''],
  ['é', '\u0301'],
  ['è', '\u0300'],
  ['ú', '\u0309'],
  ['ü', '\u0303'],
  ['ë', '\u0323'],
];
const VNI_SINGLE: readonly [code: string, letter: string][] = [
  ['í', 'í'],
  ['ì', 'ì'],
  ['æ', 'ỉ'],
  ['ó', 'ĩ'],
  ['ò', 'ị'],
  ['ô', 'ơ'],
  ['ö', 'ư'],
  ['ñ', 'đ'],
  ['î', 'ỵ'],
];

const fromVni = new Map<string, string>();
const toVni = new Map<string, string>();

function addVni(code: string, letter: string): void {
  fromVni.set(code, letter);
  toVni.set(letter, code);
}

for (const [code, letter] of VNI_SINGLE) {
  addVni(code, letter);
  addVni(code.toUpperCase(), letter.toUpperCase());
}
/** A pair's capital is written with a capital mark, but careless typists leave the mark small: both are read. */
function addVniPair(base: string, mark: string, letter: string): void {
  fromVni.set(base.toUpperCase() + mark, letter.toUpperCase());
  addVni(base + mark, letter);
  addVni(base.toUpperCase() + mark.toUpperCase(), letter.toUpperCase());
}
for (const base of ['a', 'e', 'o', 'u', 'y', 'ô', 'ö']) {
  const plain = fromVni.get(base) ?? base;
  for (const [mark, tone] of VNI_TONES) {
    if (base !== 'y' || mark !== 'ï') addVniPair(base, mark, (plain + tone).normalize('NFC'));
  }
}
for (const base of ['a', 'e', 'o']) {
  for (const [mark, tone] of VNI_CIRCUMFLEX) addVniPair(base, mark, `${base}\u0302${tone}`.normalize('NFC'));
}
for (const [mark, tone] of VNI_BREVE) addVniPair('a', mark, `a\u0306${tone}`.normalize('NFC'));

/** TCVN3 to Unicode. Letters that only the capital fonts have large are made large where `capitals` says so. */
export function decodeTcvn3(text: string, capitals = false): string {
  let result = '';
  for (const char of text) result += fromTcvn3.get(char) ?? char;
  return capitals ? result.toLocaleUpperCase('vi') : raiseStrayLetters(result);
}

const WORD = /[\p{L}\p{M}]+/gu;

/**
 * TCVN3 has no capitals with tones: `CHỦ TỊCH` typed in a plain font keeps small ủ and ị. A word whose plain letters
 * are all capitals, and more than one letter long, was meant in capitals.
 */
function raiseStrayLetters(text: string): string {
  return text.replace(WORD, (word) => {
    const plain = word.replace(/[^A-Za-zĐđ]/g, '');
    if (word.length < 2 || plain === '' || plain !== plain.toUpperCase()) return word;
    // `Tú` and `Mỹ` are ordinary words with one capital.
    return plain.length === 1 && word.startsWith(plain) ? word : word.toLocaleUpperCase('vi');
  });
}

/** Unicode to TCVN3: capitals without a place of their own become the small letter, which a capital font draws large. */
export function encodeTcvn3(text: string): string {
  let result = '';
  for (const char of text.normalize('NFC')) {
    result += toTcvn3.get(char) ?? (char > '\u007f' ? (toTcvn3.get(char.toLocaleLowerCase('vi')) ?? char) : char);
  }
  return result;
}

/** VNI to Unicode: a pair is read before its first letter alone. */
export function decodeVni(text: string): string {
  let result = '';
  for (let at = 0; at < text.length; ) {
    const pair = fromVni.get(text.slice(at, at + 2));
    if (pair !== undefined && at + 1 < text.length) {
      result += pair;
      at += 2;
      continue;
    }
    const char = text.charAt(at);
    result += fromVni.get(char) ?? char;
    at += 1;
  }
  return result;
}

/** Unicode to VNI. */
export function encodeVni(text: string): string {
  let result = '';
  for (const char of text.normalize('NFC')) result += toVni.get(char) ?? char;
  return result;
}
