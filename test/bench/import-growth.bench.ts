/** How an import grows: lists of 100, 1,000, 10,000 and 20,000 speakers, from the file to the register. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder, makeUnits, openTestCore } from '../support/test-core.ts';
import { median, report, reportAtSize } from './bench.ts';
import { writeSpeakerList } from './speaker-list-file.ts';

const SIZES = [100, 1_000, 10_000, 20_000];
const ROUNDS = 3;
/** Ten times the rows may take so many times as long; what is beyond ten grows faster than the list. */
const TEN_TIMES = 12;

const folder = await makeFolder();
const app = await openTestCore({ folder: join(folder, 'so') });
await makeUnits(app);

/** Milliseconds of preview and apply; the register is empty again afterwards. */
async function importList(path: string, rows: number): Promise<{ preview: number; whole: number }> {
  const start = performance.now();
  const { batchId } = await app.call('imports.preview', { kind: 'speakers', file: app.core.files.registerRead(path) });
  const preview = performance.now() - start;
  const { created } = await app.call('imports.apply', { batchId, include: ['new', 'duplicate'] });
  const whole = performance.now() - start;
  await app.call('imports.undo', { batchId });
  if (created !== rows) throw new Error(`created ${created} of ${rows}`);
  return { preview, whole };
}

const times = new Map<number, number>();
for (const rows of SIZES) {
  const path = join(folder, `${rows}.xlsx`);
  await writeSpeakerList(path, rows);
  const rounds: { preview: number; whole: number }[] = [];
  // The first round loads code.
  for (let round = 0; round <= ROUNDS; round += 1) rounds.push(await importList(path, rows));
  const of = (value: (one: (typeof rounds)[number]) => number) => median(rounds.slice(1).map(value));
  times.set(
    rows,
    of(({ whole }) => whole),
  );
  reportAtSize(
    'import: preview',
    rows,
    of(({ preview }) => preview),
    ' ms',
  );
  reportAtSize('import: preview and apply', rows, times.get(rows) ?? Number.NaN, ' ms');
}
await app.close();
await rm(folder, { recursive: true, force: true });
const ratio = (times.get(10_000) ?? Number.NaN) / (times.get(1_000) ?? Number.NaN);
report('import of 10,000 rows against 1,000', ratio, 'x', TEN_TIMES);
