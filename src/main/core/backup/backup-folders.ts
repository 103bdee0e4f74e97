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
  #copying: Promise<void> = Promise.resolve();

  constructor(options: FoldersOptions, memory: KeeperMemory) {
    this.#options = options;
    this.#memory = memory;
  }

  async configure(settings: BackupSettings): Promise<BackupSettings> {
    const { secondFolder } = settings;
    if (secondFolder !== null) await requireSecondFolder(secondFolder);
    return (await this.#memory.note(() => ({ settings, secondFolderProblem: null }))).settings;
  }

  /** Copies a backup of the list to the second folder, after those that are being copied. What fails is remembered. */
  copy(name: string): Promise<void> {
    this.#copying = this.#copying
      .then(() => this.#copy(name))
      .catch((error: unknown) => this.#options.log.error('second folder not noted', describeError(error)));
    return this.#copying;
  }

  /** A drive that is not there must not fail the backup that was made: it is told apart. */
  async #copy(name: string): Promise<void> {
    const { folder, vault, clock, log } = this.#options;
    const { secondFolder } = (await this.#memory.read()).settings;
    const backup = join(folder, name);
    if (secondFolder === null || !(await isThere(backup))) return;
    const second = { path: secondFolder, owner: vault.keyring };
    const problem = await this.#slow
      .ask(secondFolder, () => stat(secondFolder))
      .then(() => copyToSecondFolder(backup, second, vault.options.dataFolder, clock()))
      .then(
        () => null,
        (error: unknown) => {
          log.error('second folder failed', describeError(error));
          return describeError(error).error;
        },
      );
    await this.#memory.note(() => ({ secondFolderProblem: problem }));
  }

  /** Waits for the copy that is being made. */
  stop(): Promise<void> {
    return this.#copying;
  }

  /**
   * Removes backups from before a moment, in both folders. Throws `FILE_WRITE_FAILED`, and removes nothing, where the
   * second folder did not take the newest one.
   */
  async removeBefore(at: string): Promise<{ removed: number; foreign: number }> {
    const folders = await this.#both();
    const { secondFolderProblem } = await this.#memory.read();
    if (folders.length > 1 && secondFolderProblem !== null) {
      throw new CoreError('FILE_WRITE_FAILED', { message: SECOND_FOLDER_AWAY });
    }
    return removeOlder(folders, at);
  }

  /**
   * How many backups, and registers that were set aside, are from before a moment, where their folder is there;
   * `silent`: the folder that does not answer.
   */
  async countBefore(at: string): Promise<{ count: number; silent: string | null }> {
    let [count, silent]: [number, string | null] = [0, null];
    for (const folder of await this.#both()) {
      try {
        count += (await this.#slow.ask(folder.path, () => olderFiles([folder], at))).files.length;
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
