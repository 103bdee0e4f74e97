import { totalmem } from 'node:os';
import { Worker } from 'node:worker_threads';
import { CoreError } from '#main/core/core-error.ts';
import type { WriteFormOptions, WriteRejectsOptions } from '#main/core/imports/forms/types.ts';
import type { PackedPart } from '#main/core/imports/register/row-parts.ts';
import type {
  AnalyseOptions,
  ImportAnalysis,
  ImportKind,
  ParsedRow,
  RegisteredUnit,
} from '#main/core/imports/types.ts';
import type { CellFill, FilledWorkbook } from '#main/core/reports/template/fill-workbook.ts';
import type { TemplateContent } from '#main/core/reports/template/read-template.ts';
import { workerFile } from '../system/worker-file.ts';
import type { FromWorker, Job, ToWorker } from './worker-protocol.ts';

/**
 * Runs the reading and writing of workbooks in a thread of its own: with a memory ceiling, a deadline, cancelling and
 * progress. One job runs at a time; others wait. The thread is kept for a while, since starting one costs time.
 */

export interface WorkOptions {
  signal?: AbortSignal;
  onProgress?: (progress: { done: number; total: number; label: string }) => void;
  /** Milliseconds that a job may take. */
  deadline?: number;
}

/** Some of a file's rows. */
export interface RowsPart {
  kind: ImportKind;
  rows: readonly ParsedRow[];
}

/** A file as it was read, and its rows as the register keeps them. */
export interface ReadFile {
  analysis: ImportAnalysis;
  parts: readonly PackedPart[];
}

export interface AnalyseWork extends WorkOptions {
  /** Hears of each part of the rows while the others are still being read. */
  onPart?: (part: RowsPart) => void;
}

export interface AnalyseRequest extends AnalyseOptions {
  bytes: Uint8Array;
  /** The file's name without its ending. */
  name: string;
  password?: string;
}

export interface ExcelWorkerOptions {
  /** Megabytes of JavaScript heap that the thread may use. */
  memory?: number;
  /** Milliseconds after which an idle thread is ended. */
  idle?: number;
}

export interface ExcelWorker {
  /**
   * Reads a file and makes rows of it.
   * @throws {CoreError} with the code of what is wrong with the file, `FILE_TIMEOUT` or `CANCELLED`.
   */
  analyse(request: AnalyseRequest, options?: AnalyseWork): Promise<ReadFile>;
  /** A blank or filled form as the bytes of an .xlsx. */
  writeForm(form: WriteFormOptions, options?: WorkOptions): Promise<Uint8Array>;
  /** Refused rows with their reasons as the bytes of an .xlsx. */
  writeRejects(rejects: WriteRejectsOptions, options?: WorkOptions): Promise<Uint8Array>;
  /**
   * Reads a recipient's workbook: how it looks, and what each empty cell is there for.
   * @throws {CoreError} with the code of what is wrong with the file, `FILE_TIMEOUT` or `CANCELLED`.
   */
  readTemplate(
    template: { bytes: Uint8Array; units: readonly RegisteredUnit[] },
    options?: WorkOptions,
  ): Promise<TemplateContent>;
  /** Puts values into the cells of a workbook; everything else in it stays byte for byte. Throws as `readTemplate`. */
  fillTemplate(
    template: { bytes: Uint8Array; fills: readonly CellFill[] },
    options?: WorkOptions,
  ): Promise<FilledWorkbook>;
  close(): Promise<void>;
}

/** A small file has nine seconds; size gives more, since old machines are slow: 10,000 people are 700 kB. */
const BASE_DEADLINE = 9_000;
const DEADLINE_STEP = 10_000;
const STEP_BYTES = 256 * 1024;
const MEGABYTE = 1024 * 1024;
const IDLE = 30_000;
/** What starting the thread may take on an old, busy machine. */
const START_ALLOWANCE = 20_000;

