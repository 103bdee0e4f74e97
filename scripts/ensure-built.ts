import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectFolder = fileURLToPath(new URL('..', import.meta.url));

/** What a build is made from. */
const sources = [
  'src',
  'resources',
  'docs/huong-dan-su-dung.md',
  'docs/du-lieu-ca-nhan.md',
  'docs/pictures',
  'package.json',
  'package-lock.json',
  'electron.vite.config.ts',
];

function newest(path: string): number {
  if (!existsSync(path)) return 0;
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/**
 * Builds `out/` unless it was built after the last change of its sources.
 * @throws where the build fails; what it printed is in the message
 */
export function ensureBuilt(): void {
  const stamp = join(projectFolder, 'out', '.built');
  const lastChange = Math.max(...sources.map((source) => newest(join(projectFolder, source))));
  if (existsSync(stamp) && statSync(stamp).mtimeMs >= lastChange) return;

  const started = new Date();
  const cli = join(projectFolder, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'build'], {
    cwd: projectFolder,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The build failed.\n${stdout}\n${stderr}`);
  writeFileSync(stamp, '');
  // The time at which the build began: a source that changed meanwhile is newer, and is built the next time.
  utimesSync(stamp, started, started);
}
