import type { ParsedInputOf } from '#shared/contract/registry.ts';
import { checkFile } from '../check-file.ts';
import { parseRow } from '../parse-row.ts';
import { tableColumns } from '../row-reader.ts';
import type { ImportAnalysis, ImportKind, ParsedRow, RegisteredUnit } from '../types.ts';
import { createUnitResolver } from '../units.ts';

type Edit = ParsedInputOf<'imports.correct'>['edits'][number];

/** Fields that are checked against each other: one of them typed anew, the others are read again beside it. */
const together: Record<ImportKind, readonly (readonly string[])[]> = {
  speakers: [],
  sessions: [
    ['audience', 'audienceFemale', 'audienceMinority', 'audienceParty'],
    ['date', 'endDate'],
  ],
  commendations: [['form', 'level', 'authority', 'type']],
};

/**
 * Rows with corrected cells: what was typed is read by the same parser as a cell of the file, and findings on the
 * corrected fields are made anew. Gives all rows; those that were not corrected are the same objects.
 */
export function correctRows(
  analysis: ImportAnalysis,
  edits: readonly Edit[],
  context: { today: string; units: readonly RegisteredUnit[] },
): ParsedRow[] {
  const byRow = new Map<string, Edit[]>();
  for (const edit of edits) {
    const key = `${edit.row}|${edit.sheet}`;
    byRow.set(key, [...(byRow.get(key) ?? []), edit]);
  }
  const rows = analysis.rows.map((row) => {
    const own = byRow.get(`${row.row}|${row.sheet}`);
    const problems = row.problems.filter(({ code }) => code !== 'DUPLICATE_IN_FILE');
    return own ? correctRow(analysis.kind, { ...row, problems }, own, context) : { ...row, problems };
  });
  checkFile(analysis.kind, rows);
  return rows;
}

function correctRow(
  kind: ImportKind,
  row: ParsedRow,
  edits: readonly Edit[],
  { today, units }: { today: string; units: readonly RegisteredUnit[] },
): ParsedRow {
  const typed = new Map(edits.map(({ field, text }) => [field, text]));
  for (const group of together[kind]) {
    if (!group.some((field) => typed.has(field))) continue;
    for (const field of group) {
      const value = row.values[field];
      if (!typed.has(field) && value !== undefined) typed.set(field, String(value));
    }
  }
  const fields = [...typed.keys()];
  const columns = fields.map((field, index) => ({
    index,
    header: field,
    storeys: [field],
    target: field,
    by: 'override' as const,
    exact: true,
    samples: [],
  }));
  const cells = fields.map((field) => typed.get(field) || undefined);
  const read = parseRow(kind, { row: row.row, hidden: false, cells, group: {} }, tableColumns(columns, []), {
    today,
    units: createUnitResolver(units),
    around: { unitIsSpecific: false, title: '' },
  });
  const touched = new Set([
    ...fields,
    ...(typed.has('unit') ? ['unitId'] : []),
    ...(typed.has('education') ? ['educationLevel'] : []),
  ]);
  const untouched = Object.entries(row.values).filter(([field]) => !touched.has(field));
  const fresh = Object.entries(read.values).filter(([field]) => touched.has(field));
  return {
    ...row,
    values: Object.fromEntries([...untouched, ...fresh]),
    problems: [
      ...row.problems.filter(({ field }) => !touched.has(field)),
      ...read.problems.filter(({ field }) => touched.has(field)),
    ],
  };
}
