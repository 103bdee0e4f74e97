import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupSettings } from '#shared/contract/backup.ts';
import { CoreError } from '../core-error.ts';
import { isThere } from '../documents/file-store.ts';
import type { Log } from '../ports.ts';
import { describeError } from '../system/log.ts';
import type { Vault } from '../vault/vault.ts';
import { type BackupFolder, olderFiles, removeOlder } from './backup-folder.ts';
import type { KeeperMemory } from './keeper-state.ts';
import { copyToSecondFolder, requireSecondFolder } from './second-folder.ts';
import { FolderSilent, SlowFolders } from './slow-folders.ts';

const SECOND_FOLDER_AWAY =
  'Chưa bỏ bản sao lưu nào: không chép được bản mới sang thư mục thứ hai. Hãy cắm ổ đĩa có thư mục đó rồi làm lại.';

/** How long a backup and the files with it may take to be copied; beyond that the drive is taken for one that hangs. */
const COPY_MS = 300_000;

/** How long who makes a backup, or ends the program, waits for its copy on the other drive. */
const PATIENCE_MS = 10_000;

export interface FoldersOptions {
  vault: Vault;
  /** Where the program's own backups are. */
  folder: string;
  clock(): Date;
  log: Log;
}

/** The folders with the register's backups: the list's own, and a second one on a drive that may be away, or hang. */
export class BackupFolders {
  readonly #options: FoldersOptions;
  readonly #memory: KeeperMemory;
  readonly #slow = new SlowFolders();
  /** What kept the last copy from being made; null where nothing did. */
  #copying: Promise<string | null> = Promise.resolve(null);
  /** Whether somebody has waited in vain for what is being copied: nobody else waits for it. */
  #overdue = false;
  #stopped = false;
  #copyingSince: string | null = null;

  constructor(options: FoldersOptions, memory: KeeperMemory) {
    this.#options = options;
    this.#memory = memory;
  }

  /** Since when a copy is being written to the second folder; null while none is. */
  get copyingSince(): string | null {
    return this.#copyingSince;
  }

  async configure(settings: BackupSettings): Promise<BackupSettings> {
    const { secondFolder } = settings;
    if (secondFolder !== null) await requireSecondFolder(secondFolder);
    return (await this.#memory.note(() => ({ settings, secondFolderProblem: null }))).settings;
  }

  /**
   * Copies a backup of the list to the second folder, after those that are being copied. Gives what kept it from being
   * copied, which is remembered as well; null where it was copied, or no second folder is chosen.
   */
  copy(name: string): Promise<string | null> {
    this.#copying = this.#copying
      .then(() => this.#copy(name))
      .catch((error: unknown) => {
        this.#options.log.error('second folder not asked', describeError(error));
        return describeError(error).error;
      });
    return this.#copying;
  }

  /** The same, and waits for it no longer than a while: a drive that hangs holds up nobody. */
  copyInTime(name: string): Promise<void> {
    return this.#waitInTime(this.copy(name));
  }

  #waitInTime(copying: Promise<unknown>): Promise<void> {
    if (this.#overdue) return Promise.resolve();
    return new Promise((resolve) => {
      const late = setTimeout(() => {
        this.#overdue = true;
        resolve();
      }, PATIENCE_MS);
      void copying.then(() => {
        clearTimeout(late);
        this.#overdue = false;
        resolve();
      });
    });
  }

  /** A drive that is not there must not fail the backup that was made: it is told apart. */
  async #copy(name: string): Promise<string | null> {
    if (this.#stopped) return 'STOPPED';
    const { folder, vault, clock, log } = this.#options;
    const { secondFolder } = (await this.#memory.read()).settings;
    if (secondFolder === null) return null;
    const backup = join(folder, name);
    // Thinned out while it waited for its turn: nothing that a person must see to.
    if (!(await isThere(backup))) return 'NOT_FOUND';
    const second = { path: secondFolder, owner: vault.keyring };
    const copyThere = (): Promise<void> => copyToSecondFolder(backup, second, vault.options.dataFolder, clock());
    this.#copyingSince = clock().toISOString();
    const problem = await this.#slow
      .ask(secondFolder, () => stat(secondFolder))
      .then(() => this.#slow.ask(secondFolder, copyThere, COPY_MS))
      .then(
        () => null,
        (error: unknown) => {
          log.error('second folder failed', describeError(error));
          return describeError(error).error;
        },
      );
    if (!this.#stopped) {
      await this.#memory
        .note(() => ({ secondFolderProblem: problem }))
        .catch((error: unknown) => log.error('second folder not noted', describeError(error)));
    }
    // Not before its outcome is noted: who asks then hears of one or the other.
    this.#copyingSince = null;
    return problem;
  }

  /** Waits a while for the copies that are being made; what still hangs then writes nothing here any more. */
  async stop(): Promise<void> {
    await this.#waitInTime(this.#copying);
    this.#stopped = true;
  }

  /**
   * Copies the newest backup to the second folder, then removes those from before a moment in both folders. Throws
   * `FILE_WRITE_FAILED`, and removes nothing, where the second folder did not take the newest one.
   */
  async removeBefore(at: string, newest: string): Promise<{ removed: number; foreign: number }> {
    if ((await this.copy(newest)) !== null) {
      throw new CoreError('FILE_WRITE_FAILED', { message: SECOND_FOLDER_AWAY });
    }
    return removeOlder(await this.#both(), at);
  }

  /**
   * How many backups, and registers that were set aside, are from before a moment, where their folder is there;
   * `silent`: the folder that does not answer.
   */
  async countBefore(at: string): Promise<{ count: number; silent: string | null }> {
    let [count, silent]: [number, string | null] = [0, null];
    for (const folder of await this.#both()) {
      try {
        const older = () => olderFiles([folder], at);
        // The list's own folder is the register's: where it is slow, so is everything else.
        const { files } = await (folder.owner ? this.#slow.ask(folder.path, older) : older());
        count += files.length;
      } catch (error) {
        if (error instanceof FolderSilent) silent = folder.path;
      }
    }
    return { count, silent };
  }

  async #both(): Promise<BackupFolder[]> {
    const { folder, vault } = this.#options;
    const { secondFolder } = (await this.#memory.read()).settings;
    return [{ path: folder }, ...(secondFolder === null ? [] : [{ path: secondFolder, owner: vault.keyring }])];
  }
}
