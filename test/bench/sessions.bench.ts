/**
 * 100,000 sessions: the first page of every filter against the bare prepared statement that gives the same ids, the
 * totals under the list, and the calendar of a month.
 */
import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { InputOf } from '#shared/contract/registry.ts';
import { openRaw } from '../support/raw-register.ts';
import { makeFolder, openTestCore } from '../support/test-core.ts';
import { inTurns, median, report } from './bench.ts';
import { addTalks, makeLargeRegister } from './large-register.ts';

const SESSIONS = 100_000;
const SPEAKERS = 2000;
const TODAY = '2026-11-22';
const DAYS = 1500;
const ROUNDS = 30;
const PAGE = 100;

const folder = await makeFolder();
const file = await makeLargeRegister(folder, SPEAKERS);
const { units, people } = await addTalks(folder, file, { count: SESSIONS, today: TODAY, days: DAYS });
const copy = join(folder, 'copy.db');
await copyFile(file, copy);

const bare = openRaw(folder, copy);
for (const pragma of ['locking_mode = EXCLUSIVE', 'journal_mode = WAL', 'cache_size = -32768']) bare.pragma(pragma);
const [unit] = units;
const [speaker] = people;

/** Each filter with the condition that a person would write for it. */
const filters: [name: string, input: InputOf<'sessions.list'>, condition: string][] = [
  ['none', {}, '1 = 1'],
  ['unit', { filter: { unitId: unit?.id ?? 0 } }, `"unitId" = ${unit?.id}`],
  ['kind and format', { filter: { kind: 'talk', format: 'online' } }, "kind = 'talk' and format = 'online'"],
  ['status', { filter: { status: 'cancelled' } }, "status = 'cancelled'"],
  ['days', { filter: { from: '2025-01-01', to: '2025-03-31' } }, "date >= '2025-01-01' and date <= '2025-03-31'"],
  ['audience', { filter: { audienceFrom: 100, audienceTo: 120 } }, 'audience between 100 and 120'],
  ['overdue', { filter: { overdue: true } }, `status = 'planned' and date < '${TODAY}'`],
  ['no speakers', { filter: { hasSpeakers: false } }, '"speakerCount" = 0'],
  [
    'speaker',
    { filter: { speakerId: speaker?.id ?? 0 } },
    `id in (select "sessionId" from "sessionSpeaker" where "speakerId" = ${speaker?.id})`,
  ],
  ['two words', { search: 'dat dai' }, `"searchText" like '%dat%' and "searchText" like '%dai%'`],
];

const app = await openTestCore({ folder });
for (const [name, input, condition] of filters) {
  const where = `"deletedAt" is null and ${condition}`;
  const rows = bare.prepare(
    `select session.* from (select id from session where ${where} order by date desc, id desc limit ${PAGE}) as page
     join session on session.id = page.id order by session.date desc, session.id desc`,
  );
  const count = bare.prepare(`select count(*) from session where ${where}`).pluck();
  const { items, total } = await app.call('sessions.list', { ...input, pageSize: PAGE });
  const expected = rows.all() as { id: number }[];
  if (total !== count.get() || items.map(({ id }) => id).join() !== expected.map(({ id }) => id).join()) {
    throw new Error(`different rows: ${name}`);
  }
  const times = await inTurns(
    ROUNDS,
    () => app.call('sessions.list', { ...input, pageSize: PAGE }),
    () => [rows.all(), count.get()],
  );
  report(`sessions.list, ${name}: median`, median(times.ours), ' ms');
  report(`sessions.list, ${name}: against the bare statements`, median(times.ours) / median(times.bare), 'x');
}

async function time(what: string, work: () => Promise<unknown>, limit?: number): Promise<void> {
  const { ours } = await inTurns(ROUNDS, work, () => undefined);
  report(what, median(ours), ' ms', limit);
}
await time(
  'sessions.calendar, a month: median',
  () => app.call('sessions.calendar', { from: '2026-08-31', to: '2026-10-04' }),
  100,
);
await time('sessions.year: median', () => app.call('sessions.year', { year: 2025 }));
await time('sessions.totals, all: median', () => app.call('sessions.totals', {}));
await app.close();
bare.close();
await rm(folder, { recursive: true, force: true });
