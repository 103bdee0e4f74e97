import { parentPort } from 'node:worker_threads';
import { analyseRows } from '#main/core/imports/analyse.ts';
import { type PackedPart, packPart, ROWS_A_PART } from '#main/core/imports/register/row-parts.ts';
import type { ImportAnalysis, ImportKind, ParsedRow } from '#main/core/imports/types.ts';
import { ReadFailure } from './read-failure.ts';
import { readWorkbook } from './read-workbook.ts';
import type {
  AnalyseJob,
  FillTemplateJob,
  FromWorker,
  Job,
  ReadTemplateJob,
  ToWorker,
  WriteFormJob,
  WriteRejectsJob,
} from './worker-protocol.ts';

/**
 * The thread in which workbooks are read, analysed and written. It has a memory ceiling and is ended from outside at a
 * deadline, so whatever a file does to it, the application goes on.
 */

const port = parentPort;
if (!port) throw new Error('worker.ts runs as a worker thread only');

const send = (message: FromWorker, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer);

/** Parts kept as they are until the last row was read: those of 20,000 rows. Of a longer list the first are packed. */
const MOST_UNPACKED = 50;

/** What is left of a file to be told, in parts. */
let skippedLeft: ImportAnalysis['skipped'] = [];

async function analyse(job: AnalyseJob): Promise<void> {
  send({ type: 'progress', done: 0, total: 3, label: 'Đang đọc tệp' });
  const workbook = await readWorkbook(job.bytes, {
    name: job.name,
    ...(job.password === undefined ? {} : { password: job.password }),
  });
  send({ type: 'progress', done: 1, total: 3, label: 'Đang nhận dạng bảng và kiểm tra từng dòng' });
  let part: ParsedRow[] = [];
  const sent: string[] = [];
  const packed: PackedPart[] = [];
  const sendPart = (kind: ImportKind): void => {
    const json = JSON.stringify(part);
    send({ type: 'rows', kind, rows: json });
    sent.push(json);
    if (sent.length > MOST_UNPACKED) packed.push(packPart(sent.shift() ?? ''));
    part = [];
  };
  // Sent as soon as it is read: the core takes the rows up meanwhile.
  const { skipped, ...analysis } = analyseRows(workbook, job.options, (row, kind) => {
    part.push(row);
    if (part.length === ROWS_A_PART) sendPart(kind);
  });
  if (part.length > 0) sendPart(analysis.kind);
  send({ type: 'progress', done: 2, total: 3, label: 'Đang chuyển kết quả' });
  // Only now: nobody waits for it, and the core has enough to do with the rows.
  for (const json of sent) packed.push(packPart(json));
  for (const one of packed) send({ type: 'packed', packed: one }, [one.buffer]);
  skippedLeft = skipped;
  send({ type: 'analysed', analysis });
}

function sendSkipped(): void {
  const skipped = skippedLeft.splice(0, ROWS_A_PART);
  send({ type: 'skipped', skipped, last: skippedLeft.length === 0 });
}

async function write(job: WriteFormJob | WriteRejectsJob): Promise<void> {
  // exceljs is slow to load: only a thread that writes pays for it.
  const bytes =
    job.type === 'write-form'
      ? await (await import('#main/core/imports/forms/write-forms.ts')).writeForm(job.options)
      : await (await import('#main/core/imports/forms/write-rejects.ts')).writeRejects(job.options);
  send({ type: 'written', bytes });
}

async function template(job: ReadTemplateJob | FillTemplateJob): Promise<void> {
  const reading = job.type === 'read-template';
  const label = reading ? 'Đang đọc mẫu' : 'Đang điền mẫu';
  const progress = (done: number, total: number): void => send({ type: 'progress', done, total, label });
  progress(0, 1);
  if (reading) {
    const { readTemplate } = await import('#main/core/reports/template/read-template.ts');
    send({ type: 'template', template: readTemplate(job.bytes, job.units, progress) });
  } else {
    const { fillWorkbook } = await import('#main/core/reports/template/fill-workbook.ts');
    send({ type: 'filled', filled: fillWorkbook(job.bytes, job.fills, progress) });
  }
}

function carryOut(job: Job): Promise<void> {
  switch (job.type) {
    case 'analyse':
      return analyse(job);
    case 'write-form':
    case 'write-rejects':
      return write(job);
    case 'read-template':
    case 'fill-template':
      return template(job);
  }
}

async function run(job: Job): Promise<void> {
  try {
    await carryOut(job);
  } catch (error) {
    const code = error instanceof ReadFailure ? error.code : 'UNEXPECTED';
    send({ type: 'failed', code, message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

port.on('message', (message: ToWorker) => {
  if (message.type === 'next') sendSkipped();
  else void run(message.job);
});
