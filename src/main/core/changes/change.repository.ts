import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { type ChangeRow, changeActionSchema, type EntityName, entitySchema } from '#shared/contract/changes.ts';
import type { Json } from '#shared/contract/common.ts';
import { chunksOf } from '../db/bulk.ts';
import { contains } from '../db/contains.ts';
import type { Db } from '../db/schema.ts';
import { localDay } from '../local-day.ts';

const valuesSchema = z.record(z.string(), z.json());

export interface StoredChangeRow extends ChangeRow {
  before: Record<string, Json> | null;
  after: Record<string, Json> | null;
  versionBefore: number | null;
  versionAfter: number | null;
  updatedAtBefore: string | null;
}

export interface ChangeRowsQuery {
  entity?: EntityName | undefined;
  entityId?: number | undefined;
  changeId?: number | undefined;
  rowId?: number | undefined;
  limit?: number | undefined;
}

function parseValues(json: string | null): Record<string, Json> | null {
  return json === null ? null : valuesSchema.parse(JSON.parse(json));
}

/** Rows read at once: checking what they say takes some milliseconds. */
const ROWS_AT_ONCE = 250;

/** Rows of the trail, newest first. Of an import there are ten thousand: they are read in parts. */
export async function findChangeRows(db: Db, find: ChangeRowsQuery): Promise<StoredChangeRow[]> {
  const all: StoredChangeRow[] = [];
  const most = find.limit ?? Number.POSITIVE_INFINITY;
  for (;;) {
    const limit = Math.min(ROWS_AT_ONCE, most - all.length);
    const part = await findPart(db, find, limit, all.at(-1)?.id);
    all.push(...part);
    if (part.length < limit || all.length >= most) return all;
    await setImmediate();
  }
}

async function findPart(
  db: Db,
  find: ChangeRowsQuery,
  limit: number,
  below: number | undefined,
): Promise<StoredChangeRow[]> {
  let query = db
    .selectFrom('changeRow')
    .innerJoin('change', 'change.id', 'changeRow.changeId')
    .selectAll('changeRow')
    .select(['change.at', 'change.clerkName', 'change.operation', 'change.about', 'change.wholeOnly', 'change.size']);
  if (find.entity !== undefined) query = query.where('changeRow.entity', '=', find.entity);
  if (find.entityId !== undefined) query = query.where('changeRow.entityId', '=', find.entityId);
  if (find.changeId !== undefined) query = query.where('changeRow.changeId', '=', find.changeId);
  if (find.rowId !== undefined) query = query.where('changeRow.id', '=', find.rowId);
  if (below !== undefined) query = query.where('changeRow.id', '<', below);
  const rows = await query.orderBy('changeRow.id', 'desc').limit(limit).execute();
  return rows.map((row) => ({
    id: row.id,
    changeId: row.changeId,
    at: row.at,
    clerk: row.clerkName,
    operation: row.operation,
    about: row.about,
    entity: entitySchema.parse(row.entity),
    entityId: row.entityId,
    label: row.label,
    action: changeActionSchema.parse(row.action),
    before: parseValues(row.before),
    after: parseValues(row.after),
    versionBefore: row.versionBefore,
    versionAfter: row.versionAfter,
    updatedAtBefore: row.updatedAtBefore,
    takenBack: row.takenBackById !== null,
    wholeOnly: row.wholeOnly === 1,
    changeSize: row.size,
  }));
}

/** The day on which the register began: that of the first record written into it. Undefined while nothing was. */
export async function firstDay(db: Db): Promise<string | undefined> {
  const first = await db.selectFrom('change').select('at').orderBy('id').limit(1).executeTakeFirst();
  return first && localDay(new Date(first.at));
}

/** The id of the newest change; 0 where there is none. Every writing of a record makes one. */
export async function newestChange(db: Db): Promise<number> {
  const { id } = await db
    .selectFrom('change')
    .select((eb) => eb.fn.max('id').as('id'))
    .executeTakeFirstOrThrow();
  return id ?? 0;
}

const MARKED_AT_ONCE = 1000;

/** Marks rows as taken back, and a change all of whose rows are. */
export async function markTakenBack(
  db: Db,
  rows: readonly Pick<StoredChangeRow, 'id' | 'changeId'>[],
  byChangeId: number,
): Promise<void> {
  for (const some of chunksOf(rows, MARKED_AT_ONCE)) {
    const ids = some.map(({ id }) => id);
    await db.updateTable('changeRow').set({ takenBackById: byChangeId }).where('id', 'in', ids).execute();
    await setImmediate();
  }
  const changeIds = [...new Set(rows.map(({ changeId }) => changeId))];
  await db
    .updateTable('change')
    .set({ takenBackById: byChangeId })
    .where('takenBackById', 'is', null)
    .where('id', 'in', changeIds)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('changeRow')
            .select('changeRow.id')
            .whereRef('changeRow.changeId', '=', 'change.id')
            .where('changeRow.takenBackById', 'is', null),
        ),
      ),
    )
    .execute();
}

export interface ChangesQuery {
  entity?: EntityName[] | undefined;
  clerkId?: number | undefined;
  from?: string | undefined;
  to?: string | undefined;
  search?: string | undefined;
  limit: number;
  offset: number;
}

/** Changes, newest first, with the labels of the first records that each touched. */
export async function findChanges(db: Db, find: ChangesQuery) {
  let base = db.selectFrom('change');
  if (find.clerkId !== undefined) base = base.where('clerkId', '=', find.clerkId);
  if (find.from !== undefined) base = base.where('at', '>=', find.from);
  if (find.to !== undefined) base = base.where('at', '<=', find.to);
  const { entity, search } = find;
  if (entity || search) {
    base = base.where(({ exists, selectFrom, or, and }) => {
      let rows = selectFrom('changeRow').select('changeRow.id').whereRef('changeRow.changeId', '=', 'change.id');
      if (entity) rows = rows.where('changeRow.entity', 'in', entity);
      if (!search) return exists(rows);
      const named = rows.where(contains('changeRow.label', search));
      return or([exists(named), and([contains('change.about', search), exists(rows)])]);
    });
  }
  const { total } = await base.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await base.selectAll().orderBy('id', 'desc').limit(find.limit).offset(find.offset).execute();
  const labels = new Map<number, string[]>();
  for (const { id } of rows) {
    const some = await db
      .selectFrom('changeRow')
      .select('label')
      .where('changeId', '=', id)
      .orderBy('id')
      .limit(3)
      .execute();
    labels.set(
      id,
      some.map(({ label }) => label),
    );
  }
  const items = rows.map((row) => ({
    id: row.id,
    at: row.at,
    clerk: row.clerkName,
    operation: row.operation,
    about: row.about,
    size: row.size,
    takenBack: row.takenBackById !== null,
    labels: labels.get(row.id) ?? [],
  }));
  return { items, total };
}
