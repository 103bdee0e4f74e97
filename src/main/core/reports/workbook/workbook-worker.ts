/**
 * The thread that writes workbooks: laying out tens of thousands of rows takes seconds, in which the program must
 * answer. It is given a model and a path, says how far it is, and ends with the size and hash of the file.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { renderWorkbook } from './render-workbook.ts';
import type { WorkbookModel } from './sheet-model.ts';

export interface WorkbookJob {
  model: WorkbookModel;
  path: string;
}

export type WorkbookMessage =
  | { type: 'progress'; done: number; total: number }
  | { type: 'done'; bytes: number; sha256: string }
  | { type: 'failed'; message: string; code: string | null };

async function run({ model, path }: WorkbookJob): Promise<WorkbookMessage> {
  try {
    await renderWorkbook(model, path, (done, total) => post({ type: 'progress', done, total }));
    const file = await readFile(path);
    return { type: 'done', bytes: file.byteLength, sha256: createHash('sha256').update(file).digest('hex') };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : null;
    return { type: 'failed', message: error instanceof Error ? error.message : String(error), code };
  }
}

function post(message: WorkbookMessage): void {
  parentPort?.postMessage(message);
}

post(await run(workerData as WorkbookJob));
