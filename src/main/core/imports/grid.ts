import type { CellValue, Merge, Sheet, SheetRow } from '#main/core/excel/workbook.ts';

/** A sheet with its rows and merges to be found by number. */
export interface Grid {
  sheet: Sheet;
  row(number: number): SheetRow | undefined;
  /** The merge that covers a cell. */
  mergeAt(row: number, column: number): Merge | undefined;
  /** The value that a cell shows: of a merged range, that of its first cell. */
  value(row: number, column: number): CellValue | undefined;
}

/** Merges taller than this are nobody's header and nobody's data: they are not followed row by row. */
const TALLEST_MERGE = 2000;
/** All merges of a sheet together are followed for this many rows: a hostile file declares millions. */
const MERGED_ROWS = 500_000;

export function createGrid(sheet: Sheet): Grid {
  const rows = new Map(sheet.rows.map((row) => [row.row, row]));
  const merges = new Map<number, Merge[]>();
  let budget = MERGED_ROWS;
  for (const merge of sheet.merges) {
    if (budget <= 0) break;
    const bottom = Math.min(merge.bottom, merge.top + TALLEST_MERGE);
    budget -= bottom - merge.top + 1;
    for (let row = merge.top; row <= bottom; row += 1) {
      const list = merges.get(row);
      if (list) list.push(merge);
      else merges.set(row, [merge]);
    }
  }
  const mergeAt = (row: number, column: number): Merge | undefined =>
    merges.get(row)?.find(({ left, right }) => left <= column && column <= right);
  return {
    sheet,
    row: (number) => rows.get(number),
    mergeAt,
    value(row, column) {
      const own = rows.get(row)?.cells[column];
      if (own !== undefined) return own;
      const merge = mergeAt(row, column);
      return merge && rows.get(merge.top)?.cells[merge.left];
    },
  };
}
