import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { InputOf } from '#shared/contract/registry.ts';
import { makeUnits, openTestCore, type TestCore } from '../support/test-core.ts';

let app: TestCore;
let units: Awaited<ReturnType<typeof makeUnits>>;
beforeEach(async () => {
  app = await openTestCore();
  units = await makeUnits(app);
});
afterEach(() => app.close());

type Fields = Partial<InputOf<'sessions.create'>>;
const add = (fields: Fields = {}) =>
  app.call('sessions.create', { unitId: units.mar, date: '2026-09-10', topic: 'Chuyển đổi số', ...fields });
const topics = async (input: InputOf<'sessions.list'>) =>
  (await app.call('sessions.list', input)).items.map(({ topic }) => topic);
const speaker = async (fullName: string, unitId = units.mar) =>
  (await app.call('speakers.create', { fullName, unitId })).id;

describe('entering sessions', () => {
  test('few fields make a talk held once, face to face', async () => {
    const created = await app.call('sessions.create', { unitId: units.mar, date: '2026-09-10' });
    expect(created).toMatchObject({
      kind: 'talk',
      format: 'in-person',
      status: 'held',
      count: 1,
      unit: 'Xã Đăk Mar',
      speakers: [],
      documents: [],
      questions: [],
      attendees: [],
      audience: null,
      overdue: false,
    });
  });

  test('keeps every field of the dictionary, cleaned', async () => {
    const an = await speaker('Nguyễn Văn An');
    const created = await add({
      kind: 'training',
      format: 'hybrid',
      status: 'held',
      date: '2026-09-10',
      endDate: '2026-09-12',
      startTime: '7h30',
      topic: '  Tập huấn   kỹ năng ',
      venue: 'Hội trường xã',
      organiser: 'Phòng VHTT',
      speakers: [{ speakerId: an, role: 'Giảng viên', fee: 500_000 }, { name: 'TRẦN THỊ BÌNH' }],
      count: 3,
      audience: 120,
      audienceFemale: 60,
      audienceMinority: 120,
      audienceParty: 0,
      onlineSites: 4,
      documents: [{ number: '12/TL', title: 'Hỏi đáp', copies: 120 }],
      cost: 5_000_000,
      questions: [{ topic: 'Cấp căn cước', count: 2 }],
      attendees: [{ speakerId: an, result: 'Xuất sắc' }],
      notes: 'dòng 1\n dòng 2 ',
    });
    expect(await app.call('sessions.get', { id: created.id })).toEqual(created);
    expect(created).toMatchObject({
      startTime: '07:30',
      topic: 'Tập huấn kỹ năng',
      speakers: [
        { speakerId: an, name: 'Nguyễn Văn An', role: 'Giảng viên', fee: 500_000 },
        { speakerId: null, name: 'Trần Thị Bình', role: null, fee: null },
      ],
      documents: [{ documentId: null, number: '12/TL', title: 'Hỏi đáp', copies: 120 }],
      attendees: [{ speakerId: an, result: 'Xuất sắc', name: 'Nguyễn Văn An', unit: 'Xã Đăk Mar' }],
      notes: 'dòng 1\ndòng 2',
    });
  });

  test('refuses wrong fields with their names, and writes nothing', async () => {
    const an = await speaker('Nguyễn Văn An');
    const wrong: [Fields, string][] = [
      [{ date: '2026-09' }, 'date'],
      [{ date: '2026-02-30' }, 'date'],
      [{ endDate: '2026-09-09' }, 'endDate'],
      [{ startTime: '25:00' }, 'startTime'],
      [{ count: 0 }, 'count'],
      [{ count: 1.5 }, 'count'],
      [{ audience: -1 }, 'audience'],
      [{ audience: 10, audienceFemale: 11 }, 'audienceFemale'],
      [{ audience: 10, audienceMinority: 11 }, 'audienceMinority'],
      [{ audience: 10, audienceParty: 11 }, 'audienceParty'],
      [{ audienceFemale: 3 }, 'audience'],
      [{ speakers: [{ role: 'Báo cáo' }] }, 'speakers.0.name'],
      [{ speakers: [{ speakerId: 999 }] }, 'speakers.0.speakerId'],
      [{ documents: [{ copies: 3 }] }, 'documents.0.title'],
      [{ documents: [{ documentId: 999 }] }, 'documents.0.documentId'],
      [{ questions: [{ topic: ' ' }] }, 'questions.0.topic'],
      [{ attendees: [{ speakerId: an }, { speakerId: an }] }, 'attendees.1.speakerId'],
      [{ unitId: 999 }, 'unitId'],
    ];
    for (const [fields, field] of wrong) {
      const error = await app.fail('sessions.create', { unitId: units.mar, date: '2026-09-10', ...fields });
      expect([field, error.fields?.map((problem) => problem.field)]).toEqual([field, [field]]);
    }
    expect((await app.call('sessions.list', {})).total).toBe(0);
  });

  test('many at once go in together or not at all, and the wrong line is named', async () => {
    const lines = [
      { unitId: units.mar, date: '2026-09-01', audience: 50 },
      { unitId: units.ui, date: '2026-09-02', audience: 40, audienceFemale: 41 },
    ];
    const error = await app.fail('sessions.createMany', { sessions: lines });
    expect(error.fields?.[0]?.field).toBe('sessions.1.audienceFemale');
    expect((await app.call('sessions.list', {})).total).toBe(0);
    const { ids, changeId } = await app.call('sessions.createMany', { sessions: lines.slice(0, 1) });
    expect(ids).toHaveLength(1);
    await app.call('changes.takeBack', { changeId });
    expect((await app.call('sessions.list', {})).total).toBe(0);
  });

  test('a planned session becomes a held one by adding what happened; a stale version is refused', async () => {
    const planned = await add({ status: 'planned', date: '2026-11-20', speakers: [{ name: 'A Thiu' }] });
    expect(planned.overdue).toBe(true);
    const held = await app.call('sessions.update', {
      id: planned.id,
      version: planned.version,
      status: 'held',
      audience: 85,
      audienceFemale: 40,
    });
    expect(held).toMatchObject({ status: 'held', overdue: false, audience: 85, topic: 'Chuyển đổi số', version: 2 });
    expect(held.speakers).toEqual(planned.speakers);
    const stale = await app.fail('sessions.update', { id: planned.id, version: 1, audience: 90 });
    expect(stale.code).toBe('STALE_VERSION');
    const part = await app.fail('sessions.update', { id: planned.id, audience: 30 });
    expect(part.fields?.[0]?.field).toBe('audienceFemale');
  });
});

