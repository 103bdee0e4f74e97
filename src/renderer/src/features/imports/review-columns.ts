import { importFieldLabels } from '#shared/contract/import-fields.ts';
import type { ImportKind, ImportProblem, ImportRow } from '#shared/contract/imports.ts';
import { rowKey } from './import-item.ts';
import { showImportValue, type ValueNames } from './show-import-value.ts';

/** What the cells of the review say, apart from how they are drawn. */

export type FieldChange = ImportRow['changes'][number];

/** Fields of the register beside those of a row under which a change is told. */
const changeFields: Record<string, string> = { unitId: 'unit', recognition: 'decisionNumber' };

/** In pixels; fields that are not here take `USUAL_WIDTH`. */
const widths: Record<string, number> = {
  fullName: 190,
  gender: 90,
  birthDate: 120,
  date: 120,
  decisionDate: 130,
  nationalId: 140,
  phone: 130,
  ethnicity: 110,
  position: 210,
  partyMember: 110,
  unit: 160,
  topic: 300,
  kind: 190,
  subjectName: 230,
  form: 240,
  reason: 300,
  authority: 220,
  speakers: 220,
};
const USUAL_WIDTH = 150;
/** Room for an old value and the new one. */
const CHANGE_WIDTH = 230;

export interface ReviewField {
  field: string;
  label: string;
  width: number;
}

/** The fields in which some row has an error, or that some row changes: what the clerk is to look at. */
export function fieldsToLookAt(rows: ImportRow[]): ReadonlySet<string> {
  const errors = rows.flatMap(({ problems }) => problems.filter(({ severity }) => severity === 'error'));
  const changes = rows.flatMap((row) => row.changes.filter(({ kept }) => !kept));
  return new Set([...errors, ...changes].map(({ field }) => changeFields[field] ?? field));
}

/**
 * The fields that some row has a value, a finding or a change in, in the order of the register.
 * @param first fields that stand before the others, after the one that names the row
 */
export function reviewFields(
  kind: ImportKind,
  rows: ImportRow[],
  first: ReadonlySet<string> = new Set(),
): ReviewField[] {
  const present = new Set<string>();
  for (const { values, problems, changes } of rows) {
    for (const field of Object.keys(values)) present.add(field);
    for (const { field } of problems) present.add(field);
    for (const { field } of changes) present.add(changeFields[field] ?? field);
  }
  // Without the main column a list of errors would not say who is meant.
  present.add(mainField[kind]);
  const labels = Object.entries(importFieldLabels[kind]).filter(([field]) => present.has(field));
  const rank = (field: string) => (field === mainField[kind] ? 0 : first.has(field) ? 1 : 2);
  labels.sort(([a], [b]) => rank(a) - rank(b));
  const changed = new Set(
    rows.flatMap(({ changes }) =>
      changes.filter(({ before }) => before !== null).map(({ field }) => changeFields[field] ?? field),
    ),
  );
  return labels.map(([field, label]) => {
    const width = widths[field] ?? USUAL_WIDTH;
    return { field, label, width: changed.has(field) ? Math.max(width, CHANGE_WIDTH) : width };
  });
}

/** The field that names a row to people. */
export const mainField: Record<ImportKind, string> = {
  speakers: 'fullName',
  sessions: 'topic',
  commendations: 'subjectName',
};

/** The finding that a cell shows: an error before a warning. */
export function problemOf(row: ImportRow, field: string): ImportProblem | undefined {
  const here = row.problems.filter((problem) => problem.field === field);
  return here.find(({ severity }) => severity === 'error') ?? here[0];
}

/** What a cell says: the value that will be stored, or what the file has where that could not be taken. */
export function cellText(kind: ImportKind, row: ImportRow, field: string, names: ValueNames): string {
  const text = showImportValue(kind, field, row.values[field], names);
  return text === '' ? (problemOf(row, field)?.written ?? '') : text;
}

export function changeOf(row: ImportRow, field: string): FieldChange | undefined {
  return row.changes.find((change) => (changeFields[change.field] ?? change.field) === field);
}

/** All that is to be said of a row: findings, and what differs but stays. */
export function rowNotes(kind: ImportKind, row: ImportRow, names: ValueNames): string {
  const labels = importFieldLabels[kind];
  const changes = row.changes.map(({ field, before, after, kept }) => {
    const label = labels[changeFields[field] ?? field] ?? labels[field] ?? field;
    const [old, next] = [before, after].map((value) => showImportValue(kind, field, value, names) || '(trống)');
    return kept ? `${label}: giữ “${old}”, tệp ghi “${next}”` : `${label}: “${old}” → “${next}”`;
  });
  return [...row.problems.map(({ message }) => message), ...changes].join(' · ');
}

/** The other rows in which the same field is wrong in the same words: one slip of the sender, made many times. */
export function sameMistake(rows: ImportRow[], row: ImportRow, field: string): ImportRow[] {
  const message = row.problems.find((problem) => problem.field === field && problem.severity === 'error')?.message;
  if (message === undefined) return [];
  return rows.filter(
    (other) =>
      rowKey(other) !== rowKey(row) &&
      other.problems.some((problem) => problem.field === field && problem.message === message),
  );
}
