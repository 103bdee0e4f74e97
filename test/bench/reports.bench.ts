/**
 * Reports: the workbook of a year with 20,000 sessions and 5,000 speakers against exceljs alone writing the same cells
 * and styles, the figures of a year over 100,000 sessions against one hand-written statement, and the PDF of 1,000 speakers.
 */
import { execFileSync } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serialize } from 'node:v8';
import { openDatabase } from '#main/core/db/open-database.ts';
import { findChromium } from '#main/core/print/html-to-pdf.ts';
import { indicators } from '#main/core/reports/definitions/indicators.ts';
import { totalFigures } from '#main/core/reports/figure.repository.ts';
import { quarterlyWorkbook } from '#main/core/reports/quarterly-workbook.ts';
import { randomOf } from '../support/random-register.ts';
import { openKeyOf, openRaw } from '../support/raw-register.ts';
import { makeFolder, openTestCore } from '../support/test-core.ts';
import { median, report } from './bench.ts';
import { makeLargeRegister } from './large-register.ts';

const SPEAKERS = 5_000;
const SESSIONS = 20_000;
const MANY_SESSIONS = 100_000;
const WORKBOOK_ROUNDS = 5;
const QUERY_ROUNDS = 40;
const YEAR = { kind: 'year', year: 2024, number: 1 } as const;

const folder = await makeFolder();
const file = await makeLargeRegister(folder, SPEAKERS);

/** Puts sessions of the reporting year 2024 into the register: straight into the table, they are not what is measured. */
async function addSessions(count: number): Promise<void> {
  const key = openKeyOf(folder);
  const { db, close } = await openDatabase({ file, key, beforeMigration: async () => undefined });
  const random = randomOf(count);
  const { last } = await db
    .selectFrom('session')
    .select((eb) => eb.fn.max('id').as('last'))
    .executeTakeFirstOrThrow();
  const units = await db.selectFrom('unit').select('id').execute();
  await db.transaction().execute(async (trx) => {
    for (let i = 1; i <= count; i += 1) {
      const audience = random.below(200);
      await trx
        .insertInto('session')
        .values({
          id: (last ?? 0) + i,
          createdAt: '2024-01-01T00:00:00.000Z',
          updatedAt: '2024-01-01T00:00:00.000Z',
          deletedAt: null,
          version: 1,
          kind: random.pick(['speakers-conference', 'talk', 'training', 'integrated']),
          format: random.pick(['in-person', 'online', 'hybrid']),
          status: random.pick(['held', 'held', 'held', 'cancelled']),
          date: new Date(Date.UTC(2023, 11, 15 + random.below(365))).toISOString().slice(0, 10),
          endDate: null,
          startTime: null,
          topic: `Tuyên truyền chuyển đổi số, đợt ${i % 90}`,
          venue: `Nhà rông thôn ${i % 12}`,
          unitId: random.pick(units).id,
          organiser: null,
          count: 1 + random.below(3),
          audience,
          audienceFemale: random.below(audience + 1),
          audienceMinority: random.below(audience + 1),
          audienceParty: null,
          onlineSites: null,
          cost: random.below(20) * 100_000,
          questions: '[]',
          notes: null,
          label: 'Buổi tuyên truyền',
          topicKey: '',
          foldedTopic: '',
          searchText: '',
          speakerCount: 0,
          unlinkedCount: 0,
          attendeeCount: 0,
          documentCount: 1,
          documentCopies: 30,
        })
        .execute();
    }
  });
  await close();
}

await addSessions(SESSIONS);
const path = join(folder, 'ours.xlsx');
const opened = await openDatabase({ file, key: openKeyOf(folder), beforeMigration: async () => undefined });
const request = { period: YEAR, units: 'then', today: '2024-12-20', now: '2024-12-20T00:00:00.000Z' } as const;
const { model } = await quarterlyWorkbook(opened.db, request);
await opened.close();
const app = await openTestCore({ folder });
const writeOurs = () =>
  app.call('reports.write', { report: 'quarterly', period: YEAR, path: app.core.files.registerWrite(path) });
