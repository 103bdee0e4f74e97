import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Office, officeSchema } from '#shared/contract/app.ts';
import { evaluationRulesSchema, proposedRating } from '#shared/contract/evaluations.ts';
import { rateFor } from '#shared/contract/fees.ts';
import type { InputOf } from '#shared/contract/registry.ts';
import { makeUnits, openTestCore, type TestCore } from '../support/test-core.ts';

/** What happens to sessions when the units and the people that they name change. */

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
const speaker = async (fullName: string) => (await app.call('speakers.create', { fullName, unitId: units.mar })).id;
const unitOf = async (id: number) => (await app.call('sessions.get', { id })).unit;

describe('units', () => {
  test('a merge moves sessions from its day on, and leaves earlier ones where they were held', async () => {
    const [before, on, planned] = [
      await add({ date: '2026-06-30' }),
      await add({ date: '2026-07-01' }),
      await add({ date: '2026-12-01', status: 'planned' }),
    ];
    const input = { from: [units.mar], into: { id: units.ui }, date: '2026-07-01' };
    expect(await app.call('units.previewMerge', input)).toMatchObject({ sessions: 2 });
    const { moved, changeId } = await app.call('units.merge', input);
    expect(moved.sessions).toBe(2);
    expect(await Promise.all([before, on, planned].map(({ id }) => unitOf(id)))).toEqual([
      'Xã Đăk Mar',
      'Xã Đăk Ui',
      'Xã Đăk Ui',
    ]);
    await app.call('changes.takeBack', { changeId });
    expect(await unitOf(on.id)).toBe('Xã Đăk Mar');
  });

  test('a split moves sessions from its day on to the first part', async () => {
    const on = await add({ date: '2026-07-01' });
    await app.call('units.split', {
      from: units.mar,
      into: [{ name: 'Xã Mới', kind: 'commune-xa' }, { id: units.ui }],
      date: '2026-07-01',
    });
    expect(await unitOf(on.id)).toBe('Xã Mới');
  });

  test('a unit with sessions is not removed', async () => {
    await add();
    const error = await app.fail('units.remove', { id: units.mar });
    expect(error.code).toBe('IN_USE');
    expect(error.message).toContain('1 buổi tuyên truyền');
  });
});

describe('people', () => {
  test('a merge of two records of one person moves what they spoke at and attended', async () => {
    const [keep, drop] = [await speaker('Nguyễn Văn An'), await speaker('Nguyễn Văn Ân')];
    const talk = await add({ speakers: [{ speakerId: drop, role: 'Giảng viên', fee: 7 }] });
    const training = await add({ kind: 'training', attendees: [{ speakerId: keep }, { speakerId: drop }] });
    const other = await add({ kind: 'training', attendees: [{ speakerId: drop, result: 'Hoàn thành' }] });
    const preview = await app.call('speakers.previewMerge', { keep, drop });
    expect(preview.moves).toContainEqual({ entity: 'session', count: 3 });
    const { changeId } = await app.call('speakers.merge', { keep, drop });
    const get = (id: number) => app.call('sessions.get', { id });
    expect((await get(talk.id)).speakers).toEqual([
      { speakerId: keep, name: 'Nguyễn Văn An', role: 'Giảng viên', fee: 7 },
    ]);
    expect((await get(training.id)).attendees.map(({ speakerId }) => speakerId)).toEqual([keep]);
    expect((await get(other.id)).attendees).toMatchObject([{ speakerId: keep, result: 'Hoàn thành' }]);
    await app.call('changes.takeBack', { changeId });
    expect(await get(talk.id)).toEqual(talk);
    expect(await get(training.id)).toEqual(training);
  });

  test('sessions are shown and found by the name that a speaker has now', async () => {
    const id = await speaker('Nguyễn Văn An');
    const talk = await add({ speakers: [{ speakerId: id }] });
    await app.call('speakers.update', { id, fullName: 'Lê Hoài Ân' });
    expect((await app.call('sessions.get', { id: talk.id })).speakers[0]?.name).toBe('Lê Hoài Ân');
    expect((await app.call('sessions.list', { search: 'hoai an' })).total).toBe(1);
    await app.call('sessions.update', { id: talk.id, venue: 'Nhà rông' });
    expect((await app.call('sessions.list', { search: 'hoai an' })).total).toBe(1);
  });

  test('the register finds who spoke, and who did not, between two days', async () => {
    const [an, binh, chi] = [await speaker('An'), await speaker('Bình'), await speaker('Chi')];
    await add({ speakers: [{ speakerId: an }, { name: 'Khách mời' }] });
    await add({ speakers: [{ speakerId: binh }], date: '2026-06-10' });
    await add({ speakers: [{ speakerId: binh }], status: 'planned', date: '2026-09-20' });
    await add({ speakers: [{ speakerId: chi }], status: 'cancelled' });
    const find = async (value?: boolean) => {
      const active = { from: '2026-07-01', to: '2026-09-30', ...(value === undefined ? {} : { value }) };
      return (await app.call('speakers.list', { filter: { active } })).items.map(({ fullName }) => fullName);
    };
    expect(await find()).toEqual(['An']);
    expect(await find(false)).toEqual(['Bình', 'Chi']);
  });
});

