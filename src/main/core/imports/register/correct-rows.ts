import type { ParsedInputOf } from '#shared/contract/registry.ts';
import { repeatMarker } from '../check-file.ts';
import { correctOptions, correctRow } from '../correct-row.ts';
import type { RegisteredTerm } from '../own-terms.ts';
import type { ImportAnalysis, ParsedRow, RegisteredUnit } from '../types.ts';

type Edit = ParsedInputOf<'imports.correct'>['edits'][number];

/** The rows of a file with corrected cells; what only the whole file shows (the same person twice) is found anew. */
export function correctRows(
  { kind, rows }: ImportAnalysis,
  edits: readonly Edit[],
  { today, ...registered }: { today: string; units: readonly RegisteredUnit[]; terms: readonly RegisteredTerm[] },
): ParsedRow[] {
  const byRow = new Map<string, Map<string, string>>();
  for (const { sheet, row, field, text } of edits) {
    const key = `${row}|${sheet}`;
    byRow.set(key, (byRow.get(key) ?? new Map<string, string>()).set(field, text));
  }
  const options = correctOptions(kind, today, registered);
  const corrected = rows.map((row) => correctRow(row, byRow.get(`${row.row}|${row.sheet}`) ?? new Map(), options));
  corrected.forEach(repeatMarker(kind));
  return corrected;
}
