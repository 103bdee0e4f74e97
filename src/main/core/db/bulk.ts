import { setImmediate } from 'node:timers/promises';
import { CompiledQuery, type Insertable } from 'kysely';
import type { Database, Db } from './schema.ts';
import { FOR_EACH } from './statement-cache.ts';

/** At most 32,766 variables a statement; a list of ids beyond this is asked for in parts. */
const IDS_A_STATEMENT = 10_000;
/** Rows written in one go: enough that the cost of a call disappears, few enough that it is over in milliseconds. */
export const ROWS_AT_ONCE = 100;

/** The parts of a list that fit into one statement each. */
export function chunksOf<T>(items: readonly T[], size = IDS_A_STATEMENT): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < items.length; start += size) chunks.push(items.slice(start, start + size));
  return chunks;
}

export type RowOf<T extends keyof Database> = Insertable<Database[T]>;

/**
 * Of many rows the columns that say nothing in any are left out: binding is most of the cost. They are null then, since
 * no column that may be null has a default (a test over the schema says so).
 */
function columnsToBind<R extends object>(rows: readonly R[], columns: readonly (keyof R & string)[]) {
  // Single records keep all columns, so that they share one prepared statement.
  return rows.length === 1 ? columns : columns.filter((column) => rows.some((row) => row[column] !== null));
}

/**
 * Inserts rows of one shape by one prepared statement, with all or some of their columns. Table and columns are the
 * program's own names, values are bound.
 */
export async function insertAtOnce<R extends object>(
  db: Db,
  table: string,
  rows: readonly R[],
  wanted?: readonly (keyof R & string)[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = columnsToBind(rows, wanted ?? (Object.keys(first) as (keyof R & string)[]));
  const names = columns.map((column) => `"${column}"`).join(', ');
  const text = `${FOR_EACH}insert into "${table}" (${names}) values (${columns.map(() => '?').join(', ')})`;
  const values = rows.map((row) => columns.map((column) => row[column]));
  await db.executeQuery(CompiledQuery.raw(text, values));
}

/** Inserts what belongs to many records part by part; between two parts other work gets its turn. */
export async function insertInParts<R>(records: readonly R[], insert: (some: R[]) => Promise<void>): Promise<void> {
  const parts = chunksOf(records, ROWS_AT_ONCE);
  for (const part of parts) {
    await insert(part);
    if (parts.length > 1) await setImmediate();
  }
}

/**
 * Inserts a row for each record, all of one shape; now and then other work gets its turn, so that a window stays alive
 * while ten thousand rows are made and written.
 */
export function insertRecords<T extends keyof Database, R>(
  db: Db,
  table: T,
  records: readonly R[],
  toRow: (record: R) => RowOf<T>,
): Promise<void> {
  return insertInParts(records, (some) => insertAtOnce(db, table, some.map(toRow)));
}

/** Inserts rows that are made already, as {@link insertRecords} does. */
export function insertRows<T extends keyof Database>(db: Db, table: T, rows: readonly RowOf<T>[]): Promise<void> {
  return insertRecords(db, table, rows, (row) => row);
}

/** Gives out `count` new ids of a name: the first of them; the others follow it. */
export async function reserveIds(db: Db, name: string, count: number): Promise<number> {
  const { next } = await db
    .insertInto('idSequence')
    .values({ name, next: count + 1 })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((eb) => ({ next: eb('idSequence.next', '+', count) })),
    )
    .returning('next')
    .executeTakeFirstOrThrow();
  return next - count;
}
