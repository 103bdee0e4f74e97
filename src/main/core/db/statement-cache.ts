import type BetterSqlite3 from 'better-sqlite3';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** More different statements than the program has; a list's filters make the most. */
const CAPACITY = 500;

/**
 * The database as kysely uses it, with prepared statements kept by their text: preparing costs ten times what running
 * a point read does. The oldest statement goes when the cache is full.
 */
export function cacheStatements(database: BetterSqlite3.Database): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare: (wanted) => {
      // After some failures (a full disk) SQLite has rolled back by itself: a second time would fail, and hide the first.
      const text = wanted === 'rollback' && !database.inTransaction ? 'select 1' : wanted;
      let statement = statements.get(text);
      if (statement) {
        statements.delete(text);
      } else {
        statement = database.prepare(text) as unknown as SqliteStatement;
        const oldest = statements.size >= CAPACITY ? statements.keys().next().value : undefined;
        if (oldest !== undefined) statements.delete(oldest);
      }
      statements.set(text, statement);
      return statement;
    },
  };
}
