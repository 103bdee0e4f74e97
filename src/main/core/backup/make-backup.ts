import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupFacts, BackupReason } from '#shared/contract/backup.ts';
import { CoreError } from '../core-error.ts';
import { encryptFile, examineFile, makeStandalone, readFacts } from '../db/database-file.ts';
import { removeDatabase } from '../db/exchange-files.ts';
import type { Keyring } from '../vault/keyring.ts';
import { extractBackup, readBackup, type StoredFile, writeBackupFile } from './backup-file.ts';

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
  const { path, temporaryFolder, reason, now, appVersion, thorough } = options;
  await mkdir(temporaryFolder, { recursive: true });
  const copy = join(temporaryFolder, `${randomUUID()}.db`);
  try {
    await source.copyTo(copy);
    makeStandalone(copy, source.key);
    const { problems, facts } = thorough
      ? examineFile(copy, source.key)
      : { problems: [], facts: readFacts(copy, source.key) };
    if (problems.length > 0) throw new CoreError('DATABASE_DAMAGED', { details: problems.slice(0, 20) });
    const said = {
      createdAt: now.toISOString(),
      reason,
      appVersion,
      attachments: options.attachments.length,
      ...facts,
    };
    await writeBackupFile(path, copy, source.keyring, said, options.attachments);
    return (await readBackup(path)).facts;
  } finally {
    await removeDatabase(copy);
  }
}

/** Writes a backup anew under the key and keyring of the register as it is now. */
export async function resealBackup(
  path: string,
  temporaryFolder: string,
  from: Buffer,
  to: { key: Buffer; keyring: Keyring },
): Promise<void> {
  const copy = join(temporaryFolder, `${randomUUID()}.db`);
  try {
    const { facts } = await extractBackup(path, { database: copy, file: () => null });
    encryptFile(copy, from, to.key);
    const { size: _, ...kept } = facts;
    await writeBackupFile(path, copy, to.keyring, kept, []);
  } finally {
    await removeDatabase(copy);
  }
}
