import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupFacts, BackupReason } from '#shared/contract/backup.ts';
import { removeDatabase } from '../db/exchange-files.ts';
import type { Log } from '../ports.ts';
import { describeError } from '../system/log.ts';
import type { Keyring } from '../vault/keyring.ts';
import { extractBackup, readBackup } from './backup-file.ts';
import { readBackups } from './backup-folder.ts';
import type { StoredFile } from './copy-jobs.ts';
import { packBackup, rekeyCopy } from './copy-thread.ts';

export interface BackupSource {
  /** Copies the register as it stands to a new file. */
  copyTo(target: string): Promise<void>;
  key: Buffer;
  keyring: Keyring;
}

export interface MakeBackupOptions {
  /** Where the backup goes. */
  path: string;
  temporaryFolder: string;
  reason: BackupReason;
  now: Date;
  appVersion: string;
  /** Attached files that it carries. */
  attachments: readonly StoredFile[];
  /**
   * Whether every page of the copy is checked too. Otherwise only its hash is compared, which shows that the backup is
   * what the register is, not that the register is sound.
   */
  thorough: boolean;
}

/** Makes one backup file. Throws `DATABASE_DAMAGED` where the register itself is not sound; no file is left then. */
export async function makeBackup(source: BackupSource, options: MakeBackupOptions): Promise<BackupFacts> {
  const { path, temporaryFolder, reason, now, appVersion, attachments, thorough } = options;
  await mkdir(temporaryFolder, { recursive: true });
  const copy = join(temporaryFolder, `${randomUUID()}.db`);
  try {
    await source.copyTo(copy);
    const said = { createdAt: now.toISOString(), reason, appVersion };
    return await packBackup({
      database: copy,
      key: source.key,
      target: path,
      keyring: source.keyring,
      said,
      attachments,
      thorough,
    });
  } finally {
    await removeDatabase(copy);
  }
}

/** Writes a backup anew under the key and keyring of the register as it is now. */
async function resealBackup(
  path: string,
  temporaryFolder: string,
  from: Buffer,
  to: { key: Buffer; keyring: Keyring },
): Promise<void> {
  const copy = join(temporaryFolder, `${randomUUID()}.db`);
  // Attached files go into the new one as they are: they lie encrypted under a key of their own.
  const attachments: StoredFile[] = [];
  const file = (name: string): string => {
    const stored = { name, path: join(temporaryFolder, randomUUID()) };
    attachments.push(stored);
    return stored.path;
  };
  try {
    const { facts } = await extractBackup(path, { database: copy, file });
    await rekeyCopy(copy, from, to.key);
    const { createdAt, reason, appVersion } = facts;
    await packBackup({
      database: copy,
      key: to.key,
      target: path,
      keyring: to.keyring,
      said: { createdAt, reason, appVersion },
      attachments,
      thorough: false,
    });
  } finally {
    for (const stored of attachments) await rm(stored.path, { force: true });
    await removeDatabase(copy);
  }
}

/**
 * Encrypts the backups in a folder anew that a key opens which has lain openly beside the register. One that cannot be
 * is removed: it would give its records to anybody.
 */
export async function resealBackups(
  folder: string,
  temporaryFolder: string,
  exposed: { key: Buffer; keyId: string },
  to: { key: Buffer; keyring: Keyring },
  log: Log,
): Promise<void> {
  const { backups, unreadable } = await readBackups(folder);
  for (const { name } of backups) {
    const path = join(folder, name);
    if ((await readBackup(path)).keyring.keyId !== exposed.keyId) continue;
    try {
      await resealBackup(path, temporaryFolder, exposed.key, to);
    } catch (error) {
      log.error('backup not resealed', describeError(error));
      await rm(path);
    }
  }
  for (const name of unreadable) await rm(join(folder, name));
}
