/** 20,000 commendations: the first page of each filter of the list, against the bare prepared statement that gives the same rows. */
import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';
import { commendationKind } from '#main/core/commendations/commendation.repository.ts';
import { dataFolderParts } from '#main/core/create-core.ts';
import { openDatabase } from '#main/core/db/open-database.ts';
import { dice } from '#main/core/sample/made-up-people.ts';
import type { InputOf } from '#shared/contract/registry.ts';
import { openKeyOf, openRaw } from '../support/raw-register.ts';
import { makeFolder, openTestCore } from '../support/test-core.ts';
import { inTurns, median, report } from './bench.ts';
import { makeLargeRegister } from './large-register.ts';

const SPEAKERS = 5000;
const COMMENDATIONS = 20_000;
const ROUNDS = 40;
const PAGE = 100;
/** Asked of the register's list too: a first page takes at most so many times what the bare statement does. */
const RATIO = 2;

const folder = await makeFolder();
const file = await makeLargeRegister(folder, SPEAKERS);
await fill();
const copy = join(folder, 'copy.db');
await copyFile(file, copy);

/** Commendations of all stages, levels and years, past the audit trail: that is not what is measured. */
async function fill(): Promise<void> {
  const { db, close } = await openDatabase({
    file: join(folder, dataFolderParts.database),
    key: openKeyOf(folder),
    beforeMigration: async () => undefined,
  });
  const roll = dice(11);
  const at = '2026-01-01T00:00:00.000Z';
  const two = (value: number): string => String(value).padStart(2, '0');
  const commendations = Array.from({ length: COMMENDATIONS }, (_, index) => {
    const year = 2010 + roll(16);
    const granted = roll(10) > 0;
    const stage = granted ? ('granted' as const) : ('proposed' as const);
    return {
      id: index + 1,
      createdAt: at,
      updatedAt: at,
      deletedAt: null,
      version: 1,
      subjectKind: 'individual' as const,
      speakerId: 1 + roll(SPEAKERS),
      unitId: 2 + roll(2),
      subjectName: `Nguyễn Văn ${['An', 'Bình', 'Đông', 'Hà'][roll(4)]} ${index}`,
      type: 'award' as const,
      form: ['giay-khen', 'bang-khen', 'thu-khen'][roll(3)] ?? 'giay-khen',
      level: ['commune', 'district', 'province'][roll(3)] ?? 'commune',
      authority: 'Chủ tịch UBND huyện',
      decisionNumber: granted ? `${roll(999)}/QĐ-UBND` : null,
      decisionDate: granted ? `${year}-${two(1 + roll(12))}-${two(1 + roll(28))}` : null,
      year,
      reason: 'Có thành tích trong công tác tuyên truyền miệng',
      amount: 500_000,
      sessions: [],
      stage,
      stages: [{ stage, date: `${year}-06-01`, clerk: 'Lê Thị Hồng', note: null }],
    };
  });
  await db.transaction().execute((trx) => commendationKind.insert(trx, commendations));
  await close();
}

type Filter = NonNullable<InputOf<'commendations.list'>['filter']>;
const asked: { name: string; search?: string; filter?: Filter; where: string; parameters: unknown[] }[] = [
  { name: 'everything', where: '1 = 1', parameters: [] },
  { name: 'one year', filter: { year: 2024 }, where: 'year = ?', parameters: [2024] },
  {
    name: 'a level and a form',
    filter: { level: 'province', form: 'bang-khen' },
    where: 'level = ? and form = ?',
    parameters: ['province', 'bang-khen'],
  },
  { name: 'proposals', filter: { stage: 'proposed' }, where: 'stage = ?', parameters: ['proposed'] },
  {
    name: 'decided in a year',
    filter: { from: '2024-01-01', to: '2024-12-31' },
    where: `"decisionDate" >= ? and "decisionDate" <= ?`,
    parameters: ['2024-01-01', '2024-12-31'],
  },
  {
    name: 'two words',
    search: 'nguyen dong',
    where: `"searchText" like ? and "searchText" like ?`,
    parameters: ['%nguyen%', '%dong%'],
  },
];

const bare = openRaw(folder, copy);
for (const pragma of ['locking_mode = EXCLUSIVE', 'journal_mode = WAL', 'cache_size = -32768']) bare.pragma(pragma);
const statements = new Map<string, [page: BetterSqlite3.Statement, total: BetterSqlite3.Statement]>();
for (const { where } of asked) {
  const page = `select commendation.*, unit.name as unit from commendation left join unit on unit.id = "unitId"
    where commendation."deletedAt" is null and ${where.replaceAll('"searchText"', 'commendation."searchText"')}
    order by "listKey" desc, commendation."sortKey", commendation.id desc limit ${PAGE}`;
  const total = `select count(*) from commendation where "deletedAt" is null and ${where}`;
  statements.set(where, [bare.prepare(page), bare.prepare(total).pluck()]);
}

const app = await openTestCore({ folder });
for (const { name, search, filter, where, parameters } of asked) {
  const input = { ...(search && { search }), ...(filter && { filter }), pageSize: PAGE };
  const [page, total] = statements.get(where) ?? [];
  if (!page || !total) throw new Error(`no statement: ${name}`);
  const { items } = await app.call('commendations.list', input);
  const rows = page.all(...parameters) as { id: number }[];
  if (items.map(({ id }) => id).join() !== rows.map(({ id }) => id).join()) throw new Error(`different rows: ${name}`);
  const times = await inTurns(
    ROUNDS,
    () => app.call('commendations.list', input),
    () => [page.all(...parameters), total.get(...parameters)],
  );
  console.log(`${name}: ours ${median(times.ours).toFixed(2)} ms, bare ${median(times.bare).toFixed(2)} ms`);
  const ratio = median(times.ours) / median(times.bare);
  const what = `first page of ${COMMENDATIONS} commendations, ${name}`;
  report(what, ratio, 'x', RATIO);
}
await app.close();
bare.close();
await rm(folder, { recursive: true, force: true });
