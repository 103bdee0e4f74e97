import type { UnitKind } from '../contract/units.ts';
import { cleanText, fold, properName } from './vietnamese.ts';

/**
 * Units from their names as lists carry them: `Xã Đăk Mar`, `TT. Đăk Hà`, `XÃ NGỌK WANG`, `Thôn 3`, `Ban Tuyên giáo`.
 */

export interface UnitName {
  /** The name as the register keeps it: `XÃ ĐĂK MAR` and `X. Đăk Mar` are `Xã Đăk Mar`. */
  name: string;
  /** Undefined where the name does not say: `Đăk Mar`. */
  kind: UnitKind | undefined;
  /** The name without the word for its kind (`Đăk Mar`); of an agency, the whole name. */
  bare: string;
}

interface Prefix {
  /** As the register writes it. */
  word: string;
  kind: UnitKind;
  /** Other spellings, folded, with their dot. */
  short?: readonly string[];
}

/** The words before the proper name of an administrative unit. The longer ones come first. */
const PREFIXES: readonly Prefix[] = [
  { word: 'Tổ dân phố', kind: 'village', short: ['tdp', 'tdp.'] },
  { word: 'Tổ nhân dân', kind: 'village' },
  { word: 'Khu dân cư', kind: 'village', short: ['kdc', 'kdc.'] },
  { word: 'Thành phố', kind: 'district', short: ['tp', 'tp.', 't.p', 't.p.'] },
  { word: 'Thị trấn', kind: 'commune-thi-tran', short: ['tt.', 't.t', 't.t.', 'tt'] },
  { word: 'Thị xã', kind: 'district', short: ['tx', 'tx.', 't.x', 't.x.'] },
  { word: 'Đặc khu', kind: 'special-zone' },
  { word: 'Khu phố', kind: 'village', short: ['kp', 'kp.'] },
  { word: 'Huyện', kind: 'district', short: ['h.'] },
  { word: 'Quận', kind: 'district', short: ['q.'] },
  { word: 'Phường', kind: 'commune-phuong', short: ['p.'] },
  { word: 'Tỉnh', kind: 'province', short: ['t.'] },
  { word: 'Thôn', kind: 'village' },
  { word: 'Xóm', kind: 'village' },
  { word: 'Khóm', kind: 'village' },
  { word: 'Khối', kind: 'village' },
  { word: 'Buôn', kind: 'village' },
  { word: 'Plei', kind: 'village' },
  { word: 'Làng', kind: 'village' },
  { word: 'Bản', kind: 'village' },
  { word: 'Phum', kind: 'village' },
  { word: 'Sóc', kind: 'village' },
  { word: 'Ấp', kind: 'village' },
  { word: 'Tổ', kind: 'village' },
  { word: 'Xã', kind: 'commune-xa', short: ['x.'] },
];

/** Cities under the central government: level with provinces. */
const CENTRAL_CITIES = new Set(['ha noi', 'ho chi minh', 'hai phong', 'da nang', 'can tho', 'hue']);

/** What the names of agencies, mass organisations and schools begin with (folded words). */
const AGENCY_WORDS = [
  'ban',
  'bao hiem',
  'benh vien',
  'bo chi huy',
  'buu dien',
  'chi bo',
  'chi cuc',
  'chi nhanh',
  'co quan',
  'cong an',
  'cong doan',
  'cong ty',
  'cuc',
  'dang bo',
  'dang uy',
  'dai',
  'doan',
  'don',
  'hat',
  'hdnd',
  'hoi',
  'hoi dong',
  'hop tac xa',
  'khoi doan the',
  'khoi dan van',
  'kho bac',
  'lien doan',
  'lien minh',
  'lllvt',
  'mat tran',
  'mttq',
  'ngan hang',
  'nha van hoa',
  'phong',
  'quan su',
  'so',
  'tap doan',
  'thanh tra',
  'thu vien',
  'toa an',
  'tong cong ty',
  'tram',
  'trung doan',
  'trung tam',
  'truong',
  'ttyt',
  'ttgdtx',
  'ubmttq',
  'ubnd',
  'ubmt',
  'uy ban',
  'van phong',
  'vien',
  'vien kiem sat',
];

function isCapitals(text: string): boolean {
  return text === text.toLocaleUpperCase('vi') && text !== text.toLocaleLowerCase('vi');
}

/** Committees and youth unions of a level (Huyện uỷ, Xã đoàn); a commune may be called Đoàn Kết. */
const LEVEL_BODY = /^(tinh|thanh|huyen|quan|thi|xa|phuong) (uy|doan)(?! ket)( |$)/;

function isAgency(folded: string): boolean {
  return LEVEL_BODY.test(folded) || AGENCY_WORDS.some((word) => folded === word || folded.startsWith(`${word} `));
}

/** What follows `prefix` in `name`, where the name begins with it as a word of its own. */
function afterPrefix(name: string, prefix: Prefix): string | undefined {
  const words = name.split(' ');
  const length = prefix.word.split(' ').length;
  const head = words.slice(0, length).join(' ');
  if (head.toLocaleLowerCase('vi') === prefix.word.toLocaleLowerCase('vi')) return words.slice(length).join(' ');
  // Abbreviations stand alone (`TT. Đăk Hà`) or against the name (`TT.Đăk Hà`, `P.Quang Trung`).
  for (const short of prefix.short ?? []) {
    if (fold(words[0] ?? '') === short) return words.slice(1).join(' ');
    if (short.endsWith('.') && fold(words[0] ?? '').startsWith(short)) return name.slice(short.length).trim();
  }
  return undefined;
}

