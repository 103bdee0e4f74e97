import { spawnSync } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** Whether LibreOffice is on this machine; tests that need it say so where it is not. */
export const hasLibreOffice = spawnSync('soffice', ['--version'], { stdio: 'ignore' }).status === 0;

/** Converts a file with LibreOffice, in a profile of its own, and gives the path of what it made. */
export async function convert(path: string, to: 'pdf' | 'xlsx' | 'fods'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sbcv-lo-'));
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const args = [profile, '--headless', '--convert-to', to, '--outdir', folder, path];
  const { status, stderr } = spawnSync('soffice', args, { encoding: 'utf8', timeout: 120_000 });
  if (status !== 0) throw new Error(`LibreOffice failed: ${stderr}`);
  return join(folder, `${basename(path).replace(/\.[^.]+$/, '')}.${to}`);
}