describe('the trail', () => {
  test('shows whole documents, takes back, and brings erased ones back with what stood in them', async () => {
    const an = await speaker('Nguyễn Văn An');
    const first = await add({
      speakers: [{ speakerId: an, fee: 300_000 }],
      documents: [{ title: 'Tờ rơi', copies: 9 }],
    });
    await app.call('sessions.update', { id: first.id, speakers: [], documents: [], audience: 70 });
    const [row] = await app.call('changes.rows', { entity: 'session', entityId: first.id });
    expect(row).toMatchObject({ before: { audience: null, speakers: first.speakers }, after: { speakers: [] } });
    await app.call('changes.takeBack', { rowId: row?.id ?? 0 });
    expect(await app.call('sessions.get', { id: first.id })).toEqual(first);
    const created = (await app.call('changes.rows', { entity: 'session', entityId: first.id })).at(-1);
    const undo = await app.call('changes.takeBack', { rowId: created?.id ?? 0 });
    expect((await app.fail('sessions.get', { id: first.id })).code).toBe('NOT_FOUND');
    await app.call('changes.takeBack', { changeId: undo.changeId ?? 0 });
    expect(await app.call('sessions.get', { id: first.id })).toEqual(first);
  });

  test('an update with the same values changes nothing', async () => {
    const an = await speaker('Nguyễn Văn An');
    const fields = { speakers: [{ speakerId: an, role: 'Giảng viên' }], documents: [{ title: 'Tờ rơi' }] };
    const first = await add({ ...fields, questions: [{ topic: 'Đất đai', count: 1 }] });
    const again = await app.call('sessions.update', {
      id: first.id,
      ...fields,
      questions: [{ topic: 'Đất đai', count: 1 }],
    });
    expect(again.version).toBe(1);
  });

  test('removed sessions wait in the recycle bin', async () => {
    const { id } = await add();
    await app.call('sessions.remove', { id });
    expect(await topics({})).toEqual([]);
    expect(await topics({ filter: { deleted: true } })).toEqual(['Chuyển đổi số']);
    const bin = await app.call('recycleBin.list', {});
    expect(bin.items).toMatchObject([{ entity: 'session', entityId: id, label: '10/09/2026: Chuyển đổi số' }]);
    await app.call('sessions.restore', { id });
    expect(await topics({})).toEqual(['Chuyển đổi số']);
  });

  test('bulk changes are one change', async () => {
    await add({ audience: 20 });
    await add({ audience: 30, topic: 'Pháp luật' });
    const done = await app.call('sessions.updateMany', {
      selection: { filter: { unitId: units.district } },
      patch: { organiser: 'Phòng VHTT' },
    });
    expect(done).toMatchObject({ changed: 2, unchanged: 0 });
    await app.call('changes.takeBack', { changeId: done.changeId ?? 0 });
    const { items } = await app.call('sessions.list', {});
    expect(items.map(({ organiser }) => organiser)).toEqual([null, null]);
    expect((await app.call('sessions.removeMany', { selection: {} })).changed).toBe(2);
  });

  test('a unit or a speaker that sessions refer to is not erased', async () => {
    const an = await speaker('Nguyễn Văn An');
    await add({ speakers: [{ speakerId: an }] });
    for (const [entity, entityId] of [
      ['speaker', an],
      ['unit', units.mar],
    ] as const) {
      const made = (await app.call('changes.rows', { entity, entityId })).at(-1);
      const { takenBack, kept } = await app.call('changes.takeBack', { rowId: made?.id ?? 0 });
      expect([takenBack, kept.length]).toEqual([0, 1]);
    }
    expect(await app.call('database.check', {})).toMatchObject({ ok: true, counts: { session: 1 } });
  });
});

