/**
 * The overview over 100,000 sessions: its query against one hand-written statement that gives the same numbers, and
 * the time from the query's answer to the painted charts, in a Chromium over the http host.
 */
import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureBuilt } from '../../scripts/ensure-built.ts';
import { findChromium } from '../../scripts/find-chromium.ts';
import { openRaw } from '../support/raw-register.ts';
import { closeBrowser, startApp } from '../support/start-app.ts';
import { makeFolder, openTestCore } from '../support/test-core.ts';
import { inTurns, median, report } from './bench.ts';
import { addTalks, makeLargeRegister } from './large-register.ts';

const SESSIONS = 100_000;
const SPEAKERS = 2000;
const TODAY = '2026-11-22';
const DAYS = 1500;
const ROUNDS = 20;
const PAINT_ROUNDS = 7;
const PAINT_LIMIT_MS = 500;

/** The year that a person would write it for: by decree 09, with its neighbours. */
const YEAR = { kind: 'year', year: 2026, number: 1 } as const;
const spans = { current: ['2025-12-15', '2026-12-14'], previous: ['2024-12-15', '2025-12-14'] } as const;

const folder = await makeFolder();
const file = await makeLargeRegister(folder, SPEAKERS);
await addTalks(folder, file, { count: SESSIONS, today: TODAY, days: DAYS });
const copy = join(folder, 'copy.db');
await copyFile(file, copy);
const bare = openRaw(folder, copy);
for (const pragma of ['locking_mode = EXCLUSIVE', 'journal_mode = WAL', 'cache_size = -32768']) bare.pragma(pragma);

const held = `"deletedAt" is null and status = 'held'`;
const within = (span: string) => `${held} and date between :${span}From and :${span}To`;
const tallies = 'sum(count) as sessions, coalesce(sum(audience), 0) as audience';
const key = (span: string) => `select 'figures ${span}' as part, null as name, ${tallies},
    coalesce(sum(case when kind = 'training' then count end), 0) as trainings, coalesce(sum(cost), 0) as cost,
    (select count(*) from speaker join "speakerStatus" span on span."speakerId" = speaker.id and span.status = 'active'
      and span."fromDate" <= :${span}To and (span."toDate" is null or span."toDate" >= :${span}To)
      where speaker."deletedAt" is null) as speakers,
    (select count(*) from speaker where "deletedAt" is null and id in (select "speakerId" from (select "speakerId", status, "fromDate",
      lag(status) over (partition by "speakerId" order by "fromDate") as before from "speakerStatus")
      where status = 'active' and (before is null or before = 'ended')
        and "fromDate" between :${span}From and :${span}To)) as joined,
    (select count(*) from commendation where "deletedAt" is null and stage = 'granted'
      and "decisionDate" between :${span}From and :${span}To) as commendations
  from session where ${within(span)}`;
const grouped = (part: string, by: string, limit = '') =>
  `select * from (select '${part}' as part, ${by} as name, ${tallies}, 0, 0, 0, 0, 0 from session where ${within('current')}
    group by 2 order by 3 desc ${limit})`;
const statement = bare.prepare(
  [
    key('current'),
    key('previous'),
    key('sameLastYear'),
    `select 'month', substr(date, 1, 7), ${tallies}, 0, 0, 0, 0, 0 from session
      where ${held} and date between '2025-01-01' and '2026-12-31' group by 2`,
    grouped('unit', '"unitId"'),
    grouped('format', 'format'),
    grouped('topic', '"foldedTopic"', 'limit 10'),
    `select * from (select 'speaker', line."speakerId", sum(count), coalesce(sum(audience), 0), 0, 0, 0, 0, 0
      from session join "sessionSpeaker" line on line."sessionId" = session.id and line."speakerId" is not null
      where ${within('current')} group by 2 order by 3 desc, 2 limit 10)`,
  ].join('\nunion all\n'),
);
interface Row {
  part: string;
  name: string | number | null;
  sessions: number;
  audience: number;
}
const days = {
  currentFrom: spans.current[0],
  currentTo: spans.current[1],
  previousFrom: spans.previous[0],
  previousTo: spans.previous[1],
  sameLastYearFrom: spans.previous[0],
  sameLastYearTo: spans.previous[1],
};
const byHand = () => statement.all(days) as Row[];

const app = await openTestCore({ folder });
const ours = () => app.call('overview.activity', { period: YEAR });

