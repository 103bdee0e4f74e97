import { randomUUID } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CoreError } from '../core-error.ts';

const WRITE_FAILURES = new Set(['EACCES', 'EPERM', 'EBUSY', 'EROFS', 'ENOENT', 'ENOTDIR', 'EISDIR', 'ENOSPC', 'EIO']);

/**
 * Makes or replaces a file as a whole: `write` fills a new file beside it, which takes its name when it is complete.
 * What was there before stays as long as that has not happened. Throws `FILE_WRITE_FAILED`, or `DISK_FULL`.
 */
export async function replaceFile<T>(path: string, write: (temporary: string) => Promise<T>): Promise<T> {
  const temporary = join(dirname(path), `.${basename(path).slice(0, 60)}.${randomUUID().slice(0, 8)}.tmp`);
  try {
    const result = await write(temporary);
    await rename(temporary, path);
    return result;
  } catch (cause) {
    await rm(temporary, { force: true });
    throw asWriteFailure(cause);
  }
}

/** What a failure to write a copy of a database means to people: SQLite's own words for it too. */
export function asCopyFailure(cause: unknown): unknown {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === 'SQLITE_FULL') return new CoreError('DISK_FULL', { cause });
  if (/^SQLITE_(IOERR|CANTOPEN|READONLY|PERM)/.test(code)) return new CoreError('FILE_WRITE_FAILED', { cause });
  return asWriteFailure(cause);
}

/** What a failure to write a file means to people; other failures as they are. */
export function asWriteFailure(cause: unknown): unknown {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === 'ENOSPC') return new CoreError('DISK_FULL', { cause });
  return WRITE_FAILURES.has(code) ? new CoreError('FILE_WRITE_FAILED', { cause }) : cause;
}
