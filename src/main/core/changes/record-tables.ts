import { insertAtOnce, insertInParts, type RowOf } from '../db/bulk.ts';
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
export function insertIntoTables<R>(db: Db, tables: readonly RecordTable<R>[], records: readonly R[]): Promise<void> {
  return insertInParts(records, async (some) => {
    for (const { table, rowsOf } of tables) {
      const rows = some.flatMap<object>((record) => rowsOf(record));
      await insertAtOnce(db, table, rows);
    }
  });
}
