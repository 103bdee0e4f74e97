import { copyFile, stat } from 'node:fs/promises';
import { basename, isAbsolute, join } from 'node:path';
import { fieldError } from '../core-error.ts';
import { replaceFile } from '../system/durable-files.ts';
import { mirrorFiles } from './attachments.ts';
import { extractBackup } from './backup-file.ts';
import { type BackupFolder, thinOut } from './backup-folder.ts';

/** Throws `INVALID_INPUT` where there is no such folder now: its drive must be there when it is chosen. */
export async function requireSecondFolder(path: string): Promise<void> {
  const folder = await stat(path).catch(() => undefined);
  if (isAbsolute(path) && folder?.isDirectory()) return;
  const message = 'Không thấy thư mục này. Hãy ghi đường dẫn đầy đủ (ví dụ E:\\SaoLuu) và cắm sẵn ổ đĩa.';
  throw fieldError('secondFolder', 'NOT_A_FOLDER', message);
}

/**
 * Copies a backup to a folder on another drive and reads the copy back there, with the attached files beside it.
 * Throws what the drive answers where it is not there, full or read-only; a file is whole there or not there.
 */
export async function copyToSecondFolder(
  backup: string,
  folder: Required<BackupFolder>,
  dataFolder: string,
  now: Date,
): Promise<void> {
  await replaceFile(join(folder.path, basename(backup)), async (temporary) => {
    await copyFile(backup, temporary);
    await extractBackup(temporary, null);
  });
  await mirrorFiles(dataFolder, folder.path);
  await thinOut(folder, now);
}
