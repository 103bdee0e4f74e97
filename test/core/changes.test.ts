import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeUnits, openTestCore, type TestCore } from '../support/test-core.ts';

describe('the audit trail', () => {
  let app: TestCore;
  let units: Awaited<ReturnType<typeof makeUnits>>;
  beforeEach(async () => {
    app = await openTestCore();
    await app.call('clerks.create', { name: 'Chị Hoa' });
    units = await makeUnits(app);
  });
  afterEach(() => app.close());

  const rowsOf = (entityId: number) => app.call('changes.rows', { entity: 'speaker', entityId });

  test('says who, when, what, with the old and the new values', async () => {
    const { id } = await app.call('speakers.create', { fullName: 'Lê An', unitId: units.mar });
    const second = await app.call('clerks.create', { name: 'Anh Nam' });
    await app.call('clerks.switch', { id: second.id });
    app.setNow('2026-11-23T03:00:00.000Z');
    await app.call('speakers.update', { id, phone: '0905123456' });
    const [update, create] = await rowsOf(id);
    expect(create).toMatchObject({ clerk: 'Chị Hoa', operation: 'speakers.create', action: 'create', before: null });
    expect(create?.after).toMatchObject({ fullName: 'Lê An', phone: null });
    expect(update).toMatchObject({
      clerk: 'Anh Nam',
      at: '2026-11-23T03:00:00.000Z',
      action: 'update',
      before: { phone: null },
      after: { phone: '0905123456' },
    });
  });

  test('takes an update back to exactly what was there, and that back again', async () => {
    const before = await app.call('speakers.create', { fullName: 'Lê An', unitId: units.mar, topics: ['A'] });
    app.setNow('2026-11-23T03:00:00.000Z');
    const after = await app.call('speakers.update', { id: before.id, topics: ['A', 'B'], phone: '0905123456' });
    const [update] = await rowsOf(before.id);
    const undo = await app.call('changes.takeBack', { rowId: update?.id ?? 0 });
    expect(undo).toMatchObject({ takenBack: 1, kept: [] });
    expect(await app.call('speakers.get', { id: before.id })).toEqual(before);
    expect((await rowsOf(before.id)).map(({ takenBack }) => takenBack)).toEqual([false, true, false]);
    await app.call('changes.takeBack', { changeId: undo.changeId ?? 0 });
    expect(await app.call('speakers.get', { id: before.id })).toEqual(after);
    expect((await app.fail('changes.takeBack', { rowId: update?.id ?? 0 })).code).toBe('CONFLICT');
  });

  test('leaves alone and lists what was changed again since, and takes back other fields', async () => {
    const { id } = await app.call('speakers.create', { fullName: 'Lê An', unitId: units.mar });
    await app.call('speakers.update', { id, phone: '0905123456' });
    await app.call('speakers.update', { id, position: 'Trưởng thôn' });
    await app.call('speakers.update', { id, phone: '0905999999' });
    const [, position, phone] = await rowsOf(id);
    expect(await app.call('changes.takeBack', { rowId: phone?.id ?? 0 })).toMatchObject({
      takenBack: 0,
      kept: [{ entityId: id, label: 'Lê An', fields: ['phone'] }],
    });
    expect(await app.call('changes.takeBack', { rowId: position?.id ?? 0 })).toMatchObject({ takenBack: 1 });
    expect(await app.call('speakers.get', { id })).toMatchObject({ position: null, phone: '0905999999', version: 5 });
  });

  test('takes back creations and removals; what others refer to stays', async () => {
    const { id } = await app.call('speakers.create', { fullName: 'Lê An', unitId: units.mar });
    const [unitRow] = await app.call('changes.rows', { entity: 'unit', entityId: units.mar });
    expect((await app.call('changes.takeBack', { rowId: unitRow?.id ?? 0 })).kept).toHaveLength(1);
    await app.call('speakers.remove', { id });
    const [removal, creation] = await rowsOf(id);
    const back = await app.call('changes.takeBack', { rowId: removal?.id ?? 0 });
    expect((await app.call('speakers.get', { id })).deletedAt).toBeNull();
    const again = await app.call('changes.takeBack', { changeId: back.changeId ?? 0 });
    expect((await app.call('speakers.list', {})).total).toBe(0);
    await app.call('changes.takeBack', { changeId: again.changeId ?? 0 });
    expect((await app.call('speakers.get', { id })).deletedAt).toBeNull();
    const undo = await app.call('changes.takeBack', { rowId: creation?.id ?? 0 });
    expect((await app.fail('speakers.get', { id })).code).toBe('NOT_FOUND');
    await app.call('changes.takeBack', { changeId: undo.changeId ?? 0 });
    expect(await app.call('speakers.get', { id })).toMatchObject({ fullName: 'Lê An', version: 1 });
  });

  test('keeps removed records in the recycle bin, from where they come back', async () => {
    const { id } = await app.call('speakers.create', { fullName: 'Lê An', unitId: units.mar });
    await app.call('units.remove', { id: units.ui });
    app.setNow('2026-11-23T03:00:00.000Z');
    await app.call('speakers.remove', { id });
    const bin = await app.call('recycleBin.list', {});
    expect(bin.items.map(({ entity, label, clerk }) => [entity, label, clerk])).toEqual([
      ['speaker', 'Lê An', 'Chị Hoa'],
      ['unit', 'Xã Đăk Ui', 'Chị Hoa'],
    ]);
    expect((await app.call('recycleBin.list', { filter: { entity: 'unit' } })).total).toBe(1);
    expect((await app.call('recycleBin.list', { search: 'LE AN' })).total).toBe(1);
    expect((await app.call('speakers.list', {})).total).toBe(0);
    expect((await app.fail('speakers.update', { id, phone: null })).code).toBe('NOT_FOUND');
    await app.call('speakers.restore', { id });
    expect((await app.call('speakers.list', {})).total).toBe(1);
  });

  test('lists changes by clerk, record and day', async () => {
    await app.call('speakers.create', { fullName: 'Lê An', unitId: units.mar });
    const all = await app.call('changes.list', {});
    expect(all.items[0]).toMatchObject({ operation: 'speakers.create', size: 1, labels: ['Lê An'], clerk: 'Chị Hoa' });
    expect((await app.call('changes.list', { filter: { entity: 'unit' } })).total).toBe(3);
    expect((await app.call('changes.list', { search: 'Đăk Mar' })).total).toBe(1);
    expect((await app.call('changes.list', { filter: { from: '2026-11-23' } })).total).toBe(0);
  });

  test('has settings in the trail too', async () => {
    await app.call('settings.update', { office: { name: 'Phòng Văn hóa và Thông tin' } });
    await app.call('settings.update', { period: { cutoff: 'calendar' } });
    const [row] = await app.call('changes.rows', { entity: 'setting' });
    expect(row).toMatchObject({
      before: { period: { cutoff: 'decree-09' } },
      after: { period: { cutoff: 'calendar' } },
    });
    await app.call('changes.takeBack', { rowId: row?.id ?? 0 });
    expect(await app.call('settings.get', {})).toMatchObject({
      office: { name: 'Phòng Văn hóa và Thông tin' },
      period: { cutoff: 'decree-09' },
    });
  });
});
