import { sql } from 'kysely';
import type { appContract, Clerk } from '#shared/contract/app.ts';
import { fold } from '#shared/text/vietnamese.ts';
import { CoreError } from '../core-error.ts';
import type { Db } from '../db/schema.ts';
import type { CommandContext, Handlers, QueryContext } from '../operation.ts';
import { definedOf } from '../patch.ts';
import { hasSample, loadSample, removeSample } from '../sample/sample.service.ts';
import { allClerks, CURRENT_CLERK_KEY, clerkKind, currentClerk } from './clerk.repository.ts';
import { readSetting, readSettings, settingKind, writeSetting } from './setting.repository.ts';

const SET_UP_KEY = 'setUp';

/** What a check counts: every kind of record, and the trail. */
const countedTables = [
  'unit',
  'speaker',
  'session',
  'commendation',
  'commendationTerm',
  'violation',
  'evaluation',
  'document',
  'clerk',
  'change',
  'changeRow',
] as const;

async function createClerk({ db, changes }: CommandContext, name: string): Promise<Clerk> {
  if ((await allClerks(db)).some((clerk) => fold(clerk.name) === fold(name))) {
    const message = 'Đã có người dùng tên này. Hãy chọn tên đó trong danh sách, hoặc thêm họ để phân biệt.';
    throw new CoreError('DUPLICATE', { message, fields: [{ field: 'name', code: 'DUPLICATE', message }] });
  }
  const [clerk] = await changes.create(clerkKind, [{ name }]);
  if (!clerk) throw new CoreError('UNEXPECTED');
  if ((await currentClerk(db)) === undefined) await writeSetting(db, CURRENT_CLERK_KEY, clerk.id);
  return clerk;
}

async function requireClerk(db: Db, id: number): Promise<Clerk> {
  const [clerk] = await clerkKind.load(db, [id]);
  if (!clerk) throw new CoreError('NOT_FOUND');
  return clerk;
}

/** Preferences belong to the clerk who set them. */
async function preferenceKey(db: Db, key: string): Promise<string> {
  return `ui.${(await currentClerk(db))?.id ?? 0}.${key}`;
}

async function checkDatabase({ db, app }: QueryContext) {
  const { rows: integrity } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db);
  const { rows: foreign } = await sql<{ table: string }>`pragma foreign_key_check`.execute(db);
  const problems = [
    ...integrity.map((row) => row.integrity_check).filter((text) => text !== 'ok'),
    ...foreign.map(({ table }) => `Bảng ${table} có bản ghi trỏ tới bản ghi không còn.`),
  ];
  const counts: Record<string, number> = {};
  for (const table of countedTables) {
    const { count } = await db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    counts[table] = count;
  }
  return { ok: problems.length === 0, problems, counts, schemaVersion: app.schemaVersion };
}

export const appOperations: Handlers<typeof appContract> = {
  'app.state': async ({ db, app, today }) => ({
    version: app.version,
    dataFolder: app.dataFolder,
    today,
    setUp: (await readSetting(db, SET_UP_KEY)) === true,
    office: (await readSettings(db)).office,
    clerk: (await currentClerk(db)) ?? null,
    clerks: await allClerks(db),
    sample: await hasSample(db),
  }),
  'app.finishSetup': async ({ db }) => {
    await writeSetting(db, SET_UP_KEY, true);
    return {};
  },
  'settings.get': async ({ db }) => {
    const { office, period, evaluation } = await readSettings(db);
    return { office, period, evaluation };
  },
  'settings.update': async ({ db, changes }, input) => {
    const before = await readSettings(db);
    const office = { ...before.office, ...definedOf(input.office ?? {}) };
    const period = { ...before.period, ...definedOf(input.period ?? {}) };
    const evaluation = { ...before.evaluation, ...definedOf(input.evaluation ?? {}) };
    await changes.update(settingKind, [{ before, patch: { office, period, evaluation } }]);
    return { office, period, evaluation };
  },
  'clerks.create': (context, { name }) => createClerk(context, name),
  'clerks.rename': async ({ db, changes }, { id, name }) => {
    const before = await requireClerk(db, id);
    const [clerk] = await changes.update(clerkKind, [{ before, patch: { name } }]);
    return clerk ?? before;
  },
  'clerks.switch': async ({ db }, { id }) => {
    const clerk = await requireClerk(db, id);
    await writeSetting(db, CURRENT_CLERK_KEY, clerk.id);
    return clerk;
  },
  'preferences.get': async ({ db }, { key }) => ({
    value: (await readSetting(db, await preferenceKey(db, key))) ?? null,
  }),
  'preferences.set': async ({ db }, { key, value }) => {
    await writeSetting(db, await preferenceKey(db, key), value);
    return {};
  },
  'sample.load': loadSample,
  'sample.remove': removeSample,
  'database.check': checkDatabase,
};
