import type { EntityName } from '#shared/contract/changes.ts';
import type { Json } from '#shared/contract/common.ts';
import type { Db } from '../db/schema.ts';
import type { RecordTable } from './record-tables.ts';

/** What every record carries, as columns of the same names. */
export interface RecordMeta {
  id: number;
  createdAt: string;
  updatedAt: string;
  deletedAt: string | null;
  version: number;
}

/**
 * A kind of record as the audit trail sees it: whole documents, their lists and children included, that it can read,
 * write and compare field by field. Everything that can be undone is one of these.
 */
export interface RecordKind<R extends RecordMeta = RecordMeta> {
  readonly entity: EntityName;
  /** The fields that people know: what history shows, and what taking back restores. Derived ones are left out. */
  readonly fields: readonly (keyof R & string)[];
  /** What the record is called in lists of changes. */
  label(record: R): string;
  /** Reads records whether in the recycle bin or not; in no order; those that are not there are left out. */
  load(db: Db, ids: readonly number[]): Promise<R[]>;
  insert(db: Db, records: readonly R[]): Promise<void>;
  /** The tables that `insert` fills, in this order, where it does nothing else. */
  readonly tables?: readonly RecordTable<R>[];
  /** Writes the whole record; derived columns and children follow. */
  write(db: Db, record: R): Promise<void>;
  erase(db: Db, ids: readonly number[]): Promise<void>;
  /** Which of these records others refer to, so that they cannot be erased. */
  inUse(db: Db, ids: readonly number[]): Promise<Set<number>>;
}

/** A record as it is made: without what the recorder fills in. */
export type Draft<R extends RecordMeta> = Omit<R, keyof RecordMeta>;

/** The record's values by field, as JSON. */
export function valuesOf<R extends RecordMeta>(kind: RecordKind<R>, record: R): Record<string, Json> {
  const values: Record<string, Json> = {};
  for (const field of kind.fields) values[field] = record[field] as Json;
  return values;
}

/** What the audit trail keeps of a record that is made. */
export function creationOf<R extends RecordMeta>(kind: RecordKind<R>, record: R): { label: string; after: string } {
  return { label: kind.label(record), after: JSON.stringify(valuesOf(kind, record)) };
}

/** JSON values are equal when they are written alike: the documents' keys have one order. */
export function sameValue(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** The fields that differ, each with both values; undefined where nothing does. */
export function differences<R extends RecordMeta>(
  kind: RecordKind<R>,
  before: R,
  after: R,
): { before: Record<string, Json>; after: Record<string, Json> } | undefined {
  const changed = kind.fields.filter((field) => !sameValue(before[field], after[field]));
  if (changed.length === 0) return undefined;
  return {
    before: Object.fromEntries(changed.map((field) => [field, before[field] as Json])),
    after: Object.fromEntries(changed.map((field) => [field, after[field] as Json])),
  };
}
