/**
 * Import of 10,000 speakers of 15 columns, from the file to the register, against what exceljs alone takes to read the
 * same file; how long the core's own thread is held up meanwhile; and the peak of memory.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { makeFolder, makeUnits, openTestCore, type TestCore } from '../support/test-core.ts';
import { median, report } from './bench.ts';
import { writeSpeakerList } from './speaker-list-file.ts';

const ROWS = 10_000;
const ROUNDS = 5;
/** Reads in a process of its own: the hundreds of megabytes that exceljs leaves behind are not ours to clear away. */
const reader = fork(fileURLToPath(new URL('exceljs-reader.ts', import.meta.url)), { execArgv: [] });

async function readByExceljs(path: string): Promise<number> {
  reader.send(path);
  const [{ ms, rows }] = (await once(reader, 'message')) as [{ ms: number; rows: number }];
  if (rows !== ROWS + 1) throw new Error('exceljs read other rows');
  return ms;
}

interface Import {
  ms: number;
  previewMs: number;
  /** Of the core's thread, milliseconds. */
  delayP99: number;
  delayMax: number;
  peakMb: number;
}

/**
 * Waits until the backups that the former round left to be packed are packed, by other threads: nobody imports ten
 * thousand rows every second.
 */
async function backupsPacked({ dataFolder }: TestCore): Promise<void> {
  const waiting = join(dataFolder, 'sao-luu', 'cho-dong-goi');
  while ((await readdir(waiting)).length > 0) await setTimeout(50);
}

/** One import into an empty register of a program that is open, as a clerk's is; the register is emptied again after it. */
async function importList(app: TestCore, path: string): Promise<Import> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  let peak = 0;
  const sampling = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 20);
  delay.enable();
  const start = performance.now();
  const file = app.core.files.registerRead(path);
  const { batchId, counts } = await app.call('imports.preview', { kind: 'speakers', file });
  const previewMs = performance.now() - start;
  const { created } = await app.call('imports.apply', { batchId, include: ['new', 'duplicate'] });
  const ms = performance.now() - start;
  delay.disable();
  clearInterval(sampling);
  await app.call('imports.undo', { batchId });
  if (counts.error > 0 || created !== ROWS) throw new Error(`created ${created}: ${JSON.stringify(counts)}`);
  return {
    ms,
    previewMs,
    delayP99: delay.percentile(99) / 1e6,
    delayMax: delay.max / 1e6,
    peakMb: peak / 1_048_576,
  };
}

const folder = await makeFolder();
const path = join(folder, 'danh-sach.xlsx');
await writeSpeakerList(path, ROWS);
const baseline: number[] = [];
const imports: Import[] = [];
const app = await openTestCore('file');
await makeUnits(app);
// The first round loads code on both sides; a clerk waits for that once a day.
for (let round = 0; round <= ROUNDS; round += 1) {
  if (round > 0) await backupsPacked(app);
  const exceljsMs = await readByExceljs(path);
  const ours = await importList(app, path);
  if (round === 0) {
    report('first import after the start, against exceljs reading its first file', ours.ms / exceljsMs, 'x');
    continue;
  }
  baseline.push(exceljsMs);
  imports.push(ours);
}
await app.close();
reader.disconnect();
const of = (value: (one: Import) => number): number => median(imports.map(value));
report(
  `preview and apply of ${ROWS} speakers against exceljs reading the file`,
  of((one) => one.ms) / median(baseline),
  'x',
  1.2,
);
report('preview alone against exceljs reading the file', of((one) => one.previewMs) / median(baseline), 'x');
report('exceljs reading the file', median(baseline), ' ms');
report(
  "event-loop delay of the core's thread, p99",
  of((one) => one.delayP99),
  ' ms',
  50,
);
report(
  "event-loop delay of the core's thread, longest",
  of((one) => one.delayMax),
  ' ms',
);
report(
  'peak memory of the process, reading thread included',
  of((one) => one.peakMb),
  ' MB',
);
await rm(folder, { recursive: true, force: true });
