import type { appContract } from '#shared/contract/app.ts';
import { officeSchema } from '#shared/contract/app.ts';
import { currentRole } from '../auth/roles.ts';
import type { ControlContext, Handlers } from '../operation.ts';
import { hasSample } from '../sample/sample.service.ts';
import { protectionOf } from '../vault/keyring.ts';
import { allClerks, currentClerk } from './clerk.repository.ts';
import { readSetting, readSettings, SET_UP_KEY } from './setting.repository.ts';

/** Days after which the last good backup is old, and a person should be told. */
const BACKUP_OLD_DAYS = 3;
const DAY_MS = 86_400_000;

/** A register in which nothing has been written yet has nothing to lose. */
async function backupState({ backups, now }: ControlContext, empty: boolean) {
  const { lastGoodAt, problem, secondFolderProblem } = await backups.state();
  const old = lastGoodAt === null || Date.parse(now) - Date.parse(lastGoodAt) > BACKUP_OLD_DAYS * DAY_MS;
  return {
    lastGoodAt,
    overdue: !empty && (old || problem !== null),
    secondFolderFailed: secondFolderProblem !== null,
  };
}

export const appState: Handlers<typeof appContract>['app.state'] = async (context) => {
  const { app, today, vault } = context;
  const shared = { version: app.version, dataFolder: app.dataFolder, today, protection: protectionOf(vault.keyring) };
  if (vault.host.closedBecause !== null) {
    return {
      ...shared,
      state: vault.hasKey ? 'damaged' : 'locked',
      role: 'leader',
      backup: await backupState(context, true),
      setUp: true,
      office: officeSchema.parse({}),
      clerk: null,
      clerks: [],
      sample: false,
    };
  }
  return vault.host.use(async ({ db }) => {
    const change = await db.selectFrom('change').select('id').limit(1).executeTakeFirst();
    return {
      ...shared,
      state: 'open' as const,
      role: await currentRole(db, vault),
      backup: await backupState(context, change === undefined || app.dataFolder === ':memory:'),
      setUp: (await readSetting(db, SET_UP_KEY)) === true,
      office: (await readSettings(db)).office,
      clerk: (await currentClerk(db)) ?? null,
      clerks: await allClerks(db),
      sample: await hasSample(db),
    };
  });
};
