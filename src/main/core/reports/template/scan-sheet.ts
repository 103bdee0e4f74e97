import { type Area, readAddress, readArea } from '../../excel/addresses.ts';
import { ReadFailure } from '../../excel/read-failure.ts';
import { walkXml, type XmlStart } from '../../excel/xml.ts';

/** A stretch of the sheet's XML, the end not included. */
export interface Stretch {
  start: number;
  end: number;
}

/** A cell where it stands in the XML. */
export interface ScannedCell extends Stretch {
  row: number;
  /** From 0. */
  column: number;
  /** The number of its style, as written; undefined where it has none. */
  style: string | undefined;
  /** `n`, `s`, `str`, `inlineStr`, `b`, `e`, `d`. */
  type: string;
  /** What `<v>` or `<is>` says; undefined where there is neither. */
  value: string | undefined;
  /** The `<v>` element. */
  valueAt: Stretch | undefined;
  formula: ScannedFormula | undefined;
}

export interface ScannedFormula {
  /** As written, without `=`; empty for the followers of a shared formula. */
  text: string;
  kind: string;
  /** The number of a shared formula. */
  shared: string | undefined;
  /** The `<f>` element. */
  at: Stretch;
}

/** A row where it stands in the XML. */
export interface ScannedRow extends Stretch {
  row: number;
  /** After its start tag. */
  opened: number;
  /** Before its end tag. */
  closing: number;
  /** `<row r="3"/>`. */
  empty: boolean;
  /** The style of cells that are not written, where the row has one. */
  style: string | undefined;
  hidden: boolean;
  cells: ScannedCell[];
}

export interface ScannedSheet {
  xml: string;
  /** What stands before the names of elements: empty, or `x:`. */
  prefix: string;
  /** `<sheetData>`. */
  data: Stretch & { opened: number; closing: number; empty: boolean };
  /** Ascending. */
  rows: ScannedRow[];
  merges: Area[];
  /** Cells that a formula fills from elsewhere: arrays and tables of results. */
  spilled: Area[];
  columns: { first: number; last: number; width: number; hidden: boolean; style: string | undefined }[];
  defaultWidth: number;
}

/** More cells, written ones without content included, than any form that people fill in. */
const MAX_CELLS = 300_000;
const MAX_MERGES = 20_000;
const DEFAULT_WIDTH = 9;

/** Reads on from tag to tag, keeping what a template's cells need. */
class SheetScanner {
  readonly rows: ScannedRow[] = [];
  readonly merges: Area[] = [];
  readonly spilled: Area[] = [];
  readonly columns: ScannedSheet['columns'] = [];
  data: ScannedSheet['data'] | undefined;
  prefix = '';
  defaultWidth = DEFAULT_WIDTH;
  private row: ScannedRow | undefined;
  private cell: ScannedCell | undefined;
  private cells = 0;
  /** What text belongs to now. */
  private reading: 'formula' | 'value' | 'inline' | undefined;
  private readonly xml: string;

  constructor(xml: string) {
    this.xml = xml;
  }

  open(element: XmlStart): void {
    const { name, attributes, start, end, empty } = element;
    switch (name) {
      case 'sheetData':
        this.prefix = /^<([^\s/>]*:)?sheetData/.exec(this.xml.slice(start, end))?.[1] ?? '';
        this.data ??= { start, end, opened: end, closing: start, empty };
        return;
      case 'row':
        if (this.data) this.openRow(element);
        return;
      case 'c':
        if (this.row) this.openCell(element);
        return;
      case 'f':
        if (!this.cell) return;
        this.cell.formula = { text: '', kind: attributes.t ?? 'normal', shared: attributes.si, at: { start, end } };
        this.reading = 'formula';
        if (attributes.t === 'array' || attributes.t === 'dataTable') this.addArea(this.spilled, attributes.ref);
        return;
      case 'v':
        if (!this.cell) return;
        this.cell.value = '';
        this.cell.valueAt = { start, end };
        this.reading = 'value';
        return;
      case 't':
        if (this.cell?.type === 'inlineStr') this.reading = 'inline';
        return;
      case 'mergeCell':
        this.addArea(this.merges, attributes.ref);
        return;
      case 'sheetFormatPr':
        this.defaultWidth = Number(attributes.defaultColWidth ?? attributes.baseColWidth) || DEFAULT_WIDTH;
        return;
      case 'col':
        this.columns.push({
          first: Number(attributes.min) - 1,
          last: Number(attributes.max) - 1,
          width: Number(attributes.width) || this.defaultWidth,
          hidden: attributes.hidden === '1' || attributes.hidden === 'true',
          style: attributes.style,
        });
    }
  }

