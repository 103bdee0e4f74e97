/** How long a folder on another drive may take to answer while somebody waits. */
const ANSWER_MS = 3000;

/** A folder did not answer in time. */
export class FolderSilent extends Error {
  readonly code = 'ETIMEDOUT';
  override readonly name = 'FolderSilent';
}

/**
 * Work in folders of other drives. A network drive that is gone may answer after minutes or never: what has not ended in
 * time is given up on. It still goes on, and holds one of the few threads that read files, so a folder that owes an
 * answer is not asked for more.
 */
export class SlowFolders {
  readonly #silent = new Set<string>();

  /** What `work` gives; throws {@link FolderSilent} where that takes too long. */
  ask<T>(folder: string, work: () => Promise<T>, within = ANSWER_MS): Promise<T> {
    if (this.#silent.has(folder)) return Promise.reject(new FolderSilent());
    return new Promise<T>((resolve, reject) => {
      const late = setTimeout(() => {
        this.#silent.add(folder);
        reject(new FolderSilent());
      }, within);
      const ended = (): void => {
        clearTimeout(late);
        this.#silent.delete(folder);
      };
      work().finally(ended).then(resolve, reject);
    });
  }
}
