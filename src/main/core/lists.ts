import { type SelectQueryBuilder, sql } from 'kysely';
import type { Sort } from '#shared/contract/common.ts';
import { searchWords } from '#shared/text/vietnamese.ts';
import type { ChangeRecorder } from './changes/change-recorder.ts';
import type { Draft, RecordKind, RecordMeta } from './changes/record-kind.ts';
import { CoreError, fieldError } from './core-error.ts';
import { chunksOf } from './db/bulk.ts';
import { keptCount } from './db/kept-counts.ts';
import type { Database, Db } from './db/schema.ts';
import type { CommandContext } from './operation.ts';
import { definedOf, requireVersion } from './patch.ts';
import { unitsBelow, unitsMatching } from './units/unit.repository.ts';

/** What every list of records does alike: searching by words, paging, sorting, loading in order, selecting for bulk changes. */

/** A searched word, folded, with the units whose names hold it. */
export interface SoughtWord {
  word: string;
  unitIds: number[];
}

/** The words of a search box. */
export async function seekWords(db: Db, search: string | undefined): Promise<SoughtWord[]> {
  const words: SoughtWord[] = [];
  for (const word of searchWords(search ?? '')) {
    words.push({ word, unitIds: await unitsMatching(db, word) });
  }
  return words;
}

/** The units that a filter means: those named, and those below them unless `below` is false. */
export async function seekUnits(
  db: Db,
  filter: { unitId?: number[] | undefined; below?: boolean | undefined },
): Promise<number[] | undefined> {
  if (filter.unitId === undefined || filter.below === false) return filter.unitId;
  return unitsBelow(db, filter.unitId);
}

export interface SortStep {
  /** `table.column`. */
  column: string;
  direction: 'asc' | 'desc';
}

/**
 * The steps of a sort: the column asked for, then the list's own order, so that equal values stand in a known order.
 * Throws `INVALID_INPUT` for a field that the list does not sort by.
 */
export function sortSteps(
  sort: Sort | undefined,
  columns: Readonly<Record<string, string>>,
  own: readonly SortStep[],
): SortStep[] {
  if (!sort) return [...own];
  const column = Object.hasOwn(columns, sort.field) ? columns[sort.field] : undefined;
  if (column === undefined) throw fieldError('sort.field', 'UNKNOWN_FIELD', 'Không sắp xếp được theo cột này.');
  return [{ column, direction: sort.direction }, ...own.filter((step) => step.column !== column)];
}

/** Which part of a list is asked for, in which order. */
export interface PageAsked {
  steps: readonly SortStep[];
  page: number;
  pageSize: number;
  /** A search: the pass is what costs, so the page and the total come from one. */
  onePass: boolean;
}

/** The ids of one page; with `onePass` each row also carries the `total`. */
function pageQuery<T extends keyof Database>(
  found: SelectQueryBuilder<Database, T, { id: number }>,
  { steps, page, pageSize, onePass }: PageAsked,
): SelectQueryBuilder<Database, T, { id: number; total: number | null }> {
  let query = found.limit(pageSize).offset((page - 1) * pageSize);
  for (const { column, direction } of steps) query = query.orderBy(sql.ref(column), direction);
  const total = onePass ? sql<number | null>`count(*) over ()` : sql<number | null>`null`;
  return query.select(total.as('total')) as never;
}

/** How many a list finds: what a page read in one pass said, else a count that holds until something is written. */
async function totalOf<T extends keyof Database>(
  db: Db,
  found: SelectQueryBuilder<Database, T, { id: number }>,
  { page, onePass }: PageAsked,
  said: number | null | undefined,
): Promise<number> {
  if (said !== null && said !== undefined) return said;
  if (onePass && page === 1) return 0;
  const counting = db.selectFrom(found.as('found')).select((eb) => eb.fn.countAll<number>().as('total'));
  return keptCount(db, counting, async () => (await counting.executeTakeFirstOrThrow()).total);
}

/** The ids of one page, and how many records there are in all. */
export async function pageOf<T extends keyof Database>(
  db: Db,
  found: SelectQueryBuilder<Database, T, { id: number }>,
  asked: PageAsked,
): Promise<{ ids: number[]; total: number }> {
  const rows: { id: number; total: number | null }[] = await pageQuery(found, asked).execute();
  return { ids: rows.map(({ id }) => id), total: await totalOf(db, found, asked, rows[0]?.total) };
}

