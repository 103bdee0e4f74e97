import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { CoreError } from '../core-error.ts';
import type { FileTokens } from '../ports.ts';

/** Larger than any workbook that people fill in: what is larger is something else. */
const MAX_FILE_BYTES = 64 * 1024 * 1024;

/** A file that someone gave to be read. */
export interface GivenFile {
  path: string;
  name: string;
  bytes: Buffer;
  /** SHA-256, hexadecimal. */
  hash: string;
}

/** Reads the file behind a token. Throws `FILE_NOT_FOUND`, `FILE_TOO_LARGE`. */
export async function openGivenFile(files: FileTokens, token: string): Promise<GivenFile> {
  const file = files.resolve(token, 'read');
  if (!file) throw new CoreError('FILE_NOT_FOUND');
  try {
    if ((await stat(file.path)).size > MAX_FILE_BYTES) throw new CoreError('FILE_TOO_LARGE');
    const bytes = await readFile(file.path);
    return { ...file, bytes, hash: createHash('sha256').update(bytes).digest('hex') };
  } catch (cause) {
    throw cause instanceof CoreError ? cause : new CoreError('FILE_NOT_FOUND', { cause });
  }
}