describe('finding sessions', () => {
  test('searches without accents in topics, venues, speakers, documents and units', async () => {
    await add({ topic: 'Phòng chống đuối nước', venue: 'Nhà rông thôn 5' });
    await add({
      topic: 'Biển đảo',
      unitId: units.ui,
      speakers: [{ name: 'Y Blưng' }],
      documents: [{ number: '9/TL' }],
    });
    expect(await topics({ search: 'duoi nuoc' })).toEqual(['Phòng chống đuối nước']);
    expect(await topics({ search: 'nha rong' })).toEqual(['Phòng chống đuối nước']);
    expect(await topics({ search: 'y blung' })).toEqual(['Biển đảo']);
    expect(await topics({ search: 'dak ui 9/tl' })).toEqual(['Biển đảo']);
    expect(await topics({ search: '%' })).toEqual([]);
  });

  test('every filter finds what it says', async () => {
    const an = await speaker('Nguyễn Văn An');
    await add({ topic: 'a', kind: 'training', date: '2026-01-05', attendees: [{ speakerId: an }] });
    await add({ topic: 'b', format: 'online', date: '2026-02-05', audience: 50, speakers: [{ speakerId: an }] });
    await add({ topic: 'c', status: 'planned', date: '2026-03-05', unitId: units.ui, speakers: [{ name: 'Khách' }] });
    const paper = await app.call('documents.create', { number: '7/HD', title: 'Hướng dẫn', kind: 'huong-dan' });
    const papers = [{ documentId: paper.id }];
    const last = await add({ topic: 'd', status: 'cancelled', date: '2026-04-05', documents: papers, audience: 150 });
    expect(last.documents).toEqual([{ documentId: paper.id, number: '7/HD', title: 'Hướng dẫn', copies: null }]);
    const cases: [NonNullable<InputOf<'sessions.list'>['filter']>, string][] = [
      [{}, 'dcba'],
      [{ kind: 'training' }, 'a'],
      [{ kind: [] }, ''],
      [{ format: ['online', 'hybrid'] }, 'b'],
      [{ status: ['planned', 'cancelled'] }, 'dc'],
      [{ from: '2026-02-05', to: '2026-03-05' }, 'cb'],
      [{ unitId: units.ui }, 'c'],
      [{ unitId: units.district }, 'dcba'],
      [{ unitId: units.district, below: false }, ''],
      [{ speakerId: an }, 'b'],
      [{ attendeeId: an }, 'a'],
      [{ documentId: paper.id }, 'd'],
      [{ audienceFrom: 50, audienceTo: 149 }, 'b'],
      [{ hasSpeakers: false }, 'da'],
      [{ unlinked: true }, 'c'],
      [{ overdue: true }, 'c'],
      [{ overdue: false }, 'dba'],
    ];
    for (const [filter, expected] of cases) {
      expect([filter, (await topics({ filter })).join('')]).toEqual([filter, expected]);
    }
    expect((await topics({ sort: { field: 'topic', direction: 'asc' } })).join('')).toBe('abcd');
    expect((await topics({ sort: { field: 'unit', direction: 'asc' } })).join('')).toBe('dbac');
    expect((await topics({ pageSize: 2, page: 2 })).join('')).toBe('ba');
    expect((await app.fail('sessions.list', { sort: { field: 'notes; drop' } })).code).toBe('INVALID_INPUT');
  });

  test('totals count lines by what they stand for, and leave planned and cancelled ones out', async () => {
    const parts = { audienceFemale: 10, audienceMinority: 5, audienceParty: 2 };
    await add({ count: 3, audience: 90, ...parts, documents: [{ title: 'x', copies: 40 }], cost: 100 });
    await add({ kind: 'training', format: 'online', audience: 10, onlineSites: 2 });
    await add({ status: 'planned', date: '2026-12-01', count: 5, audience: 500 });
    await add({ status: 'cancelled', audience: 700 });
    expect(await app.call('sessions.totals', {})).toEqual({
      total: 4,
      held: 4,
      planned: 1,
      cancelled: 1,
      audience: 100,
      ...parts,
      onlineSites: 2,
      copies: 40,
      cost: 100,
      byKind: [
        { value: 'talk', sessions: 3, audience: 90 },
        { value: 'training', sessions: 1, audience: 10 },
      ],
      byFormat: [
        { value: 'in-person', sessions: 3, audience: 90 },
        { value: 'online', sessions: 1, audience: 10 },
      ],
    });
  });

  test('the calendar gives days with counts and their first lines; the year a row a unit', async () => {
    for (let index = 0; index < 6; index++) await add({ topic: `t${index}`, count: 2, audience: 10 });
    await add({ status: 'planned', date: '2026-09-11', unitId: units.ui });
    await add({ status: 'cancelled', date: '2026-09-12' });
    const { days } = await app.call('sessions.calendar', { from: '2026-08-31', to: '2026-10-04' });
    expect(days.map(({ items, ...day }) => ({ ...day, items: items.length }))).toEqual([
      { date: '2026-09-10', lines: 6, held: 12, planned: 0, overdue: 0, items: 4 },
      { date: '2026-09-11', lines: 1, held: 0, planned: 1, overdue: 1, items: 1 },
      { date: '2026-09-12', lines: 1, held: 0, planned: 0, overdue: 0, items: 1 },
    ]);
    const { rows } = await app.call('sessions.year', { year: 2026 });
    expect(rows.map(({ unit, held, planned, audience }) => [unit, held, planned, audience])).toEqual([
      ['Xã Đăk Mar', 12, 0, 60],
      ['Xã Đăk Ui', 0, 1, 0],
    ]);
    expect(rows[0]?.months[8]).toEqual({ held: 12, planned: 0, overdue: 0 });
    const year = async (input: Partial<InputOf<'sessions.year'>>) =>
      (await app.call('sessions.year', { year: 2026, ...input })).rows.map(({ unit, held }) => `${unit} ${held}`);
    // A commune where nothing was stands there too, unless it is not asked for or was no more.
    expect(await year({ year: 2025 })).toEqual(['Xã Đăk Mar 0', 'Xã Đăk Ui 0']);
    expect(await year({ year: 2025, filter: { unitId: units.ui } })).toEqual(['Xã Đăk Ui 0']);
    expect(await year({ search: 't1' })).toEqual(['Xã Đăk Mar 2']);
    await app.call('units.create', { name: 'Xã Hà Mòn', kind: 'commune-xa', validTo: '2025-06-30' });
    expect(await year({ year: 2025 })).toContain('Xã Hà Mòn 0');
    expect(await year({})).not.toContain('Xã Hà Mòn 0');
    expect((await app.fail('sessions.calendar', { from: '2026-01-01', to: '2027-01-01' })).code).toBe('INVALID_INPUT');
  });
});

