/** How daily work grows with the register: 1,000, 10,000 and 100,000 speakers. */
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder, openTestCore } from '../support/test-core.ts';
import { median, report, reportAtSize } from './bench.ts';
import { makeLargeRegister } from './large-register.ts';

const SIZES = [1_000, 10_000, 100_000];
const ROUNDS = 30;
const FEW = 3;
const searches = ['nguyen an', 'tran van', 'le thi', 'pham binh', 'thu ha', 'dak ui hoang'];
const period = { kind: 'quarter', year: 2026, number: 3 } as const;
/** A page shows a hundred people, however many there are: a hundred times the register may cost it so many times. */
const HUNDRED_TIMES = 4;

async function medianOf(rounds: number, work: (round: number) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await work(round);
    times.push(performance.now() - start);
  }
  return median(times);
}

const firstPage = new Map<number, number>();
for (const size of SIZES) {
  const folder = await makeFolder();
  const file = await makeLargeRegister(folder, size);
  const tell = (what: string, figure: number, unit = ' ms') => reportAtSize(what, size, figure, unit);
  tell('file of the register', (await stat(file)).size / 1_048_576, ' MB');
  tell(
    'open, and the first page',
    await medianOf(FEW, async () => {
      const opened = await openTestCore({ folder });
      await opened.call('speakers.list', { pageSize: 100 });
      await opened.close();
    }),
  );
  const app = await openTestCore({ folder });
  const page = () => app.call('speakers.list', { pageSize: 100 });
  await page();
  firstPage.set(size, await medianOf(ROUNDS, page));
  tell('first page of speakers', firstPage.get(size) ?? Number.NaN);
  const search = (round: number) =>
    app.call('speakers.list', { search: searches[round % searches.length] ?? '', pageSize: 100 });
  tell('search of two words', await medianOf(ROUNDS, search));
  tell('totals of the list', await medianOf(ROUNDS, () => app.call('speakers.totals', { filter: {} })));
  const correct = (round: number) =>
    app.call('speakers.update', { id: round + 1, version: 1, position: `Trưởng thôn ${round}` });
  tell('a speaker corrected', await medianOf(ROUNDS, correct));
  tell('figures of a quarter', await medianOf(FEW, () => app.call('reports.figures', { period })));
  const backup = (round: number) =>
    app.call('backup.create', { file: app.core.files.registerWrite(join(folder, `${round}.sbcv`)) });
  tell('backup, checked and read back', await medianOf(FEW, backup));
  await app.close();
  await rm(folder, { recursive: true, force: true });
}
const ratio = (firstPage.get(100_000) ?? Number.NaN) / (firstPage.get(1_000) ?? Number.NaN);
report('first page of 100,000 speakers against 1,000', ratio, 'x', HUNDRED_TIMES);
