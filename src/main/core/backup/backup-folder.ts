import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupFacts, BackupReason } from '#shared/contract/backup.ts';
import { CoreError } from '../core-error.ts';
import { removeDatabase } from '../db/exchange-files.ts';
import { isOwn, type Keyring } from '../vault/keyring.ts';
import { readBackup } from './backup-file.ts';
import { superfluousBackups } from './retention.ts';

const EXTENSION = '.sbcv';

export type NamedBackup = BackupFacts & { name: string };

/** A name for a new backup in a folder that is not in `taken` either. */
export async function freeBackupName(
  folder: string,
  reason: BackupReason,
  at: Date,
  taken: ReadonlySet<string>,
): Promise<string> {
  await mkdir(folder, { recursive: true });
  const there = new Set(await readdir(folder));
  const stamp = at.toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
  for (let number = 1; ; number += 1) {
    const name = `so-${stamp}-${reason}${number === 1 ? '' : `-${number}`}${EXTENSION}`;
    if (!there.has(name) && !taken.has(name)) return name;
  }
}

/** The backups in a folder, newest first; `unreadable` names files among them that are not whole. */
export async function readBackups(folder: string): Promise<{ backups: NamedBackup[]; unreadable: string[] }> {
  const { backups, unreadable } = await readKeyed(folder);
  return { backups: backups.map(({ keyId: _, ...backup }) => backup), unreadable };
}

/** The same, each with the name of the key that it is under. */
export async function readKeyed(folder: string) {
  const backups: (NamedBackup & { keyId: string })[] = [];
  const unreadable: string[] = [];
  for (const name of (await readdir(folder)).filter((file) => /^so-[a-z0-9-]+\.sbcv$/.test(file))) {
    try {
      const { facts, keyring } = await readBackup(join(folder, name));
      backups.push({ ...facts, name, keyId: keyring.keyId });
    } catch (error) {
      if (!(error instanceof CoreError)) throw error;
      unreadable.push(name);
    }
  }
  backups.sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  return { backups, unreadable };
}

/** A folder of backups; `owner` is set for one that several PCs may share: only that register's own are touched. */
export interface BackupFolder {
  path: string;
  owner?: Keyring;
}

const ownOf = <T extends { keyId: string; createdAt: string }>(backups: readonly T[], { owner }: BackupFolder): T[] =>
  backups.filter((backup) => owner === undefined || isOwn(owner, backup));

/** Removes the backups that need not be kept any more. */
export async function thinOut(folder: BackupFolder, now: Date): Promise<void> {
  const { backups } = await readKeyed(folder.path);
  for (const name of superfluousBackups(ownOf(backups, folder), now)) await rm(join(folder.path, name));
}

/** A register that was set aside as it was, because it was damaged or another one took its place. */
const SET_ASIDE = /^(hong|truoc-trao-doi)-[a-zA-Z0-9]+\.db$/;

/**
 * The backups from before a moment, and registers that were set aside before it, by path. `foreign` counts old backups
 * of a shared folder that are another register's.
 */
export async function olderFiles(
  folders: readonly BackupFolder[],
  at: string,
): Promise<{ files: string[]; foreign: number }> {
  const files: string[] = [];
  let foreign = 0;
  for (const folder of folders) {
    const { path, owner } = folder;
    const { backups } = await readKeyed(path);
    const older = backups.filter(({ createdAt }) => createdAt <= at);
    const own = ownOf(older, folder);
    files.push(...own.map(({ name }) => join(path, name)));
    foreign += older.length - own.length;
    for (const name of (await readdir(path)).filter((file) => SET_ASIDE.test(file))) {
      const { mtime } = await stat(join(path, name));
      // In a shared folder nobody can tell whose it is; the program puts none there.
      if (owner === undefined && mtime.toISOString() <= at) files.push(join(path, name));
    }
  }
  return { files, foreign };
}

/**
 * Removes what {@link olderFiles} names. Every folder is read before anything is removed, so that a drive that is not
 * there refuses first.
 */
export async function removeOlder(
  folders: readonly BackupFolder[],
  at: string,
): Promise<{ removed: number; foreign: number }> {
  const { files, foreign } = await olderFiles(folders, at);
  for (const file of files) await removeDatabase(file);
  return { removed: files.length, foreign };
}
