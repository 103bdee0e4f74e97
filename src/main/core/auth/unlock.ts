import { CURRENT_CLERK_KEY, clerkKind } from '../app/clerk.repository.ts';
import { writeSetting } from '../app/setting.repository.ts';
import { CoreError } from '../core-error.ts';
import type { PasswordWay } from '../vault/keyring.ts';
import type { Vault } from '../vault/vault.ts';
import { openByPassword, openByRecovery, passwordWay, SCRYPT_COST } from '../vault/ways.ts';
import { guardAttempt } from './attempts.ts';

/** What a try needs: the register, and the time for the wait after wrong ones. */
export interface Try {
  vault: Vault;
  now: string;
}

/** Throws `WRONG_PASSWORD` where a password is not the office's, or not that of this clerk. */
export async function checkPassword({ vault, now }: Try, password: string, clerkId: number | undefined): Promise<void> {
  const found = await guardAttempt(vault.options.dataFolder, new Date(now), () =>
    openByPassword(vault.keyring, password, clerkId),
  );
  found.key.fill(0);
}

/** A way that was made when a guess cost less is made anew, now that its password is here. */
async function raiseCost(vault: Vault, way: PasswordWay, password: string): Promise<void> {
  const cost = vault.options.scryptCost ?? SCRYPT_COST;
  if (way.cost.N * way.cost.r * way.cost.p >= cost.N * cost.r * cost.p) return;
  const raised = await passwordWay(vault.key, vault.keyring.keyId, password, way.clerk, cost);
  await vault.changeWays(vault.keyring.ways.map((one) => (one === way ? raised : one)));
}

/** Whoever's password it was works from now on; their name may have changed since the password was set. */
async function becomeClerk(vault: Vault, way: PasswordWay): Promise<void> {
  const { clerk } = way;
  if (!clerk || vault.host.closedBecause !== null) return;
  const name = await vault.host.use(async ({ db }) => {
    const [found] = await clerkKind.load(db, [clerk.id]);
    if (found) await writeSetting(db, CURRENT_CLERK_KEY, clerk.id);
    return found?.name;
  });
  if (name === undefined || name === clerk.name) return;
  const renamed = { ...way, clerk: { ...clerk, name } };
  await vault.changeWays(vault.keyring.ways.map((one) => (one === way ? renamed : one)));
}

/**
 * Opens a locked register with a password or the recovery code. Throws `WRONG_PASSWORD`, which says no more than that,
 * or `TOO_MANY_ATTEMPTS`. A register that is open stays as it is.
 */
export async function unlock(
  { vault, now }: Try,
  given: { password: string; clerkId?: number | undefined } | { recoveryCode: string },
): Promise<void> {
  if (vault.hasKey) return;
  const { dataFolder } = vault.options;
  const found = await guardAttempt(dataFolder, new Date(now), async () => {
    if ('password' in given) return openByPassword(vault.keyring, given.password, given.clerkId);
    const key = openByRecovery(vault.keyring, given.recoveryCode);
    return key && { key, way: undefined };
  });
  await vault.host.exclusively(async () => {
    // Two windows may have given the password at the same time.
    if (!vault.hasKey) await vault.openWith(found.key);
  });
  vault.recovered = found.way === undefined;
  if (!found.way || !('password' in given)) return;
  if (!vault.hasKey) throw new CoreError('LOCKED');
  await becomeClerk(vault, found.way);
  const way = vault.keyring.ways.find((one) => one.kind === 'password' && one.salt === found.way?.salt);
  if (way?.kind === 'password') await raiseCost(vault, way, given.password);
}
