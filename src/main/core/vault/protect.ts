import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { rekeyCopy } from '../backup/copy-thread.ts';
import { CoreError } from '../core-error.ts';
import { removeDatabase } from '../db/exchange-files.ts';
import { formerAfter, type Keyring, newDataKey, type Way } from './keyring.ts';
import { localWay } from './system-way.ts';
import type { Vault } from './vault.ts';
import { passwordWay, recoveryWay } from './ways.ts';

/** What changing the protection of a register leaves to do: backups that the old, openly kept key opens. */
export interface Protected {
  /** A new recovery code, where there was none. */
  recoveryCode: string | null;
  /** The key that lay openly beside the register until now; null where there was none such. */
  exposed: { key: Buffer; keyId: string } | null;
}

/**
 * Gives the register other ways to its key. A key that has lain openly beside the register is worth nothing any more:
 * the register then gets a new one, which rewrites its pages; in all other cases no record is touched.
 */
async function protect(
  vault: Vault,
  make: (key: Buffer, keyId: string, ways: readonly Way[]) => Promise<Way[]>,
): Promise<Protected> {
  const { ways, keyId } = vault.keyring;
  const withCode = async (key: Buffer, id: string, kept: readonly Way[]) => {
    const made = await make(key, id, kept);
    if (made.some(({ kind }) => kind === 'recovery')) return { made, code: null };
    const { code, way } = recoveryWay(key, id);
    return { made: [...made, way], code };
  };
  if (!ways.some(({ kind }) => kind === 'open')) {
    const { made, code } = await withCode(vault.key, keyId, ways);
    await vault.changeWays(made);
    return { recoveryCode: code, exposed: null };
  }
  const exposed = { key: Buffer.from(vault.key), keyId };
  const fresh = newDataKey();
  const { made, code } = await withCode(fresh.key, fresh.keyId, []);
  const former = formerAfter(vault.keyring, fresh, vault.options.clock());
  const keyring: Keyring = { ...vault.keyring, keyId: fresh.keyId, former, ways: made };
  const copy = join(vault.options.dataFolder, vault.options.parts.temporary, `${randomUUID()}.db`);
  try {
    await vault.exchange(copy, keyring, fresh.key, null, async (opened) => {
      await opened.copyTo(copy);
      await rekeyCopy(copy, exposed.key, fresh.key);
    });
  } finally {
    await removeDatabase(copy);
  }
  return { recoveryCode: code, exposed };
}

const recoveryOf = (ways: readonly Way[]): Way[] => ways.filter(({ kind }) => kind === 'recovery');

/** One password for the whole office. */
export async function protectByPassword(vault: Vault, password: string): Promise<Protected> {
  return protect(vault, async (key, keyId, ways) => [
    await passwordWay(key, keyId, password, null, vault.options.scryptCost),
    ...recoveryOf(ways),
  ]);
}

/** A password of a clerk's own, beside those of other clerks; the office's one ends. */
export async function protectByClerk(
  vault: Vault,
  clerk: { id: number; name: string },
  password: string,
): Promise<Protected> {
  return protect(vault, async (key, keyId, ways) => [
    ...ways.filter((way) => way.kind === 'password' && way.clerk !== null && way.clerk.id !== clerk.id),
    await passwordWay(key, keyId, password, { id: clerk.id, name: clerk.name }, vault.options.scryptCost),
    ...recoveryOf(ways),
  ]);
}

/** No password: by the system's key store where there is one, else openly. */
export async function unprotect(vault: Vault): Promise<void> {
  const { ways, keyId } = vault.keyring;
  await vault.changeWays([await localWay(vault.key, keyId, vault.options.systemKeys), ...recoveryOf(ways)]);
}

/** A new recovery code in the place of the former one. */
export async function renewRecovery(vault: Vault): Promise<string> {
  const { ways, keyId } = vault.keyring;
  if (ways.some(({ kind }) => kind === 'open')) throw new CoreError('CONFLICT');
  const { code, way } = recoveryWay(vault.key, keyId);
  await vault.changeWays([...ways.filter(({ kind }) => kind !== 'recovery'), way]);
  return code;
}
