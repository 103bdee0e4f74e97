import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { InputOf } from '#shared/contract/registry.ts';
import { compareNames } from '#shared/text/vietnamese.ts';
import { makeUnits, openTestCore, type TestCore } from '../support/test-core.ts';

describe.each(['memory', 'file'] as const)('the register of speakers (%s)', (where) => {
  let app: TestCore;
  let units: Awaited<ReturnType<typeof makeUnits>>;
  beforeEach(async () => {
    app = await openTestCore(where);
    units = await makeUnits(app);
  });
  afterEach(() => app.close());

  const add = (fullName: string, fields: Partial<InputOf<'speakers.create'>> = {}) =>
    app.call('speakers.create', { fullName, unitId: units.mar, ...fields });
  const names = async (input: InputOf<'speakers.list'>): Promise<string[]> =>
    (await app.call('speakers.list', input)).items.map(({ fullName }) => fullName);

  test('keeps every field of the dictionary, cleaned', async () => {
    const created = await add('  NGUYỄN  VĂN AN ', {
      gender: 'male',
      birthDate: '1985-03',
      ethnicity: 'Kinh',
      nationalId: '62085001234',
      phone: '+84 905.123.456',
      email: 'an@example.vn',
      position: 'Trưởng thôn',
      workplace: 'UBND xã Đăk Mar',
      village: 'Thôn 1',
      partyMember: true,
      education: 'Đại học Luật',
      educationLevel: 'university',
      politicalTheory: 'advanced',
      languages: ['Xơ Đăng', 'Xơ Đăng', ' '],
      category: 'grassroots',
      recognition: [{ decisionNumber: '1/QĐ-UBND', decisionDate: '2024-01-05', to: '2026' }],
      topics: ['Pháp luật'],
      notes: 'dòng 1\n dòng 2 ',
    });
    const stored = await app.call('speakers.get', { id: created.id });
    expect(stored).toEqual(created);
    expect(stored).toMatchObject({
      fullName: 'Nguyễn Văn An',
      nationalId: '062085001234',
      phone: '0905123456',
      languages: ['Xơ Đăng'],
      notes: 'dòng 1\ndòng 2',
      unit: 'Xã Đăk Mar',
      status: 'active',
      version: 1,
    });
    expect((await app.call('speakers.list', {})).items[0]?.nationalId).toBe('•••••••••234');
  });

  test('refuses wrong fields with their names, and writes nothing', async () => {
    const wrong: [object, string][] = [
      [{ fullName: ' ' }, 'fullName'],
      [{ birthDate: '1985-02-30' }, 'birthDate'],
      [{ birthDate: '1919' }, 'birthDate'],
      [{ birthDate: '2030-01-01' }, 'birthDate'],
      [{ phone: '12345' }, 'phone'],
      [{ nationalId: '1234567' }, 'nationalId'],
      [{ email: 'khong-phai' }, 'email'],
      [{ unitId: 9999 }, 'unitId'],
      [{ gender: 'nam' }, 'gender'],
      [{ recognition: [{ from: '2024', to: '2023' }] }, 'recognition.0.to'],
      [{ religion: 'x' }, ''],
    ];
    for (const [fields, field] of wrong) {
      const error = await app.fail('speakers.create', { fullName: 'Lê A', unitId: units.mar, ...fields });
      expect(error.fields?.map((problem) => problem.field)).toContain(field);
    }
    expect((await app.call('speakers.list', {})).total).toBe(0);
    expect((await app.call('changes.list', { filter: { entity: 'speaker' } })).total).toBe(0);
  });

  test('finds without accents, by phone, unit, position and number, however it was typed', async () => {
    await add('Đặng Thị Thu Hòa', { phone: '0905123456', position: 'Bí thư Đoàn xã' });
    await add('Trần Văn Ước', { unitId: units.ui, nationalId: '062085001234' });
    await add('Hồ Thị Mơ');
    expect(await names({ search: 'dang hoa' })).toEqual(['Đặng Thị Thu Hòa']);
    expect(await names({ search: 'ĐẶNG HOÀ' })).toEqual(['Đặng Thị Thu Hòa']);
    expect(await names({ search: 'Hòa'.normalize('NFD') })).toEqual(['Đặng Thị Thu Hòa']);
    expect(await names({ search: 'uoc' })).toEqual(['Trần Văn Ước']);
    expect(await names({ search: 'mơ' })).toEqual(['Hồ Thị Mơ']);
    expect(await names({ search: 'dak ui' })).toEqual(['Trần Văn Ước']);
    expect(await names({ search: 'tran dak ui' })).toEqual(['Trần Văn Ước']);
    expect(await names({ search: '5123' })).toEqual(['Đặng Thị Thu Hòa']);
    expect(await names({ search: '085001' })).toEqual(['Trần Văn Ước']);
    expect(await names({ search: 'bi thu doan' })).toEqual(['Đặng Thị Thu Hòa']);
    expect(await names({ search: '%' })).toEqual([]);
  });

  test('combines filters, units with those below', async () => {
    await add('Lê An', { gender: 'female', ethnicity: 'Ba Na', birthDate: '1986-11-22', category: 'commune' });
    await add('Lê Bình', { gender: 'female', ethnicity: 'Kinh', birthDate: '1986-11-23', partyMember: true });
    await add('Lê Cường', { gender: 'male', unitId: units.ui, birthDate: '1960' });
    expect(await names({ filter: { unitId: units.district } })).toEqual(['Lê An', 'Lê Bình', 'Lê Cường']);
    expect(await names({ filter: { unitId: units.district, below: false } })).toEqual([]);
    expect(await names({ filter: { unitId: [units.mar], gender: 'female', minority: true } })).toEqual(['Lê An']);
    expect(await names({ filter: { partyMember: true } })).toEqual(['Lê Bình']);
    expect(await names({ filter: { category: ['commune', 'district'] } })).toEqual(['Lê An']);
    // Forty on the day itself, not yet the day before.
    expect(await names({ filter: { ageFrom: 40 } })).toEqual(['Lê An', 'Lê Cường']);
    expect(await names({ filter: { ageTo: 39 } })).toEqual(['Lê Bình']);
    expect(await app.call('speakers.totals', { filter: { unitId: units.mar } })).toMatchObject({
      total: 2,
      female: 2,
      minority: 1,
      partyMembers: 1,
    });
  });

  test('lists in given-name order and pages it', async () => {
    const all = 'Nguyễn Văn Ân|Trần An|Y Blưng|Lê Thị Ánh|A Đôi|Đỗ Dũng|Bùi Ơn|Hồ Oanh|Lý Ưng|Phan Út'.split('|');
    for (const fullName of all) await add(fullName);
    const sorted = [...all].sort(compareNames);
    expect(await names({})).toEqual(sorted);
    expect(await names({ pageSize: 4, page: 2 })).toEqual(sorted.slice(4, 8));
    expect(await names({ sort: { field: 'fullName', direction: 'desc' }, pageSize: 3 })).toEqual(
      sorted.toReversed().slice(0, 3),
    );
    expect(await names({ sort: { field: 'unit' } })).toEqual(sorted);
    expect((await app.call('speakers.list', { search: 'an', page: 9 })).total).toBe(5);
    expect((await app.fail('speakers.list', { sort: { field: 'searchText' } })).code).toBe('INVALID_INPUT');
  });

  test('derives the status from recognition, as of today', async () => {
    await add('Người Một', { recognition: [{ decisionDate: '2024-01-01' }] });
    await add('Người Hai', { recognition: [{ decisionDate: '2020-01-01', to: '2025-01-01' }] });
    await add('Người Ba', {
      recognition: [{ decisionDate: '2020-01-01' }, { kind: 'dismissed', decisionDate: '2024-06-01' }],
    });
    await add('Người Bốn', {
      recognition: [
        { decisionDate: '2020-01-01' },
        { kind: 'suspended', decisionDate: '2026-11-01', to: '2026-12-01' },
      ],
    });
    await add('Người Năm', {
      recognition: [
        { decisionDate: '2020', to: '2022' },
        { kind: 'renewed', decisionDate: '2026-01-01' },
      ],
    });
    expect(await names({ filter: { status: 'active' } })).toEqual(['Người Một', 'Người Năm']);
    expect(await names({ filter: { status: ['ended'] } })).toEqual(['Người Ba', 'Người Hai']);
    expect(await names({ filter: { status: 'suspended' } })).toEqual(['Người Bốn']);
    app.setNow('2026-12-02T03:00:00.000Z');
    expect(await names({ filter: { status: 'suspended' } })).toEqual([]);
  });

  test('refuses a stale version and shows both values', async () => {
    const { id } = await add('Lê An');
    await app.call('speakers.update', { id, version: 1, phone: '0905123456' });
    const error = await app.fail('speakers.update', { id, version: 1, phone: '0905999999' });
    expect(error).toMatchObject({
      code: 'STALE_VERSION',
      details: { current: { phone: '0905123456', version: 2 }, yours: { phone: '0905999999' } },
    });
    expect((await app.call('speakers.get', { id })).phone).toBe('0905123456');
  });

  test('changes only what an update names', async () => {
    const { id } = await add('Lê An', { phone: '0905123456', topics: ['A'] });
    const after = await app.call('speakers.update', { id, position: 'Trưởng thôn' });
    expect(after).toMatchObject({ phone: '0905123456', topics: ['A'], position: 'Trưởng thôn', version: 2 });
    expect((await app.call('speakers.update', { id, position: 'Trưởng thôn' })).version).toBe(2);
  });

  test('finds twins by number, or by name with birth date or unit, never by name alone', async () => {
    await add('Lê An', { birthDate: '1985-03-12', nationalId: '062085001234' });
    const twins = async (input: Partial<InputOf<'speakers.twins'>>) =>
      (await app.call('speakers.twins', { fullName: 'LE AN', ...input })).map(({ reasons }) => reasons);
    expect(await twins({ unitId: units.ui })).toEqual([]);
    expect(await twins({ unitId: units.ui, birthDate: '1985' })).toEqual([['birthDate']]);
    expect(await twins({ unitId: units.mar, birthDate: '1990' })).toEqual([['unit']]);
    expect(await twins({ fullName: 'Trần B', nationalId: '62085001234' })).toEqual([['nationalId']]);
  });

  test('merges two records, keeps the chosen values, and undoes it whole', async () => {
    const keep = await add('Lê An', { phone: '0905123456' });
    const drop = await add('Lê An', { position: 'Trưởng thôn' });
    const preview = await app.call('speakers.previewMerge', { keep: keep.id, drop: drop.id });
    expect(preview.differing.sort()).toEqual(['phone', 'position']);
    const { speaker, changeId } = await app.call('speakers.merge', {
      keep: keep.id,
      drop: drop.id,
      fields: { position: 'Trưởng thôn' },
    });
    expect(speaker).toMatchObject({ phone: '0905123456', position: 'Trưởng thôn' });
    expect(await app.call('speakers.get', { id: drop.id })).toMatchObject({ mergedIntoId: keep.id });
    expect(await names({})).toEqual(['Lê An']);
    // The merge touched both records: taking back one row takes back all of it.
    const [row] = await app.call('changes.rows', { changeId });
    expect(await app.call('changes.takeBack', { rowId: row?.id ?? 0 })).toMatchObject({ takenBack: 3, kept: [] });
    expect(await app.call('speakers.get', { id: keep.id })).toEqual(keep);
    expect(await app.call('speakers.get', { id: drop.id })).toEqual(drop);
  });

  test('changes many at once, as one change that is taken back as one', async () => {
    for (const fullName of ['Lê An', 'Lê Bình', 'Trần Cường']) await add(fullName);
    const result = await app.call('speakers.updateMany', {
      selection: { search: 'le' },
      patch: { category: 'commune' },
    });
    expect(result).toMatchObject({ changed: 2, unchanged: 0 });
    expect(await names({ filter: { category: 'commune' } })).toEqual(['Lê An', 'Lê Bình']);
    await app.call('changes.takeBack', { changeId: result.changeId ?? 0 });
    expect(await names({ filter: { category: 'commune' } })).toEqual([]);
    expect(await app.call('speakers.removeMany', { selection: { search: 'le' } })).toMatchObject({ changed: 2 });
    expect(await names({})).toEqual(['Trần Cường']);
  });

  test('suggests what is there, the most used first, and the ethnic groups', async () => {
    for (const position of ['Trưởng thôn', 'Bí thư', 'Bí thư']) await add('Lê An', { position, topics: ['Pháp luật'] });
    expect(await app.call('speakers.suggestions', { field: 'position' })).toEqual(['Bí thư', 'Trưởng thôn']);
    expect(await app.call('speakers.suggestions', { field: 'topics', text: 'phap' })).toEqual(['Pháp luật']);
    expect(await app.call('speakers.suggestions', { field: 'ethnicity', text: 'xo' })).toEqual(['Xơ Đăng']);
  });
});
