import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { OWN_NAME, ownFolder } from '#main/hosting/data-folder.ts';
import { rememberPlace } from '#main/hosting/register-place.ts';
import type { OperationResult } from '#shared/contract/errors.ts';
import { tradeSecret } from '../support/doors.ts';
import { ownFolderEnv, type ServeProcess, startServeProcess } from '../support/serve-process.ts';
import { openTestCore } from '../support/test-core.ts';

/** The loopback host as a process: what `npm run serve` runs. */

let dataFolder: string;
const running: ServeProcess[] = [];

async function serve(env: NodeJS.ProcessEnv = {}, folder = dataFolder): Promise<ServeProcess> {
  const host = await startServeProcess(folder, env);
  running.push(host);
  return host;
}

async function caller({ address, origin }: ServeProcess) {
  const headers = { Cookie: await tradeSecret(address), Origin: origin, 'Content-Type': 'application/json' };
  return async (operation: string, input: unknown) => {
    const body = JSON.stringify({ operation, input });
    const response = await fetch(`${origin}/invoke`, { method: 'POST', headers, body });
    return (await response.json()) as OperationResult<{ clerks: { name: string }[] }>;
  };
}

beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'sbcv-serve-'));
});
afterEach(async () => {
  for (const host of running.splice(0)) if (host.process.exitCode === null) await host.kill();
  await rm(dataFolder, { recursive: true, force: true });
});

test('prints an address of this PC only, and ends cleanly when it is asked to', async () => {
  const host = await serve();
  expect(host.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?secret=[\w-]{32}$/);
  const call = await caller(host);
  expect(await call('clerks.create', { name: 'Lê Văn Đạt' })).toMatchObject({ ok: true });
  expect(await host.stop()).toBe(0);

  const again = await caller(await serve());
  expect(await again('app.state', {})).toMatchObject({ ok: true, value: { clerks: [{ name: 'Lê Văn Đạt' }] } });
});

test('what was acknowledged is there after it was killed', async () => {
  const host = await serve();
  const call = await caller(host);
  expect(await call('clerks.create', { name: 'Y Blưng' })).toMatchObject({ ok: true });
  await host.kill();
  const again = await caller(await serve());
  expect(await again('app.state', {})).toMatchObject({ ok: true, value: { clerks: [{ name: 'Y Blưng' }] } });
});

test('takes the port it is given, and says when it is taken', async () => {
  const first = await serve();
  const port = new URL(first.origin).port;
  const other = join(dataFolder, 'other');
  await expect(startServeProcess(other, { PORT: port })).rejects.toThrow('Cổng đã có chương trình khác dùng');
  await first.stop();
  // The failed start has let go of its folder.
  expect((await serve({ PORT: port }, other)).origin).toBe(`http://127.0.0.1:${port}`);
});

test('a port that is none is refused before anything is opened', async () => {
  await expect(startServeProcess(dataFolder, { PORT: '70000' })).rejects.toThrow('Cổng phải là số');
  await expect(startServeProcess(dataFolder, { PORT: 'x' })).rejects.toThrow('Cổng phải là số');
});

test('says that the register is open elsewhere', async () => {
  await serve();
  await expect(startServeProcess(dataFolder)).rejects.toThrow('DATA_FOLDER_IN_USE');
});

test('says that the register is away instead of beginning an empty one; a new one is begun on purpose', async () => {
  const away = join(dataFolder, 'o-mang');
  const env = ownFolderEnv(dataFolder);
  await (await serve(env, away)).stop();
  await rename(away, join(dataFolder, 'da-ngat'));
  await expect(startServeProcess(away, env)).rejects.toThrow(/DATA_FOLDER_AWAY.*--new-register/s);
  expect(existsSync(away)).toBe(false);
  const anew = await startServeProcess(away, env, ['--new-register']);
  running.push(anew);
  expect(await (await caller(anew))('app.state', {})).toMatchObject({ ok: true, value: { clerks: [] } });
});

test.skipIf(process.platform === 'darwin')(
  'opens neither of two registers unasked, and the one that is named',
  async () => {
    const configured = join(dataFolder, OWN_NAME);
    const other = join(dataFolder, 'da-chon');
    const env = { ...ownFolderEnv(dataFolder), XDG_CONFIG_HOME: dataFolder, APPDATA: dataFolder };
    // Chosen while the folder that is set had no register, which is back now.
    await rememberPlace({ configured, folder: other }, ownFolder(env));
    for (const folder of [other, configured]) await (await openTestCore({ folder })).close();
    const refused = startServeProcess('', env);
    await expect(refused).rejects.toThrow('Có hai sổ, chưa rõ mở sổ nào.');
    await expect(refused).rejects.toThrow(`Sổ đang dùng: ${other}\nSổ cũ, nay đã có lại: ${configured}\n`);
    const call = await caller(await serve(env, configured));
    expect(await call('app.state', {})).toMatchObject({ ok: true, value: { dataFolder: configured } });
  },
);
