import { type Compilable, sql } from 'kysely';
import type { Db } from './schema.ts';

/** More lists than are on the screen at one time. */
const CAPACITY = 50;

interface Kept {
  /** SQLite's count of all changes on this connection when they were counted. */
  changes: number;
  totals: Map<string, number>;
}

const keptBy = new WeakMap<Db, Kept>();

/** SQLite's own: rows written through this connection since it was opened. It never goes back, not by a rollback either. */
const totalChanges = sql<{ changes: number }>`select total_changes() as changes`;

/**
 * A count that holds as long as nothing was written: paging through a list, and coming back to it, counts once. The
 * register belongs to this connection alone (its lock is exclusive), so no other one can have written meanwhile. Inside
 * a transaction everything is counted anew: what is written there may be taken back.
 */
export async function keptCount(db: Db, query: Compilable, count: () => Promise<number>): Promise<number> {
  if (db.isTransaction) return count();
  const { rows } = await totalChanges.execute(db);
  const changes = rows[0]?.changes ?? Number.NaN;
  let kept = keptBy.get(db);
  if (kept?.changes !== changes) {
    kept = { changes, totals: new Map() };
    keptBy.set(db, kept);
  }
  const { sql: text, parameters } = query.compile();
  const key = JSON.stringify([text, parameters]);
  const known = kept.totals.get(key);
  if (known !== undefined) return known;
  const total = await count();
  if (kept.totals.size >= CAPACITY) kept.totals.clear();
  kept.totals.set(key, total);
  return total;
}
