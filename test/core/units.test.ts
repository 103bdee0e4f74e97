import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '#main/core/db/open-database.ts';
import { allUnits, unitKind } from '#main/core/units/unit.repository.ts';
import type { Unit } from '#shared/contract/units.ts';
import { makeUnits, openTestCore, type TestCore } from '../support/test-core.ts';

describe('the register of units', () => {
  let app: TestCore;
  let units: Awaited<ReturnType<typeof makeUnits>>;
  beforeEach(async () => {
    app = await openTestCore();
    units = await makeUnits(app);
  });
  afterEach(() => app.close());

  test('lists with parents and counts, searched without accents and by alias', async () => {
    await app.call('units.update', { id: units.mar, aliases: ['Đăk Ma', 'Đắk Mar'] });
    await app.call('speakers.create', { fullName: 'Lê An', unitId: units.mar });
    const { items, total } = await app.call('units.list', {});
    expect(total).toBe(3);
    expect(
      items.map(({ name, parentName, speakers, speakersBelow }) => [name, parentName, speakers, speakersBelow]),
    ).toEqual([
      ['Huyện Đăk Hà', null, 0, 1],
      ['Xã Đăk Mar', 'Huyện Đăk Hà', 1, 1],
      ['Xã Đăk Ui', 'Huyện Đăk Hà', 0, 0],
    ]);
    const found = await app.call('units.list', { search: 'dak ma' });
    expect(found.items.map(({ name }) => name)).toEqual(['Xã Đăk Mar']);
    expect((await app.call('units.list', { filter: { kind: 'district' } })).total).toBe(1);
  });

  test('refuses a second unit of the same name, a cycle, and dates the wrong way round', async () => {
    expect(
      await app.fail('units.create', { name: 'xã đăk mar', kind: 'commune-xa', parentId: units.district }),
    ).toMatchObject({
      code: 'DUPLICATE',
      fields: [{ field: 'name' }],
    });
    expect((await app.fail('units.update', { id: units.district, parentId: units.mar })).fields?.[0]?.code).toBe(
      'CYCLE',
    );
    expect((await app.fail('units.update', { id: units.mar, parentId: units.mar })).fields?.[0]?.code).toBe('CYCLE');
    const backwards = { id: units.mar, validFrom: '2025-07-01', validTo: '2025-06-30' };
    expect((await app.fail('units.update', backwards)).fields?.[0]?.field).toBe('validTo');
  });

  test('makes many units from a pasted list and leaves those alone that are there', async () => {
    const { created, existing } = await app.call('units.createMany', {
      parentId: units.district,
      units: [
        { name: 'Xã Hà Mòn', kind: 'commune-xa' },
        { name: 'XÃ ĐĂK MAR', kind: 'commune-xa' },
        { name: 'xã hà mòn', kind: 'commune-xa' },
      ],
    });
    expect(created.map(({ name }) => name)).toEqual(['Xã Hà Mòn']);
    expect(existing).toEqual(['XÃ ĐĂK MAR', 'xã hà mòn']);
  });

  test('lists units in the order of the list that they came in, where it names all that have none', async () => {
    const commune = (name: string, listOrder: number) => ({ name, kind: 'commune-xa' as const, listOrder });
    const order = async (parentId: number) =>
      (await app.call('units.list', { filter: { parentId } })).items.map(({ name, listOrder }) => [name, listOrder]);
    const parentId = units.district;
    await app.call('units.createMany', { parentId, units: [commune('Xã Ngọk Wang', 1), commune('Xã Đăk La', 2)] });
    const byName = ['Xã Đăk La', 'Xã Đăk Mar', 'Xã Đăk Ui', 'Xã Ngọk Wang'];
    expect(await order(parentId)).toEqual(byName.map((name) => [name, null]));
    const official = ['Xã Ngọk Wang', 'Xã Đăk Ui', 'Xã Đăk La', 'Xã Đăk Mar', 'Xã Hà Mòn'];
    await app.call('units.createMany', { parentId, units: official.map((name, at) => commune(name, at + 1)) });
    const official5 = official.map((name, at) => [name, at + 1]);
    expect(await order(parentId)).toEqual(official5);
    // A later list goes on where this one ended, and leaves the places of those that have one.
    const later = [commune('Xã Đăk Mar', 6), commune('Xã Bờ Y', 7)];
    await app.call('units.createMany', { parentId, units: later });
    await app.call('units.create', { name: 'Xã An', kind: 'commune-xa', parentId });
    expect(await order(parentId)).toEqual([...official5, ['Xã Bờ Y', 7], ['Xã An', null]]);
    // A merged commune stands where the first of those that it replaces stood.
    const [first, second] = (await app.call('units.list', { filter: { parentId } })).items;
    const from = [first?.id ?? 0, second?.id ?? 0];
    await app.call('units.merge', { from, into: { name: 'Xã Út', kind: 'commune-xa' }, date: '2026-07-01' });
    expect((await order(parentId)).slice(0, 4)).toEqual([
      ['Xã Ngọk Wang', 1],
      ['Xã Út', 1],
      ['Xã Đăk Ui', 2],
      ['Xã Đăk La', 3],
    ]);
  });

  test('puts a unit that an older trail brings back without its place in the order by its name', async () => {
    const { db, close } = await openDatabase({ file: ':memory:', key: null, beforeMigration: () => Promise.resolve() });
    const unit = (id: number, name: string, fields: object): Unit => ({
      id,
      name,
      kind: 'commune-xa',
      code: null,
      parentId: null,
      listOrder: null,
      validFrom: null,
      validTo: null,
      aliases: [],
      successors: [],
      createdAt: '2024-01-01T00:00:00.000Z',
      updatedAt: '2024-01-01T00:00:00.000Z',
      deletedAt: null,
      version: 1,
      ...fields,
    });
    const { listOrder: _, ...older } = unit(1, 'Xã Út', {});
    await unitKind.insert(db, [older as Unit, unit(2, 'Xã An', {})]);
    expect((await allUnits(db)).map(({ name, listOrder }) => [name, listOrder])).toEqual([
      ['Xã An', null],
      ['Xã Út', null],
    ]);
    await close();
  });

  test('creates a village in each of two communes under the same name', async () => {
    const village = [{ name: 'Thôn 1', kind: 'village' as const }];
    for (const parentId of [units.mar, units.district]) {
      const { created } = await app.call('units.createMany', { parentId, units: village });
      expect(created.map((unit) => unit.parentId)).toEqual([parentId]);
    }
  });

  test('makes the villages of a pasted list with their communes, all of them or none', async () => {
    const list = [
      { name: 'Xã Đăk Mar', kind: 'commune-xa' as const },
      { name: 'Thôn 1', kind: 'village' as const, parent: 0 },
      { name: 'Xã Hà Mòn', kind: 'commune-xa' as const },
      { name: 'Thôn 1', kind: 'village' as const, parent: 2 },
      { name: 'thôn 1', kind: 'village' as const, parent: 2 },
      { name: 'Xã Hà Mòn', kind: 'commune-xa' as const },
      { name: 'Thôn 1', kind: 'village' as const, parent: 5 },
    ];
    const { created, existing } = await app.call('units.createMany', { parentId: units.district, units: list });
    const commune = created.find(({ name }) => name === 'Xã Hà Mòn');
    expect(created.map(({ name, parentId }) => [name, parentId])).toEqual([
      ['Xã Hà Mòn', units.district],
      ['Thôn 1', units.mar],
      ['Thôn 1', commune?.id],
    ]);
    expect(existing).toEqual(['Xã Đăk Mar', 'Xã Hà Mòn', 'thôn 1', 'Thôn 1']);
    // One step takes all of it back; a list that goes wrong half-way leaves nothing behind.
    const [change] = await app.call('changes.rows', { entity: 'unit', entityId: commune?.id ?? 0 });
    const { total } = await app.call('units.list', {});
    await app.call('changes.takeBack', { changeId: change?.changeId ?? 0 });
    expect((await app.call('units.list', {})).total).toBe(total - 3);
    const wrong = [{ name: 'Thôn 2', kind: 'village' as const, parent: 1 }, ...list];
    expect((await app.fail('units.createMany', { units: wrong })).code).toBe('INVALID_INPUT');
  });

  test('does not remove a unit that people or units belong to, and says so', async () => {
    await app.call('speakers.create', { fullName: 'Lê An', unitId: units.mar });
    const error = await app.fail('units.remove', { id: units.mar });
    expect(error.code).toBe('IN_USE');
    expect(error.message).toContain('1 người');
    expect((await app.fail('units.remove', { id: units.district })).message).toContain('2 đơn vị trực thuộc');
    expect((await app.call('units.remove', { id: units.ui })).deletedAt).not.toBeNull();
    expect((await app.call('units.restore', { id: units.ui })).deletedAt).toBeNull();
  });

  test('merges into a new unit: people and villages move, the old ones close, and all is undone as one', async () => {
    const village = await app.call('units.create', { name: 'Thôn 1', kind: 'village', parentId: units.mar });
    const an = await app.call('speakers.create', { fullName: 'Lê An', unitId: units.mar });
    const binh = await app.call('speakers.create', { fullName: 'Lê Bình', unitId: units.ui });
    const before = await app.call('units.list', {});
    const input = {
      from: [units.mar, units.ui],
      into: { name: 'Xã Đăk Mar', kind: 'commune-xa' as const },
      date: '2025-07-01',
    };
    const preview = await app.call('units.previewMerge', input);
    expect(preview).toEqual({
      speakers: 2,
      sessions: 0,
      children: 1,
      closed: ['Xã Đăk Mar', 'Xã Đăk Ui'],
      conflicts: [],
    });
    expect(await app.call('units.list', {})).toEqual(before);

    // The new unit bears the name of one that ends the day before.
    const { unit, moved, changeId } = await app.call('units.merge', input);
    expect(moved).toEqual(preview);
    expect(unit).toMatchObject({ name: 'Xã Đăk Mar', validFrom: '2025-07-01', parentId: units.district });
    expect((await app.call('speakers.get', { id: an.id })).unitId).toBe(unit.id);
    expect((await app.call('units.get', { id: village.id })).parentId).toBe(unit.id);
    expect(await app.call('units.get', { id: units.ui })).toMatchObject({
      validTo: '2025-06-30',
      successors: [{ unitId: unit.id, date: '2025-07-01', kind: 'merged' }],
    });
    const undone = await app.call('changes.takeBack', { changeId });
    expect(undone.kept).toEqual([]);
    expect(await app.call('units.list', {})).toEqual(before);
    expect(await app.call('speakers.get', { id: binh.id })).toEqual(binh);
  });

  test('splits a unit: named people go to their part, the others to the first', async () => {
    const an = await app.call('speakers.create', { fullName: 'Lê An', unitId: units.mar });
    const binh = await app.call('speakers.create', { fullName: 'Lê Bình', unitId: units.mar });
    const { units: parts } = await app.call('units.split', {
      from: units.mar,
      into: [
        { name: 'Xã Mar Đông', kind: 'commune-xa' },
        { name: 'Xã Mar Tây', kind: 'commune-xa' },
      ],
      date: '2025-07-01',
      moves: [{ speakerId: binh.id, to: 1 }],
    });
    expect(parts.map(({ name }) => name)).toEqual(['Xã Mar Đông', 'Xã Mar Tây']);
    expect((await app.call('speakers.get', { id: an.id })).unit).toBe('Xã Mar Đông');
    expect((await app.call('speakers.get', { id: binh.id })).unit).toBe('Xã Mar Tây');
    const again = { from: [units.mar], into: { id: units.ui }, date: '2025-08-01' };
    expect((await app.fail('units.merge', again)).code).toBe('CONFLICT');
  });
});
