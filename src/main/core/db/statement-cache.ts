import type BetterSqlite3 from 'better-sqlite3';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** More different statements than the program has; a list's filters make the most. */
const CAPACITY = 500;

/**
 * Begins the text of a statement whose parameters are rows, each a list of values: it is run for each of them. The
 * library binds values to a statement of one row faster than to one of many.
 */
export const FOR_EACH = '/* for each */ ';

function runsForEach(statement: BetterSqlite3.Statement): SqliteStatement {
  return {
    reader: false,
    all: () => [],
    iterate: () => [].values(),
    run: (rows) => {
      for (const row of rows) statement.run(...(row as readonly unknown[]));
      return { changes: rows.length, lastInsertRowid: 0 };
    },
  };
}

/**
 * The database as kysely uses it, with prepared statements kept by their text: preparing costs ten times what running
 * a point read does. The oldest statement goes when the cache is full. `onCommit` hears of every commit as it begins.
 */
export function cacheStatements(database: BetterSqlite3.Database, onCommit: () => void): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare: (wanted) => {
      if (wanted === 'commit') onCommit();
      // After some failures (a full disk) SQLite has rolled back by itself: a second time would fail, and hide the first.
      const text = wanted === 'rollback' && !database.inTransaction ? 'select 1' : wanted;
      let statement = statements.get(text);
      if (statement) {
        statements.delete(text);
      } else {
        const prepared = database.prepare(text);
        statement = text.startsWith(FOR_EACH) ? runsForEach(prepared) : (prepared as unknown as SqliteStatement);
        const oldest = statements.size >= CAPACITY ? statements.keys().next().value : undefined;
        if (oldest !== undefined) statements.delete(oldest);
      }
      statements.set(text, statement);
      return statement;
    },
  };
}
