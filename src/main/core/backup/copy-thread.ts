import { Worker } from 'node:worker_threads';
import type { BackupFacts } from '#shared/contract/backup.ts';
import { type ErrorCode, errorMessages } from '#shared/contract/errors.ts';
import type { SalvagedTable } from '#shared/contract/salvage.ts';
import { CoreError } from '../core-error.ts';
import type { DatabaseKey } from '../db/database-key.ts';
import { asWriteFailure } from '../system/replace-file.ts';
import { workerFile } from '../system/worker-file.ts';
import type { CopyJob, CopyMessage, CopyResults, PackJob } from './copy-jobs.ts';

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorMessages, code);
}

function failureOf({ code, message }: Extract<CopyMessage, { type: 'failed' }>): Error {
  if (code !== null && isErrorCode(code)) return new CoreError(code, { message });
  return Object.assign(new Error(message), code === null ? {} : { code });
}

/** Runs one job in a thread of its own. Throws what it throws, with its code; `CANCELLED` where `signal` ends it. */
function runJob<T extends CopyJob['type']>(
  job: Extract<CopyJob, { type: T }>,
  signal?: AbortSignal,
): Promise<CopyResults[T]> {
  if (signal?.aborted) return Promise.reject(new CoreError('CANCELLED'));
  const worker = new Worker(workerFile(import.meta.url, 'copy-worker', 'copy-worker'), { workerData: job });
  const onAbort = (): void => void worker.terminate();
  signal?.addEventListener('abort', onAbort, { once: true });
  const result = new Promise<CopyResults[T]>((resolve, reject) => {
    worker.on('message', (message: CopyMessage) => {
      if (message.type === 'done') resolve(message.value as CopyResults[T]);
      else reject(failureOf(message));
    });
    worker.on('error', reject);
    worker.on('exit', () => reject(new CoreError(signal?.aborted ? 'CANCELLED' : 'UNEXPECTED')));
  });
  return result.finally(async () => {
    signal?.removeEventListener('abort', onAbort);
    // The thread must have let go of the files before they are renamed or removed.
    await worker.terminate();
  });
}

/** SQLite's name of what is wrong with a file; undefined where the failure is not the file's. */
export function damageOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^SQLITE_(CORRUPT|NOTADB|IOERR)/.test(code) ? code : undefined;
}

/**
 * Checks every page, index and reference of a database file that nobody has open. A page that cannot be read is one of
 * the problems; records are then counted as far as is known.
 */
export async function examineCopy(
  database: string,
  key: DatabaseKey,
  signal?: AbortSignal,
): Promise<{ problems: string[]; counts: Record<string, number> }> {
  try {
    const { problems, facts } = await runJob({ type: 'examine', database, key }, signal);
    return { problems, counts: facts.counts };
  } catch (error) {
    const damage = damageOf(error);
    if (damage === undefined) throw error;
    return { problems: [`Có trang dữ liệu không đọc được (${damage}).`], counts: {} };
  }
}

/**
 * Packs a copy of the register into one backup file. Throws `DATABASE_DAMAGED` where it was to be examined and is not
 * sound, `FILE_WRITE_FAILED` or `DISK_FULL` where the backup cannot be written; no file is left then.
 */
export async function packBackup(job: Omit<PackJob, 'type'>): Promise<BackupFacts> {
  const { problems, written } = await runJob({ ...job, type: 'pack' }).catch((error: unknown) => {
    throw asWriteFailure(error);
  });
  if (!written) throw new CoreError('DATABASE_DAMAGED', { details: problems.slice(0, 20) });
  return written;
}

/** Writes the log that was copied beside a database file into it. */
export async function foldLog(database: string, key: DatabaseKey): Promise<void> {
  await runJob({ type: 'fold', database, key });
}

/** Encrypts a database file that nobody has open under another key. */
export async function rekeyCopy(database: string, from: Buffer, to: Buffer): Promise<void> {
  await runJob({ type: 'rekey', database, from, to });
}

/** Reads what can be read of a damaged copy into a new database at `target`. Throws SQLite's error where nothing can. */
export function salvageDamaged(database: string, key: Buffer, target: string): Promise<SalvagedTable[]> {
  return runJob({ type: 'salvage', database, key, target });
}