/** Records in the order of their ids in the list. */
export async function loadInOrder<R extends RecordMeta>(
  db: Db,
  kind: RecordKind<R>,
  ids: readonly number[],
): Promise<R[]> {
  const byId = new Map<number, R>();
  for (const some of chunksOf(ids)) for (const record of await kind.load(db, some)) byId.set(record.id, record);
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** A record, in the recycle bin or not; throws `NOT_FOUND`. */
export async function requireRecord<R extends RecordMeta>(db: Db, kind: RecordKind<R>, id: number): Promise<R> {
  const [record] = await kind.load(db, [id]);
  if (!record) throw new CoreError('NOT_FOUND');
  return record;
}

/** A record that can be changed: one that is not in the recycle bin. */
export async function requireLive<R extends RecordMeta>(db: Db, kind: RecordKind<R>, id: number): Promise<R> {
  const record = await requireRecord(db, kind, id);
  if (record.deletedAt !== null) {
    throw new CoreError('NOT_FOUND', { message: 'Bản ghi này đang ở thùng rác. Hãy khôi phục trước khi sửa.' });
  }
  return record;
}

/** The records of a bulk change that are not in the recycle bin. */
export async function loadLive<R extends RecordMeta>(
  db: Db,
  kind: RecordKind<R>,
  ids: readonly number[],
): Promise<R[]> {
  return (await kind.load(db, ids)).filter(({ deletedAt }) => deletedAt === null);
}

/** The fields of a bulk change; throws `INVALID_INPUT` where there is none. */
export function requireSome<T extends object>(patch: T): ReturnType<typeof definedOf<T>> {
  const given = definedOf(patch);
  if (Object.keys(given).length === 0) throw fieldError('patch', 'EMPTY', 'Hãy chọn ít nhất một mục cần sửa.');
  return given;
}

/** Writes a bulk change, and says how many records it changed and how many had the value already. */
export async function changeMany<R extends RecordMeta>(
  changes: ChangeRecorder,
  kind: RecordKind<R>,
  updates: readonly { before: R; patch: Partial<Draft<R>> }[],
): Promise<{ changed: number; unchanged: number; changeId: number | null }> {
  const after = await changes.update(kind, updates);
  const changed = countChanged(
    updates.map(({ before }) => before),
    after,
  );
  return { changed, unchanged: after.length - changed, changeId: changes.changeId ?? null };
}

/** Puts records in the recycle bin, and says how many. */
export async function removeMany<R extends RecordMeta>(
  changes: ChangeRecorder,
  kind: RecordKind<R>,
  records: readonly R[],
): Promise<{ changed: number; changeId: number | null }> {
  const removed = await changes.remove(kind, records);
  return { changed: removed.length, changeId: changes.changeId ?? null };
}

/** Puts one record in the recycle bin, at the version that was read where one is given. */
export async function removeOne<R extends RecordMeta>(
  { db, changes }: CommandContext,
  kind: RecordKind<R>,
  { id, version }: { id: number; version?: number | undefined },
): Promise<R> {
  const before = await requireLive(db, kind, id);
  requireVersion(before, version, {});
  const [after] = await changes.remove(kind, [before]);
  return after ?? before;
}

/** Takes one record out of the recycle bin; one that is not there is left as it is. */
export async function restoreOne<R extends RecordMeta>(
  { db, changes }: CommandContext,
  kind: RecordKind<R>,
  id: number,
): Promise<R> {
  const before = await requireRecord(db, kind, id);
  const [after] = await changes.restore(kind, [before]);
  return after ?? before;
}

/** How many of the records are not at the version they had before. */
export function countChanged(before: readonly RecordMeta[], after: readonly RecordMeta[]): number {
  const versions = new Map(before.map(({ id, version }) => [id, version]));
  return after.filter(({ id, version }) => versions.get(id) !== version).length;
}

/** The names of units by id, those in the recycle bin too. */
export async function unitNames(db: Db, ids: readonly (number | null)[]): Promise<Map<number, string>> {
  const names = new Map<number, string>();
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  for (const some of chunksOf(wanted)) {
    const rows = await db.selectFrom('unit').select(['id', 'name']).where('id', 'in', some).execute();
    for (const { id, name } of rows) names.set(id, name);
  }
  return names;
}
