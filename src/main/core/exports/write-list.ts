import type { Json } from '#shared/contract/common.ts';
import { fieldLabel } from '#shared/contract/field-labels.ts';
import type { OutputOf, ParsedInputOf } from '#shared/contract/registry.ts';
import { isFullDate } from '#shared/text/partial-date.ts';
import type { Names } from '#shared/words/names.ts';
import { currentClerk } from '../app/clerk.repository.ts';
import { CoreError } from '../core-error.ts';
import { chunksOf } from '../db/bulk.ts';
import type { Db } from '../db/schema.ts';
import type { TaskContext } from '../operation.ts';
import { SheetBuilder } from '../reports/workbook/sheet-builder.ts';
import type { CellValue, ColumnModel, SheetModel } from '../reports/workbook/sheet-model.ts';
import { writeOfficialSheet } from '../reports/workbook/write-official.ts';
import { type FullTable, fullTable } from './full-lists.ts';

const DATES: ReadonlySet<string> = new Set(['date', 'endDate', 'birthDate', 'decisionDate', 'validFrom', 'validTo']);
const LONG: ReadonlySet<string> = new Set([
  'topic',
  'title',
  'reason',
  'content',
  'notes',
  'recognition',
  'speakers',
  'attendees',
  'documents',
  'questions',
  'receipts',
  'figures',
  'stages',
]);

async function namesOf(db: Db, { records }: FullTable): Promise<Names> {
  const units = await db.selectFrom('unit').select(['id', 'name']).execute();
  const ids = new Set<number>();
  for (const record of records as { speakerId?: unknown; attendees?: { speakerId: number }[] }[]) {
    if (typeof record.speakerId === 'number') ids.add(record.speakerId);
    for (const { speakerId } of record.attendees ?? []) ids.add(speakerId);
  }
  const people = new Map<number, string>();
  for (const some of chunksOf([...ids])) {
    const rows = await db.selectFrom('speaker').select(['id', 'fullName']).where('id', 'in', some).execute();
    for (const { id, fullName } of rows) people.set(id, fullName);
  }
  return { byId: new Map(units.map(({ id, name }) => [id, { name }])), people };
}

function typeOf(field: string, records: FullTable['records']): ColumnModel['type'] {
  if (DATES.has(field)) return 'date';
  const numbers = records.every((record) => {
    const value = (record as Record<string, unknown>)[field];
    return value === null || (typeof value === 'number' && !field.endsWith('Id'));
  });
  if (field === 'year') return 'centred';
  return numbers && records.length > 0 ? 'count' : 'text';
}

function cellOf(field: string, type: ColumnModel['type'], value: Json, { show }: FullTable, names: Names): CellValue {
  if (value === null || value === undefined || value === '') return null;
  if ((type === 'count' || field === 'year') && typeof value === 'number') return value;
  if (type === 'date' && typeof value === 'string' && isFullDate(value)) return { date: value };
  return show(field, value, names) || null;
}

/** A register as a sheet: a column a field under its label, a row a record; no layout of an official paper. */
function listSheet(table: FullTable, names: Names): SheetModel {
  const columns = table.fields.map((field) => {
    const type = typeOf(field, table.records);
    return { field, type, width: LONG.has(field) ? 36 : type === 'text' ? 20 : 13 };
  });
  const builder = new SheetBuilder(table.title, 'landscape', [{ type: 'index', width: 6 }, ...columns]);
  builder.head([{ text: 'STT' }, ...columns.map(({ field }) => ({ text: fieldLabel(table.entity, field) ?? field }))]);
  for (const [index, record] of table.records.entries()) {
    const values = record as Record<string, Json>;
    builder.body([
      index + 1,
      ...columns.map(({ field, type }) => cellOf(field, type, values[field] ?? null, table, names)),
    ]);
  }
  return builder.build();
}

/**
 * Writes a register whole: every field that people enter. Identity numbers go along only when asked for; a leader, who
 * sees them masked, gets `NOT_ALLOWED`.
 */
export async function writeList(
  context: TaskContext,
  { path, ...list }: ParsedInputOf<'lists.write'>,
): Promise<OutputOf<'lists.write'>> {
  const { db } = context;
  if (list.kind === 'speakers' && list.identity && (await currentClerk(db))?.role === 'leader') {
    throw new CoreError('NOT_ALLOWED');
  }
  context.progress(0, 0, 'Đang lập danh sách');
  const table = await fullTable(context, list);
  const written = await writeOfficialSheet(context, path, listSheet(table, await namesOf(db, table)));
  return { rows: table.records.length, ...written };
}
