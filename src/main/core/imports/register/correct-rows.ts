import type { ParsedInputOf } from '#shared/contract/registry.ts';
import { breather } from '../../breathe.ts';
import { chunksOf } from '../../db/bulk.ts';
import { repeatMarker, withoutRepeats } from '../check-file.ts';
import { correctOptions, correctRow } from '../correct-row.ts';
import type { RegisteredTerm } from '../own-terms.ts';
import type { ImportAnalysis, ParsedRow, RegisteredUnit } from '../types.ts';
import { rowId } from './row-id.ts';
import { type PackedPart, packPart, ROWS_A_PART } from './row-parts.ts';

type Edit = ParsedInputOf<'imports.correct'>['edits'][number];

/**
 * The rows of a file with corrected cells; what only the whole file shows (the same person twice) is found anew. Rows
 * of which nothing changed are the same objects as before.
 */
export function correctRows(
  { kind, rows }: ImportAnalysis,
  edits: readonly Edit[],
  { today, ...registered }: { today: string; units: readonly RegisteredUnit[]; terms: readonly RegisteredTerm[] },
): ParsedRow[] {
  const byRow = new Map<string, Map<string, string>>();
  for (const { field, text, ...place } of edits) {
    const key = rowId(place);
    byRow.set(key, (byRow.get(key) ?? new Map<string, string>()).set(field, text));
  }
  const options = correctOptions(kind, today, registered);
  const mark = repeatMarker(kind);
  return rows.map((row) => {
    const typed = byRow.get(rowId(row));
    if (typed) return mark(correctRow(row, typed, options));
    const marked = mark(withoutRepeats(row));
    return marked === row || JSON.stringify(marked.problems) === JSON.stringify(row.problems) ? row : marked;
  });
}

/** The parts in which corrected rows differ from what they were, packed. */
export async function changedParts(
  before: readonly ParsedRow[],
  after: readonly ParsedRow[],
): Promise<{ part: number; rows: PackedPart }[]> {
  const former = chunksOf(before, ROWS_A_PART);
  const changed = chunksOf(after, ROWS_A_PART).flatMap((rows, part) =>
    rows.some((row, at) => row !== former[part]?.[at]) ? [{ part, rows }] : [],
  );
  const packed: { part: number; rows: PackedPart }[] = [];
  const breathe = breather(1);
  for (const { part, rows } of changed) {
    await breathe();
    packed.push({ part, rows: packPart(JSON.stringify(rows)) });
  }
  return packed;
}
