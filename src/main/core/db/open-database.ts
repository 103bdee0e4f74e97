import { constants } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { CoreError, CoreStartError } from '../core-error.ts';
import { applyKey, type DatabaseKey } from './database-key.ts';
import { migrate } from './migrate.ts';
import type { Migration } from './migrations/index.ts';
import type { Database } from './schema.ts';
import { cacheStatements } from './statement-cache.ts';

/** Page cache in KiB: decrypted pages of a whole district's register stay in memory, within the memory of an old PC. */
const PAGE_CACHE_KIB = 24_576;

export interface OpenDatabaseOptions {
  /** The file, or `:memory:`. */
  file: string;
  /** Of the file; null for `:memory:`. */
  key: DatabaseKey;
  /** Called before the first migration of a database that holds data: must leave a copy, and throws where it cannot. */
  beforeMigration(copyTo: (target: string) => Promise<void>): Promise<void>;
  /** How long to wait for another program to let go of the file. */
  lockWaitMs?: number;
  migrations?: readonly Migration[];
}

export interface OpenDatabase {
  db: Kysely<Database>;
  schemaVersion: number;
  /**
   * Copies the register as it stands to a new file, under the same key. Work goes on meanwhile: what it writes is not
   * in the copy.
   */
  copyTo(target: string): Promise<void>;
  /** The same, not waited for: what is written from when this resolves on is not in the copy. */
  startCopy(target: string): Promise<RunningCopy>;
  /** Waits for copies that are being made: closing writes the log back to the file. */
  close(): Promise<void>;
}

/** A copy whose moment is fixed, though its bytes are still being written. */
export interface RunningCopy {
  whole: Promise<void>;
}

/** SQLite's own: pages in the write-ahead log at which it is written back to the file. */
const AUTOCHECKPOINT_PAGES = 1000;

/**
 * Copies the database file while it is in use, which SQLite's online backup cannot do between encrypted files. First
 * everything committed is written back from the log to the file; then, as long as the copying takes, nothing more is:
 * new commits stay in the log, and the file does not change. No other process can write it (the lock is exclusive).
 * Copies are made one after another: a second one would let the log be written back under the first.
 */
function createCopier(sqlite: BetterSqlite3.Database, db: Kysely<Database>) {
  let last: Promise<void> = Promise.resolve();
  const fixState = async (): Promise<void> => {
    if (sqlite.memory) throw new CoreError('CONFLICT', { message: 'Sổ đang ở trong bộ nhớ, không có tệp để sao lưu.' });
    await db.connection().execute(async () => {
      const [row] = sqlite.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
      if (row?.busy !== 0) throw new CoreError('BUSY');
      sqlite.pragma('wal_autocheckpoint = 0');
    });
  };
  const copyFixed = async (target: string): Promise<void> => {
    try {
      // A file system that can share blocks between files makes the copy at no cost.
      await copyFile(sqlite.name, target, constants.COPYFILE_FICLONE);
    } finally {
      sqlite.pragma(`wal_autocheckpoint = ${AUTOCHECKPOINT_PAGES}`);
    }
  };
  return {
    start: async (target: string): Promise<RunningCopy> => {
      const fixed = last.then(fixState);
      const whole = fixed.then(() => copyFixed(target));
      // Whoever asked for a copy hears how it ended; the next one only waits.
      last = whole.catch(() => undefined);
      await fixed;
      return { whole };
    },
    idle: () => last,
  };
}

/** Which start error a failure of SQLite means; undefined where it is none of those that are known. */
export function startErrorOf(error: unknown): CoreStartError | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return new CoreStartError('DATA_FOLDER_IN_USE', { cause: error });
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) return new CoreStartError('DATABASE_DAMAGED', { cause: error });
  if (/^SQLITE_(CANTOPEN|READONLY|PERM|IOERR)/.test(code)) {
    return new CoreStartError('DATA_FOLDER_UNWRITABLE', { cause: error });
  }
  if (/^(EACCES|EPERM|EROFS|ENOTDIR|EISDIR|EEXIST|ENOENT)$/.test(code)) {
    return new CoreStartError('DATA_FOLDER_UNWRITABLE', { cause: error });
  }
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return new CoreStartError('DISK_FULL', { cause: error });
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
    applyKey(sqlite, options.key);
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
    const copier = createCopier(handle, db);
    const copyTo = async (target: string): Promise<void> => (await copier.start(target)).whole;
    const schemaVersion = await migrate(db as Kysely<unknown>, {
      snapshot: async () => {
        if (!inMemory) await options.beforeMigration(copyTo);
      },
      ...(options.migrations ? { migrations: options.migrations } : {}),
    });
    const close = async (): Promise<void> => {
      await copier.idle();
      await db.destroy();
    };
    return { db, schemaVersion, copyTo, startCopy: copier.start, close };
  } catch (error) {
    sqlite?.close();
    throw error instanceof CoreStartError ? error : (startErrorOf(error) ?? error);
  }
}