function defaultMemory(): number {
  return Math.round(Math.min(1024, Math.max(384, totalmem() / MEGABYTE / 4)));
}

function deadlineFor(bytes: Uint8Array): number {
  return BASE_DEADLINE + Math.floor(bytes.byteLength / STEP_BYTES) * DEADLINE_STEP;
}

/** What tells of a file, a message each. */
type FromAnalysis = Extract<FromWorker, { type: 'rows' | 'packed' | 'analysed' | 'skipped' }>;

/** Puts together what the thread tells of a file. */
class ReadCollector {
  readonly #rows: ParsedRow[] = [];
  readonly #parts: PackedPart[] = [];
  readonly #onPart: AnalyseWork['onPart'];
  #analysis: ImportAnalysis | undefined;

  constructor(onPart: AnalyseWork['onPart']) {
    this.#onPart = onPart;
  }

  /** Gives the whole with its last message. */
  take(message: FromAnalysis): ReadFile | undefined {
    switch (message.type) {
      case 'rows': {
        const rows = JSON.parse(message.rows) as ParsedRow[];
        for (const row of rows) this.#rows.push(row);
        this.#onPart?.({ kind: message.kind, rows });
        return undefined;
      }
      case 'packed':
        this.#parts.push(message.packed);
        return undefined;
      case 'analysed':
        this.#analysis = { ...message.analysis, rows: this.#rows, skipped: [] };
        return undefined;
      case 'skipped': {
        const analysis = this.#analysis;
        if (!analysis) throw new CoreError('UNEXPECTED');
        for (const row of message.skipped) analysis.skipped.push(row);
        return message.last ? { analysis, parts: this.#parts } : undefined;
      }
    }
  }
}

/** What a job's messages come to. */
type Answer = ReadFile | { bytes: Uint8Array } | { template: TemplateContent } | { filled: FilledWorkbook };

export function createExcelWorker({ memory = defaultMemory(), idle = IDLE }: ExcelWorkerOptions = {}): ExcelWorker {
  let worker: Worker | undefined;
  let idleTimer: NodeJS.Timeout | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let closed = false;

  const start = (): Worker => {
    worker ??= new Worker(workerFile(import.meta.url, 'worker', 'excel-worker'), {
      resourceLimits: { maxOldGenerationSizeMb: memory },
      stderr: true,
    });
    return worker;
  };
  const end = async (): Promise<void> => {
    const ending = worker;
    worker = undefined;
    await ending?.terminate();
  };

  const runJob = (job: Job, options: AnalyseWork, transfer: ArrayBuffer[]): Promise<Answer> => {
    clearTimeout(idleTimer);
    const thread = start();
    thread.ref();
    return new Promise<Answer>((resolve, reject) => {
      const collector = new ReadCollector(options.onPart);
      let over = false;
      const finish = (settle: () => void, keep: boolean) => {
        over = true;
        clearTimeout(timer);
        options.signal?.removeEventListener('abort', cancel);
        // Each by name: a worker's own listeners are on the same emitter.
        for (const event of ['message', 'error', 'exit'] as const) thread.removeAllListeners(event);
        // A thread that is ended on purpose may still report an error; nobody waits for it any more.
        thread.on('error', () => undefined);
        if (keep) {
          thread.unref();
          idleTimer = setTimeout(() => void end(), idle).unref();
          settle();
        } else {
          void end().then(settle);
        }
      };
      const fail = (error: CoreError, keep = false) => finish(() => reject(error), keep);
      const cancel = () => fail(new CoreError('CANCELLED'));
      const timeOutIn = (ms: number) => setTimeout(() => fail(new CoreError('FILE_TIMEOUT')), ms);
      const deadline = options.deadline ?? BASE_DEADLINE;
      let timer = timeOutIn(deadline + START_ALLOWANCE);
      options.signal?.addEventListener('abort', cancel, { once: true });
      thread.on('error', (error: NodeJS.ErrnoException) => {
        const full = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
        fail(new CoreError(full ? 'FILE_TOO_LARGE' : 'UNEXPECTED', { cause: error }));
      });
      thread.on('exit', () => fail(new CoreError('FILE_TOO_LARGE', { cause: new Error('the reading thread ended') })));
      const post = (message: ToWorker, list: ArrayBuffer[] = []) => thread.postMessage(message, list);
      thread.on('message', (message: FromWorker) => {
        if (message.type === 'progress') {
          // The file has its time from when the thread takes it up, however long the machine took to start the thread.
          if (message.done === 0) {
            clearTimeout(timer);
            timer = timeOutIn(deadline);
          }
          const { done, total, label } = message;
          options.onProgress?.({ done, total, label });
        } else if (
          message.type === 'rows' ||
          message.type === 'packed' ||
          message.type === 'analysed' ||
          message.type === 'skipped'
        ) {
          // Several may have come at once: between two, other work gets its turn.
          setImmediate(takeRead, message);
        } else if (message.type === 'written') {
          finish(() => resolve({ bytes: message.bytes }), true);
        } else if (message.type === 'template') {
          finish(() => resolve({ template: message.template }), true);
        } else if (message.type === 'filled') {
          finish(() => resolve({ filled: message.filled }), true);
        } else if (message.type === 'failed') {
          fail(new CoreError(message.code, { cause: new Error(message.message) }), message.code !== 'UNEXPECTED');
        }
      });
      const takeRead = (message: FromAnalysis): void => {
        // The job may have been cancelled meanwhile.
        if (over) return;
        try {
          const file = collector.take(message);
          if (file) finish(() => resolve(file), true);
          else if (message.type === 'analysed' || message.type === 'skipped') post({ type: 'next' });
        } catch (cause) {
          fail(new CoreError('UNEXPECTED', { cause }));
        }
      };
      post({ type: 'job', job }, transfer);
    });
  };

  const enqueue = (job: Job, options: AnalyseWork, transfer: ArrayBuffer[] = []): Promise<Answer> => {
    const run = queue.then(() => {
      if (closed || options.signal?.aborted) throw new CoreError('CANCELLED');
      return runJob(job, options, transfer);
    });
    queue = run.catch(() => undefined);
    return run;
  };

  const write = async (job: Job, options: WorkOptions): Promise<Uint8Array> => {
    const answer = await enqueue(job, { deadline: 120_000, ...options });
    if (!('bytes' in answer)) throw new CoreError('UNEXPECTED');
    return answer.bytes;
  };

  return {
    async analyse({ bytes, name, password, ...options }, work = {}) {
      const own = Uint8Array.from(bytes);
      const job: Job = { type: 'analyse', bytes: own, name, options, ...(password === undefined ? {} : { password }) };
      const answer = await enqueue(job, { deadline: deadlineFor(own), ...work }, [own.buffer]);
      if (!('analysis' in answer)) throw new CoreError('UNEXPECTED');
      return answer;
    },
    writeForm: (options, work = {}) => write({ type: 'write-form', options }, work),
    writeRejects: (options, work = {}) => write({ type: 'write-rejects', options }, work),
    async readTemplate({ bytes, units }, work = {}) {
      const job: Job = { type: 'read-template', bytes, units };
      const answer = await enqueue(job, { deadline: deadlineFor(bytes), ...work });
      if (!('template' in answer)) throw new CoreError('UNEXPECTED');
      return answer.template;
    },
    async fillTemplate({ bytes, fills }, work = {}) {
      const job: Job = { type: 'fill-template', bytes, fills };
      const answer = await enqueue(job, { deadline: deadlineFor(bytes), ...work });
      if (!('filled' in answer)) throw new CoreError('UNEXPECTED');
      return answer.filled;
    },
    async close() {
      closed = true;
      clearTimeout(idleTimer);
      await end();
      await queue;
    },
  };
}
