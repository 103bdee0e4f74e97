import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFile, syncFolder } from '../system/durable-files.ts';

/**
 * Puts another database (with its keyring) in the place of the present one so that a power cut leaves either the old
 * pair or the new pair. The new files wait beside the old ones; the exchange is decided when the waiting keyring
 * has its name, and from then on it is finished, if need be at the next start.
 */
export interface ExchangeFiles {
  database: string;
  keyring: string;
}

const waiting = (file: string): string => `${file}.moi`;
const SIDE_FILES = ['-wal', '-shm', '-journal'];

/** Moves the prepared database to where the exchange expects it. The keyring must follow with {@link decide}. */
export async function prepareExchange(files: ExchangeFiles, database: string): Promise<void> {
  await syncFile(database);
  await rm(waiting(files.keyring), { force: true });
  await rename(database, waiting(files.database));
  await syncFolder(dirname(files.database));
}

/** Where the new keyring is to be written, whole and synced: this decides the exchange. */
export function decidingFile(files: ExchangeFiles): string {
  return waiting(files.keyring);
}

/** Where the old database is after an exchange, until somebody moves or removes it. */
export function formerDatabase(files: ExchangeFiles): string {
  return `${files.database}.cu`;
}

/**
 * Finishes a decided exchange, and clears away one that was not decided. The old database is at
 * {@link formerDatabase} afterwards. Gives whether there was an exchange to finish. The database must be closed.
 */
export async function finishExchange(files: ExchangeFiles): Promise<boolean> {
  const decided = existsSync(waiting(files.keyring));
  if (!decided) {
    await rm(waiting(files.database), { force: true });
    return false;
  }
  // Once the new database has its place, the files there are the new ones and must not be moved away again.
  if (existsSync(waiting(files.database))) {
    await setAside(files);
    await rename(waiting(files.database), files.database);
    await syncFolder(dirname(files.database));
  }
  await rename(waiting(files.keyring), files.keyring);
  await syncFolder(dirname(files.keyring));
  return true;
}

/** Removes what {@link formerDatabase} names, its log included. */
export async function removeDatabase(database: string): Promise<void> {
  for (const side of ['', ...SIDE_FILES]) await rm(`${database}${side}`, { force: true });
}

/** Moves a database that nobody has open; the log goes with it: with another one it would destroy it. */
export async function moveDatabase(database: string, to: string): Promise<void> {
  for (const side of [...SIDE_FILES, '']) {
    if (existsSync(`${database}${side}`)) await rename(`${database}${side}`, `${to}${side}`);
  }
}

async function setAside(files: ExchangeFiles): Promise<void> {
  // Interrupted on the way, some of the old files have already gone: then what is there belongs to them.
  if (existsSync(files.database)) await moveDatabase(files.database, formerDatabase(files));
}
