import BetterSqlite3 from 'better-sqlite3';
import type { SalvagedTable } from '#shared/contract/salvage.ts';
import { applyKey } from '../db/database-key.ts';
import { migrations } from '../db/migrations/index.ts';
import { openDatabase } from '../db/open-database.ts';
import { mendReferences } from './mend-references.ts';
import { isUnreadable, type RawRow, readAround, readFromBothEnds } from './read-around.ts';

interface Column {
  name: string;
  hidden: number;
}

function openFile(file: string, key: Buffer): BetterSqlite3.Database {
  const database = new BetterSqlite3(file, { fileMustExist: true });
  applyKey(database, key);
  database.pragma('locking_mode = EXCLUSIVE');
  return database;
}

function tablesOf(database: BetterSqlite3.Database): string[] {
  const names = database.prepare("select name from sqlite_master where type = 'table' order by name").pluck().all();
  return (names as string[]).filter((name) => !name.startsWith('sqlite_'));
}

/** How many rows a table had, from an index where its own pages cannot be counted; null where nothing tells. */
function countOf(source: BetterSqlite3.Database, table: string): number | null {
  try {
    return source.prepare(`select count(*) from "${table}"`).pluck().get() as number;
  } catch (error) {
    if (isUnreadable(error)) return null;
    throw error;
  }
}

function hasRowNumbers(database: BetterSqlite3.Database, table: string): boolean {
  const tables = database.pragma('table_list') as { name: string; wr: number }[];
  return tables.find(({ name }) => name === table)?.wr === 0;
}

function copyTable(source: BetterSqlite3.Database, target: BetterSqlite3.Database, table: string): SalvagedTable {
  const there = new Set((target.pragma(`table_xinfo("${table}")`) as Column[]).map(({ name }) => name));
  const columns = (source.pragma(`table_xinfo("${table}")`) as Column[])
    .filter(({ name, hidden }) => hidden === 0 && there.has(name))
    .map(({ name }) => name);
  const names = columns.map((name) => `"${name}"`).join(', ');
  const insert = target.prepare(
    `insert or ignore into "${table}" (${names}) values (${columns.map(() => '?').join(', ')})`,
  );
  // What a new register begins with is in the old one too.
  target.exec(`delete from "${table}"`);
  let kept = 0;
  const take = (row: RawRow): void => {
    kept += insert.run(row).changes;
  };
  const gaps = hasRowNumbers(source, table)
    ? readAround(source, table, columns, take)
    : readFromBothEnds(source, table, columns, take);
  const count = countOf(source, table);
  const lost = count === null ? (gaps ? null : 0) : Math.max(0, count - kept);
  return { table, read: kept, lost };
}

/** The next numbers to give out must lie beyond all that are there, also where their own table was lost. */
function settleNumbers(target: BetterSqlite3.Database): void {
  for (const table of tablesOf(target)) {
    const columns = target.pragma(`table_xinfo("${table}")`) as Column[];
    if (!columns.some(({ name }) => name === 'id')) continue;
    const last = target.prepare(`select max(id) from "${table}"`).pluck().get() as number | null;
    if (last === null) continue;
    target
      .prepare(
        `insert into "idSequence" (name, next) values (?, ?)
         on conflict (name) do update set next = max("idSequence".next, excluded.next)`,
      )
      .run(table, last + 1);
  }
}

/**
 * Reads what can be read of a damaged register into a new one under the same key: table by table, around damaged pages.
 * Throws SQLite's error where not even the list of tables can be read.
 */
export async function salvageCopy(file: string, key: Buffer, target: string): Promise<SalvagedTable[]> {
  const source = openFile(file, key);
  try {
    const version = source.pragma('user_version', { simple: true }) as number;
    const known = tablesOf(source);
    const made = await openDatabase({
      file: target,
      key,
      beforeMigration: async () => undefined,
      migrations: migrations.filter((migration) => migration.version <= version),
    });
    await made.close();
    const fresh = openFile(target, key);
    try {
      fresh.pragma('journal_mode = DELETE');
      fresh.pragma('foreign_keys = OFF');
      return fresh.transaction(() => {
        const wanted = tablesOf(fresh).filter((table) => known.includes(table));
        const tables = wanted.map((table) => copyTable(source, fresh, table));
        const dropped = mendReferences(fresh, wanted);
        settleNumbers(fresh);
        return tables.map(({ table, read, lost }) => {
          const gone = dropped.get(table) ?? 0;
          return { table, read: read - gone, lost: lost === null ? null : lost + gone };
        });
      })();
    } finally {
      fresh.close();
    }
  } finally {
    source.close();
  }
}
