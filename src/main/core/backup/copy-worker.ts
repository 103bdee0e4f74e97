/**
 * The thread that works on copies of the register: hashing a hundred megabytes, checking every page and encrypting anew
 * take seconds, in which the program must answer. It never opens the register itself.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { encryptFile, examineFile, makeStandalone } from '../db/database-file.ts';
import { salvageCopy } from '../salvage/salvage-copy.ts';
import type { CopyJob, CopyMessage, CopyResults } from './copy-jobs.ts';
import { packCopy } from './pack-copy.ts';

async function carryOut(job: CopyJob): Promise<CopyResults[keyof CopyResults]> {
  switch (job.type) {
    case 'examine':
      return examineFile(job.database, job.key && Buffer.from(job.key));
    case 'pack':
      return packCopy(job);
    case 'fold':
      makeStandalone(job.database, job.key && Buffer.from(job.key));
      return null;
    case 'rekey':
      encryptFile(job.database, Buffer.from(job.from), Buffer.from(job.to));
      return null;
    case 'salvage':
      return salvageCopy(job.database, Buffer.from(job.key), job.target);
  }
}

async function answer(job: CopyJob): Promise<CopyMessage> {
  try {
    return { type: 'done', value: await carryOut(job) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : null;
    return { type: 'failed', message: error instanceof Error ? error.message : String(error), code };
  }
}

parentPort?.postMessage(await answer(workerData as CopyJob));
