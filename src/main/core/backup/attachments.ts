import { copyFile, mkdir, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Db } from '../db/schema.ts';
import { DOCUMENTS_FOLDER, isThere, storedPath } from '../documents/file-store.ts';
import { replaceFile } from '../system/durable-files.ts';
import type { StoredFile } from './copy-jobs.ts';

const NAME = /^[0-9a-f]{64}$/;

/** The attached files under a folder that is laid out as a data folder is. */
export async function storedFiles(dataFolder: string): Promise<StoredFile[]> {
  const root = join(dataFolder, DOCUMENTS_FOLDER);
  if (!(await isThere(root))) return [];
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && NAME.test(entry.name))
    .map((entry) => ({ name: entry.name, path: join(entry.parentPath, entry.name) }));
}

/** Copies to `to` what is under `from` and not there yet; a file never changes under its name. Gives how many. */
export async function mirrorFiles(from: string, to: string): Promise<number> {
  let copied = 0;
  for (const { name, path } of await storedFiles(from)) {
    const target = storedPath(to, name);
    if (await isThere(target)) continue;
    await mkdir(dirname(target), { recursive: true });
    await replaceFile(target, (temporary) => copyFile(path, temporary));
    copied += 1;
  }
  return copied;
}

/** How many attached files the register names that are not in the data folder, or are empty there. */
export async function countMissingFiles(db: Db, dataFolder: string): Promise<number> {
  const rows = await db
    .selectFrom('document')
    .select('fileSha256')
    .$narrowType<{ fileSha256: string }>()
    .where('fileSha256', 'is not', null)
    .union(db.selectFrom('reportTemplate').select('fileSha256').where('fileSha256', '<>', ''))
    .execute();
  let missing = 0;
  for (const { fileSha256 } of rows) {
    const size = await stat(storedPath(dataFolder, fileSha256)).then(
      (found) => found.size,
      () => 0,
    );
    if (size === 0) missing += 1;
  }
  return missing;
}
