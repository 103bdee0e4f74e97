import {
  type EducationLevel,
  ethnicGroups,
  type Gender,
  type PoliticalTheory,
  type SpeakerCategory,
} from '#shared/contract/speaker-values.ts';
import { cleanText, fold } from '#shared/text/vietnamese.ts';
import { memo } from './memo.ts';

/** The words of cells, and what each means: data. All comparisons are on folded text (lower case, no marks). */

type Patterns<T> = readonly (readonly [RegExp, T])[];

function firstMatch<T>(patterns: Patterns<T>, text: string): T | undefined {
  return patterns.find(([pattern]) => pattern.test(text))?.[1];
}

/** Folded, dots and other punctuation as spaces. */
export function wordKey(text: string): string {
  return fold(text)
    .replace(/[^a-z0-9/+]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const GENDERS = new Map<string, Gender>([
  ['nam', 'male'],
  ['nu', 'female'],
  ['ong', 'male'],
  ['ba', 'female'],
  ['trai', 'male'],
  ['gai', 'female'],
  ['nam gioi', 'male'],
  ['nu gioi', 'female'],
  ['male', 'male'],
  ['female', 'female'],
  ['m', 'male'],
  ['f', 'female'],
]);

export const readGender = memo((text: string): Gender | undefined => {
  return GENDERS.get(wordKey(text));
});

const YES = new Set([
  'x',
  'xx',
  'co',
  '1',
  'v',
  'yes',
  'y',
  'true',
  '+',
  'dang vien',
  'dv',
  'da vao dang',
  'la dang vien',
  'roi',
  'dung',
  'dvcs',
  'dang vien chinh thuc',
  'dang vien du bi',
]);
const NO = new Set([
  '',
  '0',
  'khong',
  'chua',
  'no',
  'n',
  'false',
  'k',
  'ko',
  'quan chung',
  'qc',
  'chua vao dang',
  'khong phai',
  'sai',
  'o',
  'doan vien',
]);

/** `x`, `có`, `1`, a tick are yes; blank, `không`, `0`, a dash are no; undefined where the text is neither. */
export const readYesNo = memo((text: string): boolean | undefined => {
  if (/^[✓✔☑√]/u.test(text.trim())) return true;
  const key = wordKey(text);
  if (YES.has(key)) return true;
  return NO.has(key) ? false : undefined;
});

const EDUCATION: Patterns<EducationLevel> = [
  [/\b(tien si|tien sy)\b|^ts\b|\bphd\b/, 'doctor'],
  [/\b(thac si|thac sy|cao hoc|tren dai hoc|sau dai hoc)\b|^ths\b|\bthac s[iy]\b/, 'master'],
  [/\b(dai hoc|cu nhan|ky su|ki su|bac si|bac sy|duoc si|dh|hoc vien chinh tri|ky su)\b|^dh/, 'university'],
  [/\b(cao dang|cd)\b|^cd/, 'college'],
  [/\b(trung cap|trung hoc chuyen nghiep|thcn|tc|y si|y sy|so cap nghe|trung hoc su pham)\b/, 'vocational'],
  [
    /\b(thpt|trung hoc pho thong|cap (3|iii)|ptth|cap ba)\b|\b1[0-2]\s*\/\s*1[02]\b|\btot nghiep 12\b|^lop 1[0-2]\b|^1[0-2]$/,
    'upper-secondary',
  ],
  [/\b(thcs|trung hoc co so|cap (2|ii)|cap hai|ptcs)\b|\b[6-9]\s*\/\s*1[02]\b|^lop [6-9]\b|^[6-9]$/, 'lower-secondary'],
];

/** The level that an education as written comes to; the highest where several are named. */
export const readEducationLevel = memo((text: string): EducationLevel | undefined => {
  return firstMatch(EDUCATION, wordKey(text));
});

const THEORY: Patterns<PoliticalTheory> = [
  [/\b(cu nhan|cn|dai hoc)\b/, 'bachelor'],
  [/\b(cao cap|cc|ccllct)\b/, 'advanced'],
  [/\b(trung cap|tc|tcllct)\b/, 'intermediate'],
  [/\b(so cap|sc|scllct)\b/, 'elementary'],
  [/^(khong|chua|0|chua qua|chua hoc|chua co|chua qua dao tao)\b/, 'none'],
];

export const readPoliticalTheory = memo((text: string): PoliticalTheory | undefined => {
  return firstMatch(THEORY, wordKey(text));
});

const SPEAKER = /\b(bao cao vien|bcv)\b/;
const PROPAGANDIST = /\b(tuyen truyen vien|ttv)\b/;
const CATEGORY_LEVELS: Patterns<SpeakerCategory> = [
  [/\b(trung uong|tw|t w)\b/, 'central'],
  [/\b(tinh)\b/, 'provincial'],
  [/\b(huyen|quan|thi xa|thanh pho)\b/, 'district'],
  [/\b(xa|phuong|thi tran|co so|dac khu)\b/, 'commune'],
];

/**
 * The category that a cell or a title names. In a title both kinds may be named (`BÁO CÁO VIÊN, TUYÊN TRUYỀN VIÊN`):
 * then it says nothing of one person.
 */
export function readCategory(text: string): SpeakerCategory | undefined {
  const key = wordKey(text);
  const speaker = SPEAKER.test(key);
  const propagandist = PROPAGANDIST.test(key);
  if (speaker && propagandist) return undefined;
  if (propagandist) return 'grassroots';
  if (speaker) {
    const level = /\b(?:bao cao vien|bcv)\b(.*)$/.exec(key)?.[1] ?? '';
    return firstMatch(CATEGORY_LEVELS, level);
  }
  return undefined;
}

/** As {@link readCategory}, for a cell of a column that holds categories: `Cấp huyện` is enough there. */
export const readCategoryCell = memo((text: string): SpeakerCategory | undefined => {
  const key = wordKey(text);
  const whole = readCategory(text);
  if (whole) return whole;
  if (SPEAKER.test(key) && PROPAGANDIST.test(key)) return undefined;
  if (/^(co so|cap co so|ttvcs|tt)$/.test(key)) return 'grassroots';
  return /^(cap )?(trung uong|tw|tinh|huyen|quan|thi xa|thanh pho|xa|phuong|thi tran)\b/.test(key)
    ? firstMatch(CATEGORY_LEVELS, key)
    : undefined;
});

const ETHNIC_SPELLINGS: readonly (readonly [string, readonly string[]])[] = [
  ['Gia Rai', ['jrai', 'jarai', 'gia lai', 'giarai', 'j rai', 'gia-rai', 'djarai', 'gialai']],
  [
    'Xơ Đăng',
    [
      'sedang',
      'xo dang',
      'xe dang',
      'xodang',
      'xedang',
      'se dang',
      'so dang',
      'xo-dang',
      'ha lang',
      'to dra',
      'todrah',
      'xteng',
    ],
  ],
  ['Ba Na', ['bahnar', 'bana', 'ba-na', 'banar', 'ro ngao', 'bohnar', 'rongao']],
  ['Ê Đê', ['ede', 'e-de', 'rade', 'ra de']],
  ['Giẻ Triêng', ['gie-trieng', 'gietrieng', 'de trieng', 'de', 'gie', 'trieng', 'd gieng']],
  ['Mông', ["h'mong", 'hmong', 'h mong', 'meo', 'mong']],
  ['Mnông', ["m'nong", 'm nong', 'mnong', 'mo nong']],
  ['Khmer', ['kho me', 'khome', 'kho-me', 'kh me', 'mien']],
  ['Rơ Măm', ['romam', 'ro-mam', 'ro mam']],
  ['Brâu', ['b rau', 'brau']],
  ['Hrê', ["h're", 'h re', 'hre']],
  ['Cơ Tu', ['katu', 'ka tu', 'co-tu', 'cotu', 'c tu']],
  ['Cơ Ho', ["k'ho", 'koho', 'k ho', 'coho', 'co-ho']],
  ['Bru - Vân Kiều', ['van kieu', 'bru', 'bru van kieu', 'van-kieu']],
  ['Xtiêng', ["s'tieng", 'stieng', 'x tieng', 's tieng']],
  ['Ra Glai', ['raglai', 'raglay', 'ra-glai']],
  ['Chu Ru', ['churu', 'chu-ru']],
  ['Chơ Ro', ['choro', 'cho-ro', 'chau ro']],
  ['Kinh', ['viet', 'nguoi kinh', 'dan toc kinh', 'k']],
  ['Sán Chay', ['cao lan', 'san chi', 'san chay']],
  ['Tà Ôi', ['pa co', 'ta-oi', 'taoi', 'pako']],
  ['Co', ['cor', 'cua']],
  ['Hoa', ['han']],
  ['Dao', ['zao']],
];

function ethnicKey(text: string): string {
  return fold(text)
    .replace(/^(dan toc|nguoi)\s+/, '')
    .replace(/[\s\-'.–]+/g, '');
}

const ethnicNames = new Map<string, string>();
for (const name of ethnicGroups) ethnicNames.set(ethnicKey(name), name);
for (const [name, spellings] of ETHNIC_SPELLINGS) {
  for (const spelling of spellings)
    if (!ethnicNames.has(ethnicKey(spelling))) ethnicNames.set(ethnicKey(spelling), name);
}

/** One of the 54 groups by any of its spellings; undefined for other text. */
export const readEthnicGroup = memo((text: string): string | undefined => {
  return ethnicNames.get(ethnicKey(text));
});

const VILLAGE =
  /^(?:thôn|làng|tổ dân phố|tổ|tdp|bản|buôn|ấp|khu phố|khối phố|khóm|plei|plây|khu dân cư)\s*\.?\s+[^,;]*|^kon\s+\p{L}+$/iu;

/** The village that an address begins with: `Thôn 2` of `Thôn 2, xã Đăk Mar`. */
export function readVillage(text: string): string | undefined {
  return VILLAGE.exec(text)?.[0]
    ?.replace(/\s+(?:[-–]\s+)?(?:xã|phường|thị trấn|tt)\s.*$/iu, '')
    .trim();
}

/** Forms of address before a name, and the gender they tell. */
const ADDRESS: Patterns<Gender | null> = [
  [/^(ông|anh)\s+(?=\p{L}+\s+\p{L})/iu, 'male'],
  [/^(bà|chị|cô)\s+(?=\p{L}+\s+\p{L})/iu, 'female'],
  [/^(đ\/c|đ\.c|đc|đồng chí|gv|ts|ths|bs)[.:]?\s+(?=\p{L})/iu, null],
];

/** Most names begin with none of these, and need no closer look. */
const MAY_HAVE_ADDRESS = /^[\s\d]|^(?:ông|anh|bà|chị|cô|đ|gv|ts|ths|bs)/iu;

/** A name without form of address and list number, and the gender that the address told. */
export function stripAddress(text: string): { name: string; gender?: Gender } {
  if (!MAY_HAVE_ADDRESS.test(text)) return { name: cleanText(text) };
  let name = cleanText(text).replace(/^\d{1,3}\s*[.)]\s*(?=\p{L})/u, '');
  let gender: Gender | undefined;
  for (const [pattern, told] of [...ADDRESS].reverse()) {
    const next = name.replace(pattern, '');
    if (next === name) continue;
    name = next;
    if (told) gender = told;
  }
  return gender ? { name, gender } : { name };
}
