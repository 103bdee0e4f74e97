import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BackupFacts } from '#shared/contract/backup.ts';
import { currentClerk } from '../app/clerk.repository.ts';
import { settleClerks } from '../auth/after-restore.ts';
import { CoreError } from '../core-error.ts';
import { removeDatabase } from '../db/exchange-files.ts';
import { migrations } from '../db/migrations/index.ts';
import { storedPath } from '../documents/file-store.ts';
import { formerAfter, type Keyring } from '../vault/keyring.ts';
import { keyWithoutPassword } from '../vault/system-way.ts';
import type { Vault } from '../vault/vault.ts';
import { openByPassword, openByRecovery } from '../vault/ways.ts';
import { countMissingFiles, mirrorFiles } from './attachments.ts';
import { type Backup, extractBackup } from './backup-file.ts';
import type { BackupKeeper } from './backup-keeper.ts';
import { examineCopy, rekeyCopy } from './copy-thread.ts';

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
  whereFile: (name: string) => string | null,
  work: (staged: { file: string; key: Buffer; backup: Backup }) => Promise<T>,
): Promise<T> {
  const folder = join(vault.options.dataFolder, vault.options.parts.temporary);
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${randomUUID()}.db`);
  try {
    const backup = await extractBackup(path, { database: file, file: whereFile });
    const key = await keyOfBackup(vault, backup.keyring, secrets);
    return await work({ file, key, backup });
  } finally {
    await removeDatabase(file);
  }
}

async function problemsOf(file: string, key: Buffer, backup: Backup, signal?: AbortSignal): Promise<string[]> {
  const { problems, counts } = await examineCopy(file, key, signal);
  if (problems.length > 0) return problems;
  return Object.entries(backup.manifest.counts)
    .filter(([table, count]) => counts[table] !== count)
    .map(([table, count]) => `Bảng ${table}: ${counts[table] ?? 0} bản ghi thay vì ${count}.`);
}

/** Reads a backup through: the hash of the file, every page, the counts it was made with. */
export async function verifyBackup(
  vault: Vault,
  path: string,
  secrets: Secrets,
  signal?: AbortSignal,
): Promise<BackupFacts & { ok: boolean; problems: string[] }> {
  return withDatabase(
    vault,
    path,
    secrets,
    () => null,
    async ({ file, key, backup }) => {
      const problems = await problemsOf(file, key, backup, signal);
      return { ...backup.facts, ok: problems.length === 0, problems };
    },
  );
}

/** What is at fault where a backup is bad: its own file, or the register that it is a true copy of. */
export type FaultOfBackup = 'BACKUP_UNREADABLE' | 'DATABASE_DAMAGED';

/** What is wrong with a backup of this register, also where it cannot be read at all. */
export async function problemsOfBackup(
  vault: Vault,
  path: string,
  signal: AbortSignal,
): Promise<{ problems: string[]; cause: FaultOfBackup }> {
  try {
    return { problems: (await verifyBackup(vault, path, {}, signal)).problems, cause: 'DATABASE_DAMAGED' };
  } catch (error) {
    if (!(error instanceof CoreError) || error.code !== 'BACKUP_UNREADABLE') throw error;
    return { problems: [error.message], cause: error.code };
  }
}

/**
 * The keyring and key that the register has after a restore. A register with passwords keeps them, whatever is
 * restored into it; one without takes over those of the backup, but not the ways that only the other PC could use.
 */
function protectionAfter(vault: Vault, backup: Keyring, key: Buffer): { keyring: Keyring; key: Buffer } {
  const hasPassword = ({ ways }: Keyring): boolean => ways.some(({ kind }) => kind === 'password');
  if (hasPassword(vault.keyring) || !hasPassword(backup))
    return { keyring: vault.keyring, key: Buffer.from(vault.key) };
  const ways = backup.ways.filter(({ kind }) => kind !== 'system' && kind !== 'open');
  // What was backed up here before is this PC's own, and so is what the backup's register was.
  const former = formerAfter(vault.keyring, backup, vault.options.clock());
  return { keyring: { ...backup, ways, former }, key };
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
): Promise<BackupFacts & { undo: string | null; missingFiles: number }> {
  if (!vault.hasKey) throw new CoreError('LOCKED');
  // Attached files wait beside the database and get their places when everything else is known to be right.
  const waiting = join(vault.options.dataFolder, vault.options.parts.temporary, randomUUID());
  const whereFile = (name: string): string => {
    const target = storedPath(waiting, name);
    mkdirSync(dirname(target), { recursive: true });
    return target;
  };
  return withDatabase(vault, path, secrets, whereFile, async ({ file, key, backup }) => {
    const problems = await problemsOf(file, key, backup);
    if (problems.length > 0) throw new CoreError('BACKUP_UNREADABLE', { details: problems.slice(0, 20) });
    if (backup.facts.schemaVersion > (migrations.at(-1)?.version ?? 0)) throw new CoreError('DATABASE_NEWER');
    const sound = vault.host.closedBecause === null;
    const keepAs = sound
      ? null
      : join(vault.options.dataFolder, vault.options.parts.snapshots, `hong-${randomUUID().slice(0, 8)}.db`);
    let undo: string | null = null;
    const { key: presentKey, keyring: presentKeyring } = vault;
    const after = protectionAfter(vault, backup.keyring, key);
    if (!after.key.equals(key)) await rekeyCopy(file, key, after.key);
    const restoredBy = sound ? ((await vault.host.use(({ db }) => currentClerk(db)))?.id ?? null) : null;
    await vault.exchange(file, after.keyring, after.key, keepAs, async ({ copyTo }) => {
      const made = await keeper.make('restore', { copyTo, key: presentKey, keyring: presentKeyring });
      undo = made.name;
    });
    // Nobody could say who was working on a damaged register; they had its password.
    if (!sound) vault.recovered = true;
    await settleClerks(vault, restoredBy);
    const { dataFolder } = vault.options;
    await mirrorFiles(waiting, dataFolder);
    // The program's own backups do not carry them; on a second drive they lie beside the backup.
    await mirrorFiles(dirname(path), dataFolder);
    const missingFiles = await vault.host.use(({ db }) => countMissingFiles(db, dataFolder));
    return { ...backup.facts, undo, missingFiles };
  }).finally(() => rm(waiting, { recursive: true, force: true }));
}