describe('sample data', () => {
  test('holds a year of sessions that keep the rules, and goes without a trace', async () => {
    await app.close();
    app = await openTestCore();
    const { sessions } = await app.call('sample.load', {});
    const totals = await app.call('sessions.totals', {});
    expect(totals.total).toBe(sessions);
    expect(totals.planned).toBeGreaterThan(20);
    expect(totals.held).toBeGreaterThan(300);
    expect(totals.audienceFemale).toBeLessThan(totals.audience);
    const trainings = await app.call('sessions.list', { filter: { kind: 'training' } });
    expect(trainings.items[0]?.attendeeCount).toBeGreaterThan(10);
    expect((await app.call('sessions.list', { filter: { overdue: true } })).total).toBeGreaterThan(0);
    expect((await app.call('settings.get', {})).office.name).toContain('(mẫu)');
    // Every quarter that has ended was reported, but for some of the last: that is what is due.
    const states = async () =>
      new Set((await app.call('submissions.grid', { year: 2026 })).units.map(({ cells }) => cells[2]?.state));
    expect([...(await states())].toSorted()).toEqual(expect.arrayContaining(['not-sent', 'received']));
    const year = (await app.call('submissions.grid', { year: 2025 })).units.flatMap(({ cells }) => cells);
    expect(new Set(year.map((cell) => cell?.state))).toEqual(new Set(['complete']));
    const { items: evaluations } = await app.call('evaluations.list', { pageSize: 200 });
    expect(evaluations.length).toBeGreaterThan(30);
    // What is decided follows from what was done, or says why it does not.
    for (const { figures, proposed, rating, notes } of evaluations) {
      expect(proposed).toBe(proposedRating(figures, evaluationRulesSchema.parse({})));
      expect(rating === proposed || notes !== null).toBe(true);
    }
    // What was paid follows from the rates, for each time that a line stands for.
    const rates = (await app.call('fees.list', {})).items;
    const { items: held } = await app.call('sessions.list', { filter: { status: 'held' }, pageSize: 1000 });
    expect(held.some(({ count }) => count > 1)).toBe(true);
    for (const { kind, date, count, speakers } of held) {
      for (const { role, fee } of speakers)
        expect(fee).toBe((rateFor(rates, { kind, role, date })?.amount ?? 0) * count);
    }
    await app.call('app.finishSetup', {});
    expect((await app.call('sample.remove', {})).kept).toBe(0);
    expect((await app.call('fees.list', {})).total).toBe(0);
    expect(await states()).toEqual(new Set());
    // Nobody has given an office or a name: the first steps are offered again.
    expect((await app.call('app.state', {})).setUp).toBe(false);
    expect((await app.call('settings.get', {})).office.name).toBe('');
    expect((await app.call('sessions.list', {})).total).toBe(0);
  });

  test('leaves nothing of its office on the papers of one that has changed only the signer', async () => {
    await app.close();
    app = await openTestCore();
    const change = (office: Partial<Office>) => app.call('settings.update', { office });
    await app.call('sample.load', {});
    await change({ signerName: 'Y Blưng' });
    await app.call('sample.remove', {});
    expect((await app.call('settings.get', {})).office).toEqual(officeSchema.parse({ signerName: 'Y Blưng' }));
    await app.call('sample.load', {});
    // An office of its own keeps what others have too.
    const own = {
      parentName: 'UBND huyện Đăk Hà',
      name: 'Phòng VH',
      place: 'Đăk Hà',
      recipient: 'Sở',
      sign: 'BC-VHTT',
    };
    await change({ ...own, signerTitle: 'TRƯỞNG PHÒNG' });
    await app.call('sample.remove', {});
    expect((await app.call('settings.get', {})).office).toMatchObject({ ...own, signerTitle: 'TRƯỞNG PHÒNG' });
  });
});
