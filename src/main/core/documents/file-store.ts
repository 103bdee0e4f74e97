import { randomUUID } from 'node:crypto';
import { access, chmod, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { DOCUMENT_FILE_MAX_BYTES, type DocumentFile, documentFileExtensions } from '#shared/contract/documents.ts';
import { cleanText } from '#shared/text/vietnamese.ts';
import { CoreError } from '../core-error.ts';
import { sealFile, unsealFile } from './sealed-file.ts';

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

/** Names that Windows keeps for devices, whatever their ending. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * Where a copy of a file is put for another program to read: in a folder of its own within the temporary one, under
 * the name that people gave it made safe, with an ending that viewers know. Throws `FILE_UNREADABLE` for another kind.
 */
export function copyPath(dataFolder: string, name: string): string {
  const shown = shownName(name);
  const extension = keptExtension(shown);
  const stem = shown.slice(0, -extension.length - 1).replace(/[. ]+$/, '');
  const safe = stem === '' || DEVICE.test(stem) ? `tep ${stem}`.trim() : stem;
  return join(dataFolder, TEMPORARY_FOLDER, randomUUID(), `${safe}.${extension}`);
}

/** The ending of a name, without the dot; throws `FILE_UNREADABLE` for a kind of file that is not kept. */
function keptExtension(name: string): string {
  const extension = extname(name).slice(1).toLowerCase();
  if ((documentFileExtensions as readonly string[]).includes(extension)) return extension;
  throw new CoreError('FILE_UNREADABLE', {
    message: `Không dùng loại tệp này. Các loại được nhận: ${documentFileExtensions.join(', ')}.`,
  });
}

/** How programs of Windows, Linux and macOS begin, and scripts that name who runs them. */
const PROGRAMS = ['4d5a', '7f454c46', 'cffaedfe', 'cefaedfe', 'cafebabe', '2321'];

/** Throws `FILE_UNREADABLE` for a program, whatever it is called. */
async function refuseProgram(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    const first = buffer.toString('hex', 0, bytesRead);
    if (!PROGRAMS.some((mark) => first.startsWith(mark))) return;
  } finally {
    await handle.close();
  }
  throw new CoreError('FILE_UNREADABLE', {
    message: 'Tệp này là một chương trình được đổi tên, nên không được đính kèm hay mở. Hãy hỏi lại nơi đã gửi tệp.',
  });
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
  keptExtension(name);
  const facts = await stat(source.path).catch((cause: unknown) => {
    throw new CoreError('FILE_NOT_FOUND', { cause });
  });
  if (!facts.isFile()) throw new CoreError('FILE_NOT_FOUND');
  if (facts.size > DOCUMENT_FILE_MAX_BYTES) throw tooLarge();
  await refuseProgram(source.path);
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

/**
 * Makes a copy of an attached file for another program to look at: its bytes are those that were attached (checked by
 * their hash), it is no program, and it is read-only, so that nobody takes the copy for the register's own.
 * @returns where the copy is; the temporary folder is emptied when the register is closed
 * @throws {CoreError} `FILE_NOT_FOUND`, `FILE_UNREADABLE`
 */
export async function copyToLookAt(dataFolder: string, file: DocumentFile, key: Buffer): Promise<string> {
  const stored = storedPath(dataFolder, file.sha256);
  if (!(await isThere(stored))) {
    throw new CoreError('FILE_NOT_FOUND', {
      message: 'Tệp đính kèm không còn trong thư mục dữ liệu. Hãy khôi phục từ bản sao lưu, hoặc đính kèm lại.',
    });
  }
  const copy = copyPath(dataFolder, file.name);
  await mkdir(dirname(copy), { recursive: true });
  try {
    await unsealFile(stored, copy, { key, sha256: file.sha256 });
    await refuseProgram(copy);
    await chmod(copy, 0o400);
    return copy;
  } catch (error) {
    await rm(dirname(copy), { recursive: true, force: true });
    throw error;
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
