import { shown } from './clean.ts';
import type { Grid } from './grid.ts';
import type { Header } from './locate-table.ts';
import type { MappedColumn } from './map-columns.ts';
import { ARABIC } from './row-words.ts';

/** The column of numbers where its header does not say so: the first, counting 1, 2, 3. */
export function unlabelledOrdinal(grid: Grid, header: Header, columns: readonly MappedColumn[]): number | undefined {
  const first = columns[0];
  if (!first || first.target !== null) return undefined;
  let expected: number | undefined;
  let hits = 0;
  for (const row of grid.sheet.rows) {
    if (row.row < header.firstRow) continue;
    const text = shown(row.cells[first.index]);
    if (!ARABIC.test(text)) continue;
    const number = Number.parseInt(text, 10);
    if (expected !== undefined && number === expected + 1) hits += 1;
    expected = number;
    if (hits >= 2) return first.index;
  }
  return undefined;
}
