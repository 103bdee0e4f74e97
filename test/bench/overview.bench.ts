/**
 * The overview over 100,000 sessions: its query against one hand-written statement that gives the same numbers.
 */
import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openRaw } from '../support/raw-register.ts';
import { makeFolder, openTestCore } from '../support/test-core.ts';
import { inTurns, median, report } from './bench.ts';
import { addTalks, makeLargeRegister } from './large-register.ts';

const SESSIONS = 100_000;
const SPEAKERS = 2000;
const TODAY = '2026-11-22';
const DAYS = 1500;
const ROUNDS = 20;

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
await rm(folder, { recursive: true, force: true });
