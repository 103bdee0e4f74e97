import { copyFile, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import {
  type BackupFacts,
  type BackupReason,
  type BackupSettings,
  backupSettingsSchema,
  type ListedBackup,
} from '#shared/contract/backup.ts';
import { CoreError, fieldError } from '../core-error.ts';
import type { Log } from '../ports.ts';
import { replaceFile, replaceText } from '../system/durable-files.ts';
import { describeError } from '../system/log.ts';
import type { Vault } from '../vault/vault.ts';
import { mirrorFiles, storedFiles } from './attachments.ts';
import { extractBackup, readBackup } from './backup-file.ts';
import { type BackupSource, makeBackup, resealBackup } from './make-backup.ts';
import { superfluousBackups } from './retention.ts';

const stateSchema = z.object({
  settings: backupSettingsSchema.default({ secondFolder: null }),
  lastGoodAt: z.string().nullable().default(null),
  problem: z.string().nullable().default(null),
  secondFolderProblem: z.string().nullable().default(null),
});
type KeeperState = z.output<typeof stateSchema>;

const EXTENSION = '.sbcv';
const CHECK_EVERY_MS = 600_000;

export interface KeeperOptions {
  vault: Vault;
  /** Where the program's own backups are. */
  folder: string;
  temporaryFolder: string;
  appVersion: string;
  clock(): Date;
  log: Log;
}

function localDay(at: Date): string {
  return at.toDateString();
}

/** Makes, lists and thins out the backups that the program makes by itself, and knows how old the last good one is. */
export class BackupKeeper {
  readonly #options: KeeperOptions;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<unknown> = Promise.resolve();
  #daily: Promise<void> = Promise.resolve();

  constructor(options: KeeperOptions) {
    this.#options = options;
  }

  get #stateFile(): string {
    return join(this.#options.folder, 'trang-thai.json');
  }

  async state(): Promise<KeeperState> {
    const text = await readFile(this.#stateFile, 'utf8').catch(() => '{}');
    try {
      return stateSchema.parse(JSON.parse(text));
    } catch {
      // Cut off by a fault: the list of backups is still there, only the second folder must be chosen again.
      return stateSchema.parse({});
    }
  }

  async #note(change: Partial<KeeperState>): Promise<KeeperState> {
    const state = { ...(await this.state()), ...change };
    await replaceText(this.#stateFile, JSON.stringify(state));
    return state;
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
    return readBackups(this.#options.folder);
  }

  /** Makes a backup for the list, copies it to the second folder, thins the list out. */
  async make(reason: BackupReason, from?: BackupSource): Promise<ListedBackup> {
    // During an exchange nothing may wait for a backup that itself waits for the exchange to end.
    if (from) return this.#make(reason, from);
    const work = this.#running.then(() => this.#make(reason, from));
    this.#running = work.catch(() => undefined);
    return work;
  }

  async #make(reason: BackupReason, from: BackupSource | undefined): Promise<ListedBackup> {
    const { folder } = this.#options;
    try {
      const name = await this.#freeName(reason);
      const facts = await this.write(join(folder, name), reason, from);
      await this.#copyToSecondFolder(name);
      await this.#thinOut(folder);
      return { ...facts, name };
    } catch (error) {
      const problem = error instanceof CoreError ? error.code : describeError(error).error;
      this.#options.log.error('backup failed', { reason, ...describeError(error) });
      // A full disk cannot take the note either: the failure itself is what the caller must hear.
      await this.#note({ problem }).catch((failure: unknown) =>
        this.#options.log.error('backup state not written', describeError(failure)),
      );
      throw error;
    }
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
      thorough: reason === 'daily' || reason === 'manual',
    };
    const facts = from
      ? await makeBackup(from, options)
      : await vault.host.use(({ copyTo }) => makeBackup({ copyTo, key: vault.key, keyring: vault.keyring }, options));
    await this.#note({ lastGoodAt: facts.createdAt, problem: null });
    return facts;
  }

  /** A backup before something risky; none where the newest one already holds everything. */
  async before(reason: BackupReason): Promise<void> {
    const { vault } = this.#options;
    if (vault.options.dataFolder === ':memory:') return;
    const newest = await vault.host.use(({ db }) =>
      db.selectFrom('change').select('id').orderBy('id', 'desc').limit(1).executeTakeFirst(),
    );
    const { backups } = await this.list();
    if (backups.some(({ lastChange }) => (lastChange?.id ?? 0) === (newest?.id ?? 0))) return;
    await this.make(reason);
  }

  /** Makes the backup of the day where there is none yet, now and every ten minutes. */
  startDaily(): void {
    const check = (): void => {
      this.#daily = this.daily().then(
        () => undefined,
        (error: unknown) => this.#options.log.error('daily backup failed', describeError(error)),
      );
    };
    this.#timer = setInterval(check, CHECK_EVERY_MS);
    this.#timer.unref();
    check();
  }

  /** Gives whether a backup was due. A newest one dated in the future (the clock was set back) does not count. */
  async daily(): Promise<boolean> {
    const { vault, clock } = this.#options;
    if (vault.host.closedBecause !== null) return false;
    const now = clock();
    const { backups } = await this.list();
    const today = backups.some(
      ({ reason, createdAt }) => reason === 'daily' && localDay(new Date(createdAt)) === localDay(now),
    );
    if (today) return false;
    await this.make('daily');
    return true;
  }

  /** Stops the clock and waits for the backup that is being made. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#daily;
    await this.#running;
  }

  async configure(settings: BackupSettings): Promise<BackupSettings> {
    const { secondFolder } = settings;
    if (secondFolder !== null) {
      const folder = await stat(secondFolder).catch(() => undefined);
      if (!isAbsolute(secondFolder) || !folder?.isDirectory()) {
        const message = 'Không thấy thư mục này. Hãy ghi đường dẫn đầy đủ (ví dụ E:\\SaoLuu) và cắm sẵn ổ đĩa.';
        throw fieldError('secondFolder', 'NOT_A_FOLDER', message);
      }
    }
    return (await this.#note({ settings, secondFolderProblem: null })).settings;
  }

  /**
   * Encrypts the backups of the list anew that a key opens which has lain openly beside the register. One that cannot be
   * is removed: it would give its records to anybody.
   */
  async reseal(exposed: { key: Buffer; keyId: string }): Promise<void> {
    const { vault, folder, temporaryFolder, log } = this.#options;
    const { backups, unreadable } = await this.list();
    for (const { name } of backups) {
      const path = join(folder, name);
      if ((await readBackup(path)).keyring.keyId !== exposed.keyId) continue;
      try {
        await resealBackup(path, temporaryFolder, exposed.key, vault);
      } catch (error) {
        log.error('backup not resealed', describeError(error));
        await rm(path);
      }
    }
    for (const name of unreadable) await rm(join(folder, name));
  }

  async remove(name: string): Promise<void> {
    await rm(await this.pathOf(name));
  }

  async #freeName(reason: BackupReason): Promise<string> {
    const { folder, clock } = this.#options;
    await mkdir(folder, { recursive: true });
    const there = new Set(await readdir(folder));
    const stamp = clock().toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
    for (let number = 1; ; number += 1) {
      const name = `so-${stamp}-${reason}${number === 1 ? '' : `-${number}`}${EXTENSION}`;
      if (!there.has(name)) return name;
    }
  }

  /** A drive that is not there must not fail the backup that was made: it is told apart. */
  async #copyToSecondFolder(name: string): Promise<void> {
    const { secondFolder } = (await this.state()).settings;
    if (secondFolder === null) return;
    try {
      await replaceFile(join(secondFolder, name), async (temporary) => {
        await copyFile(join(this.#options.folder, name), temporary);
        await extractBackup(temporary, null);
      });
      await mirrorFiles(this.#options.vault.options.dataFolder, secondFolder);
      await this.#thinOut(secondFolder);
      await this.#note({ secondFolderProblem: null });
    } catch (error) {
      this.#options.log.error('second folder failed', describeError(error));
      await this.#note({ secondFolderProblem: describeError(error).error });
    }
  }

  async #thinOut(folder: string): Promise<void> {
    const { backups } = await readBackups(folder);
    for (const name of superfluousBackups(backups, this.#options.clock())) await rm(join(folder, name));
  }
}

async function readBackups(folder: string): Promise<{ backups: ListedBackup[]; unreadable: string[] }> {
  const backups: ListedBackup[] = [];
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
