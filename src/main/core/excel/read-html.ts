import { Parser } from 'htmlparser2';
import { ReadFailure } from './read-failure.ts';
import type { CellValue, Merge, Sheet, SheetRow } from './workbook.ts';

/**
 * HTML tables: what web systems call `.xls`, and what Excel puts on the clipboard. All tables follow one another on one
 * sheet, as Excel shows such a file. Every cell stays text, so that no zero is lost; nothing is fetched or run.
 */

const MAX_CELLS = 5_000_000;
const MAX_SPAN = 16_384;
const LINE_BREAKING = new Set(['br', 'p', 'div', 'li']);
const SILENT = new Set(['script', 'style', 'title', 'head', 'template']);

interface OpenCell {
  text: string;
  columns: number;
  rows: number;
}

class TableReader {
  readonly rows: SheetRow[] = [];
  readonly merges: Merge[] = [];
  private row = 0;
  private cells: (CellValue | undefined)[] = [];
  private column = 0;
  private open: OpenCell | undefined;
  private inRow = false;
  private silent = 0;
  private outside = '';
  private count = 0;
  /** Columns still covered by a cell that began in a row above: column -> rows left. */
  private readonly covered = new Map<number, number>();

  openTag(name: string, attributes: Record<string, string>): void {
    if (SILENT.has(name)) this.silent += 1;
    else if (name === 'table') this.flushOutside();
    else if (name === 'tr') this.startRow();
    else if (name === 'td' || name === 'th') {
      if (!this.inRow) this.startRow();
      this.endCell();
      const span = (value: string | undefined) =>
        Math.min(MAX_SPAN, Math.max(1, Number.parseInt(value ?? '1', 10) || 1));
      this.open = { text: '', columns: span(attributes.colspan), rows: span(attributes.rowspan) };
    } else if (LINE_BREAKING.has(name)) this.text('\n');
  }

  closeTag(name: string): void {
    if (SILENT.has(name)) this.silent = Math.max(0, this.silent - 1);
    else if (name === 'td' || name === 'th') this.endCell();
    else if (name === 'tr') this.endRow();
    else if (name === 'table') {
      this.endRow();
      this.covered.clear();
    }
  }

  text(text: string): void {
    if (this.silent > 0) return;
    if (this.open) this.open.text += text;
    else if (!this.inRow) this.outside += text;
  }

  end(): void {
    this.endRow();
    this.flushOutside();
  }

  /** Text between tables is a line of its own: titles often stand there. */
  private flushOutside(): void {
    for (const line of this.outside.split('\n')) {
      const text = line.replace(/\s+/g, ' ').trim();
      if (text === '') continue;
      this.row += 1;
      this.rows.push({ row: this.row, cells: [text] });
    }
    this.outside = '';
  }

  private startRow(): void {
    this.endRow();
    this.flushOutside();
    this.inRow = true;
    this.row += 1;
    this.cells = [];
    this.column = 0;
  }

  private skipCovered(): void {
    while ((this.covered.get(this.column) ?? 0) > 0) this.column += 1;
  }

  private endCell(): void {
    const cell = this.open;
    if (!cell) return;
    this.open = undefined;
    this.skipCovered();
    this.count += 1;
    if (this.count > MAX_CELLS) throw new ReadFailure('FILE_TOO_LARGE', 'html: too many cells');
    const text = cell.text
      .split('\n')
      .map((line) => line.replace(/[^\S\u00A0]+/g, ' ').trim())
      .filter((line) => line !== '')
      .join('\n');
    if (text !== '') this.cells[this.column] = text;
    if (cell.columns > 1 || cell.rows > 1) {
      const right = this.column + cell.columns - 1;
      this.merges.push({ top: this.row, bottom: this.row + cell.rows - 1, left: this.column, right });
      if (cell.rows > 1) for (let at = this.column; at <= right; at += 1) this.covered.set(at, cell.rows);
    }
    this.column += cell.columns;
  }

  private endRow(): void {
    if (!this.inRow) return;
    this.endCell();
    this.inRow = false;
    for (const [column, left] of this.covered) {
      if (left <= 1) this.covered.delete(column);
      else this.covered.set(column, left - 1);
    }
    const cells = Array.from(this.cells);
    if (cells.some((cell) => cell !== undefined)) this.rows.push({ row: this.row, cells });
  }
}

/**
 * Reads the tables of an HTML text as one sheet.
 * @throws {ReadFailure} `FILE_EMPTY` where there is no table with content, `FILE_TOO_LARGE` beyond 5 million cells.
 */
export function readHtml(text: string, name: string): Sheet {
  const reader = new TableReader();
  const parser = new Parser(
    {
      onopentag: (tag, attributes) => reader.openTag(tag, attributes),
      onclosetag: (tag) => reader.closeTag(tag),
      ontext: (piece) => reader.text(piece),
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.write(text);
  parser.end();
  reader.end();
  if (reader.rows.length === 0) throw new ReadFailure('FILE_EMPTY', 'html without cells');
  return { name, hidden: false, rows: reader.rows, merges: reader.merges };
}
