import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { applyKey } from '#main/core/db/database-key.ts';
import type { CoreOptions } from '#main/core/ports.ts';
import { parseKeyring } from '#main/core/vault/keyring.ts';
import { openKeyOf } from '../support/raw-register.ts';
import { makeFolder, makeUnits, openTestCore, type TestCore } from '../support/test-core.ts';

/** A guess costs next to nothing here, so that the tests are quick. */
const scryptCost = { N: 16, r: 1, p: 1 };
const PASSWORD = 'mật khẩu của phòng';

let folder: string;
let app: TestCore;
const open = async (options: Partial<CoreOptions> = {}) => {
  app = await openTestCore({ folder }, { scryptCost, ...options });
  return app;
};
const reopen = async (options: Partial<CoreOptions> = {}) => {
  await app.close();
  return open(options);
};
const keyring = async () => parseKeyring(await readFile(join(folder, 'khoa.json'), 'utf8'));

beforeEach(async () => {
  folder = await makeFolder();
  await open();
});
afterEach(async () => {
  vi.useRealTimers();
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

/** Every byte under the data folder. */
async function everything(): Promise<Buffer> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const contents = files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name)));
  return Buffer.concat(await Promise.all(contents));
}

describe('what lies on the disk', () => {
  test('shows nothing of a thousand people: not the database, its log, nor backups', async () => {
    const { mar } = await makeUnits(app);
    const people = Array.from({ length: 1000 }, (_, index) => ({
      fullName: `Nguyễn Thị Bí Mật ${index}`,
      phone: `0905${String(index).padStart(6, '0')}`,
      nationalId: `0620850${String(index).padStart(5, '0')}`,
      unitId: mar,
    }));
    for (const person of people) await app.call('speakers.create', person);
    await app.call('auth.setPassword', { password: PASSWORD });
    await app.call('speakers.update', { id: 1, version: 1, position: 'Chức vụ kín trong nhật ký ghi trước' });
    await app.call('backup.now', {});
    const bytes = await everything();
    expect(bytes.length).toBeGreaterThan(1_000_000);
    for (const text of [
      'Bí Mật',
      'Mật 7',
      'bi mat',
      'Đăk Mar',
      'dak mar',
      'Chức vụ kín',
      '0905000',
      '0620850000',
      PASSWORD,
    ]) {
      expect(bytes.includes(text), text).toBe(false);
      expect(bytes.includes(Buffer.from(text, 'utf16le')), text).toBe(false);
    }
    // A thousand commits, each on the disk before the next.
  }, 120_000);

  test('opens with no other key, and with none', async () => {
    await app.close();
    const file = join(folder, 'so-bao-cao-vien.db');
    for (const key of [null, Buffer.alloc(32, 7)]) {
      const raw = new BetterSqlite3(file, { readonly: true });
      applyKey(raw, key);
      expect(() => raw.prepare('select count(*) from sqlite_master').get()).toThrow(/not a database/);
      raw.close();
    }
    await open();
  });
});

