/**
 * A register of 100,000 speakers, 100,000 sessions and 200 attached files: backup into one file and restoring it on a new
 * PC against copying the same bytes, equal by dump; the copy before something risky; how long the core's thread is held.
 */
import { createHash, randomBytes } from 'node:crypto';
import { copyFile, mkdir, open, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { dataFolderParts } from '#main/core/create-core.ts';
import { openRaw } from '../support/raw-register.ts';
import { makeFolder, openTestCore } from '../support/test-core.ts';
import { inTurns, median, report } from './bench.ts';
import { addTalks, makeLargeRegister } from './large-register.ts';

const SPEAKERS = 100_000;
const SESSIONS = 100_000;
const FILES = 200;
const FILE_BYTES = 100_000;
const ROUNDS = 2;

const folder = await makeFolder();
const data = join(folder, 'data');
await mkdir(data);
const file = await makeLargeRegister(data, SPEAKERS);
await addTalks(data, file, { count: SESSIONS, today: '2026-11-22', days: 1500 });

let app = await openTestCore({ folder: data });
for (let index = 0; index < FILES; index += 1) {
  const scan = join(folder, 'scan.pdf');
  await writeFile(scan, randomBytes(FILE_BYTES));
  const { id } = await app.call('documents.create', { title: `Quyết định ${index}`, kind: 'quyet-dinh' });
  await app.call('documents.attach', { id, path: app.core.files.registerRead(scan) });
}

/** Every row of every table, hashed; what is only about this folder (its log of exports) with it. */
function dump(of: string): string {
  const raw = openRaw(of);
  const hash = createHash('sha256');
  const tables = raw.prepare("select name from sqlite_master where type = 'table' order by name").pluck().all();
  for (const table of tables as string[]) {
    hash.update(table);
    for (const row of raw.prepare(`select * from "${table}"`).raw().iterate()) hash.update(JSON.stringify(row));
  }
  raw.close();
  return hash.digest('hex');
}

async function filesOf(of: string): Promise<string[]> {
  const entries = await readdir(of, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function copyDurably(from: string, to: string): Promise<void> {
  await copyFile(from, to);
  const handle = await open(to, 'r+');
  await handle.sync();
  await handle.close();
}

/** What a person would do by hand: the same bytes, on the disk. */
async function copyBytes(): Promise<void> {
  const to = join(folder, 'copy');
  await rm(to, { recursive: true, force: true });
  await mkdir(to);
  const sources = [file, ...(await filesOf(join(data, dataFolderParts.documents)))];
  for (const [index, source] of sources.entries()) await copyDurably(source, join(to, String(index)));
}

/**
 * How long the core's thread is held at most: event-loop delay, and how much of it the thread itself worked. The rest is
 * the machine's: waiting for the disk, or for a processor that another thread has.
 */
async function heldBy(work: () => Promise<unknown>): Promise<{ delay: number; worked: number }> {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  let worked = 0;
  let last = process.threadCpuUsage();
  const watch = setInterval(() => {
    const { user, system } = process.threadCpuUsage(last);
    worked = Math.max(worked, (user + system) / 1000);
    last = process.threadCpuUsage();
  }, 1);
  delays.enable();
  await work();
  await new Promise((resolve) => setTimeout(resolve, 20));
  delays.disable();
  clearInterval(watch);
  return { delay: delays.max / 1e6, worked };
}

const backup = join(folder, 'usb.sbcv');
const backups = await inTurns(
  ROUNDS,
  () => app.call('backup.create', { file: app.core.files.registerWrite(backup) }),
  copyBytes,
);
report('backup file', (await stat(backup)).size / 1_048_576, ' MB');
report('copying the same bytes', median(backups.bare), ' ms');
report('backup with its attachments, every page checked and read back', median(backups.ours), ' ms');
report('backup against copying the same bytes', median(backups.ours) / median(backups.bare), 'x');

const check = await heldBy(() => app.call('database.check', {}));
report('the check of the whole register: longest event-loop delay of the core', check.delay, ' ms');
report('the check of the whole register: longest piece of work of the core', check.worked, ' ms', 50);

const before: number[] = [];
const delays: number[] = [];
const works: number[] = [];
for (let round = 0; round < 5; round += 1) {
  const [keep, drop] = [4 * round + 1, 4 * round + 3];
  const start = performance.now();
  const { delay, worked } = await heldBy(() => app.call('speakers.merge', { keep, drop }));
  before.push(performance.now() - start - 20);
  delays.push(delay);
  works.push(worked);
  await app.call('backup.list', {});
}
report('a merger with the copy before it', median(before), ' ms');
report('a merger with the copy before it: event-loop delay of the core', median(delays), ' ms');
report('a merger with the copy before it: longest piece of work of the core', median(works), ' ms', 50);
await app.call('backup.create', { file: app.core.files.registerWrite(backup) });
await app.close();

const expected = dump(data);
const fresh = join(folder, 'new-pc');
const restores: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  await rm(fresh, { recursive: true, force: true });
  app = await openTestCore({ folder: fresh });
  const start = performance.now();
  await app.call('backup.restore', { file: app.core.files.registerRead(backup) });
  restores.push(performance.now() - start);
  await app.close();
}
// The keys differ from one PC to the other; what stands under them must not.
if (dump(fresh) !== expected) throw new Error('the restored register differs');
const [there, here] = [await filesOf(join(fresh, 'tai-lieu')), await filesOf(join(data, 'tai-lieu'))];
if (there.length !== FILES || here.length !== FILES) throw new Error(`${there.length} attached files came back`);
report('restore on a new PC', median(restores), ' ms');
report('restore against copying the same bytes', median(restores) / median(backups.bare), 'x');
await rm(folder, { recursive: true, force: true });
