import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { dataFolderParts } from '#main/core/create-core.ts';
import { applyKey } from '#main/core/db/database-key.ts';
import { parseKeyring } from '#main/core/vault/keyring.ts';

/** The key of a register that has no password, from its keyring. */
export function openKeyOf(folder: string): Buffer {
  const keyring = parseKeyring(readFileSync(join(folder, 'khoa.json'), 'utf8'));
  const way = keyring?.ways.find(({ kind }) => kind === 'open');
  if (way?.kind !== 'open') throw new Error('this register has a password');
  return Buffer.from(way.key, 'base64');
}

/** Opens the database file of a register without a password past the core: to look behind it, or to harm it. */
export function openRaw(folder: string, file = join(folder, dataFolderParts.database)): BetterSqlite3.Database {
  const database = new BetterSqlite3(file);
  applyKey(database, openKeyOf(folder));
  return database;
}
