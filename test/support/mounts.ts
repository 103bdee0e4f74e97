import { execFileSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';

/**
 * Small file systems of their own, to fill, to make read-only and to take away: what modes cannot do to root, and what
 * no ordinary folder does. Only Linux lets a test do this, and only as root.
 */

function mount(...args: string[]): void {
  execFileSync('mount', args, { stdio: 'ignore' });
}

/** Why file systems cannot be mounted here; undefined where they can. */
export const cannotMount: string | undefined = (() => {
  if (process.platform !== 'linux') return `mounting is for Linux, this is ${process.platform}`;
  if (process.getuid?.() !== 0) return 'mounting needs root';
  try {
    execFileSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', '/mnt'], {
      stdio: 'ignore',
    });
    return undefined;
  } catch {
    return 'this machine does not allow mounting';
  }
})();

/** Mounts an empty file system of so many kilobytes. */
export async function mountSmall(folder: string, kilobytes: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  mount('-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder);
}

/** Shows a folder under another path, as a network drive does. */
export async function mountOver(folder: string, backing: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  mount('--bind', backing, folder);
}

export function setReadOnly(folder: string, readOnly: boolean): void {
  mount('-o', `remount,${readOnly ? 'ro' : 'rw'}`, folder);
}

/** Takes a file system away, also from under open files, as a network does. */
export function unmount(folder: string): void {
  execFileSync('umount', ['--lazy', folder], { stdio: 'ignore' });
}
