import type { backupContract } from '#shared/contract/backup.ts';
import { CoreError } from '../core-error.ts';
import type { ControlContext, Handlers } from '../operation.ts';
import { keyWithoutPassword } from '../vault/system-way.ts';
import type { Vault } from '../vault/vault.ts';
import { readBackup } from './backup-file.ts';
import { type FaultOfBackup, restoreBackup, verifyBackup } from './restore.ts';

async function pathOf(
  { files, backups }: ControlContext,
  which: { name?: string | undefined; file?: string | undefined },
) {
  if (which.name !== undefined) return backups.pathOf(which.name);
  const found = files.resolve(which.file ?? '', 'read');
  if (!found) throw new CoreError('FILE_NOT_FOUND');
  return found.path;
}

/** When people were deleted from the register for good, the first one first; null where it is not open. */
async function erasuresOf(vault: Vault): Promise<string[] | null> {
  if (vault.host.closedBecause !== null) return null;
  const rows = await vault.host.use(({ db }) =>
    db.selectFrom('change').select('at').where('operation', '=', 'personal.erase').orderBy('at').execute(),
  );
  return rows.map(({ at }) => at);
}

export const backupOperations: Handlers<typeof backupContract> = {
  'backup.create': async ({ files, backups }, { file }) => {
    const target = files.resolve(file, 'write');
    if (!target) throw new CoreError('FILE_NOT_FOUND');
    return backups.write(target.path, 'manual');
  },
  'backup.list': async ({ vault, backups }) => {
    const listed = await backups.list();
    const { settings, lastGoodAt, problem, secondFolderProblem } = await backups.state();
    const erasures = await erasuresOf(vault);
    const withErased = listed.backups.map((backup) => ({
      ...backup,
      holdsErased: erasures?.filter((at) => at > backup.createdAt).length ?? null,
    }));
    const last = erasures?.at(-1);
    const older = last === undefined ? { count: 0, silent: null } : await backups.folders.countBefore(last);
    return {
      ...listed,
      backups: withErased,
      holdErased: older.count,
      silentFolder: older.silent,
      settings,
      lastGoodAt,
      problem,
      secondFolderProblem,
      copyingSince: backups.folders.copyingSince,
    };
  },
  'backup.verify': async (context, input) => {
    const { name } = input;
    const note = async (problems: string[], cause: FaultOfBackup): Promise<void> => {
      if (name !== undefined) await context.backups.noteCheck(name, { at: context.now, problems }, cause);
    };
    try {
      const found = await verifyBackup(context.vault, await pathOf(context, input), input);
      await note(found.problems, 'DATABASE_DAMAGED');
      return found;
    } catch (error) {
      if (error instanceof CoreError && error.code === 'BACKUP_UNREADABLE') await note([error.message], error.code);
      throw error;
    }
  },
  'backup.inspect': async (context, input) => {
    const { vault } = context;
    const { facts, keyring } = await readBackup(await pathOf(context, input));
    const own = vault.hasKey && keyring.keyId === vault.keyring.keyId;
    const opens = own || (await keyWithoutPassword(keyring, vault.options.systemKeys)) !== undefined;
    if (!own || vault.host.closedBecause !== null) return { ...facts, opens, lost: null };
    const since = facts.lastChange?.id ?? 0;
    const lost = await vault.host.use(async ({ db }) => {
      const { changes } = await db
        .selectFrom('change')
        .where('id', '>', since)
        .select((eb) => eb.fn.countAll<number>().as('changes'))
        .executeTakeFirstOrThrow();
      const byEntity = await db
        .selectFrom('changeRow')
        .where('changeId', '>', since)
        .groupBy('entity')
        .select((eb) => ['entity', eb.fn.count<number>('entityId').distinct().as('count')])
        .execute();
      return {
        changes,
        since: facts.lastChange?.at ?? null,
        counts: Object.fromEntries(byEntity.map(({ entity, count }) => [entity, count])),
      };
    });
    return { ...facts, opens, lost };
  },
  'backup.restore': async (context, input) =>
    restoreBackup(context.vault, context.backups, await pathOf(context, input), input),
  'backup.configure': ({ backups }, settings) => backups.folders.configure(settings),
  'backup.now': ({ backups }) => backups.make('manual'),
  'backup.purgeErased': async ({ vault, backups }) => {
    const last = (await erasuresOf(vault))?.at(-1);
    return last === undefined ? { removed: 0, foreign: 0 } : backups.removeBefore(last);
  },
  'backup.remove': async ({ backups }, { name }) => {
    await backups.remove(name);
    return {};
  },
};
