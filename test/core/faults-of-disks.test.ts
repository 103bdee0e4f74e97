import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { registerPlace, rememberPlace } from '#main/hosting/register-place.ts';
import { errorMessages } from '#shared/contract/errors.ts';
import { cannotMount, mountOver, mountSmall, setReadOnly, unmount } from '../support/mounts.ts';
import { makeFolder, makeUnits, openTestCore, type TestCore } from '../support/test-core.ts';

let folder: string;
let app: TestCore | undefined;
let mounted: string[];
beforeEach(async () => {
  folder = await makeFolder();
  mounted = [];
});
afterEach(async () => {
  await app?.close();
  app = undefined;
  for (const path of mounted) unmount(path);
  await rm(folder, { recursive: true, force: true });
});

async function small(name: string, kilobytes: number): Promise<string> {
  const path = join(folder, name);
  await mountSmall(path, kilobytes);
  mounted.push(path);
  return path;
}

async function open(at = join(folder, 'data')): Promise<TestCore> {
  app = await openTestCore({ folder: at });
  return app;
}

async function withUnits(at?: string): Promise<{ core: TestCore; mar: number }> {
  const core = await open(at);
  return { core, mar: (await makeUnits(core)).mar };
}

const names = async (core: TestCore) => (await core.call('speakers.list', {})).items.map(({ fullName }) => fullName);

describe.skipIf(cannotMount)(`disks that fail${cannotMount ? ` (not run: ${cannotMount})` : ''}`, () => {
  test('a full one refuses what is new in words, keeps what was acknowledged, and goes on when there is room', async () => {
    const data = await small('data', 6000);
    const { core, mar } = await withUnits(data);
    await core.call('speakers.create', { fullName: 'Trần Văn Trước', unitId: mar });
    await writeFile(join(data, 'phim.bin'), Buffer.alloc(20_000_000)).catch(() => undefined);
    const error = await (async () => {
      for (let index = 0; ; index += 1) {
        const result = await core.core.dispatch({
          operation: 'speakers.create',
          input: { fullName: `Lê Thị ${index}`, unitId: mar, notes: 'x'.repeat(3000) },
        });
        if (!result.ok) return result.error;
      }
    })();
    expect(error).toMatchObject({ code: 'DISK_FULL', message: errorMessages.DISK_FULL });
    const kept = await names(core);
    expect(kept).toContain('Trần Văn Trước');
    expect((await core.fail('backup.now', {})).code).toBe('DISK_FULL');
    const merge = await core.fail('speakers.merge', { keep: 1, drop: 2 });
    // Nothing risky is begun without room for the copy before it.
    expect(merge.code).toBe('DISK_FULL');
    await rm(join(data, 'phim.bin'));
    await core.call('speakers.create', { fullName: 'Phạm Thị Sau', unitId: mar });
    expect((await names(core)).length).toBe(kept.length + 1);
    expect(await core.call('database.check', {})).toMatchObject({ ok: true });
  });

  test('a read-only one is not opened, and says so; the register opens when it can be written again', async () => {
    const data = await small('data', 20_000);
    const { core, mar } = await withUnits(data);
    await core.call('speakers.create', { fullName: 'Trần Văn Trước', unitId: mar });
    await core.close();
    app = undefined;
    setReadOnly(data, true);
    const failure = await openTestCore({ folder: data }).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: 'DATA_FOLDER_UNWRITABLE',
      message: errorMessages.DATA_FOLDER_UNWRITABLE,
    });
    setReadOnly(data, false);
    expect(await names(await open(data))).toEqual(['Trần Văn Trước']);
  });

  test('a network drive that is gone is no first day: nothing is begun there, and the register is back with it', async () => {
    const backing = join(folder, 'server');
    const share = join(folder, 'share');
    const own = join(folder, 'may-nay');
    const data = join(share, 'data');
    await mkdir(backing);
    await mountOver(share, backing);
    mounted.push(share);
    const { core, mar } = await withUnits(data);
    await rememberPlace({ configured: data, folder: data }, own);
    await core.call('speakers.create', { fullName: 'Trần Văn Trước', unitId: mar });
    await core.close();
    app = undefined;
    unmount(share);
    mounted = [];
    expect(registerPlace(data, own).away).toBe(true);
    expect(await readdir(share)).toEqual([]);
    await mountOver(share, backing);
    mounted.push(share);
    expect(registerPlace(data, own).away).toBe(false);
    expect(await names(await open(data))).toEqual(['Trần Văn Trước']);
  });

  test('a second folder that is full, read-only or gone leaves the backup good and no half file', async () => {
    const usb = await small('usb', 500);
    const { core } = await withUnits();
    await core.call('backup.configure', { secondFolder: usb });
    await writeFile(join(usb, 'phim.bin'), Buffer.alloc(400_000));
    const made = await core.call('backup.now', {});
    expect(await core.call('backup.list', {})).toMatchObject({
      problem: null,
      backups: [{ name: made.name }],
      secondFolderProblem: 'Error ENOSPC',
    });
    expect(await readdir(usb)).toEqual(['phim.bin']);
    await rm(join(usb, 'phim.bin'));
    setReadOnly(usb, true);
    await core.call('backup.now', {});
    expect((await core.call('backup.list', {})).secondFolderProblem).toBe('Error EROFS');
    expect((await core.call('app.state', {})).backup).toMatchObject({ secondFolderFailed: true, overdue: false });
    setReadOnly(usb, false);
    const later = await core.call('backup.now', {});
    expect((await core.call('backup.list', {})).secondFolderProblem).toBeNull();
    expect(await readdir(usb)).toEqual([later.name]);
    unmount(usb);
    await rm(usb, { recursive: true });
    mounted = [];
    await core.call('backup.now', {});
    expect((await core.call('backup.list', {})).secondFolderProblem).toBe('Error ENOENT');
  });
});

