import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, rename, rm, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DOCUMENT_FILE_MAX_BYTES, type DocumentFile, documentFileExtensions } from '#shared/contract/documents.ts';
import { cleanText } from '#shared/text/vietnamese.ts';
import { CoreError } from '../core-error.ts';

/** The folder of attached files within the data folder. */
export const DOCUMENTS_FOLDER = 'tai-lieu';

const SHA256 = /^[0-9a-f]{64}$/;

/** Where a file's bytes are kept: by their hash alone, so that no name that people gave ever becomes a path. */
export function storedPath(dataFolder: string, sha256: string): string {
  if (!SHA256.test(sha256)) throw new CoreError('FILE_NOT_FOUND');
  return join(dataFolder, DOCUMENTS_FOLDER, sha256.slice(0, 2), sha256);
}

/** The name as it is shown: one line, without what a file system or a reader could take for a path. */
export function shownName(name: string): string {
  return cleanText(name.replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, ' ')).slice(-150) || 'tep';
}

/**
 * Copies a file into the data folder under the hash of its bytes; the same bytes are kept once. The copy is streamed,
 * is on the disk before its name appears, and is given up when `signal` says so. Throws `FILE_NOT_FOUND`,
 * `FILE_UNREADABLE` (a kind of file that is not kept), `TOO_LARGE`, `FILE_WRITE_FAILED`.
 */
export async function keepFile(
  dataFolder: string,
  source: { path: string; name: string },
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
    const { sha256, size } = await copyAndHash(source.path, unfinished, signal);
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

async function copyAndHash(from: string, to: string, signal: AbortSignal): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  const measured = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      hash.update(chunk);
      // The file may grow while it is read.
      if (size > DOCUMENT_FILE_MAX_BYTES) done(tooLarge());
      else done(null, chunk);
    },
  });
  await pipeline(createReadStream(from), measured, createWriteStream(to, { flags: 'wx', flush: true }), { signal });
  return { sha256: hash.digest('hex'), size };
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