describe('planning and linking', () => {
  test('a plan repeats a session across units once, however often it is asked for', async () => {
    const session = { topic: 'Luật Đất đai', kind: 'integrated' as const, speakers: [{ name: 'A Thiu' }] };
    const places = [units.mar, units.ui].map((unitId) => ({ unitId, date: '2026-12-10' }));
    const first = await app.call('sessions.plan', { session, places });
    expect(first).toMatchObject({ created: 2, existing: 0 });
    const again = await app.call('sessions.plan', {
      session: { ...session, topic: 'LUẬT ĐẤT ĐAI' },
      places: [...places, { unitId: units.ui, date: '2026-12-11' }],
    });
    expect(again).toMatchObject({ created: 1, existing: 2 });
    const { items } = await app.call('sessions.list', { filter: { status: 'planned' } });
    expect(items).toHaveLength(3);
    expect(items.every(({ kind, speakers }) => kind === 'integrated' && speakers[0]?.name === 'A Thiu')).toBe(true);
  });

  test('a quarter of several topics is planned in one step, and taken back in one', async () => {
    await add({ topic: 'Chuyển đổi số', date: '2026-12-08', status: 'planned' });
    const dates = ['2026-12-01', '2026-12-08'];
    const places = [units.mar, units.ui].flatMap((unitId) =>
      dates.flatMap((date) =>
        ['Luật Đất đai', 'chuyển đổi số', null].map((topic) => ({ unitId, date, ...(topic && { topic }) })),
      ),
    );
    const { created, existing, changeId } = await app.call('sessions.plan', {
      session: { topic: 'Bảo hiểm y tế', startTime: '8h' },
      places,
    });
    // One of the twelve stood there already, however it was written.
    expect([created, existing]).toEqual([11, 1]);
    const { items } = await app.call('sessions.list', { filter: { from: '2026-12-01', unitId: units.ui } });
    expect(items.filter(({ date }) => date === '2026-12-01').map(({ topic }) => topic)).toEqual(
      expect.arrayContaining(['Luật Đất đai', 'chuyển đổi số', 'Bảo hiểm y tế']),
    );
    expect(items.every(({ status, startTime }) => status === 'planned' && startTime === '08:00')).toBe(true);
    await app.call('changes.takeBack', { changeId: changeId ?? 0 });
    expect(await topics({ filter: { from: '2026-12-01' } })).toEqual(['Chuyển đổi số']);
  });

  test('names as written are listed with the people they may be, and linked in every session of the unit', async () => {
    const here = await speaker('Nguyễn Văn An');
    const elsewhere = await speaker('Nguyễn Văn An', units.ui);
    await add({ speakers: [{ name: 'nguyễn văn an', fee: 5 }, { name: 'Trần Bình' }] });
    await add({ speakers: [{ name: 'NGUYEN VAN AN' }] });
    await add({ unitId: units.ui, speakers: [{ name: 'Nguyễn Văn An' }] });
    const { items, total } = await app.call('sessions.unlinkedSpeakers', {});
    expect(total).toBe(3);
    expect(items[0]).toMatchObject({ unit: 'Xã Đăk Mar', lines: 2 });
    expect(items[0]?.candidates.map(({ id }) => id)).toEqual([here, elsewhere]);
    const found = await app.call('sessions.unlinkedSpeakers', { search: 'tran' });
    expect(found.items.map(({ name, candidates }) => [name, candidates])).toEqual([['Trần Bình', []]]);
    const linked = await app.call('sessions.linkSpeaker', {
      name: 'Nguyễn Văn An',
      unitId: units.mar,
      speakerId: here,
    });
    expect(linked.changed).toBe(2);
    const { items: sessions } = await app.call('sessions.list', { filter: { speakerId: here } });
    expect(sessions.map(({ speakers }) => speakers[0])).toEqual([
      { speakerId: here, name: 'Nguyễn Văn An', role: null, fee: null },
      { speakerId: here, name: 'Nguyễn Văn An', role: null, fee: 5 },
    ]);
    await app.call('changes.takeBack', { changeId: linked.changeId ?? 0 });
    expect((await app.call('sessions.unlinkedSpeakers', {})).total).toBe(3);
  });

  test('values entered before are offered, the unit’s own first', async () => {
    await add({ venue: 'Hội trường Đăk Mar', speakers: [{ name: 'x', role: 'Diễn giả' }] });
    await add({ unitId: units.ui, venue: 'Hội trường Đăk Ui', questions: [{ topic: 'Đất đai', count: 1 }] });
    const offer = (field: InputOf<'sessions.suggestions'>['field'], text = '', unitId?: number) =>
      app.call('sessions.suggestions', { field, text, unitId: unitId ?? null });
    expect(await offer('venue', 'hoi truong')).toEqual(['Hội trường Đăk Ui', 'Hội trường Đăk Mar']);
    expect(await offer('venue', '', units.mar)).toEqual(['Hội trường Đăk Mar', 'Hội trường Đăk Ui']);
    expect(await offer('role')).toEqual([
      'Diễn giả',
      'Báo cáo viên chính',
      'Báo cáo viên bổ trợ',
      'Giảng viên',
      'Trợ giảng',
      'Dẫn chương trình',
    ]);
    expect(await offer('question', 'dat')).toEqual(['Đất đai']);
    expect((await offer('result'))[0]).toBe('Hoàn thành');
  });
});
