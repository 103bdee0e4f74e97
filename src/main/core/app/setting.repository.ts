import { type Settings, settingsSchema } from '#shared/contract/app.ts';
import type { Json } from '#shared/contract/common.ts';
import type { RecordKind, RecordMeta } from '../changes/record-kind.ts';
import type { Db } from '../db/schema.ts';

/** The value stored under a key; undefined where there is none. */
export async function readSetting(db: Db, key: string): Promise<Json | undefined> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst();
  return row === undefined ? undefined : (JSON.parse(row.value) as Json);
}

export async function writeSetting(db: Db, key: string, value: Json): Promise<void> {
  const text = JSON.stringify(value);
  await db
    .insertInto('setting')
    .values({ key, value: text })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: text }))
    .execute();
}

/** The settings as one record with a history; there is only one, number 1. */
export type SettingsRecord = RecordMeta & Settings;

/** Whether the steps of the first run have been gone through. */
export const SET_UP_KEY = 'setUp';

const SETTINGS_ID = 1;
const SETTINGS_KEY = 'settings';
const beginning = { createdAt: '', updatedAt: '', deletedAt: null, version: 1 };

export async function readSettings(db: Db): Promise<SettingsRecord> {
  const stored = await readSetting(db, SETTINGS_KEY);
  const values = typeof stored === 'object' && stored !== null && !Array.isArray(stored) ? stored : {};
  const { version, updatedAt, office, period, evaluation } = values;
  return {
    ...beginning,
    id: SETTINGS_ID,
    version: typeof version === 'number' ? version : 1,
    updatedAt: typeof updatedAt === 'string' ? updatedAt : '',
    ...settingsSchema.parse({ office: office ?? {}, period: period ?? {}, evaluation: evaluation ?? {} }),
  };
}

async function writeSettings(
  db: Db,
  { version, updatedAt, office, period, evaluation }: SettingsRecord,
): Promise<void> {
  await writeSetting(db, SETTINGS_KEY, { version, updatedAt, office, period, evaluation });
}

export const settingKind: RecordKind<SettingsRecord> = {
  entity: 'setting',
  fields: ['office', 'period', 'evaluation'],
  label: () => 'Thiết lập',
  load: async (db, ids) => (ids.includes(SETTINGS_ID) ? [await readSettings(db)] : []),
  insert: async (db, records) => {
    for (const record of records) await writeSettings(db, record);
  },
  write: writeSettings,
  erase: async (db) => {
    await db.deleteFrom('setting').where('key', '=', SETTINGS_KEY).execute();
  },
  inUse: async () => new Set(),
};
