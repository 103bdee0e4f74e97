import { setImmediate } from 'node:timers/promises';
import { chunksOf, insertAtOnce, ROWS_AT_ONCE, type RowOf } from '../db/bulk.ts';
import type { Database, Db } from '../db/schema.ts';

interface TableOf<R, T extends keyof Database> {
  readonly table: T;
  /** The column that holds the record's id. */
  readonly key: keyof RowOf<T> & string;
  /** The rows of one record, all of one shape. */
  rowsOf(record: R): RowOf<T>[];
}

/** How the records of a kind lie in one table. */
export type RecordTable<R> = { [T in keyof Database]: TableOf<R, T> }[keyof Database];

/** Inserts the rows of records into all the tables they lie in; now and then other work gets its turn. */
export async function insertIntoTables<R>(
  db: Db,
  tables: readonly RecordTable<R>[],
  records: readonly R[],
): Promise<void> {
  const chunks = chunksOf(records, ROWS_AT_ONCE);
  for (const chunk of chunks) {
    for (const { table, rowsOf } of tables)
      await insertAtOnce<object>(
        db,
        table,
        chunk.flatMap<object>((record) => rowsOf(record)),
      );
    if (chunks.length > 1) await setImmediate();
  }
}
