import { setImmediate } from 'node:timers/promises';
import { CompiledQuery, type Insertable } from 'kysely';
import type { Database, Db } from './schema.ts';

/** At most 32,766 variables a statement; a list of ids beyond this is asked for in parts. */
const IDS_A_STATEMENT = 10_000;
/** Values in one insert: enough that the cost of a call disappears, few enough that one call is over in milliseconds. */
const VALUES_A_STATEMENT = 4000;

/** The parts of a list that fit into one statement each. */
export function chunksOf<T>(items: readonly T[], size = IDS_A_STATEMENT): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < items.length; start += size) chunks.push(items.slice(start, start + size));
  return chunks;
}

/** An insert of `count` rows; made here, since a query builder takes longer over it than the database over the rows. */
function insertText(table: string, columns: readonly string[], count: number): string {
  const row = `(${columns.map(() => '?').join(', ')})`;
  const names = columns.map((column) => `"${column}"`).join(', ');
  return `insert into "${table}" (${names}) values ${new Array(count).fill(row).join(', ')}`;
}

/**
 * Inserts rows of one shape, many a statement; between statements other work gets its turn, so that a window stays
 * alive while ten thousand rows are written. Table and columns are the program's own names, values are bound.
 */
export async function insertRows<T extends keyof Database>(
  db: Db,
  table: T,
  rows: readonly Insertable<Database[T]>[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first) as (keyof Insertable<Database[T]> & string)[];
  const chunks = chunksOf(rows, Math.max(1, Math.floor(VALUES_A_STATEMENT / columns.length)));
  for (const chunk of chunks) {
    const values: unknown[] = [];
    for (const row of chunk) for (const column of columns) values.push(row[column]);
    await db.executeQuery(CompiledQuery.raw(insertText(table, columns, chunk.length), values));
    if (chunks.length > 1) await setImmediate();
  }
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
