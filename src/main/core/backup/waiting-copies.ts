import { mkdir, readdir, readFile, rename, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { backupReasonSchema } from '#shared/contract/backup.ts';
import { CoreError } from '../core-error.ts';
import { removeDatabase } from '../db/exchange-files.ts';
import type { RunningCopy } from '../db/open-database.ts';
import { replaceText, syncFile, syncFolder } from '../system/durable-files.ts';
import { keyringSchema } from '../vault/keyring.ts';
import type { Vault } from '../vault/vault.ts';
import type { LastChange } from './keeper-state.ts';

const aboutSchema = z.object({
  createdAt: z.string(),
  reason: backupReasonSchema,
  appVersion: z.string(),
  /** That opens the copy. */
  keyring: keyringSchema,
});
export type AboutCopy = z.output<typeof aboutSchema>;

/** A copy of the register that is to become the backup `name`. */
export interface WaitingCopy {
  name: string;
  about: AboutCopy;
  file: string;
}

/**
 * Copies of the register that were taken before something risky and are packed into backups when that is over. They lie
 * on the disk, each with what its backup is to say: after a power cut the next start packs them.
 */
export class WaitingCopies {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  fileOf(name: string): string {
    return join(this.#folder, `${name}.db`);
  }

  /** Where a copy is written until it is whole. */
  unfinishedOf(name: string): string {
    return `${this.fileOf(name)}.tam`;
  }

  async prepare(name: string, about: AboutCopy): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    await replaceText(this.#about(name), JSON.stringify(about));
  }

  /** Gives a copy its name when it is whole and on the disk. */
  async keep(name: string, copy: RunningCopy): Promise<void> {
    await copy.whole;
    await syncFile(this.unfinishedOf(name));
    await rename(this.unfinishedOf(name), this.fileOf(name));
    await syncFolder(this.#folder);
  }

  /** The whole copies that wait, oldest first. What a power cut left of others goes. */
  async list(): Promise<WaitingCopy[]> {
    await mkdir(this.#folder, { recursive: true });
    const there = new Set(await readdir(this.#folder));
    const copies: WaitingCopy[] = [];
    for (const file of [...there].sort()) {
      if (!file.endsWith('.json')) continue;
      const name = file.slice(0, -'.json'.length);
      if (!there.has(`${name}.db`)) continue;
      const about = aboutSchema.safeParse(JSON.parse(await readFile(this.#about(name), 'utf8')));
      if (about.success) copies.push({ name, about: about.data, file: this.fileOf(name) });
    }
    return copies;
  }

  /** Removes what a power cut has left; `running` names copies that are being made. */
  async clear(running: ReadonlySet<string>): Promise<void> {
    const kept = (await this.list()).flatMap(({ name }) => [`${name}.db`, `${name}.json`]);
    for (const file of await readdir(this.#folder)) {
      const ofRunning = [...running].some((name) => file.startsWith(name));
      if (!kept.includes(file) && !ofRunning) await rm(join(this.#folder, file));
    }
  }

  async remove(name: string): Promise<void> {
    for (const database of [this.fileOf(name), this.unfinishedOf(name)]) await removeDatabase(database);
    await rm(this.#about(name), { force: true });
  }

  #about(name: string): string {
    return join(this.#folder, `${name}.json`);
  }
}

/** The newest change of the register; null where there is none. */
export async function lastChangeOf(vault: Vault): Promise<LastChange> {
  const last = await vault.host.use(({ db }) =>
    db.selectFrom('change').select(['id', 'at']).orderBy('id', 'desc').limit(1).executeTakeFirst(),
  );
  return last ?? null;
}

/** The number alone does not name a change: after a restore the same numbers are given out again. */
export function sameChange(one: LastChange, other: LastChange): boolean {
  return one?.id === other?.id && one?.at === other?.at;
}

/** Beside two copies of the register, for what else a disk must take meanwhile. */
const SPARE_BYTES = 16_777_216;

/** Throws `DISK_FULL` where the copy of a database and the backup made of it would not fit. */
export async function requireRoom(database: string, folder: string): Promise<void> {
  const sizeOf = (file: string): Promise<number> =>
    stat(file)
      .then(({ size }) => size)
      .catch(() => 0);
  const size = (await sizeOf(database)) + (await sizeOf(`${database}-wal`));
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < 2 * size + SPARE_BYTES) throw new CoreError('DISK_FULL');
}
