import { withoutRepeats } from './check-file.ts';
import type { BodyRow } from './classify-rows.ts';
import type { TableContext } from './context.ts';
import type { MappedColumn } from './map-columns.ts';
import { createTermReader, type RegisteredTerm, type TermReader } from './own-terms.ts';
import { parseRow } from './parse-row.ts';
import { tableColumns } from './row-reader.ts';
import type { FieldValues, ImportKind, ParsedRow, RegisteredUnit } from './types.ts';
import { createUnitResolver, type UnitResolver } from './units.ts';

/** Fields that reading one field also sets: they go when it is typed anew. */
const SET_TOGETHER: Readonly<Record<string, readonly string[]>> = {
  unit: ['unit', 'unitId'],
  unitId: ['unit', 'unitId'],
  education: ['education', 'educationLevel'],
  form: ['form', 'type'],
};

/** Fields that are checked against each other: one of them typed anew, the others are read again beside it. */
const CHECKED_TOGETHER: Readonly<Record<ImportKind, readonly (readonly string[])[]>> = {
  speakers: [],
  sessions: [
    ['audience', 'audienceFemale', 'audienceMinority', 'audienceParty'],
    ['date', 'endDate'],
  ],
  commendations: [['form', 'level', 'authority']],
};

export interface CorrectOptions {
  kind: ImportKind;
  today: string;
  units: UnitResolver;
  terms: TermReader;
}

/** The options of {@link correctRow} for what is registered, made once for many rows. */
export function correctOptions(
  kind: ImportKind,
  today: string,
  { units, terms }: { units: readonly RegisteredUnit[]; terms?: readonly RegisteredTerm[] },
): CorrectOptions {
  return { kind, today, units: createUnitResolver(units), terms: createTermReader(terms) };
}

function parseFields(texts: ReadonlyMap<string, string>, { kind, today, units, terms }: CorrectOptions) {
  const columns = [...texts.keys()].map((field, index): MappedColumn => {
    const target = field === 'unitId' ? 'unit' : field;
    return { index, storeys: [target], header: target, target, by: 'override', exact: true, samples: [] };
  });
  const around: TableContext = { unitIsSpecific: false, title: '' };
  const cells = [...texts.values()].map((text) => (text.trim() === '' ? undefined : text));
  const body: BodyRow = { row: 1, hidden: false, cells, group: {} };
  return parseRow(kind, body, tableColumns(columns, []), { today, units, terms, around });
}

/** A unit that was taken from a collective's name goes with that name: the new one names its own, or none. */
function unitOfFormerName(row: ParsedRow, typed: ReadonlyMap<string, string>): readonly string[] {
  const proposed = row.problems.some(({ code }) => code === 'UNIT_FROM_NAME');
  return proposed && typed.has('subjectName') ? ['unit', 'unitId'] : [];
}

/**
 * A row with fields typed anew: each text is read as a cell of that column would be. Other fields and their findings
 * stay; findings of the whole file are taken off, for `repeatMarker` to make them again.
 */
export function correctRow(row: ParsedRow, typed: ReadonlyMap<string, string>, options: CorrectOptions): ParsedRow {
  const texts = new Map(typed);
  for (const group of CHECKED_TOGETHER[options.kind]) {
    if (!group.some((field) => typed.has(field))) continue;
    for (const field of group) {
      const value = row.values[field];
      if (!typed.has(field) && value !== undefined) texts.set(field, String(value));
    }
  }
  const parsed = parseFields(texts, options);
  const touched = new Set([...texts.keys()].flatMap((field) => SET_TOGETHER[field] ?? [field]));
  for (const field of unitOfFormerName(row, typed)) touched.add(field);
  const kept = Object.entries(row.values).filter(([name]) => !touched.has(name));
  const read = Object.entries(parsed.values).filter(([name]) => touched.has(name));
  const values: FieldValues = Object.fromEntries([...kept, ...read]);
  const problems = [
    ...withoutRepeats(row).problems.filter(({ field }) => !touched.has(field)),
    ...parsed.problems.filter(({ field }) => touched.has(field)),
  ];
  return { ...row, values, problems, typed: { ...row.typed, ...Object.fromEntries(typed) } };
}
