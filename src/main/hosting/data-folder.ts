import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The folder that the program makes for itself within another. */
export const OWN_NAME = 'so-bao-cao-vien';

/**
 * Where the register is: `SBCV_DATA` where it is set, else a folder of the person's own, where the system keeps such
 * folders. All hosts use the same, so that a register opened in one is the register of the others.
 */
export function dataFolder(env = process.env, platform: NodeJS.Platform = process.platform, home = homedir()): string {
  if (env.SBCV_DATA) return resolve(env.SBCV_DATA);
  if (platform === 'win32') return join(env.APPDATA ?? join(home, 'AppData', 'Roaming'), OWN_NAME);
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', OWN_NAME);
  return join(env.XDG_CONFIG_HOME || join(home, '.config'), OWN_NAME);
}

/**
 * Where this PC keeps what it knows of registers. Apart from the data folder, and never on a network drive (as `APPDATA`
 * may be): it must be there when that one is not.
 */
export function ownFolder(env = process.env, platform: NodeJS.Platform = process.platform, home = homedir()): string {
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), OWN_NAME);
  if (platform === 'darwin') return join(home, 'Library', 'Preferences', OWN_NAME);
  return join(env.XDG_STATE_HOME || join(home, '.local', 'state'), OWN_NAME);
}

/**
 * What Chromium keeps for itself, and with it the mark by which a second start finds the first. It goes by the folder
 * that is set, so that both find the same also where a person opened another register instead; Windows takes `E:\So` and
 * `e:\so` for one.
 */
export function windowFolder(
  configured: string,
  own = ownFolder(),
  platform: NodeJS.Platform = process.platform,
): string {
  const folder = platform === 'win32' ? configured.toLowerCase() : configured;
  return join(own, 'window', createHash('sha256').update(folder).digest('hex').slice(0, 16));
}
