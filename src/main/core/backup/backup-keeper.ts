import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupCheck, BackupFacts, BackupReason, ListedBackup } from '#shared/contract/backup.ts';
import { CoreError } from '../core-error.ts';
import { isThere } from '../documents/file-store.ts';
import type { Log } from '../ports.ts';
import { describeError } from '../system/log.ts';
import type { Vault } from '../vault/vault.ts';
import { storedFiles } from './attachments.ts';
import { readBackup } from './backup-file.ts';
import { freeBackupName, readBackups, thinOut } from './backup-folder.ts';
import { BackupFolders } from './backup-folders.ts';
import { damageOf, examineCopy, packBackup } from './copy-thread.ts';
import { keepDaily } from './daily-backup.ts';
import { KeeperMemory, type KeeperState, type LastChange } from './keeper-state.ts';
import { type BackupSource, makeBackup, resealBackups } from './make-backup.ts';
import { type FaultOfBackup, problemsOfBackup } from './restore.ts';
import { lastChangeOf, requireRoom, sameChange, WaitingCopies, type WaitingCopy } from './waiting-copies.ts';

export interface KeeperOptions {
  vault: Vault;
  /** Where the program's own backups are. */
  folder: string;
  temporaryFolder: string;
  appVersion: string;
  clock(): Date;
  log: Log;
  /** Called where something was found that a person should see. */
  changed(): void;
}

/** Whether every page of the register is looked at before its backup is written. */
function isThorough(reason: BackupReason): boolean {
  return reason === 'daily' || reason === 'manual';
}

/** Makes, lists and thins out the backups that the program makes by itself, and knows how old the last good one is. */
export class BackupKeeper {
  readonly #options: KeeperOptions;
  readonly #memory: KeeperMemory;
  readonly #waiting: WaitingCopies;
  /** No part of the queue of backups: a drive that hangs holds up no other backup. */
  readonly folders: BackupFolders;
  /** Names that are given and not yet on the disk. */
  readonly #names = new Set<string>();
  readonly #stopping = new AbortController();
  #running: Promise<unknown> = Promise.resolve();
  #checking: Promise<unknown> = Promise.resolve();
  #stopDaily = async (): Promise<void> => undefined;
  #resumed = false;
  /** The copy that was taken last and is not packed yet. */
  #coming: { lastChange: LastChange } | undefined;