  text(text: string): void {
    if (!this.cell || !this.reading) return;
    if (this.reading === 'formula') {
      if (this.cell.formula) this.cell.formula.text += text;
    } else this.cell.value = (this.cell.value ?? '') + text;
  }

  close(name: string, start: number, end: number): void {
    if (name === 'f' && this.cell?.formula) this.cell.formula.at.end = end;
    if (name === 'v' && this.cell?.valueAt) this.cell.valueAt.end = end;
    if (name === 'f' || name === 'v' || name === 't') this.reading = undefined;
    else if (name === 'c' && this.cell) {
      this.cell.end = end;
      this.cell = undefined;
    } else if (name === 'row' && this.row) {
      Object.assign(this.row, { closing: start, end });
      this.row = undefined;
    } else if (name === 'sheetData' && this.data) Object.assign(this.data, { closing: start, end });
  }

  private openRow({ attributes, start, end, empty }: XmlStart): void {
    const last = this.rows.at(-1)?.row ?? 0;
    const row = attributes.r === undefined ? last + 1 : Number(attributes.r);
    if (!Number.isInteger(row) || row <= last) throw new ReadFailure('FILE_UNREADABLE', 'sheet: rows out of order');
    const custom = attributes.customFormat === '1' || attributes.customFormat === 'true';
    const style = custom ? attributes.s : undefined;
    const hidden = attributes.hidden === '1' || attributes.hidden === 'true';
    this.row = { row, start, end, opened: end, closing: start, empty, style, hidden, cells: [] };
    this.rows.push(this.row);
  }

  private openCell({ attributes, start, end }: XmlStart): void {
    const row = this.row;
    if (!row) return;
    const last = row.cells.at(-1)?.column ?? -1;
    const place = attributes.r === undefined ? { row: row.row, column: last + 1 } : readAddress(attributes.r);
    if (place?.row !== row.row || place.column <= last) {
      throw new ReadFailure('FILE_UNREADABLE', 'sheet: cells out of order');
    }
    this.cells += 1;
    if (this.cells > MAX_CELLS) throw new ReadFailure('FILE_TOO_LARGE', 'sheet: too many cells for a form');
    const { s: style, t: type = 'n' } = attributes;
    this.cell = { ...place, start, end, style, type, value: undefined, valueAt: undefined, formula: undefined };
    row.cells.push(this.cell);
  }

  private addArea(areas: Area[], ref: string | undefined): void {
    const area = readArea(ref ?? '');
    if (area) areas.push(area);
    if (areas.length > MAX_MERGES) throw new ReadFailure('FILE_TOO_LARGE', 'sheet: too many merged ranges');
  }
}

/**
 * Reads a sheet's XML with the place of everything in it, so that cells can be changed and all else left alone.
 * @throws {ReadFailure} `FILE_UNREADABLE` for a sheet without cells or with cells out of order, `FILE_TOO_LARGE`.
 */
export function scanSheet(xml: string): ScannedSheet {
  const scanner = new SheetScanner(xml);
  walkXml(xml, {
    open: (element) => scanner.open(element),
    text: (text) => scanner.text(text),
    close: (name, start, end) => scanner.close(name, start, end),
  });
  const { data, prefix, rows, merges, spilled, columns, defaultWidth } = scanner;
  if (!data || (!data.empty && data.closing <= data.start)) {
    throw new ReadFailure('FILE_UNREADABLE', 'sheet: no whole sheetData');
  }
  return { xml, prefix, data, rows, merges, spilled, columns, defaultWidth };
}