/** The same, for words written without their marks (`xa Dak Mar`, `thi tran Dak Ha`). */
function afterFoldedPrefix(name: string, prefix: Prefix): string | undefined {
  const words = name.split(' ');
  const length = prefix.word.split(' ').length;
  const head = words.slice(0, length).join(' ');
  return head === fold(head) && head.toLowerCase() === fold(prefix.word) ? words.slice(length).join(' ') : undefined;
}

function kindOf(prefix: Prefix, bare: string): UnitKind {
  return prefix.word === 'Thành phố' && CENTRAL_CITIES.has(fold(bare)) ? 'province' : prefix.kind;
}

/** Reads the name of a unit: its kind from the first words, and its spelling as the register keeps it. */
export function readUnitName(text: string): UnitName {
  const name = cleanText(text)
    .replace(/^[-–•+*]\s*/, '')
    .replace(/[;,.:]+$/, '');
  // "Trung tâm" is written TT too: what follows tells it from a township.
  const centre = /^tt\.? ?(y te|gdtx|giao duc|van hoa|chinh tri|boi duong|dich vu|phat trien)/.test(fold(name));
  const folded = fold(name);
  // `ban` without marks is an agency's word (Ban Tuyen giao) far more often than a hamlet's (Bản).
  for (const after of LEVEL_BODY.test(folded) ? [] : [afterPrefix, afterFoldedPrefix]) {
    for (const prefix of PREFIXES) {
      if (centre && prefix.kind === 'commune-thi-tran') continue;
      if (after === afterFoldedPrefix && isAgency(folded)) continue;
      const rest = after(name, prefix);
      if (rest === undefined || rest === '') continue;
      const bare = isCapitals(rest) || rest === rest.toLocaleLowerCase('vi') ? properName(rest) : rest;
      return { name: `${prefix.word} ${bare}`, kind: kindOf(prefix, bare), bare };
    }
  }
  const kind = centre || isAgency(folded) ? 'agency' : undefined;
  return { name: kind === undefined && isCapitals(name) ? properName(name) : name, kind, bare: name };
}

/** A line of a pasted list. `parent` is the place in the list of the unit that this one lies in. */
export interface ListedUnit extends UnitName {
  parent: number | undefined;
}

const HEADING =
  /^(stt|tt|so tt|so thu tu|ten don vi|don vi|ten|ghi chu|danh sach.*|ten xa.*|cong|tong|tong cong|tong so)$/;
const RANK: Partial<Record<UnitKind, number>> = {
  province: 0,
  district: 1,
  'commune-xa': 2,
  'commune-phuong': 2,
  'commune-thi-tran': 2,
  'special-zone': 2,
  village: 3,
};

/** Of a row pasted from Excel, the cell that names a unit: the first whose kind is told, else the first that is text. */
function namingCell(line: string): string | undefined {
  const cells = line
    .split('\t')
    .map((cell) => cleanText(cell).replace(/^"(.*)"$/, '$1'))
    .map((cell) => cell.replace(/^\(?\d{1,3}\s*[.)/-]\s*(?=\D)/, ''))
    .filter((cell) => /\p{L}/u.test(cell) && !HEADING.test(fold(cell)) && !/^[ivxIVX]+\.?$/.test(cell));
  return cells.find((cell) => readUnitName(cell).kind !== undefined) ?? cells[0];
}

/**
 * Reads a list of units as typed, or pasted from Excel with its numbering and headings: a unit a line. Villages
 * belong to the commune above them, communes and agencies to the district or province above them. A unit that is
 * listed twice in the same place counts once.
 */
export function readUnitList(text: string): ListedUnit[] {
  const listed: ListedUnit[] = [];
  const seen = new Set<string>();
  /** The last unit of each rank, by its place in the list. */
  const open: (number | undefined)[] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    const cell = namingCell(line);
    if (cell === undefined) continue;
    const unit = readUnitName(cell);
    // A name that does not tell its kind stands for a commune until the clerk says otherwise.
    const rank = unit.kind === 'agency' ? 2 : (RANK[unit.kind ?? 'commune-xa'] ?? 2);
    const parent = open.slice(0, rank).findLast((place) => place !== undefined);
    const key = `${parent ?? ''}/${fold(unit.name)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    listed.push({ ...unit, parent });
    if (unit.kind === 'agency') continue;
    open.length = rank;
    open[rank] = listed.length - 1;
  }
  return listed;
}

/**
 * A typed or pasted list with a word for its kind before every name that does not tell it: `Đăk Mar` is `Xã Đăk Mar`.
 * Names whose kind the clerk has `chosen` stay as they are.
 */
export function withKindWord(text: string, word: string, chosen: ReadonlySet<string>): string {
  const lines = text.split(/\r\n|\r|\n/).map((line) => {
    const cell = namingCell(line);
    if (cell === undefined) return line;
    const { name, kind } = readUnitName(cell);
    return kind !== undefined || chosen.has(name) ? line : `${word} ${cell}`;
  });
  return lines.join('\n');
}
