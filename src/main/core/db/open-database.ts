import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { CoreStartError } from '../core-error.ts';
import { migrate } from './migrate.ts';
import type { Migration } from './migrations/index.ts';
import type { Database } from './schema.ts';
import { cacheStatements } from './statement-cache.ts';

/** Page cache in KiB: decrypted pages of a whole district's register stay in memory, within the memory of an old PC. */
const PAGE_CACHE_KIB = 32_768;

export interface OpenDatabaseOptions {
  /** The file, or `:memory:`. */
  file: string;
  /** Where the snapshot before a migration goes. */
  snapshotFolder: string;
  /** Names snapshots. */
  now: Date;
  /** How long to wait for another instance to let go of the file. */
  lockWaitMs?: number;
  migrations?: readonly Migration[];
}

export interface OpenDatabase {
  db: Kysely<Database>;
  schemaVersion: number;
  close(): Promise<void>;
}

/** Which start error a failure of SQLite means; undefined where it is none of those that are known. */
function startErrorOf(error: unknown): CoreStartError | undefined {
  const code = error instanceof BetterSqlite3.SqliteError ? error.code : '';
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return new CoreStartError('DATA_FOLDER_IN_USE', { cause: error });
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) return new CoreStartError('DATABASE_DAMAGED', { cause: error });
  if (/^SQLITE_(CANTOPEN|READONLY|PERM|IOERR)/.test(code)) {
    return new CoreStartError('DATA_FOLDER_UNWRITABLE', { cause: error });
  }
  if (code === 'SQLITE_FULL') return new CoreStartError('DISK_FULL', { cause: error });
  return undefined;
}

/**
 * Opens the register: foreign keys on, WAL, a commit is on the disk before it is acknowledged (`synchronous=FULL`),
 * and the file locked for this process alone: the lock is SQLite's own, so a killed process leaves none behind.
 * Throws {@link CoreStartError}; the file is then closed and unchanged.
 */
export async function openDatabase(options: OpenDatabaseOptions): Promise<OpenDatabase> {
  const inMemory = options.file === ':memory:';
  try {
    if (!inMemory) await mkdir(dirname(options.file), { recursive: true });
  } catch (cause) {
    throw new CoreStartError('DATA_FOLDER_UNWRITABLE', { cause });
  }
  let sqlite: BetterSqlite3.Database | undefined;
  try {
    sqlite = new BetterSqlite3(options.file, { timeout: options.lockWaitMs ?? 1000 });
    sqlite.pragma('locking_mode = EXCLUSIVE');
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('synchronous = FULL');
    sqlite.pragma('foreign_keys = ON');
    sqlite.pragma('trusted_schema = OFF');
    sqlite.pragma('temp_store = MEMORY');
    sqlite.pragma(`cache_size = -${PAGE_CACHE_KIB}`);
    // The exclusive lock is taken by the first write transaction, not by the pragma.
    sqlite.exec('begin immediate; commit');
    const handle = sqlite;
    const db = new Kysely<Database>({ dialect: new SqliteDialect({ database: cacheStatements(handle) }) });
    const schemaVersion = await migrate(db as Kysely<unknown>, {
      snapshot: async (from) => {
        if (inMemory) return;
        const stamp = options.now.toISOString().replace(/[-:]/g, '').slice(0, 15);
        const file = join(options.snapshotFolder, `truoc-nang-cap-v${from}-${stamp}.db`);
        await mkdir(options.snapshotFolder, { recursive: true });
        if (!existsSync(file)) handle.prepare('vacuum into ?').run(file);
      },
      ...(options.migrations ? { migrations: options.migrations } : {}),
    });
    return { db, schemaVersion, close: () => db.destroy() };
  } catch (error) {
    sqlite?.close();
    throw error instanceof CoreStartError ? error : (startErrorOf(error) ?? error);
  }
}
