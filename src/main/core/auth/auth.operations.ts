import type { authContract } from '#shared/contract/auth.ts';
import { CURRENT_CLERK_KEY, clerkKind, currentClerk } from '../app/clerk.repository.ts';
import { writeSetting } from '../app/setting.repository.ts';
import { CoreError } from '../core-error.ts';
import type { ControlContext, Handlers } from '../operation.ts';
import { protectionOf } from '../vault/keyring.ts';
import { type Protected, protectByClerk, protectByPassword, renewRecovery, unprotect } from '../vault/protect.ts';
import { readAttempts, secondsLeft } from './attempts.ts';
import { listExports, notePrint } from './export-log.ts';
import { currentRole } from './roles.ts';
import { checkPassword, unlock } from './unlock.ts';

/** What gives the register away is asked for the password once more: the PC may have been left alone. */
async function requirePassword(context: ControlContext, current: string | undefined, clerkId?: number): Promise<void> {
  const { vault } = context;
  const protection = protectionOf(vault.keyring);
  if (vault.recovered || protection === 'open' || protection === 'system') return;
  const own = clerkId ?? (await vault.host.use(({ db }) => currentClerk(db)))?.id;
  await checkPassword(context, current ?? '', protection === 'clerks' ? own : undefined);
}

/** Backups that an openly kept key opens are sealed, and one of the register as it is now made. */
async function settle({ vault, backups }: ControlContext, { recoveryCode, exposed }: Protected) {
  vault.recovered = false;
  if (exposed) await backups.reseal(exposed);
  exposed?.key.fill(0);
  await backups.make('protection');
  return { recoveryCode };
}

async function setClerkPassword(
  context: ControlContext,
  { id, password, current }: { id: number; password: string; current?: string | undefined },
) {
  const { vault } = context;
  const { clerk, own, role } = await vault.host.use(async ({ db }) => {
    const [found] = await clerkKind.load(db, [id]);
    if (!found) throw new CoreError('NOT_FOUND');
    return { clerk: found, own: (await currentClerk(db))?.id === id, role: await currentRole(db, vault) };
  });
  if (!own && role !== 'administrator') throw new CoreError('NOT_ALLOWED');
  const personal = protectionOf(vault.keyring) === 'clerks';
  if (!personal && clerk.role !== 'administrator') {
    throw new CoreError('CONFLICT', {
      message: 'Hãy đặt mật khẩu riêng cho người quản trị trước: nếu không, sẽ không ai quản lý được sổ.',
    });
  }
  const has = vault.keyring.ways.some((way) => way.kind === 'password' && way.clerk?.id === id);
  if (!personal || own) await requirePassword(context, current, has ? id : undefined);
  return settle(context, await protectByClerk(vault, clerk, password));
}

export const authOperations: Handlers<typeof authContract> = {
  'auth.state': async ({ vault, app, now }) => {
    const { ways, idleMinutes } = vault.keyring;
    const damaged = vault.hasKey && vault.host.closedBecause !== null;
    return {
      state: vault.host.closedBecause === null ? 'open' : damaged ? 'damaged' : 'locked',
      protection: protectionOf(vault.keyring),
      clerks: ways.flatMap((way) => (way.kind === 'password' && way.clerk ? [way.clerk] : [])),
      recoverable: ways.some(({ kind }) => kind === 'recovery'),
      waitSeconds: secondsLeft(await readAttempts(app.dataFolder), new Date(now)),
      idleMinutes,
      recovered: vault.recovered,
    };
  },
  'auth.unlock': async (context, input) => {
    await unlock(context, input);
    return {};
  },
  // The call itself is what keeps the register open: see the idle lock.
  'auth.touch': async () => ({}),
  'auth.lock': async ({ vault }) => {
    const protection = protectionOf(vault.keyring);
    if (protection === 'open' || protection === 'system') {
      throw new CoreError('CONFLICT', { message: 'Sổ chưa có mật khẩu nên không khoá được. Hãy đặt mật khẩu trước.' });
    }
    await vault.lock();
    return {};
  },
  'auth.setPassword': async (context, { password, current }) => {
    await requirePassword(context, current);
    return settle(context, await protectByPassword(context.vault, password));
  },
  'auth.removePassword': async (context, { current }) => {
    await requirePassword(context, current);
    await unprotect(context.vault);
    return {};
  },
  'auth.newRecoveryCode': async (context, { current }) => {
    await requirePassword(context, current);
    return { recoveryCode: await renewRecovery(context.vault) };
  },
  'auth.configure': async ({ vault }, { idleMinutes }) => {
    await vault.changeKeyring({ idleMinutes });
    return {};
  },
  'clerks.setPassword': setClerkPassword,
  'exports.note': notePrint,
  'exports.list': ({ db }, input) => listExports(db, input),
};

/** Who works from now on. Where clerks have passwords, nobody becomes somebody else without theirs. */
export async function switchClerk(context: ControlContext, id: number, password: string | undefined) {
  const { vault } = context;
  const [clerk] = await vault.host.use(({ db }) => clerkKind.load(db, [id]));
  if (!clerk || clerk.deletedAt !== null) throw new CoreError('NOT_FOUND');
  if (protectionOf(vault.keyring) === 'clerks') await checkPassword(context, password ?? '', id);
  vault.recovered = false;
  await vault.host.use(({ db }) => writeSetting(db, CURRENT_CLERK_KEY, id));
  return clerk;
}
