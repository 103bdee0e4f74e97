import { importFieldLabels } from '#shared/contract/import-fields.ts';
import type { ImportKind, ImportProblem, ImportRow } from '#shared/contract/imports.ts';
import { rowKey } from './import-item.ts';
import { showImportValue, type ValueNames } from './show-import-value.ts';

/** What the cells of the review say, apart from how they are drawn. */

export type FieldChange = ImportRow['changes'][number];

/** Fields of the register beside those of a row under which a change is told. */
const changeFields: Record<string, string> = { unitId: 'unit', recognition: 'decisionNumber' };

/** The fields by which a record is told from others come first: how a session was held, of which sort an award is, after. */
const orders: Record<ImportKind, readonly string[]> = {
  speakers: [],
  sessions: ['topic', 'date', 'unit', 'venue', 'speakers', 'count', 'audience'],
  commendations: ['subjectName', 'subjectKind', 'unit', 'form', 'decisionNumber', 'decisionDate', 'authority'],
};
const AFTER_ALL = 100;

/** In pixels, however long what stands in them is; fields that are not here take `USUAL_MOST`. */
const most: Record<string, number> = {
  fullName: 190,
  position: 210,
  topic: 250,
  subjectName: 230,
  form: 240,
  reason: 300,
  authority: 220,
  speakers: 170,
};
const USUAL_MOST = 150;
const LEAST = 64;
/** Of a letter of a cell, of a digit or a capital, of a letter of a heading, and of the room beside the text. */
const LETTER = 8.2;
const WIDE = 9.2;
/** The field that names a row stands in bold letters. */
const BOLD = 1.12;
const HEADING_LETTER = 9;
const BESIDE = 18;
/** The sign of a finding. */
const SIGN = 20;
/** Room for an old value and the new one. */
const CHANGE_WIDTH = 230;

/** Rows that are measured: a list of thousands is of one make. */
const MEASURED = 500;

/** Of a heading over two lines. */
function headingWidth(label: string): number {
  const words = label.split(' ');
  const splits = words.map((_, at) => Math.max(words.slice(0, at).join(' ').length, words.slice(at).join(' ').length));
  return Math.min(...splits) * HEADING_LETTER + BESIDE;
}

/** As wide as the longest text that stands in a column, within bounds: what matters is seen without scrolling. */
export function columnWidth(
  kind: ImportKind,
  { field, label }: ReviewField,
  rows: ImportRow[],
  names: ValueNames,
): number {
  if (rows.some((row) => changeOf(row, field)?.before)) return CHANGE_WIDTH;
  const measured = rows.slice(0, MEASURED);
  const bold = field === mainField[kind] ? BOLD : 1;
  const longest = measured.reduce((width, row) => {
    const text = cellText(kind, row, field, names);
    const wide = text.match(/[\d\p{Lu}]/gu)?.length ?? 0;
    return Math.max(width, (wide * WIDE + (text.length - wide) * LETTER) * bold + BESIDE);
  }, LEAST);
  const sign = measured.some((row) => problemOf(row, field)) ? SIGN : 0;
  return Math.ceil(Math.max(headingWidth(label), Math.min(longest, most[field] ?? USUAL_MOST) + sign));
}

export interface ReviewField {
  field: string;
  label: string;
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
  const rank = (field: string): number => {
    if (field === mainField[kind]) return 0;
    if (first.has(field)) return 1;
    const place = orders[kind].indexOf(field);
    return place === -1 ? AFTER_ALL : 2 + place;
  };
  labels.sort(([a], [b]) => rank(a) - rank(b));
  return labels.map(([field, label]) => ({ field, label }));
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
