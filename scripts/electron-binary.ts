import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './ensure-built.ts';

const packageFolder = join(projectFolder, 'node_modules', 'electron');

/** Where Electron's binary is, if it has been fetched (or `ELECTRON_OVERRIDE_DIST_PATH` names a folder with one). */
export function electronBinary(): string | undefined {
  const pathFile = join(packageFolder, 'path.txt');
  const names: Partial<Record<NodeJS.Platform, string>> = {
    win32: 'electron.exe',
    darwin: 'Electron.app/Contents/MacOS/Electron',
  };
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : (names[process.platform] ?? 'electron');
  const path = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(packageFolder, 'dist'), name);
  return existsSync(path) ? path : undefined;
}

/** Where the package fetches the binary from, unless a mirror is set; asked first because its own retries take minutes. */
async function isReachable(timeoutMs: number): Promise<boolean> {
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror;
  try {
    await fetch(mirror ?? 'https://github.com/electron/electron/releases', {
      method: 'HEAD',
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return true;
  } catch {
    return false; // No network, a proxy that refuses, or no answer in time: the binary cannot be had either.
  }
}

/**
 * Where Electron's binary is, fetching it where that can be done.
 * @param fetchMs how long the fetching may take, in milliseconds; it is some 110 MB
 */
export async function obtainElectron(fetchMs = 5 * 60_000): Promise<string | undefined> {
  const present = electronBinary();
  if (present || process.env.ELECTRON_SKIP_BINARY_DOWNLOAD || !(await isReachable(3000))) return present;
  await new Promise<void>((resolve) => {
    const installer = spawn(process.execPath, [join(packageFolder, 'install.js')], {
      stdio: 'ignore',
      timeout: fetchMs,
    });
    installer.once('error', () => resolve()).once('exit', () => resolve());
  });
  return electronBinary();
}
