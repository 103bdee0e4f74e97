import { constants, createReadStream, createWriteStream } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import BetterSqlite3 from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { CoreError, CoreStartError } from '../core-error.ts';
import { asCopyFailure } from '../system/replace-file.ts';
import { makeStandalone } from './database-file.ts';
import { applyKey, type DatabaseKey } from './database-key.ts';
import { migrate } from './migrate.ts';
import type { Migration } from './migrations/index.ts';
import type { Database } from './schema.ts';
import { cacheStatements } from './statement-cache.ts';
import { type WriteBack, writeBackInPauses } from './write-back.ts';

/** Page cache in KiB: decrypted pages of a whole district's register stay in memory, within the memory of an old PC. */
const PAGE_CACHE_KIB = 24_576;

export interface OpenDatabaseOptions {
  /** The file, or `:memory:`. */
  file: string;
  /** Of the file; null for `:memory:`. */
  key: DatabaseKey;
  /** Called before the first migration of a database that holds data: must leave a copy, and throws where it cannot. */
  beforeMigration(copyTo: (target: string) => Promise<void>): Promise<void>;
  /** Writes the log beside a copy into it; {@link makeStandalone}, in this thread, where none is given. */
  foldLog?(database: string, key: DatabaseKey): Promise<void>;
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

/** Pages of the log that are written back before a copy: some milliseconds. A longer log is copied beside the file. */
const WRITTEN_BACK_PAGES = 50;

/** SQLite's own: the head of a log, and of each of its frames, in bytes. */
const LOG_HEAD = 32;
const FRAME_HEAD = 24;

/**
 * Copies the database file while it is in use, which SQLite's online backup cannot do between encrypted files. As long
 * as the copying takes, nothing is written back from the log to the file: new commits stand at the end of the log, and
 * the file does not change. No other process can write it (the lock is exclusive). What the log holds at the copy's
 * moment is written back first where it is little; else it is copied as far as that, and goes into the copy in the
 * thread for copies: writing a long log back holds whoever does it for as long as the disk takes.
 * Copies are made one after another: a second one would let the log be written back under the first.
 */
function createCopier(
  sqlite: BetterSqlite3.Database,
  db: Kysely<Database>,
  log: WriteBack,
  foldLog: (copy: string) => Promise<void>,
) {
  let last: Promise<void> = Promise.resolve();
  /** Gives how many bytes of the log belong to the copy. */
  const fixState = async (): Promise<number> => {
    if (sqlite.memory) throw new CoreError('CONFLICT', { message: 'Sổ đang ở trong bộ nhớ, không có tệp để sao lưu.' });
    return db.connection().execute(async () => {
      log.hold();
      const [state] = sqlite.pragma('wal_checkpoint(NOOP)') as { log: number; checkpointed: number }[];
      const pages = state?.log ?? 0;
      // A log that was written back to its end is begun anew by the next commit; one that was not only grows.
      if (pages - (state?.checkpointed ?? 0) > WRITTEN_BACK_PAGES) {
        return LOG_HEAD + pages * (FRAME_HEAD + (sqlite.pragma('page_size', { simple: true }) as number));
      }
      const [row] = sqlite.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
      if (row?.busy !== 0) throw new CoreError('BUSY');
      return 0;
    });
  };
  const copyFixed = async (target: string, logBytes: number): Promise<void> => {
    // A file system that can share blocks between files makes the copy at no cost.
    await copyFile(sqlite.name, target, constants.COPYFILE_FICLONE);
    if (logBytes === 0) return;
    const source = createReadStream(`${sqlite.name}-wal`, { end: logBytes - 1, highWaterMark: 1 << 20 });
    await pipeline(source, createWriteStream(`${target}-wal`));
  };
  /** A disk that does not take the copy says nothing about the register: only looking through one finds damage. */
  const refuse = (cause: unknown): never => {
    throw asCopyFailure(cause);
  };
  const copy = async (target: string, fixed: Promise<number>): Promise<void> => {
    let logBytes = 0;
    try {
      logBytes = await fixed;
      await copyFixed(target, logBytes).catch(refuse);
    } finally {
      log.release();
    }
    if (logBytes > 0) await foldLog(target).catch(refuse);
  };
  return {
    start: async (target: string): Promise<RunningCopy> => {
      const fixed = last.then(fixState);
      const whole = copy(target, fixed);
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
    const log = writeBackInPauses(handle);
    const db = new Kysely<Database>({
      dialect: new SqliteDialect({ database: cacheStatements(handle, log.committed) }),
    });
    const { foldLog = async (copy, key) => makeStandalone(copy, key) } = options;
    const copier = createCopier(handle, db, log, (copy) => foldLog(copy, options.key));
    const copyTo = async (target: string): Promise<void> => (await copier.start(target)).whole;
    const schemaVersion = await migrate(db as Kysely<unknown>, {
      snapshot: async () => {
        if (!inMemory) await options.beforeMigration(copyTo);
      },
      ...(options.migrations ? { migrations: options.migrations } : {}),
    });
    const close = async (): Promise<void> => {
      await copier.idle();
      log.stop();
      await db.destroy();
    };
    return { db, schemaVersion, copyTo, startCopy: copier.start, close };
  } catch (error) {
    sqlite?.close();
    throw error instanceof CoreStartError ? error : (startErrorOf(error) ?? error);
  }
}
