import type { Role } from '#shared/contract/auth.ts';
import { contract, type OperationName } from '#shared/contract/registry.ts';
import { currentClerk } from '../app/clerk.repository.ts';
import { CoreError } from '../core-error.ts';
import type { Db } from '../db/schema.ts';
import { protectionOf } from '../vault/keyring.ts';
import type { Vault } from '../vault/vault.ts';

/** What only an administrator does: it decides who gets at the register, or replaces it. */
const administratorOnly: ReadonlySet<OperationName> = new Set<OperationName>([
  'clerks.setRole',
  'auth.setPassword',
  'auth.removePassword',
  'auth.newRecoveryCode',
  'auth.configure',
  'backup.configure',
  'backup.remove',
  'backup.restore',
  'backup.purgeErased',
  'database.salvage',
  'personal.erase',
]);

/**
 * Writes a file or only reads, but not for leaders: everything about one person, identity numbers in full; and what
 * others took out, with what they searched for and where they put it.
 */
const notLeaders: ReadonlySet<OperationName> = new Set<OperationName>(['personal.export', 'exports.list']);

/** What a leader does besides reading: nothing of it changes a record. Own password: the handler sees to whose it is. */
const alsoLeaders: ReadonlySet<OperationName> = new Set<OperationName>([
  'app.state',
  'auth.state',
  'auth.unlock',
  'auth.lock',
  'backup.list',
  'clerks.setPassword',
  'clerks.switch',
  'database.check',
  'exports.note',
  'preferences.set',
]);

/** What answers while the register is locked. */
const whileLocked: ReadonlySet<OperationName> = new Set<OperationName>(['app.state', 'auth.state', 'auth.unlock']);

export function answersWhileLocked(name: OperationName): boolean {
  return whileLocked.has(name);
}

/** Whether a role may call an operation: leaders read and print, clerks keep the register, administrators all. */
export function mayCall(role: Role, name: OperationName): boolean {
  if (role === 'administrator') return true;
  if (role === 'clerk') return !administratorOnly.has(name);
  const { kind, file } = contract[name] as { kind: string; file?: { use: string } };
  const writesOnlyAFile = kind === 'task' && file?.use === 'write';
  if (notLeaders.has(name)) return false;
  return kind === 'query' || alsoLeaders.has(name) || (writesOnlyAFile && !administratorOnly.has(name));
}

/**
 * The role of who is working. As long as nobody has given a name, whoever is there sets the register up; once clerks
 * have passwords, nobody is nobody. Who opened with the recovery code owns the register.
 */
export async function currentRole(db: Db, vault: Vault): Promise<Role> {
  if (vault.recovered) return 'administrator';
  const clerk = await currentClerk(db);
  if (clerk) return clerk.role;
  return protectionOf(vault.keyring) === 'clerks' ? 'leader' : 'administrator';
}

export async function requireMayCall(db: Db, vault: Vault, name: OperationName): Promise<Role> {
  const role = await currentRole(db, vault);
  if (!mayCall(role, name)) throw new CoreError('NOT_ALLOWED');
  return role;
}
