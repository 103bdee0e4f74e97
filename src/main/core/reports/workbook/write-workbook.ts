import { Worker } from 'node:worker_threads';
import { CoreError } from '../../core-error.ts';
import { replaceFile } from '../../system/replace-file.ts';
import { workerFile } from '../../system/worker-file.ts';
import type { WorkbookModel } from './sheet-model.ts';
import type { WorkbookJob, WorkbookMessage } from './workbook-worker.ts';

/** More than the largest report needs, less than would stop an old PC. */
const MEMORY_CEILING_MB = 2048;
const DEADLINE_MS = 5 * 60_000;

export interface WrittenFile {
  bytes: number;
  /** Of the file's content, hexadecimal. */
  sha256: string;
}

interface WriteOptions {
  signal?: AbortSignal;
  progress?(done: number, total: number): void;
}

/**
 * Writes a workbook in a thread of its own; the file takes its name when it is complete. Throws `CANCELLED`,
 * `FILE_WRITE_FAILED`, `DISK_FULL`, `TOO_LARGE` (beyond the memory ceiling or the deadline).
 */
export function writeWorkbook(model: WorkbookModel, path: string, options: WriteOptions = {}): Promise<WrittenFile> {
  return replaceFile(path, (temporary) => runWorker({ model, path: temporary }, options));
}

function runWorker(job: WorkbookJob, { signal, progress }: WriteOptions): Promise<WrittenFile> {
  if (signal?.aborted) return Promise.reject(new CoreError('CANCELLED'));
  const worker = new Worker(workerFile(import.meta.url, 'workbook-worker', 'report-worker'), {
    workerData: job,
    // Cells are many and short-lived: a larger young generation spares the collector a third of the time.
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_CEILING_MB, maxYoungGenerationSizeMb: 128 },
  });
  const result = new Promise<WrittenFile>((resolve, reject) => {
    const stop = (error: CoreError): void => {
      reject(error);
      void worker.terminate();
    };
    const deadline = setTimeout(() => stop(new CoreError('TOO_LARGE')), DEADLINE_MS);
    const onAbort = (): void => stop(new CoreError('CANCELLED'));
    signal?.addEventListener('abort', onAbort, { once: true });
    worker.on('message', (message: WorkbookMessage) => {
      if (message.type === 'progress') progress?.(message.done, message.total);
      else if (message.type === 'done') resolve({ bytes: message.bytes, sha256: message.sha256 });
      else reject(Object.assign(new Error(message.message), { code: message.code }));
    });
    worker.on('error', (cause: Error & { code?: string }) =>
      reject(cause.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new CoreError('TOO_LARGE', { cause }) : cause),
    );
    worker.on('exit', () => {
      clearTimeout(deadline);
      signal?.removeEventListener('abort', onAbort);
      reject(new CoreError('UNEXPECTED'));
    });
  });
  // The thread must be gone before the file is renamed or removed.
  return result.finally(() => worker.terminate());
}