describe('a password of the office', () => {
  test('locks at the start; nothing but the state answers until it is given', async () => {
    await makeUnits(app);
    const { recoveryCode } = await app.call('auth.setPassword', { password: PASSWORD });
    expect(recoveryCode).toMatch(/^([0-9A-Z]{4}-){7}[0-9A-Z]{4}$/);
    await reopen();
    expect(await app.call('app.state', {})).toMatchObject({ state: 'locked', protection: 'password', clerk: null });
    for (const operation of ['units.list', 'speakers.create', 'backup.list', 'backup.restore', 'clerks.switch']) {
      const input = operation === 'clerks.switch' ? { id: 1 } : {};
      expect((await app.fail(operation, input)).code, operation).toMatch(/^(LOCKED|INVALID_INPUT)$/);
    }
    expect((await app.fail('auth.unlock', { password: 'sai' })).code).toBe('WRONG_PASSWORD');
    await app.call('auth.unlock', { password: PASSWORD.normalize('NFD') });
    expect((await app.call('units.list', {})).total).toBe(3);
    await app.call('auth.lock', {});
    expect((await app.fail('units.list', {})).code).toBe('LOCKED');
    await app.call('auth.unlock', { recoveryCode: recoveryCode?.toLowerCase().replaceAll('-', ' ') ?? '' });
    expect(await app.call('auth.state', {})).toMatchObject({ state: 'open', recovered: true });
    await app.call('auth.setPassword', { password: 'mật khẩu mới' });
    await app.call('auth.lock', {});
    expect((await app.fail('auth.unlock', { password: PASSWORD })).code).toBe('WRONG_PASSWORD');
    await app.call('auth.unlock', { password: 'mật khẩu mới' });
  });

  test('is set on an empty folder, and given at the start', async () => {
    await app.close();
    await rm(folder, { recursive: true });
    await open({ password: PASSWORD });
    await makeUnits(app);
    await reopen();
    expect((await app.fail('units.list', {})).code).toBe('LOCKED');
    await reopen({ password: 'không phải' });
    expect((await app.fail('units.list', {})).code).toBe('WRONG_PASSWORD');
    expect((await app.call('app.state', {})).state).toBe('locked');
    await reopen({ password: PASSWORD });
    expect((await app.call('units.list', {})).total).toBe(3);
  });

  test('changes without rewriting records; the key that lay open before is worth nothing', async () => {
    await makeUnits(app);
    await app.call('backup.now', {});
    const exposed = openKeyOf(folder);
    await app.call('auth.setPassword', { password: PASSWORD });
    const first = await keyring();
    for (const { name } of (await app.call('backup.list', {})).backups) {
      expect((await app.call('backup.verify', { name })).ok).toBe(true);
    }
    expect((await everything()).includes(exposed.toString('base64'))).toBe(false);
    expect((await app.fail('auth.setPassword', { password: 'mật khẩu hai' })).code).toBe('WRONG_PASSWORD');
    await app.call('auth.setPassword', { password: 'mật khẩu hai', current: PASSWORD });
    const second = await keyring();
    expect(second?.keyId).toBe(first?.keyId);
    expect(second?.ways.find(({ kind }) => kind === 'recovery')).toEqual(
      first?.ways.find(({ kind }) => kind === 'recovery'),
    );
    await app.close();
    const raw = new BetterSqlite3(join(folder, 'so-bao-cao-vien.db'), { readonly: true });
    applyKey(raw, exposed);
    expect(() => raw.prepare('select count(*) from sqlite_master').get()).toThrow(/not a database/);
    raw.close();
    await open({ password: 'mật khẩu hai' });
    expect((await app.call('units.list', {})).total).toBe(3);
  });

  test('costs more to guess when the program asks for more, without being asked for twice', async () => {
    await app.call('auth.setPassword', { password: PASSWORD });
    await reopen({ scryptCost: { N: 64, r: 2, p: 1 } });
    await app.call('auth.unlock', { password: PASSWORD });
    expect((await keyring())?.ways[0]).toMatchObject({ cost: { N: 64, r: 2, p: 1 } });
    await reopen({ scryptCost: { N: 16, r: 1, p: 1 } });
    await app.call('auth.unlock', { password: PASSWORD });
    expect((await keyring())?.ways[0]).toMatchObject({ cost: { N: 64, r: 2, p: 1 } });
  });

  test('may be taken away again, with the password', async () => {
    await app.call('auth.setPassword', { password: PASSWORD });
    expect((await app.fail('auth.removePassword', { current: 'sai' })).code).toBe('WRONG_PASSWORD');
    await app.call('auth.removePassword', { current: PASSWORD });
    await reopen();
    expect(await app.call('app.state', {})).toMatchObject({ state: 'open', protection: 'open' });
    expect((await app.fail('auth.lock', {})).code).toBe('CONFLICT');
  });

  test('that is wrong makes the next try wait, across restarts and whatever the clock says', async () => {
    await app.call('auth.setPassword', { password: PASSWORD });
    await reopen();
    for (const waitSeconds of [0, 0, 2]) {
      expect(await app.fail('auth.unlock', { password: 'sai' })).toMatchObject({
        code: 'WRONG_PASSWORD',
        details: { waitSeconds },
      });
    }
    const refused = { code: 'TOO_MANY_ATTEMPTS', details: { waitSeconds: 2 } };
    expect(await app.fail('auth.unlock', { password: PASSWORD })).toMatchObject(refused);
    await reopen();
    app.setNow('2020-01-01T00:00:00.000Z');
    expect(await app.fail('auth.unlock', { password: PASSWORD })).toMatchObject(refused);
    app.setNow('2026-11-22T03:00:03.000Z');
    await app.call('auth.unlock', { password: PASSWORD });
    expect((await app.call('auth.state', {})).waitSeconds).toBe(0);
  });

  test('locks by itself when nobody works', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
    await reopen();
    await app.call('auth.setPassword', { password: PASSWORD });
    await app.call('auth.configure', { idleMinutes: 5 });
    const heard = new Promise((resolve) => app.core.subscribe(resolve));
    vi.advanceTimersByTime(4 * 60_000);
    await app.call('units.list', {});
    vi.advanceTimersByTime(4 * 60_000);
    // Nothing but keys in a window, for longer than the register stays open by itself.
    await app.call('auth.touch', {});
    vi.advanceTimersByTime(4 * 60_000);
    expect((await app.call('app.state', {})).state).toBe('open');
    vi.advanceTimersByTime(2 * 60_000);
    expect(await heard).toEqual({ type: 'state' });
    expect((await app.call('app.state', {})).state).toBe('locked');
  });
});