/** Both give the same numbers, or the times mean nothing. */
async function compare(): Promise<void> {
  const rows = byHand();
  const of = (part: string) => rows.filter((row) => row.part === part);
  const shown = await ours();
  const pairs: [string, unknown, unknown][] = [
    [
      'figures',
      shown.figures.slice(0, 2).flatMap(({ current, previous }) => [current, previous]),
      [of('figures current')[0]?.sessions, of('figures previous')[0]?.sessions].concat([
        of('figures current')[0]?.audience,
        of('figures previous')[0]?.audience,
      ]),
    ],
    [
      'months',
      shown.months
        .flatMap(({ lastYear, thisYear }) => [lastYear, thisYear])
        .reduce((sum, each) => sum + each.sessions, 0),
      of('month').reduce((sum, { sessions }) => sum + sessions, 0),
    ],
    [
      'units',
      shown.units.map(({ unitId, sessions }) => [unitId, sessions]),
      of('unit').map((row) => [row.name, row.sessions]),
    ],
    [
      'formats',
      shown.formats.map(({ format, audience }) => [format, audience]).sort(),
      of('format')
        .map((row) => [row.name, row.audience])
        .sort(),
    ],
    ['topics', shown.topics.map(({ sessions }) => sessions), of('topic').map(({ sessions }) => sessions)],
    [
      'speakers',
      shown.speakers.map(({ speakerId, sessions }) => [speakerId, sessions]),
      of('speaker').map((row) => [row.name, row.sessions]),
    ],
  ];
  for (const [what, found, expected] of pairs) {
    if (JSON.stringify(found) !== JSON.stringify(expected)) {
      throw new Error(`different ${what}: ${JSON.stringify(found)} ${JSON.stringify(expected)}`);
    }
  }
}

/** Runs in the page: how long after the answer the figures were painted, and the charts (a chunk of its own). */
const watchPaints = `
  let answered;
  const { fetch } = window;
  window.fetch = async (...given) => {
    const response = await fetch(...given);
    if (String(given[1]?.body).includes('overview.activity')) answered = performance.now();
    return response;
  };
  const watch = (part, name) => {
    const look = () => {
      if (answered === undefined || !document.querySelector(part)) requestAnimationFrame(look);
      // The frame after the next one begins when the part has been painted.
      else requestAnimationFrame(() => requestAnimationFrame(() => {
        document.documentElement.dataset[name] = String(performance.now() - answered);
      }));
    };
    requestAnimationFrame(look);
  };
  watch('.key-figures', 'figures');
  watch('.chart-card .chart-mark', 'charts');`;

/** Opens the page some times: from the moment at which it has the answer to the frame that shows it. */
async function paints(): Promise<{ figures: number; charts: number }> {
  ensureBuilt();
  const running = await startApp({ dataFolder: folder });
  const times = { figures: [] as number[], charts: [] as number[] };
  try {
    await running.invoke('clerks.create', { name: 'Lê Thị Hồng' });
    await running.invoke('app.finishSetup', {});
    await running.context.addInitScript({ content: watchPaints });
    for (let round = 0; round < PAINT_ROUNDS; round += 1) {
      await running.page.reload();
      const root = running.page.locator('html[data-figures][data-charts]');
      await root.waitFor();
      times.figures.push(Number(await root.getAttribute('data-figures')));
      times.charts.push(Number(await root.getAttribute('data-charts')));
    }
  } finally {
    await running.close();
  }
  return { figures: median(times.figures), charts: median(times.charts) };
}

await compare();
const times = await inTurns(ROUNDS, ours, byHand);
console.log(
  `overview of a year over ${SESSIONS} sessions: ${median(times.ours).toFixed(1)} ms, one statement ${median(times.bare).toFixed(1)} ms`,
);
report('overview.activity against one hand-written statement', median(times.ours) / median(times.bare), 'x', 1.5);
const quarter = await inTurns(
  ROUNDS,
  () => app.call('overview.activity', {}),
  () => undefined,
);
report('overview.activity, the quarter of today: median', median(quarter.ours), ' ms');
const due = await inTurns(
  ROUNDS,
  () => app.call('overview.due', {}),
  () => undefined,
);
report('overview.due: median', median(due.ours), ' ms');
await app.close();
bare.close();

if (findChromium() === undefined) console.log('no Chromium on this machine: the first paint was not measured');
else {
  const { figures, charts } = await paints();
  await closeBrowser();
  report('from the answer to the first paint (the figures): median', figures, ' ms', PAINT_LIMIT_MS);
  report('from the answer to the painted charts: median', charts, ' ms');
}
await rm(folder, { recursive: true, force: true });
