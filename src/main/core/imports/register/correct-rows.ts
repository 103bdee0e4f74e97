import type { ParsedInputOf } from '#shared/contract/registry.ts';
import { repeatMarker, withoutRepeats } from '../check-file.ts';
import { correctOptions, correctRow } from '../correct-row.ts';
import type { RegisteredTerm } from '../own-terms.ts';
import type { ImportAnalysis, ParsedRow, RegisteredUnit } from '../types.ts';

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
  for (const { sheet, row, field, text } of edits) {
    const key = `${row}|${sheet}`;
    byRow.set(key, (byRow.get(key) ?? new Map<string, string>()).set(field, text));
  }
  const options = correctOptions(kind, today, registered);
  const mark = repeatMarker(kind);
  return rows.map((row) => {
    const typed = byRow.get(`${row.row}|${row.sheet}`);
    if (typed) return mark(correctRow(row, typed, options));
    const marked = mark(withoutRepeats(row));
    return marked === row || JSON.stringify(marked.problems) === JSON.stringify(row.problems) ? row : marked;
  });
}
