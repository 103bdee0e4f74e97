import { existsSync } from 'node:fs';
import { basename, extname, resolve } from 'node:path';
import type { Core } from '#main/core/ports.ts';
import type { ChosenFile } from '#shared/contract/host.ts';

/** The ending of backups, which the installer ties to this program. */
const BACKUP_ENDING = '.sbcv';

/**
 * The backup that a command line names: what the system gives a program when such a file is opened by a double click.
 * @param parameters the command line, the program's own path included
 * @param folder what relative names are seen from
 */
export function backupNamed(parameters: readonly string[], folder: string): string | undefined {
  const named = parameters.slice(1).filter((each) => !each.startsWith('-') && isBackup(each));
  const [path] = named.map((each) => resolve(folder, each)).filter((each) => existsSync(each));
  return path;
}

function isBackup(path: string): boolean {
  return extname(path).toLowerCase() === BACKUP_ENDING;
}

/** A file that was opened from outside, until a page takes it: the window may not be there yet, or be locked. */
export interface OpenedFile {
  /** Takes note of a path from the system; what is no backup is left alone. */
  offer(path: string | undefined): void;
  /** Gives the file, as a token, once. */
  take(core: Pick<Core, 'files'>): ChosenFile | null;
}

/** @param tell called where a file waits to be taken */
export function openedFile(tell: () => void): OpenedFile {
  let waiting: string | undefined;
  return {
    offer(path) {
      if (path === undefined || !isBackup(path)) return;
      waiting = path;
      tell();
    },
    take({ files }) {
      const path = waiting;
      waiting = undefined;
      return path === undefined ? null : { token: files.registerRead(path), name: basename(path) };
    },
  };
}
