import { open } from 'node:fs/promises';
import BetterSqlite3 from 'better-sqlite3';
import { applyKey, changeKey, type DatabaseKey } from './database-key.ts';
import { APPLICATION_ID } from './migrate.ts';

/**
 * Work on a database file that is not the open register: a copy on its way to or from a backup. These calls are
 * synchronous like SQLite itself, and leave the file as one piece, without a log beside it.
 */

export interface DatabaseFacts {
  schemaVersion: number;
  /** Records by table, those in the recycle bin included. */
  counts: Record<string, number>;
  /** The newest change in the audit trail; null where there is none. */
  lastChange: { id: number; at: string } | null;
}

/** Page cache of a check, in KiB: a larger one makes it no faster, and an old PC has better use for the memory. */
const CACHE_KIB = 24_576;

const PLAIN_HEADER = 'SQLite format 3\0';

/** Whether a file is a SQLite database that is not encrypted. False for one that is not there. */
export async function isPlainDatabase(file: string): Promise<boolean> {
  const handle = await open(file, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (!handle) return false;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(PLAIN_HEADER.length), 0, PLAIN_HEADER.length, 0);
    return bytesRead === PLAIN_HEADER.length && buffer.toString('latin1') === PLAIN_HEADER;
  } finally {
    await handle.close();
  }
}

function withFile<T>(file: string, key: DatabaseKey, work: (database: BetterSqlite3.Database) => T): T {
  const database = new BetterSqlite3(file, { fileMustExist: true });
  try {
    applyKey(database, key);
    database.pragma('locking_mode = EXCLUSIVE');
    database.pragma(`cache_size = -${CACHE_KIB}`);
    return work(database);
  } finally {
    database.close();
  }
}

/** Takes the file out of WAL mode, so that it stands alone; opening the register puts it back. */
export function makeStandalone(file: string, key: DatabaseKey): void {
  withFile(file, key, (database) => database.pragma('journal_mode = DELETE'));
}

/** Encrypts a file under a key, or under another key. */
export function encryptFile(file: string, from: DatabaseKey, to: Buffer): void {
  withFile(file, from, (database) => {
    database.pragma('journal_mode = DELETE');
    changeKey(database, to);
  });
}

/** What a file holds. Throws SQLite's error where it cannot be read with this key. */
export function readFacts(file: string, key: DatabaseKey): DatabaseFacts {
  return withFile(file, key, factsOf);
}

function factsOf(database: BetterSqlite3.Database): DatabaseFacts {
  const tables = database.prepare("select name from sqlite_master where type = 'table' order by name").pluck().all();
  const counts: Record<string, number> = {};
  for (const table of tables as string[]) {
    if (table.startsWith('sqlite_')) continue;
    counts[table] = database.prepare(`select count(*) from "${table}"`).pluck().get() as number;
  }
  const last = 'change' in counts ? database.prepare('select id, at from change order by id desc limit 1').get() : null;
  return {
    schemaVersion: database.pragma('user_version', { simple: true }) as number,
    counts,
    lastChange: (last as { id: number; at: string } | undefined) ?? null,
  };
}

/** Checks every page, index and reference of a file; gives what is wrong, in words, and what it holds. */
export function examineFile(file: string, key: DatabaseKey): { problems: string[]; facts: DatabaseFacts } {
  return withFile(file, key, (database) => {
    const integrity = database.pragma('integrity_check') as { integrity_check: string }[];
    const problems = integrity.map((row) => row.integrity_check).filter((text) => text !== 'ok');
    for (const { table } of database.pragma('foreign_key_check') as { table: string }[]) {
      problems.push(`Bảng ${table} có bản ghi trỏ tới bản ghi không còn.`);
    }
    if (database.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
      problems.push('Tệp không phải là sổ của chương trình này.');
    }
    return { problems, facts: factsOf(database) };
  });
}
