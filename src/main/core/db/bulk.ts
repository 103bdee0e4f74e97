import { CompiledQuery, type Insertable } from 'kysely';
import type { Database, Db } from './schema.ts';

/** At most 32,766 variables a statement; a list of ids beyond this is asked for in parts. */
const VARIABLES = 10_000;

/** The parts of a list that fit into one statement each. */
export function chunksOf<T>(items: readonly T[], size = VARIABLES): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < items.length; start += size) chunks.push(items.slice(start, start + size));
  return chunks;
}

/**
 * Inserts rows of one shape. The statement is written once and run for each row, since building it costs many times
 * what running it does.
 */
export async function insertRows<T extends keyof Database>(
  db: Db,
  table: T,
  rows: readonly Insertable<Database[T]>[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first) as (keyof Insertable<Database[T]>)[];
  const compiled = db.insertInto(table).values(first).compile();
  for (const row of rows) {
    await db.executeQuery(
      CompiledQuery.raw(
        compiled.sql,
        columns.map((column) => row[column]),
      ),
    );
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
