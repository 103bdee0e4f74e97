import { randomUUID } from 'node:crypto';
import { access, mkdir, rename, rm, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { DOCUMENT_FILE_MAX_BYTES, type DocumentFile, documentFileExtensions } from '#shared/contract/documents.ts';
import { cleanText } from '#shared/text/vietnamese.ts';
import { CoreError } from '../core-error.ts';
import { sealFile } from './sealed-file.ts';

/** The folder of attached files within the data folder. */
export const DOCUMENTS_FOLDER = 'tai-lieu';

/** The folder of temporary files within the data folder. */
export const TEMPORARY_FOLDER = 'tam';

const SHA256 = /^[0-9a-f]{64}$/;

/** Where a file's bytes are kept: by their hash alone, so that no name that people gave ever becomes a path. */
export function storedPath(dataFolder: string, sha256: string): string {
  if (!SHA256.test(sha256)) throw new CoreError('FILE_NOT_FOUND');
  return join(dataFolder, DOCUMENTS_FOLDER, sha256.slice(0, 2), sha256);
}

/** A new name in the folder for temporary files. */
export function temporaryPath(dataFolder: string): string {
  return join(dataFolder, TEMPORARY_FOLDER, randomUUID());
}

/** The name as it is shown: one line, without what a file system or a reader could take for a path. */
export function shownName(name: string): string {
  return cleanText(name.replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, ' ')).slice(-150) || 'tep';
}

/**
 * Copies a file into the data folder, encrypted, under the hash of its bytes; the same bytes are kept once. The copy is streamed,
 * is on the disk before its name appears, and is given up when `signal` says so. Throws `FILE_NOT_FOUND`,
 * `FILE_UNREADABLE` (a kind of file that is not kept), `TOO_LARGE`, `FILE_WRITE_FAILED`.
 */
export async function keepFile(
  dataFolder: string,
  source: { path: string; name: string },
  key: Buffer,
  signal: AbortSignal,
): Promise<DocumentFile> {
  const name = shownName(source.name);
  const extension = extname(name).slice(1).toLowerCase();
  if (!(documentFileExtensions as readonly string[]).includes(extension)) {
    throw new CoreError('FILE_UNREADABLE', {
      message: `Không đính kèm loại tệp này. Các loại được nhận: ${documentFileExtensions.join(', ')}.`,
    });
  }
  const facts = await stat(source.path).catch((cause: unknown) => {
    throw new CoreError('FILE_NOT_FOUND', { cause });
  });
  if (!facts.isFile()) throw new CoreError('FILE_NOT_FOUND');
  if (facts.size > DOCUMENT_FILE_MAX_BYTES) throw tooLarge();
  const folder = join(dataFolder, DOCUMENTS_FOLDER);
  const unfinished = join(folder, `${randomUUID()}.tam`);
  try {
    await mkdir(folder, { recursive: true });
    const check = (size: number): void => {
      if (size > DOCUMENT_FILE_MAX_BYTES) throw tooLarge();
    };
    const { sha256, size } = await sealFile(source.path, unfinished, key, { signal, check });
    const target = storedPath(dataFolder, sha256);
    await mkdir(join(target, '..'), { recursive: true });
    if (await isThere(target)) await rm(unfinished);
    else await rename(unfinished, target);
    return { name, size, sha256 };
  } catch (error) {
    await rm(unfinished, { force: true });
    if (error instanceof CoreError || signal.aborted) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    throw new CoreError(code === 'ENOSPC' ? 'DISK_FULL' : 'FILE_WRITE_FAILED', { cause: error });
  }
}

function tooLarge(): CoreError {
  const limit = DOCUMENT_FILE_MAX_BYTES / 1024 / 1024;
  return new CoreError('TOO_LARGE', {
    message: `Tệp lớn hơn ${limit} MB nên không đính kèm được. Hãy giảm dung lượng (quét lại, nén ảnh) rồi thử lại.`,
  });
}

export async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