describe('the system’s key store', () => {
  const systemKeys = {
    available: () => true,
    wrap: (text: string) => Buffer.from(Buffer.from(`của máy này:${text}`).map((byte) => byte ^ 0x5a)),
    unwrap: (bytes: Buffer) => {
      const text = Buffer.from(bytes.map((byte) => byte ^ 0x5a)).toString();
      if (!text.startsWith('của máy này:')) throw new Error('another PC');
      return text.slice('của máy này:'.length);
    },
  };

  test('keeps the key away from the disk of an office without a password; the recovery code opens elsewhere', async () => {
    await app.close();
    await rm(folder, { recursive: true });
    await open({ systemKeys });
    await makeUnits(app);
    expect(await app.call('app.state', {})).toMatchObject({ protection: 'system' });
    const { recoveryCode } = await app.call('auth.newRecoveryCode', {});
    await reopen({ systemKeys });
    expect((await app.call('units.list', {})).total).toBe(3);
    await reopen({
      systemKeys: {
        ...systemKeys,
        unwrap: () => {
          throw new Error('another PC');
        },
      },
    });
    expect((await app.call('app.state', {})).state).toBe('locked');
    await app.call('auth.unlock', { recoveryCode });
    expect((await app.call('units.list', {})).total).toBe(3);
  });
});

test('a register from before encryption is encrypted when it is first opened', async () => {
  await makeUnits(app);
  await app.close();
  const file = join(folder, 'so-bao-cao-vien.db');
  const raw = new BetterSqlite3(file);
  applyKey(raw, openKeyOf(folder));
  raw.pragma('journal_mode = DELETE');
  raw.pragma("rekey = ''");
  raw.pragma('journal_mode = WAL');
  raw.close();
  for (const name of ['khoa.json', 'sao-luu/khoa.json']) await rm(join(folder, name));
  expect((await readFile(file)).includes('Đăk Mar')).toBe(true);
  await open();
  expect((await app.call('units.list', {})).total).toBe(3);
  expect((await everything()).includes('Đăk Mar')).toBe(false);
});

test('a keyring that is lost is found beside the backups', async () => {
  await makeUnits(app);
  await app.close();
  await rm(join(folder, 'khoa.json'));
  await open();
  expect((await app.call('units.list', {})).total).toBe(3);
});