test('a register that another program holds is not opened, and is opened when it lets go', async () => {
  await (await withUnits()).core.close();
  app = undefined;
  const script = `
    import BetterSqlite3 from 'better-sqlite3';
    const held = new BetterSqlite3(process.argv[1]);
    held.pragma('locking_mode = EXCLUSIVE');
    held.exec('begin exclusive');
    console.log('held');
    setInterval(() => undefined, 1000);`;
  const lock = join(folder, 'data', 'dang-mo.lock');
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, lock], {
    cwd: process.cwd(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  const failure = await openTestCore({ folder: join(folder, 'data') }).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 'DATA_FOLDER_IN_USE', message: errorMessages.DATA_FOLDER_IN_USE });
  child.kill('SIGKILL');
  await once(child, 'close');
  expect((await (await open()).call('units.list', {})).total).toBe(3);
});

test('a clock that is set back loses nothing: changes keep their order, backups go on and stay', async () => {
  const { core, mar } = await withUnits();
  await core.call('speakers.create', { fullName: 'Trần Văn Trước', unitId: mar });
  const before = await core.call('backup.now', {});
  core.setNow('2020-01-01T03:00:00.000Z');
  const { id, version } = await core.call('speakers.create', { fullName: 'Lê Thị Sau', unitId: mar });
  await core.call('speakers.update', { id, version, fullName: 'Lê Thị Sau Nữa' });
  const [newest] = (await core.call('changes.list', {})).items;
  expect(newest).toMatchObject({ operation: 'speakers.update', labels: ['Lê Thị Sau Nữa'] });
  await core.call('speakers.merge', { keep: 1, drop: id });
  const { backups } = await core.call('backup.list', {});
  expect(backups.map(({ name }) => name)).toEqual([before.name, 'so-20200101-030000-merge.sbcv']);
  expect((await core.call('app.state', {})).backup.overdue).toBe(false);
  await core.call('backup.restore', { name: before.name });
  expect(await names(core)).toEqual(['Trần Văn Trước']);
});

test('a data folder that is a file, or lies under one, is refused in words', async () => {
  await mkdir(join(folder, 'x'));
  await writeFile(join(folder, 'x', 'tep'), 'một tệp');
  const failure = await openTestCore({ folder: join(folder, 'x', 'tep', 'data') }).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 'DATA_FOLDER_UNWRITABLE' });
});
