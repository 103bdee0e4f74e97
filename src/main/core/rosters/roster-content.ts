import type { PrintCell, PrintColumn, PrintRow } from '#shared/print/official-document.ts';
import { type CellValue, shownValue } from '../reports/workbook/sheet-model.ts';

/** What a roster says, before the office's head and foot are put around it. */
export interface RosterContent {
  /** Names files. */
  name: string;
  title: string;
  /** What it covers, each on a line under the title. */
  scope: string[];
  columns: PrintColumn[];
  rows: PrintRow[];
  notes: string[];
  /** How many records. */
  size: number;
}

/** A list's page that holds all of it. */
export const EVERYTHING = { page: 1, pageSize: 1_000_000 };

export const indexColumn: PrintColumn = { heading: 'STT', under: null, type: 'index', width: 7.5 };

/** A cell of a sheet as print takes it: dates stay dates, formulas are their results. */
export function toPrintCell(value: CellValue): PrintCell {
  return value !== null && typeof value === 'object' && 'date' in value ? value : shownValue(value);
}

/** Columns in which no row says anything only take paper; the first ones, which name the row, stay. */
export function withoutEmptyColumns(
  columns: PrintColumn[],
  rows: PrintRow[],
  always: number,
): Pick<RosterContent, 'columns' | 'rows'> {
  const filled = columns.map(
    (_, index) => index < always || rows.some(({ kind, cells }) => kind === 'body' && (cells[index] ?? null) !== null),
  );
  return {
    columns: columns.filter((_, index) => filled[index]),
    rows: rows.map((row) =>
      row.kind === 'group' ? row : { ...row, cells: row.cells.filter((_, index) => filled[index]) },
    ),
  };
}
