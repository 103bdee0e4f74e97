import type { EntityName } from '#shared/contract/changes.ts';
import type { Json } from '#shared/contract/common.ts';
import { breather } from '../breathe.ts';
import { CoreError } from '../core-error.ts';
import type { Db } from '../db/schema.ts';
import { markTakenBack, type StoredChangeRow } from './change.repository.ts';
import type { ChangeRecorder } from './change-recorder.ts';
import { type RecordKind, type RecordMeta, sameValue } from './record-kind.ts';

/** A record that was left as it is, with the fields that were changed since. */
export interface Kept {
  entity: EntityName;
  entityId: number;
  label: string;
  fields: string[];
}

export type RecordKinds = ReadonlyMap<EntityName, RecordKind>;

/**
 * Takes back rows of one change, the last first. A record that was not touched since gets back exactly what it was,
 * version and time included; of one that was, only the fields that still hold what the change wrote. A record whose
 * fields were changed again since is left alone and listed.
 */
export async function takeBackRows(
  db: Db,
  kinds: RecordKinds,
  recorder: ChangeRecorder,
  rows: readonly StoredChangeRow[],
): Promise<{ takenBack: number; kept: Kept[] }> {
  const kept: Kept[] = [];
  const done: StoredChangeRow[] = [];
  for (const batch of batchesOf([...rows].sort((a, b) => b.id - a.id))) {
    const kind = kinds.get(batch.entity);
    if (!kind) throw new CoreError('CONFLICT');
    const current = new Map((await kind.load(db, [...batch.rows.keys()])).map((record) => [record.id, record]));
    const erased = await eraseCreated(db, kind, recorder, [...batch.rows.values()], current);
    const breathe = breather(50);
    for (const row of batch.rows.values()) {
      await breathe();
      const fields = erased.has(row.entityId)
        ? undefined
        : await takeBackRow(db, kind, recorder, row, current.get(row.entityId));
      if (fields === undefined) done.push(row);
      else kept.push({ entity: row.entity, entityId: row.entityId, label: row.label, fields });
    }
  }
  if (done.length > 0) await markTakenBack(db, done, await recorder.begin());
  return { takenBack: done.length, kept };
}

/** Rows of one entity that stand together, each of another record: what can be read and erased at once. */
interface Batch {
  entity: EntityName;
  rows: Map<number, StoredChangeRow>;
}

const BATCH_SIZE = 500;

function batchesOf(rows: readonly StoredChangeRow[]): Batch[] {
  const batches: Batch[] = [];
  for (const row of rows) {
    const last = batches.at(-1);
    const fits = last?.entity === row.entity && last.rows.size < BATCH_SIZE && !last.rows.has(row.entityId);
    if (last && fits) last.rows.set(row.entityId, row);
    else batches.push({ entity: row.entity, rows: new Map([[row.entityId, row]]) });
  }
  return batches;
}

/**
 * Erases at once what a change created, nothing touched since, and nothing refers to; gives the ids. What the other
 * records of the batch refer to is left to be taken back after them.
 */
async function eraseCreated(
  db: Db,
  kind: RecordKind,
  recorder: ChangeRecorder,
  rows: readonly StoredChangeRow[],
  current: ReadonlyMap<number, RecordMeta>,
): Promise<Set<number>> {
  const untouched = rows.flatMap(({ action, entityId, versionAfter }) => {
    const record = action === 'create' ? current.get(entityId) : undefined;
    return record?.version === versionAfter ? [record] : [];
  });
  if (untouched.length === 0) return new Set();
  const used = await kind.inUse(
    db,
    untouched.map(({ id }) => id),
  );
  const free = untouched.filter(({ id }) => !used.has(id));
  await recorder.erase(kind, free);
  return new Set(free.map(({ id }) => id));
}

/** Takes back one row; gives the fields in the way where it cannot (none: the record is in use, or gone). */
async function takeBackRow(
  db: Db,
  kind: RecordKind,
  recorder: ChangeRecorder,
  row: StoredChangeRow,
  current: RecordMeta | undefined,
): Promise<string[] | undefined> {
  switch (row.action) {
    case 'create':
      return current ? takeBackCreation(db, kind, recorder, row, current) : [];
    case 'erase':
      // Of a person who was deleted for good the trail keeps no values to bring back.
      if (current || row.before === null) return [];
      await recorder.insert(kind, [recordOf(row)]);
      return undefined;
    case 'update':
    case 'remove':
    case 'restore':
      return current ? takeBackValues(kind, recorder, row, current) : [];
  }
}

async function takeBackCreation(
  db: Db,
  kind: RecordKind,
  recorder: ChangeRecorder,
  row: StoredChangeRow,
  current: RecordMeta,
): Promise<string[] | undefined> {
  if (current.version !== row.versionAfter) return changedFields(current, row.after ?? {});
  if ((await kind.inUse(db, [current.id])).has(current.id)) return [];
  await recorder.erase(kind, [current]);
  return undefined;
}

async function takeBackValues(
  kind: RecordKind,
  recorder: ChangeRecorder,
  row: StoredChangeRow,
  current: RecordMeta,
): Promise<string[] | undefined> {
  const changedSince = changedFields(current, row.after ?? {});
  if (changedSince.length > 0) return changedSince;
  const untouched = current.version === row.versionAfter;
  const former = {
    ...current,
    ...row.before,
    version: untouched ? (row.versionBefore ?? current.version) : current.version + 1,
    updatedAt: untouched ? (row.updatedAtBefore ?? current.updatedAt) : recorder.at,
  };
  const action = row.action === 'remove' ? 'restore' : row.action === 'restore' ? 'remove' : 'update';
  await recorder.putBack(kind, current, former, action);
  return undefined;
}

/** The fields that no longer hold what the change wrote. */
function changedFields(current: RecordMeta, written: Record<string, Json>): string[] {
  const values = new Map<string, unknown>(Object.entries(current));
  return Object.entries(written)
    .filter(([field, value]) => !sameValue(values.get(field), value))
    .map(([field]) => field);
}

/** An erased record as the trail kept it. */
function recordOf(row: StoredChangeRow): RecordMeta {
  const values = row.before ?? {};
  const text = (key: string) => (typeof values[key] === 'string' ? values[key] : null);
  return {
    ...values,
    id: row.entityId,
    createdAt: text('createdAt') ?? row.at,
    updatedAt: row.updatedAtBefore ?? row.at,
    deletedAt: text('deletedAt'),
    version: row.versionBefore ?? 1,
  };
}
