import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupFacts } from '#shared/contract/backup.ts';
import { CoreError } from '../core-error.ts';
import { examineFile } from '../db/database-file.ts';
import { removeDatabase } from '../db/exchange-files.ts';
import { migrations } from '../db/migrations/index.ts';
import type { Keyring } from '../vault/keyring.ts';
import { keyWithoutPassword, localWay } from '../vault/system-way.ts';
import type { Vault } from '../vault/vault.ts';
import { openByPassword, openByRecovery } from '../vault/ways.ts';
import { type Backup, extractDatabase } from './backup-file.ts';
import type { BackupKeeper } from './backup-keeper.ts';

export interface Secrets {
  password?: string | undefined;
  recoveryCode?: string | undefined;
}

/** The data key of a backup: the register's own, or by a password or the recovery code. */
export async function keyOfBackup(vault: Vault, keyring: Keyring, secrets: Secrets): Promise<Buffer> {
  if (vault.hasKey && keyring.keyId === vault.keyring.keyId) return Buffer.from(vault.key);
  const { password, recoveryCode } = secrets;
  const key =
    (await keyWithoutPassword(keyring, vault.options.systemKeys)) ??
    (password ? (await openByPassword(keyring, password))?.key : undefined) ??
    (recoveryCode ? openByRecovery(keyring, recoveryCode) : undefined);
  if (key) return key;
  throw new CoreError(password || recoveryCode ? 'WRONG_PASSWORD' : 'BACKUP_LOCKED');
}

/** Works on a backup's database in a temporary file, which is removed afterwards unless it was moved away. */
async function withDatabase<T>(
  vault: Vault,
  path: string,
  secrets: Secrets,
  work: (staged: { file: string; key: Buffer; backup: Backup }) => Promise<T>,
): Promise<T> {
  const folder = join(vault.options.dataFolder, vault.options.parts.temporary);
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${randomUUID()}.db`);
  try {
    const backup = await extractDatabase(path, file);
    const key = await keyOfBackup(vault, backup.keyring, secrets);
    return await work({ file, key, backup });
  } finally {
    await removeDatabase(file);
  }
}

function problemsOf(file: string, key: Buffer, backup: Backup): string[] {
  try {
    const { problems, facts } = examineFile(file, key);
    const { counts } = backup.manifest;
    for (const [table, count] of Object.entries(counts)) {
      if (facts.counts[table] !== count)
        problems.push(`Bảng ${table}: ${facts.counts[table] ?? 0} bản ghi thay vì ${count}.`);
    }
    return problems;
  } catch (error) {
    return [error instanceof Error && 'code' in error ? `Không đọc được: ${String(error.code)}.` : 'Không đọc được.'];
  }
}

/** Reads a backup through: the hash of the file, every page, the counts it was made with. */
export async function verifyBackup(
  vault: Vault,
  path: string,
  secrets: Secrets,
): Promise<BackupFacts & { ok: boolean; problems: string[] }> {
  return withDatabase(vault, path, secrets, async ({ file, key, backup }) => {
    const problems = problemsOf(file, key, backup);
    return { ...backup.facts, ok: problems.length === 0, problems };
  });
}

/**
 * The keyring that the register has after a restore. A backup of this register keeps the present passwords; one of
 * another register brings its own, without the ways that only the other PC could use.
 */
async function keyringAfter(vault: Vault, keyring: Keyring, key: Buffer): Promise<Keyring> {
  if (keyring.keyId === vault.keyring.keyId) return vault.keyring;
  const ways = keyring.ways.filter(({ kind }) => kind !== 'system' && kind !== 'open');
  if (ways.some(({ kind }) => kind === 'password')) return { ...keyring, ways };
  return { ...keyring, ways: [...ways, await localWay(key, keyring.keyId, vault.options.systemKeys)] };
}

/**
 * Puts a backup in the place of the register, after it was read through. The present register is backed up first (a
 * damaged one is moved aside as it is); its backup is what `undo` names.
 */
export async function restoreBackup(
  vault: Vault,
  keeper: BackupKeeper,
  path: string,
  secrets: Secrets,
): Promise<BackupFacts & { undo: string | null }> {
  if (vault.host.closedBecause === 'LOCKED') throw new CoreError('LOCKED');
  return withDatabase(vault, path, secrets, async ({ file, key, backup }) => {
    const problems = problemsOf(file, key, backup);
    if (problems.length > 0) throw new CoreError('BACKUP_UNREADABLE', { details: problems.slice(0, 20) });
    if (backup.facts.schemaVersion > (migrations.at(-1)?.version ?? 0)) throw new CoreError('DATABASE_NEWER');
    const sound = vault.host.closedBecause === null;
    const undo = sound ? (await keeper.make('restore')).name : null;
    const keepAs = sound
      ? null
      : join(vault.options.dataFolder, vault.options.parts.snapshots, `hong-${randomUUID().slice(0, 8)}.db`);
    await vault.exchange(file, await keyringAfter(vault, backup.keyring, key), key, keepAs);
    return { ...backup.facts, undo };
  });
}
