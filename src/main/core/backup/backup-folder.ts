import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupFacts, BackupReason } from '#shared/contract/backup.ts';
import { CoreError } from '../core-error.ts';
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
  const backups: NamedBackup[] = [];
  const unreadable: string[] = [];
  for (const name of (await readdir(folder)).filter((file) => /^so-[a-z0-9-]+\.sbcv$/.test(file))) {
    try {
      backups.push({ ...(await readBackup(join(folder, name))).facts, name });
    } catch (error) {
      if (!(error instanceof CoreError)) throw error;
      unreadable.push(name);
    }
  }
  backups.sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  return { backups, unreadable };
}

/** Removes the backups that need not be kept any more. */
export async function thinOut(folder: string, now: Date): Promise<void> {
  const { backups } = await readBackups(folder);
  for (const name of superfluousBackups(backups, now)) await rm(join(folder, name));
}
