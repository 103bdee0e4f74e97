import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { OperationResult } from '#shared/contract/errors.ts';
import { operationNames } from '#shared/contract/registry.ts';
import { type Door, directDoor, httpDoor, ipcDoor } from '../support/doors.ts';
import { openTestCore, type TestCore } from '../support/test-core.ts';

/**
 * One suite through three doors: whatever the way in, the same calls on the same clock give the same answers and the
 * same events.
 */

const doorMakers = [directDoor, ipcDoor, httpDoor] as const;

/** A clerk's day, its mistakes included; every door plays it on an empty register of its own. */
const day: [operation: string, input: unknown][] = [
  ['app.state', {}],
  ['clerks.create', { name: 'Nguyễn Thị Hoà' }],
  ['settings.update', { office: { name: 'Phòng Văn hóa và Thông tin', place: 'Đăk Hà' } }],
  ['units.create', { name: 'Huyện Đăk Hà', kind: 'district' }],
  ['units.create', { name: 'Xã Đăk Mar', kind: 'commune-xa', parentId: 1 }],
  ['units.create', { name: '', kind: 'commune-xa' }],
  ['units.create', { name: 'Xã Đăk Ui', kind: 'xã', parentId: 1 }],
  ['speakers.create', { fullName: 'NGUYỄN VĂN AN', unitId: 2, birthDate: '1985-03', phone: '+84 905 123 456' }],
  ['speakers.create', { fullName: "H'Lim Niê", unitId: 2, nationalId: '062085001234' }],
  ['speakers.create', { fullName: 'Trần Thị Bình', unitId: 999 }],
  ['speakers.create', { fullName: 'Trần Thị Bình', unitId: 2, birthDate: '2999' }],
  ['speakers.create', { fullName: 'Trần Thị Bình', unitId: 2, religion: 'x' }],
  ['speakers.list', { search: 'nguyen an' }],
  ['speakers.list', { page: 0 }],
  ['speakers.update', { id: 1, version: 1, position: 'Bí thư chi bộ' }],
  ['speakers.update', { id: 1, version: 1, position: 'Trưởng thôn' }],
  ['speakers.get', { id: 1 }],
  ['speakers.get', { id: 12345 }],
  ['speakers.remove', { id: 2, version: 1 }],
  ['recycleBin.list', {}],
  ['changes.list', {}],
  ['changes.rows', { entity: 'speaker', entityId: 1 }],
  ['units.list', {}],
  ['settings.get', {}],
  ['preferences.set', { key: 'speakers.columns', value: { order: ['fullName'], 'độ rộng': [1.5, null, true] } }],
  ['preferences.get', { key: 'speakers.columns' }],
  ['preferences.get', { key: '__proto__' }],
  ['database.check', {}],
  ['no.such', {}],
  ['constructor', {}],
  ['__proto__', {}],
];

/** Every operation with input that none of them takes: each must refuse it, and in the same words. */
const refused = operationNames.flatMap((name): [string, unknown][] => [
  [name, { 'không có': true }],
  [name, []],
  [name, 'x'],
]);

describe('the same calls give the same answers', () => {
  const played = new Map<string, OperationResult<unknown>[]>();
  const opened: { app: TestCore; door: Door }[] = [];

  beforeAll(async () => {
    for (const open of doorMakers) {
      const app = await openTestCore();
      const door = await open(app.core);
      opened.push({ app, door });
      const answers: OperationResult<unknown>[] = [];
      for (const [index, [operation, input]] of [...day, ...refused].entries()) {
        answers.push(await door.call(operation, input, `call-${index}`));
      }
      played.set(door.name, answers);
    }
  });
  afterAll(async () => {
    for (const { app, door } of opened) {
      await door.close();
      await app.close();
    }
  });

  test.each(['ipc', 'http'])('through %s as directly', (name) => {
    // What the core gives crosses as JSON: nothing of it may be lost on the way.
    expect(played.get(name)).toEqual(played.get('direct'));
    expect(played.get(name)).toEqual(JSON.parse(JSON.stringify(played.get('direct'))));
  });

  test('the day is made of successes and of coded failures, none of them unexpected', () => {
    const codes = (played.get('direct') ?? []).map((answer) => (answer.ok ? 'ok' : answer.error.code));
    expect(codes).not.toContain('UNEXPECTED');
    for (const code of ['ok', 'INVALID_INPUT', 'NOT_FOUND', 'STALE_VERSION', 'UNKNOWN_OPERATION']) {
      expect(codes).toContain(code);
    }
    expect(codes.slice(day.length).filter((code) => code !== 'INVALID_INPUT')).toEqual([]);
  });

  test('every failure says what it is in Vietnamese and carries the caller’s id', () => {
    for (const [index, answer] of (played.get('http') ?? []).entries()) {
      if (answer.ok) continue;
      expect(answer.error.correlationId).toBe(`call-${index}`);
      expect(answer.error.message).toMatch(/[ạảãáàậẫấầẻẽẹệễếềịỉọỏộổốờợụủứừựưđăâêôơ]/i);
      expect(JSON.stringify(answer)).not.toMatch(/SQLITE|select |at .+\.ts:|node_modules/i);
    }
  });

  test('the same events come through each door', async () => {
    const [direct, ...others] = opened.map(({ door }) => door);
    expect(direct?.events.some(({ type }) => type === 'changed')).toBe(true);
    for (const { events } of others) await vi.waitFor(() => expect(events).toEqual(direct?.events));
  });
});
