import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mayCall } from '#main/core/auth/roles.ts';
import { operationNames } from '#shared/contract/registry.ts';
import { makeFolder, makeUnits, openTestCore, type TestCore } from '../support/test-core.ts';

const scryptCost = { N: 16, r: 1, p: 1 };
let folder: string;
let app: TestCore;
let unitId: number;
beforeEach(async () => {
  folder = await makeFolder();
  app = await openTestCore({ folder }, { scryptCost });
  unitId = (await makeUnits(app)).mar;
});
afterEach(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

/** Three clerks, one of each role; the administrator is working. */
async function threeClerks() {
  const administrator = await app.call('clerks.create', { name: 'Chị Quản Trị' });
  const clerk = await app.call('clerks.create', { name: 'Anh Ghi Sổ' });
  const leader = await app.call('clerks.create', { name: 'Bác Lãnh Đạo' });
  await app.call('clerks.setRole', { id: leader.id, role: 'leader' });
  return { administrator, clerk, leader };
}

describe('roles', () => {
  test('the first clerk is the administrator, the next keep the register; one administrator stays', async () => {
    const { administrator, clerk } = await threeClerks();
    expect([administrator.role, clerk.role]).toEqual(['administrator', 'clerk']);
    expect((await app.fail('clerks.setRole', { id: administrator.id, role: 'clerk' })).code).toBe('CONFLICT');
  });

  test('a leader reads and changes nothing; a clerk keeps the register and decides nothing about it', async () => {
    const { clerk, leader } = await threeClerks();
    await app.call('clerks.switch', { id: leader.id });
    expect((await app.call('units.list', {})).total).toBe(3);
    expect((await app.fail('speakers.create', { fullName: 'Trần Văn An', unitId })).code).toBe('NOT_ALLOWED');
    expect((await app.call('app.state', {})).role).toBe('leader');
    await app.call('clerks.switch', { id: clerk.id });
    await app.call('speakers.create', { fullName: 'Trần Văn An', unitId });
    expect((await app.fail('clerks.setRole', { id: clerk.id, role: 'administrator' })).code).toBe('NOT_ALLOWED');
    expect((await app.fail('backup.configure', { secondFolder: null })).code).toBe('NOT_ALLOWED');
  });

  test('every command is closed to leaders', () => {
    const open = operationNames.filter((name) => mayCall('leader', name));
    expect(
      open.filter((name) => /\.(create|update|remove|restore|merge|apply|undo|takeBack|attach)/.test(name)),
    ).toEqual([]);
    expect(open).toEqual(expect.arrayContaining(['speakers.list', 'speakers.get', 'changes.list', 'clerks.switch']));
  });

  test('what a leader prints is noted under their name, with what was asked for', async () => {
    const { leader, clerk } = await threeClerks();
    await app.call('clerks.switch', { id: leader.id });
    const request = { kind: 'speakers' as const, filter: { unitId } };
    await app.call('exports.note', { way: 'print', request, rows: 12 });
    expect((await app.fail('exports.note', { way: 'mail', request, rows: 1 })).code).toBe('INVALID_INPUT');
    // What others took out, and searched for, is the clerks' to read.
    expect((await app.fail('exports.list', {})).code).toBe('NOT_ALLOWED');
    await app.call('clerks.switch', { id: clerk.id });
    expect((await app.call('exports.list', {})).items).toMatchObject([
      {
        operation: 'print',
        clerk: 'Bác Lãnh Đạo',
        input: { kind: 'speakers', filter: { unitId: [unitId] } },
        rows: 12,
      },
    ]);
  });

  test('identity numbers are masked for leaders wherever they stand', async () => {
    const { leader } = await threeClerks();
    const { id } = await app.call('speakers.create', { fullName: 'Trần Văn An', unitId, nationalId: '062085001234' });
    expect((await app.call('speakers.get', { id })).nationalId).toBe('062085001234');
    await app.call('clerks.switch', { id: leader.id });
    const seen = [
      await app.call('speakers.get', { id }),
      await app.call('changes.rows', { entity: 'speaker', entityId: id }),
      await app.call('speakers.list', { search: '062085001234' }),
    ];
    expect(JSON.stringify(seen)).not.toContain('062085001234');
    expect(JSON.stringify(seen)).toContain('234');
  });
});

describe('passwords of clerks', () => {
  const passwords = { administrator: 'mật khẩu quản trị', leader: 'mật khẩu lãnh đạo' };

  test('open the register for their clerk, who then is the one who works', async () => {
    const { administrator, clerk, leader } = await threeClerks();
    expect((await app.fail('clerks.setPassword', { id: leader.id, password: passwords.leader })).code).toBe('CONFLICT');
    await app.call('clerks.setPassword', { id: administrator.id, password: passwords.administrator });
    await app.call('clerks.setPassword', { id: leader.id, password: passwords.leader });
    await app.call('auth.lock', {});
    expect(await app.call('auth.state', {})).toMatchObject({
      protection: 'clerks',
      clerks: [{ name: 'Chị Quản Trị' }, { name: 'Bác Lãnh Đạo' }],
    });
    const wrongOne = { password: passwords.administrator, clerkId: leader.id };
    expect((await app.fail('auth.unlock', wrongOne)).code).toBe('WRONG_PASSWORD');
    await app.call('auth.unlock', { password: passwords.leader, clerkId: leader.id });
    expect(await app.call('app.state', {})).toMatchObject({ role: 'leader', clerk: { name: 'Bác Lãnh Đạo' } });

    expect((await app.fail('clerks.switch', { id: administrator.id })).code).toBe('WRONG_PASSWORD');
    expect((await app.fail('clerks.switch', { id: clerk.id, password: passwords.leader })).code).toBe('WRONG_PASSWORD');
    expect((await app.fail('clerks.setPassword', { id: administrator.id, password: 'của tôi rồi' })).code).toBe(
      'NOT_ALLOWED',
    );
    app.setNow('2026-11-22T04:00:00.000Z');
    await app.call('clerks.switch', { id: administrator.id, password: passwords.administrator });
    expect((await app.call('app.state', {})).role).toBe('administrator');
  });

  test('are changed with the present one, and given anew by the administrator', async () => {
    const { administrator, leader } = await threeClerks();
    await app.call('clerks.setPassword', { id: administrator.id, password: passwords.administrator });
    await app.call('clerks.setPassword', { id: leader.id, password: passwords.leader });
    await app.call('clerks.switch', { id: leader.id, password: passwords.leader });
    const change = { id: leader.id, password: 'mật khẩu của bác' };
    expect((await app.fail('clerks.setPassword', change)).code).toBe('WRONG_PASSWORD');
    await app.call('clerks.setPassword', { ...change, current: passwords.leader });
    await app.call('clerks.switch', { id: administrator.id, password: passwords.administrator });
    await app.call('clerks.setPassword', { id: leader.id, password: passwords.leader });
    await app.call('auth.lock', {});
    expect((await app.fail('auth.unlock', { password: change.password })).code).toBe('WRONG_PASSWORD');
    await app.call('auth.unlock', { password: passwords.leader });
  });

  test('a restored backup from before a clerk was made leaves the register with an administrator', async () => {
    const file = app.core.files.registerWrite(join(folder, 'before.sbcv'));
    await app.call('backup.create', { file });
    const { administrator } = await threeClerks();
    await app.call('clerks.setPassword', { id: administrator.id, password: passwords.administrator });
    const before = app.core.files.registerRead(join(folder, 'before.sbcv'));
    await app.call('backup.restore', { file: before });
    expect(await app.call('app.state', {})).toMatchObject({
      protection: 'password',
      role: 'administrator',
      clerk: null,
    });
    await app.call('auth.lock', {});
    await app.call('auth.unlock', { password: passwords.administrator });
  });

  test('do not pass to whoever has the same number in a restored register', async () => {
    await app.call('clerks.create', { name: 'Người Khác' });
    const file = app.core.files.registerWrite(join(folder, 'other.sbcv'));
    await app.call('backup.create', { file });
    await app.close();
    await rm(join(folder, 'so-bao-cao-vien.db'));
    app = await openTestCore({ folder }, { scryptCost });
    const { administrator } = await threeClerks();
    await app.call('clerks.setPassword', { id: administrator.id, password: passwords.administrator });
    await app.call('backup.restore', { file: app.core.files.registerRead(join(folder, 'other.sbcv')) });
    expect(await app.call('app.state', {})).toMatchObject({ protection: 'password', clerk: null });
  });
});
