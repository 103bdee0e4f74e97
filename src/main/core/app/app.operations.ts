import type { appContract, Clerk } from '#shared/contract/app.ts';
import type { Role } from '#shared/contract/auth.ts';
import { fold } from '#shared/text/vietnamese.ts';
import { switchClerk } from '../auth/auth.operations.ts';
import { CoreError } from '../core-error.ts';
import type { Db } from '../db/schema.ts';
import type { CommandContext, Handlers } from '../operation.ts';
import { definedOf } from '../patch.ts';
import { loadSample, removeSample } from '../sample/sample.service.ts';
import { appState } from './app-state.ts';
import { checkDatabase } from './check-database.ts';
import { allClerks, CURRENT_CLERK_KEY, clerkKind, currentClerk } from './clerk.repository.ts';
import { readSetting, readSettings, SET_UP_KEY, settingKind, writeSetting } from './setting.repository.ts';

async function createClerk({ db, changes }: CommandContext, name: string): Promise<Clerk> {
  const others = await allClerks(db);
  if (others.some((clerk) => fold(clerk.name) === fold(name))) {
    const message = 'Đã có người dùng tên này. Hãy chọn tên đó trong danh sách, hoặc thêm họ để phân biệt.';
    throw new CoreError('DUPLICATE', { message, fields: [{ field: 'name', code: 'DUPLICATE', message }] });
  }
  const [clerk] = await changes.create(clerkKind, [{ name, role: others.length === 0 ? 'administrator' : 'clerk' }]);
  if (!clerk) throw new CoreError('UNEXPECTED');
  if ((await currentClerk(db)) === undefined) await writeSetting(db, CURRENT_CLERK_KEY, clerk.id);
  return clerk;
}

async function requireClerk(db: Db, id: number): Promise<Clerk> {
  const [clerk] = await clerkKind.load(db, [id]);
  if (!clerk) throw new CoreError('NOT_FOUND');
  return clerk;
}

/** The register must keep somebody who can look after it. */
async function setRole({ db, changes }: CommandContext, { id, role }: { id: number; role: Role }): Promise<Clerk> {
  const before = await requireClerk(db, id);
  const others = (await allClerks(db)).filter((clerk) => clerk.id !== id);
  if (role !== 'administrator' && !others.some((clerk) => clerk.role === 'administrator')) {
    throw new CoreError('CONFLICT', {
      message: 'Sổ cần ít nhất một người quản trị. Hãy chọn người quản trị khác trước.',
    });
  }
  const [clerk] = await changes.update(clerkKind, [{ before, patch: { role } }]);
  return clerk ?? before;
}

/** Preferences belong to the clerk who set them. */
async function preferenceKey(db: Db, key: string): Promise<string> {
  return `ui.${(await currentClerk(db))?.id ?? 0}.${key}`;
}

export const appOperations: Handlers<typeof appContract> = {
  'app.state': appState,
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
  'clerks.setRole': setRole,
  'clerks.switch': (context, { id, password }) => switchClerk(context, id, password),
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
