/**
 * A workbook as plain data: what the program says of it, before any library. It crosses to the thread that writes the
 * file, so everything here can be cloned. Rows and columns are counted from 1, as Excel does.
 */

/** A date cell, ISO; a formula with the value that the program itself computed. */
export type CellValue = string | number | null | { date: string } | { formula: string; result: number | string };

/** What a column of a table holds: decides alignment and number format of its cells. */
export type ColumnType = 'index' | 'text' | 'centred' | 'phone' | 'count' | 'money' | 'date' | 'percent';

export interface ColumnModel {
  type: ColumnType;
  /** In characters, as Excel counts. */
  width: number;
}

/** A column whose heading stands over it alone. */
export interface HeadedColumn extends ColumnModel {
  heading: string;
}

/** Looks of cells outside tables: letterhead, titles, signatures. */
export type TextStyle =
  | 'parentName'
  | 'officeName'
  | 'rule'
  | 'nation'
  | 'motto'
  | 'number'
  | 'placeAndDate'
  | 'title'
  | 'subtitle'
  | 'note'
  | 'section'
  | 'fact'
  | 'recipientsTitle'
  | 'recipients'
  | 'signer';

/** `text`: each cell with a look of its own. The others are parts of a table, whose cells look as their column says. */
export type RowModel =
  | { kind: 'text'; height?: number; cells: readonly TextCell[] }
  | { kind: 'head' | 'uprightHead' | 'body' | 'group' | 'total'; height?: number; cells: readonly CellValue[] };

export interface TextCell {
  column: number;
  /** The cell is merged up to this column. */
  toColumn?: number;
  value: string;
  style: TextStyle;
  /** The look of the first line, where it has another one. */
  lead?: TextStyle;
}

export interface MergeModel {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export interface SheetModel {
  name: string;
  orientation: 'portrait' | 'landscape';
  columns: readonly ColumnModel[];
  rows: readonly RowModel[];
  merges: readonly MergeModel[];
  /** The rows repeated on each printed page, and kept in view above the rest. */
  headRows: { first: number; last: number } | null;
  /** Columns kept in view on the left. */
  frozenColumns: number;
}

/** A name by which other programs find a cell. */
export interface NamedCell {
  name: string;
  sheet: string;
  row: number;
  column: number;
}

export interface WorkbookModel {
  title: string;
  creator: string;
  /** UTC ISO. */
  createdAt: string;
  sheets: readonly SheetModel[];
  names: readonly NamedCell[];
}

/** `A`, `Z`, `AA`, … of a column counted from 1. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** `C5`. */
export function cellAddress(row: number, column: number): string {
  return columnLetters(column) + row;
}

/** `'Biểu 01 Đội ngũ'!C5`, as formulas on other sheets name a cell. */
export function sheetAddress(sheet: string, row: number, column: number): string {
  return `'${sheet.replaceAll("'", "''")}'!${cellAddress(row, column)}`;
}

/** The value that a cell shows, formulas by their result. */
export function shownValue(value: CellValue): string | number | null {
  if (value === null || typeof value !== 'object') return value;
  return 'date' in value ? value.date : value.result;
}
