import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { CoreStartError } from '../core-error.ts';

const LOCK_FILE = 'dang-mo.lock';

/**
 * Keeps a data folder for this process alone, also while its register is locked or being exchanged. The lock is the
 * one that SQLite takes on a file, so a killed process leaves none behind. Waits `waitMs` for another process to let
 * go, then throws `DATA_FOLDER_IN_USE`; `DATA_FOLDER_UNWRITABLE` where the folder cannot be made or written. Gives the
 * function that lets go.
 */
export function lockFolder(folder: string, waitMs: number): () => void {
  let lock: BetterSqlite3.Database | undefined;
  try {
    mkdirSync(folder, { recursive: true });
    lock = new BetterSqlite3(join(folder, LOCK_FILE), { timeout: waitMs });
    lock.pragma('journal_mode = MEMORY');
    lock.exec('begin exclusive');
    return () => lock?.close();
  } catch (cause) {
    lock?.close();
    const code = cause instanceof BetterSqlite3.SqliteError ? cause.code : '';
    const inUse = /^SQLITE_(BUSY|LOCKED)/.test(code);
    throw new CoreStartError(inUse ? 'DATA_FOLDER_IN_USE' : 'DATA_FOLDER_UNWRITABLE', { cause });
  }
}