  constructor(options: KeeperOptions) {
    this.#options = options;
    this.#memory = new KeeperMemory(join(options.folder, 'trang-thai.json'));
    this.#waiting = new WaitingCopies(join(options.folder, 'cho-dong-goi'));
    this.folders = new BackupFolders(options, this.#memory);
  }

  state(): Promise<KeeperState> {
    return this.#memory.read();
  }

  /** The path of a backup of the list; throws `NOT_FOUND`. */
  async pathOf(name: string): Promise<string> {
    const path = join(this.#options.folder, name);
    await stat(path).catch((cause: unknown) => {
      throw new CoreError('NOT_FOUND', { cause });
    });
    return path;
  }

  /** The backups of the list, newest first; `unreadable` names files among them that are not whole. */
  async list(): Promise<{ backups: ListedBackup[]; unreadable: string[] }> {
    await this.#resume();
    await this.#running;
    const { backups, unreadable } = await readBackups(this.#options.folder);
    const { checks } = await this.state();
    return { backups: backups.map((backup) => ({ ...backup, check: checks[backup.name] ?? null })), unreadable };
  }

  /** Makes a backup for the list, thins that out, copies the backup to the second folder. */
  async make(reason: BackupReason, from?: BackupSource): Promise<ListedBackup> {
    const made = await this.#makeHere(reason, from);
    await this.folders.copyInTime(made.name);
    return made;
  }

  #makeHere(reason: BackupReason, from?: BackupSource): Promise<ListedBackup> {
    // During an exchange nothing may wait for a backup that itself waits for the exchange to end.
    return from ? this.#make(reason, from) : this.#enqueue(() => this.#make(reason, from));
  }

  #enqueue<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#running.then(work);
    this.#running = result.catch(() => undefined);
    return result;
  }

  async #make(reason: BackupReason, from: BackupSource | undefined): Promise<ListedBackup> {
    const { folder, clock } = this.#options;
    return this.#noting(reason, async () => {
      const name = await this.#freeName(reason, clock());
      const facts = await this.write(join(folder, name), reason, from);
      const check = isThorough(reason) ? { at: facts.createdAt, problems: [] } : null;
      if (check) await this.noteCheck(name, check);
      await this.#afterWriting(name, facts);
      return { ...facts, name, check };
    });
  }

  /** Runs what makes a backup; where it fails, that is remembered until one succeeds. */
  async #noting<T>(reason: BackupReason, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const damaged = damageOf(error) === undefined ? undefined : 'DATABASE_DAMAGED';
      const problem = damaged ?? (error instanceof CoreError ? error.code : describeError(error).error);
      this.#options.log.error('backup failed', { reason, ...describeError(error) });
      // A full disk cannot take the note either: the failure itself is what the caller must hear.
      await this.#memory
        .note(() => ({ problem }))
        .catch((failure: unknown) => this.#options.log.error('backup state not written', describeError(failure)));
      throw error;
    }
  }

  async #afterWriting(name: string, { lastChange }: BackupFacts): Promise<void> {
    this.#names.delete(name);
    this.#coming = undefined;
    await this.#memory.note(() => ({ newest: { name, lastChange } }));
    await thinOut({ path: this.#options.folder }, this.#options.clock());
  }

  /** Writes a backup anywhere; a good one counts for the age of the last good backup. */
  async write(path: string, reason: BackupReason, from?: BackupSource): Promise<BackupFacts> {
    const { vault, temporaryFolder, appVersion, clock } = this.#options;
    const options = {
      path,
      temporaryFolder,
      reason,
      now: clock(),
      appVersion,
      attachments: reason === 'manual' ? await storedFiles(vault.options.dataFolder) : [],
      thorough: isThorough(reason),
    };
    const facts = from
      ? await makeBackup(from, options)
      : await vault.host.use(({ copyTo }) => makeBackup({ copyTo, key: vault.key, keyring: vault.keyring }, options));
    await this.#memory.note(() => ({ lastGoodAt: facts.createdAt, problem: null }));
    return facts;
  }

  /**
   * Takes a copy of the register before something risky; none where the newest backup already holds everything. Only
   * the copy's moment is waited for: while its bytes are copied, the register's file stays as it was, and what is
   * committed stands in the log. The function given back is called when the risky work is over: the copy is then
   * packed and looked through, in a thread of its own. Throws `DISK_FULL` where there is no room for it.
   */
  async before(reason: BackupReason): Promise<() => void> {
    const { vault, folder, clock, appVersion } = this.#options;
    if (vault.options.dataFolder === ':memory:') return () => undefined;
    const lastChange = await lastChangeOf(vault);
    if (await this.#isHeld(lastChange)) return () => undefined;
    await requireRoom(vault.files.database, folder);
    const at = clock();
    const name = await this.#freeName(reason, at);
    const about = { createdAt: at.toISOString(), reason, appVersion, keyring: vault.keyring };
    await this.#waiting.prepare(name, about);
    const key = Buffer.from(vault.key);
    const copy = await vault.host.use(({ startCopy }) => startCopy(this.#waiting.unfinishedOf(name)));
    const kept = this.#waiting.keep(name, copy);
    this.#coming = { lastChange };
    // How it ended is heard when it is packed.
    kept.catch(() => {
      this.#coming = undefined;
    });
    return () => void this.#packLater({ name, about, file: this.#waiting.fileOf(name) }, key, kept);
  }

  /** Whether the newest backup, or the copy that is to become it, reaches to a change. */
  async #isHeld(lastChange: LastChange): Promise<boolean> {
    if (this.#coming) return sameChange(this.#coming.lastChange, lastChange);
    const { newest, problem } = await this.state();
    if (!newest || problem !== null || !sameChange(newest.lastChange, lastChange)) return false;
    return isThere(join(this.#options.folder, newest.name));
  }

  /** Packs a copy into a backup of the list, then looks through its pages. Fails into what is remembered. */
  #packLater(copy: WaitingCopy, key: Buffer, kept: Promise<void>): Promise<void> {
    const { folder, log, changed } = this.#options;
    const { name, about, file } = copy;
    const { keyring, ...said } = about;
    const target = join(folder, name);
    const packed = this.#enqueue(() =>
      this.#noting(about.reason, async () => {
        await kept;
        const job = { database: file, key, target, keyring, said, attachments: [], thorough: false };
        const facts = (await isThere(target)) ? (await readBackup(target)).facts : await packBackup(job);
        await this.#memory.note(() => ({ lastGoodAt: facts.createdAt, problem: null }));
        await this.#afterWriting(name, facts);
      }),
    );
    const checked = packed.then(
      () => {
        void this.folders.copy(name);
        return this.#check(copy, key);
      },
      () => {
        this.#coming = undefined;
        changed();
      },
    );
    this.#checking = Promise.all([this.#checking, checked])
      .catch((error: unknown) => log.error('backup not checked', describeError(error)))
      .then(() => this.#waiting.remove(name))
      .finally(() => key.fill(0));
    return packed.catch(() => undefined);
  }

  async #check({ name, file }: WaitingCopy, key: Buffer): Promise<void> {
    const { clock, changed } = this.#options;
    const { problems } = await examineCopy(file, key, this.#stopping.signal);
    await this.noteCheck(name, { at: clock().toISOString(), problems });
    if (problems.length > 0) changed();
  }

  /** Remembers what looking through a backup of the list found; a bad one is a problem that everybody sees. */
  async noteCheck(name: string, check: BackupCheck, cause: FaultOfBackup = 'DATABASE_DAMAGED'): Promise<void> {
    const there = new Set(await readdir(this.#options.folder));
    await this.#memory.note(({ checks, problem }) => ({
      checks: { ...Object.fromEntries(Object.entries(checks).filter(([other]) => there.has(other))), [name]: check },
      problem: check.problems.length > 0 ? cause : problem,
    }));
  }

  /** Remembers that the register itself is damaged, until a backup of a sound one is made. */
  async noteDamage(): Promise<void> {
    await this.#memory.note(() => ({ problem: 'DATABASE_DAMAGED' }));
    this.#options.changed();
  }

  /** Packs what a power cut has left of copies that were taken before something risky. Once; it needs the key. */
  async #resume(): Promise<void> {
    const { vault, log } = this.#options;
    if (this.#resumed || !vault.hasKey || vault.options.dataFolder === ':memory:') return;
    this.#resumed = true;
    await this.#waiting.clear(this.#names);
    for (const copy of await this.#waiting.list()) {
      if (this.#names.has(copy.name)) continue;
      if (copy.about.keyring.keyId !== vault.keyring.keyId) await this.#waiting.remove(copy.name);
      else await this.#packLater(copy, Buffer.from(vault.key), Promise.resolve());
      log.info('copy taken up again', { reason: copy.about.reason });
    }
  }

  /** Makes a backup each day from now on. */
  startDaily(): void {
    this.#stopDaily = keepDaily(this, this.#options);
  }

  /** Looks through the newest backup where the program was closed before that could be done. */
  async checkNewest([newest]: readonly ListedBackup[]): Promise<void> {
    const { vault, folder, clock, changed } = this.#options;
    if (!newest || newest.check !== null || this.#stopping.signal.aborted) return;
    const { problems, cause } = await problemsOfBackup(vault, join(folder, newest.name), this.#stopping.signal);
    await this.noteCheck(newest.name, { at: clock().toISOString(), problems }, cause);
    if (problems.length > 0) changed();
  }

  /** Stops the clock and waits for the backup that is being made; looking through one is left for the next time. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#stopDaily();
    await this.#running;
    await this.#checking;
    await this.folders.stop();
  }

  /** Makes a new backup, then removes those from before a moment: see {@link BackupFolders.removeBefore}. */
  async removeBefore(at: string): Promise<{ removed: number; foreign: number }> {
    const { name } = await this.#makeHere('daily');
    return this.folders.removeBefore(at, name);
  }

  /** Encrypts the backups of the list anew that a key opens which has lain openly beside the register. */
  async reseal(exposed: { key: Buffer; keyId: string }): Promise<void> {
    const { vault, folder, temporaryFolder, log } = this.#options;
    await this.#running;
    await this.#checking;
    for (const { name } of await this.#waiting.list()) await this.#waiting.remove(name);
    await resealBackups(folder, temporaryFolder, exposed, vault, log);
  }

  async remove(name: string): Promise<void> {
    await rm(await this.pathOf(name));
  }

  async #freeName(reason: BackupReason, at: Date): Promise<string> {
    const name = await freeBackupName(this.#options.folder, reason, at, this.#names);
    this.#names.add(name);
    return name;
  }
}
