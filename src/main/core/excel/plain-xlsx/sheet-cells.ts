import { serialToDate } from 'hucre';
import { MAX_ROW, readArea } from '../addresses.ts';
import type { CellStyle } from '../cell-styles.ts';
import { dateValue, numberValue, textValue } from '../cell-value.ts';
import type { CellValue, Merge, SheetRow } from '../workbook.ts';
import { decodeEscapes, decodeText, hasLegacyRuns, itemText, NotPlain } from './xml-text.ts';

/** What a sheet's cells refer to. */
export interface SheetSources {
  strings: readonly string[];
  /** By the number that a cell's `s` gives. */
  styles: readonly Pick<CellStyle, 'date'>[];
  from1904: boolean;
}

export interface SheetCells {
  rows: SheetRow[];
  merges: Merge[];
}

/** Wider sheets than lists are; a cell in the last column must not make a row of sixteen thousand. */
const MAX_COLUMNS = 512;

const SLASH = 47;
const LESS = 60;
const GREATER = 62;
const SPACE = 32;
const QUOTE = 34;
const EQUALS = 61;
const LETTER_A = 65;
const LETTER_C = 99;
const LETTER_F = 102;
const LETTER_R = 114;
const LETTER_S = 115;
const LETTER_T = 116;
const LETTER_V = 118;

/** Numbers as XML Schema writes doubles (ECMA-376 saves them so); what JavaScript takes beyond that is none. */
const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i;

/**
 * Reads the rows of `<sheetData>` in one pass over the text. It knows only the ways in which spreadsheet programs write
 * it: no prefixes, comments or unknown elements, rows in order.
 */
class SheetReader {
  readonly #xml: string;
  readonly #sources: SheetSources;
  #at: number;
  /** Of the tag being read. */
  #empty = false;
  #row = 0;
  #hidden = false;
  #column = 0;
  #style = -1;
  #type = '';

  constructor(xml: string, at: number, sources: SheetSources) {
    this.#xml = xml;
    this.#at = at;
    this.#sources = sources;
  }

