import type { OutputOf, ParsedInputOf } from '#shared/contract/registry.ts';
import type { BatchWithAnalysis } from './batch.repository.ts';

/** The cells of a sheet as the file shows them, from a row on: records and what stands around them alike. */
export function rawRows(
  { analysis }: BatchWithAnalysis,
  { sheet, from, count }: ParsedInputOf<'imports.raw'>,
): OutputOf<'imports.raw'> {
  const all = [...analysis.rows, ...analysis.others].filter((row) => row.sheet === sheet).sort((a, b) => a.row - b.row);
  return {
    rows: all
      .filter(({ row }) => row >= from)
      .slice(0, count)
      .map(({ row, original }) => ({ row, cells: original.split('\t') })),
    lastRow: all.at(-1)?.row ?? 0,
  };
}
