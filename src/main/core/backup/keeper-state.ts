import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { backupCheckSchema, backupSettingsSchema } from '#shared/contract/backup.ts';
import { replaceText } from '../system/durable-files.ts';

/** The newest change that a backup holds; null for a register without any. */
const changeSchema = z.object({ id: z.int(), at: z.string() }).nullable();
export type LastChange = z.output<typeof changeSchema>;

const stateSchema = z.object({
  settings: backupSettingsSchema.default({ secondFolder: null }),
  lastGoodAt: z.string().nullable().default(null),
  problem: z.string().nullable().default(null),
  secondFolderProblem: z.string().nullable().default(null),
  /** The newest backup of the list and what it reaches to: a register that stands there needs no other one. */
  newest: z.object({ name: z.string(), lastChange: changeSchema }).nullable().default(null),
  /** What looking through backups of the list found, by name. */
  checks: z.record(z.string(), backupCheckSchema).default({}),
});
export type KeeperState = z.output<typeof stateSchema>;

/** What the keeper remembers beside the backups, in one small file. */
export class KeeperMemory {
  readonly #file: string;
  #last: Promise<unknown> = Promise.resolve();

  constructor(file: string) {
    this.#file = file;
  }

  async read(): Promise<KeeperState> {
    const text = await readFile(this.#file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '{}';
      // Held by another program for a moment: taken for missing, its settings would be written over.
      throw error;
    });
    try {
      return stateSchema.parse(JSON.parse(text));
    } catch {
      // Cut off by a fault: the list of backups is still there, only the second folder must be chosen again.
      return stateSchema.parse({});
    }
  }

  /** Changes run one after another: a check may end while a backup is being made. */
  note(change: (state: KeeperState) => Partial<KeeperState>): Promise<KeeperState> {
    const work = this.#last.then(async () => {
      const before = await this.read();
      const state = { ...before, ...change(before) };
      await replaceText(this.#file, JSON.stringify(state));
      return state;
    });
    this.#last = work.catch(() => undefined);
    return work;
  }
}
