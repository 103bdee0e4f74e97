import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { projectFolder } from '../../scripts/ensure-built.ts';

const dataFolder = mkdtempSync(join(tmpdir(), 'sbcv-cli-'));
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

function call(...parameters: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [join('src', 'main', 'cli.ts'), ...parameters], {
    cwd: projectFolder,
    encoding: 'utf8',
    env: { ...process.env, SBCV_DATA: dataFolder },
  });
}

test('a call prints a value or a coded failure, and is of the package’s version', { timeout: 60_000 }, () => {
  const { version } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as { version: string };
  const state = call('app.state');
  expect(state).toMatchObject({ status: 0, stderr: '' });
  expect(JSON.parse(state.stdout)).toMatchObject({ version, state: 'open' });

  const refused = call('units.create', '{"name":""}');
  expect(refused).toMatchObject({ status: 1, stdout: '' });
  expect(JSON.parse(refused.stderr)).toMatchObject({ error: { code: 'INVALID_INPUT' } });
});