  /** All rows that hold something; afterwards {@link end} is where the data ends. */
  readRows(): SheetRow[] {
    const xml = this.#xml;
    const rows: SheetRow[] = [];
    for (;;) {
      const tag = this.#nextTag();
      if (xml.startsWith('/sheetData>', tag)) return rows;
      if (!xml.startsWith('row', tag)) throw new NotPlain();
      this.#at = tag + 3;
      const before = this.#row;
      this.#readRowTag();
      if (this.#row <= before || this.#row > MAX_ROW) throw new NotPlain();
      const hidden = this.#hidden;
      const cells = this.#empty ? undefined : this.#readCells();
      if (cells) rows.push(hidden ? { row: this.#row, hidden: true, cells } : { row: this.#row, cells });
    }
  }

  get end(): number {
    return this.#at;
  }

  /** The next place that is no space. */
  #pastSpace(): number {
    let at = this.#at;
    while (this.#xml.charCodeAt(at) <= SPACE) at += 1;
    return at;
  }

  /** The place after the next `<`; only space may stand before it. */
  #nextTag(): number {
    const at = this.#pastSpace();
    if (this.#xml.charCodeAt(at) !== LESS) throw new NotPlain();
    this.#at = at + 1;
    return at + 1;
  }

  #readRowTag(): void {
    this.#hidden = false;
    let number = this.#row + 1;
    for (;;) {
      const name = this.#nextAttribute();
      if (name < 0) break;
      const start = this.#valueStart;
      const end = this.#valueEnd;
      if (this.#nameLength === 1 && name === LETTER_R) number = this.#digits(start, end);
      else if (this.#nameLength === 6 && this.#xml.startsWith('hidden', start - 8)) {
        const value = this.#xml.slice(start, end);
        this.#hidden = value === '1' || value === 'true';
      }
    }
    this.#row = number;
  }

  #readCells(): (CellValue | undefined)[] | undefined {
    const xml = this.#xml;
    const cells: (CellValue | undefined)[] = [];
    let next = 0;
    for (;;) {
      const tag = this.#nextTag();
      if (xml.charCodeAt(tag) === SLASH) {
        if (!xml.startsWith('/row>', tag)) throw new NotPlain();
        this.#at = tag + 5;
        return cells.length > 0 ? cells : undefined;
      }
      if (xml.charCodeAt(tag) !== LETTER_C) throw new NotPlain();
      this.#at = tag + 1;
      this.#column = next;
      this.#readCellTag();
      const column = this.#column;
      if (column < next || column >= MAX_COLUMNS) throw new NotPlain();
      next = column + 1;
      const value = this.#empty ? undefined : this.#readContent();
      if (value === undefined) continue;
      while (cells.length < column) cells.push(undefined);
      cells.push(value);
    }
  }

  #readCellTag(): void {
    this.#style = -1;
    this.#type = '';
    for (;;) {
      const name = this.#nextAttribute();
      if (name < 0) return;
      if (this.#nameLength !== 1) continue;
      const start = this.#valueStart;
      const end = this.#valueEnd;
      if (name === LETTER_R) this.#readReference(start, end);
      else if (name === LETTER_S) this.#style = this.#digits(start, end);
      else if (name === LETTER_T) this.#type = this.#xml.slice(start, end);
    }
  }

  #readReference(start: number, end: number): void {
    const xml = this.#xml;
    let at = start;
    let column = 0;
    for (; at < end; at += 1) {
      const letter = xml.charCodeAt(at) - LETTER_A;
      if (letter < 0 || letter > 25) break;
      column = column * 26 + letter + 1;
    }
    if (column === 0 || this.#digits(at, end) !== this.#row) throw new NotPlain();
    this.#column = column - 1;
  }

  #digits(start: number, end: number): number {
    const xml = this.#xml;
    if (start >= end || end - start > 9) throw new NotPlain();
    let number = 0;
    for (let at = start; at < end; at += 1) {
      const digit = xml.charCodeAt(at) - 48;
      if (digit < 0 || digit > 9) throw new NotPlain();
      number = number * 10 + digit;
    }
    return number;
  }

  #nameLength = 0;
  #valueStart = 0;
  #valueEnd = 0;

  /** The first letter of the next attribute's name; -1 at the end of the tag, which is then behind. */
  #nextAttribute(): number {
    const xml = this.#xml;
    let at = this.#pastSpace();
    let code = xml.charCodeAt(at);
    if (code === GREATER) {
      this.#empty = false;
      this.#at = at + 1;
      return -1;
    }
    if (code === SLASH) {
      if (xml.charCodeAt(at + 1) !== GREATER) throw new NotPlain();
      this.#empty = true;
      this.#at = at + 2;
      return -1;
    }
    const name = at;
    const first = code;
    while (code !== EQUALS) {
      // Also the end of the text, which is no number.
      if (!(code > SPACE && code !== GREATER)) throw new NotPlain();
      at += 1;
      code = xml.charCodeAt(at);
    }
    if (at === this.#at || xml.charCodeAt(at + 1) !== QUOTE) throw new NotPlain();
    this.#nameLength = at - name;
    this.#valueStart = at + 2;
    this.#valueEnd = xml.indexOf('"', at + 2);
    if (this.#valueEnd < 0) throw new NotPlain();
    this.#at = this.#valueEnd + 1;
    return first;
  }

  /** What stands between `<c …>` and `</c>`. */
  #readContent(): CellValue | undefined {
    const xml = this.#xml;
    const style = this.#style;
    const type = this.#type;
    let formula = false;
    let text: string | undefined;
    for (;;) {
      const tag = this.#nextTag();
      const code = xml.charCodeAt(tag);
      if (code === SLASH) {
        if (!xml.startsWith('/c>', tag)) throw new NotPlain();
        this.#at = tag + 3;
        return this.#value(type, style, text, formula);
      }
      if (code === LETTER_V) {
        if (text !== undefined || type === 'inlineStr') throw new NotPlain();
        this.#at = tag + 1;
        while (this.#nextAttribute() >= 0);
        if (type === 's') text = this.#sharedString();
        else text = this.#empty ? '' : this.#textUntil('</v>');
      } else if (code === LETTER_F) {
        this.#at = tag + 1;
        let shared = false;
        while (this.#nextAttribute() >= 0) shared ||= xml.startsWith('shared"', this.#valueStart);
        const own = this.#empty ? '' : this.#textUntil('</f>');
        if (shared || own !== '') formula = true;
      } else if (xml.startsWith('is>', tag) && type === 'inlineStr' && text === undefined) {
        const end = xml.indexOf('</is>', tag);
        if (end < 0) throw new NotPlain();
        text = inlineText(xml.slice(tag + 3, end));
        this.#at = end + 5;
      } else {
        throw new NotPlain();
      }
    }
  }

  #textUntil(closing: string): string {
    const start = this.#at;
    const end = this.#xml.indexOf('<', start);
    if (!this.#xml.startsWith(closing, end)) throw new NotPlain();
    this.#at = end + closing.length;
    return this.#xml.slice(start, end);
  }

  /** The string that a cell points at; its number is read where it stands, since most cells of a list have one. */
  #sharedString(): string {
    const start = this.#at;
    const end = this.#xml.indexOf('<', start);
    if (this.#empty || !this.#xml.startsWith('</v>', end)) throw new NotPlain();
    this.#at = end + 4;
    const text = this.#sources.strings[this.#digits(start, end)];
    if (text === undefined) throw new NotPlain();
    return text;
  }

  #value(type: string, style: number, text: string | undefined, formula: boolean): CellValue | undefined {
    if (text === undefined) return formula ? { uncached: true } : undefined;
    switch (type) {
      case 's':
      case 'inlineStr':
        return textValue(text);
      case 'str':
        return textValue(decodeEscapes(decodeText(text)));
      case 'b':
        if (text !== '1' && text !== '0' && text !== 'true' && text !== 'false') throw new NotPlain();
        return text === '1' || text === 'true';
      case 'e':
        return { error: decodeText(text) };
      case '':
      case 'n':
        if (text === '') return formula ? { uncached: true } : undefined;
        return this.#number(text, style);
      default:
        throw new NotPlain();
    }
  }

  #number(text: string, style: number): CellValue {
    if (!NUMBER.test(text)) throw new NotPlain();
    const { styles, from1904 } = this.#sources;
    const value = Number(text);
    return styles[style]?.date ? dateValue(serialToDate(value, from1904)) : numberValue(value);
  }
}

/** The text of an inline string. */
function inlineText(xml: string): string {
  if (xml.includes('<!') || hasLegacyRuns(xml)) throw new NotPlain();
  return itemText(xml);
}

const MERGE = /<mergeCell\s[^<>]*?ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"/g;

/** The merged ranges in what follows the data. */
function readMerges(xml: string): Merge[] {
  const merges = Array.from(xml.matchAll(MERGE), ([, range = '']) => readArea(range)).filter(
    (area) => area !== undefined,
  );
  // A merge that is not understood would leave its unit or group with one row alone.
  if (xml.split(/mergeCell[\s/>]/).length - 1 !== merges.length) throw new NotPlain();
  return merges;
}

/**
 * The cells of a sheet's part. Formulas are not followed: the value saved with one is taken.
 * @throws {NotPlain} where the XML is not as spreadsheet programs write it
 */
export function readSheetCells(xml: string, sources: SheetSources): SheetCells {
  const data = xml.indexOf('<sheetData');
  const opened = xml.indexOf('>', data);
  if (data < 0 || opened < 0 || xml.slice(0, opened).includes('<!')) throw new NotPlain();
  const reader = new SheetReader(xml, opened + 1, sources);
  const rows = xml.charCodeAt(opened - 1) === SLASH ? [] : reader.readRows();
  // The reader takes nothing between that it does not know; searching megabytes of cells would take as long as reading.
  const rest = xml.slice(reader.end);
  if (rest.includes('<!') || rest.includes('<sheetData')) throw new NotPlain();
  return { rows, merges: readMerges(rest) };
}
