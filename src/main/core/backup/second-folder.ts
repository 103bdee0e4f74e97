import { copyFile, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { fieldError } from '../core-error.ts';
import { replaceFile } from '../system/durable-files.ts';
import { isOwn } from '../vault/keyring.ts';
import { mirrorFiles } from './attachments.ts';
import { extractBackup } from './backup-file.ts';
import { type BackupFolder, readKeyed, thinOut } from './backup-folder.ts';

/** Throws `INVALID_INPUT` where there is no such folder now: its drive must be there when it is chosen. */
export async function requireSecondFolder(path: string): Promise<void> {
  const folder = await stat(path).catch(() => undefined);
  if (isAbsolute(path) && folder?.isDirectory()) return;
  const message = 'Không thấy thư mục này. Hãy ghi đường dẫn đầy đủ (ví dụ E:\\SaoLuu) và cắm sẵn ổ đĩa.';
  throw fieldError('secondFolder', 'NOT_A_FOLDER', message);
}

/** A backup that is whole there or not there, read back from there. */
async function copyOver(backup: string, folder: string): Promise<void> {
  await replaceFile(join(folder, basename(backup)), async (temporary) => {
    await copyFile(backup, temporary);
    await extractBackup(temporary, null);
  });
}

/**
 * Backups of the second folder that are under a former key (from before the register had a password, and anybody opens
 * them) give way to the same ones of the list, which were encrypted anew. The drive was perhaps not there then.
 */
async function renewFormer(list: string, { path, owner }: Required<BackupFolder>): Promise<void> {
  if (owner.former.length === 0) return;
  const renewed = (await readKeyed(list)).backups.filter(({ keyId }) => keyId === owner.keyId);
  const former = (await readKeyed(path)).backups.filter(
    (backup) => backup.keyId !== owner.keyId && isOwn(owner, backup),
  );
  for (const { name, createdAt } of former) {
    const same = renewed.some((other) => other.name === name && other.createdAt === createdAt);
    if (same) await copyOver(join(list, name), path);
  }
}

/**
 * Copies a backup to a folder on another drive and reads the copy back there, with the attached files beside it.
 * Throws what the drive answers where it is not there, full or read-only.
 */
export async function copyToSecondFolder(
  backup: string,
  folder: Required<BackupFolder>,
  dataFolder: string,
  now: Date,
): Promise<void> {
  await copyOver(backup, folder.path);
  await renewFormer(dirname(backup), folder);
  await mirrorFiles(dataFolder, folder.path);
  await thinOut(folder, now);
}
