import type { CellValue, Merge, Sheet, Workbook } from '#main/core/excel/workbook.ts';
import { analyseRows } from '#main/core/imports/analyse.ts';
import type { AnalyseOptions, ImportAnalysis, ParsedRow } from '#main/core/imports/types.ts';
import { sampleUnits, TODAY } from './sample-units.ts';

/** Sheets written as rows of values, for tests of the stages after reading. */

export type Row = readonly (CellValue | null | undefined)[];

function columnIndex(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** `A1:C2` */
function merge(range: string): Merge {
  const match = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(range);
  if (!match) throw new Error(`no range: ${range}`);
  const [, left = '', top, right = '', bottom] = match;
  return { left: columnIndex(left), right: columnIndex(right), top: Number(top), bottom: Number(bottom) };
}

export function sheetOf(rows: readonly Row[], merges: readonly string[] = [], name = 'Sheet1'): Sheet {
  return {
    name,
    hidden: false,
    merges: merges.map(merge),
    rows: rows
      .map((cells, index) => ({
        row: index + 1,
        cells: cells.map((cell) => (cell === null || cell === '' ? undefined : cell)),
      }))
      .filter((row) => row.cells.some((cell) => cell !== undefined)),
  };
}

export function bookOf(...sheets: Sheet[]): Workbook {
  return { format: 'xlsx', sheets };
}

export function analyse(workbook: Workbook, options: Partial<AnalyseOptions> = {}): ImportAnalysis {
  const rows: ParsedRow[] = [];
  const take = (row: ParsedRow) => rows.push(row);
  return { ...analyseRows(workbook, { kind: 'speakers', units: sampleUnits, today: TODAY, ...options }, take), rows };
}

/** Rows by number, values alone; errors as `!field`. */
export function found(analysis: ImportAnalysis): Record<string, Record<string, unknown>> {
  return Object.fromEntries(
    analysis.rows.map(({ sheet, row, values, problems }) => [
      analysis.sheets.length > 1 ? `${sheet} ${row}` : String(row),
      {
        ...values,
        ...Object.fromEntries(
          problems.filter((one) => one.severity === 'error').map((one) => [`!${one.field}`, one.code]),
        ),
      },
    ]),
  );
}
