import type { BodyRow } from './classify-rows.ts';
import type { TableContext } from './context.ts';
import type { MappedColumn } from './map-columns.ts';
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

export interface CorrectOptions {
  kind: ImportKind;
  today: string;
  units: UnitResolver;
}

/** The options of {@link correctRow} for a list of registered units, made once for many rows. */
export function correctOptions(kind: ImportKind, today: string, units: readonly RegisteredUnit[]): CorrectOptions {
  return { kind, today, units: createUnitResolver(units) };
}

function parseField(field: string, text: string, { kind, today, units }: CorrectOptions) {
  const target = field === 'unitId' ? 'unit' : field;
  const column: MappedColumn = {
    index: 0,
    storeys: [target],
    header: target,
    target,
    by: 'override',
    exact: true,
    samples: [],
  };
  const around: TableContext = { unitIsSpecific: false, title: '' };
  const body: BodyRow = { row: 1, hidden: false, cells: text.trim() === '' ? [] : [text], group: {} };
  return parseRow(kind, body, tableColumns([column], []), { today, units, around });
}

/**
 * A row with one field typed anew: the text is read as a cell of that column would be. Other fields and their findings
 * stay; findings of the whole file (`DUPLICATE_IN_FILE`) are taken off, for `checkFile` to make them again.
 */
export function correctRow(row: ParsedRow, field: string, text: string, options: CorrectOptions): ParsedRow {
  const together = SET_TOGETHER[field] ?? [field];
  const parsed = parseField(field, text, options);
  const kept = Object.entries(row.values).filter(([name]) => !together.includes(name));
  const read = Object.entries(parsed.values).filter(([name]) => together.includes(name));
  const values: FieldValues = Object.fromEntries([...kept, ...read]);
  const problems = [
    ...row.problems.filter((one) => !together.includes(one.field) && one.code !== 'DUPLICATE_IN_FILE'),
    ...parsed.problems.filter((one) => together.includes(one.field)),
  ];
  return { ...row, values, problems };
}
