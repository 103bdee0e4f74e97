import type BetterSqlite3 from 'better-sqlite3';

/**
 * Encryption of database pages (SQLite3 Multiple Ciphers). AEGIS-256 is authenticated, so a changed page is noticed
 * when it is read, and uses the processor's AES, so it costs least of the ciphers there (docs/decisions).
 */
const CIPHER = 'aegis';

/** The key of a database file: 32 bytes, or null for one that is not encrypted (only `:memory:`). */
export type DatabaseKey = Buffer | null;

/** Must be the first thing done with a connection. SQLite checks the key when it first reads the file. */
export function applyKey(database: BetterSqlite3.Database, key: DatabaseKey): void {
  if (key === null) return;
  database.pragma(`cipher = '${CIPHER}'`);
  database.pragma(`key = 'raw:${key.toString('hex')}'`);
}

/** Encrypts the open, unshared file under another key; it must not be in WAL mode. */
export function changeKey(database: BetterSqlite3.Database, key: Buffer): void {
  database.pragma(`cipher = '${CIPHER}'`);
  database.pragma(`rekey = 'raw:${key.toString('hex')}'`);
}