const modelFile = join(folder, 'model.bin');
await writeFile(modelFile, serialize(model));
const bareScript = fileURLToPath(new URL('write-bare.ts', import.meta.url));
/** exceljs alone, from its import on, as cold as the thread that the product starts. */
const writeBare = () =>
  Number(execFileSync(process.execPath, [bareScript, modelFile, join(folder, 'bare.xlsx')], { encoding: 'utf8' }));
const written = { ours: [] as number[], bare: [] as number[] };
for (let round = 0; round < WORKBOOK_ROUNDS; round += 1) {
  written.bare.push(writeBare());
  const start = performance.now();
  await writeOurs();
  written.ours.push(performance.now() - start);
}
const rows = model.sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
console.log(
  `workbook of ${rows} rows: ${median(written.ours).toFixed(0)} ms, exceljs alone ${median(written.bare).toFixed(0)} ms`,
);
report('the year’s workbook against exceljs alone', median(written.ours) / median(written.bare), 'x', 1.5);

if (findChromium() === undefined) console.log('no Chromium on this machine: the PDF was not measured');
else {
  const pdf = join(folder, 'roster.pdf');
  const ids = (await app.call('speakers.list', { pageSize: 1000 })).items.map(({ id }) => id);
  const start = performance.now();
  await app.call('rosters.write', { kind: 'speakers', filter: { ids }, path: app.core.files.registerWrite(pdf) });
  report('the roster of 1,000 speakers as a PDF', performance.now() - start, ' ms');
  const pages = (await readFile(pdf, 'latin1')).match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  report('its pages', pages, '');
}
await app.close();

await addSessions(MANY_SESSIONS - SESSIONS);
const many = await openDatabase({ file, key: openKeyOf(folder), beforeMigration: async () => undefined });
const ofSessions = indicators.filter(({ source }) => source === 'sessions');
const range = { from: '2023-12-15', to: '2024-12-14' };
const figures = await totalFigures(many.db, ofSessions, range);
await many.close();

const raw = openRaw(folder, file);
const statement = raw.prepare(`select sum(count) as sessions_total,
  sum(case when format = 'in-person' then count else 0 end) as sessions_in_person,
  sum(case when format = 'online' then count else 0 end) as sessions_online,
  sum(case when format = 'hybrid' then count else 0 end) as sessions_hybrid,
  sum(audience) as audience_total, sum("audienceFemale") as audience_female, sum("audienceMinority") as audience_minority,
  sum(case when kind = 'training' then count else 0 end) as trainings_total,
  sum(case when kind = 'training' then audience else 0 end) as trainings_audience,
  sum("documentCount") as documents_total, sum("documentCopies") as documents_copies, sum(cost) as cost_total
  from session where "deletedAt" is null and status = 'held' and date between ? and ?`);
const expected = statement.get(range.from, range.to) as Record<string, number>;
for (const [name, value] of Object.entries(expected)) {
  if (figures[name] !== value) throw new Error(`different figures: ${name} ${figures[name]} ${value}`);
}
const bareTimes: number[] = [];
for (let round = 0; round < QUERY_ROUNDS; round += 1) {
  const start = performance.now();
  statement.get(range.from, range.to);
  bareTimes.push(performance.now() - start);
}
raw.close();
const last = await openDatabase({ file, key: openKeyOf(folder), beforeMigration: async () => undefined });
await totalFigures(last.db, ofSessions, range);
const ourTimes: number[] = [];
for (let round = 0; round < QUERY_ROUNDS; round += 1) {
  const start = performance.now();
  await totalFigures(last.db, ofSessions, range);
  ourTimes.push(performance.now() - start);
}
await last.close();
console.log(
  `figures over ${MANY_SESSIONS} sessions: ${median(ourTimes).toFixed(1)} ms, one statement ${median(bareTimes).toFixed(1)} ms`,
);
report('figures of a year against one hand-written statement', median(ourTimes) / median(bareTimes), 'x', 1.5);
await rm(folder, { recursive: true, force: true });
