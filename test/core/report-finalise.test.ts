import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeUnits, openTestCore, type TestCore } from '../support/test-core.ts';

const period = { kind: 'quarter' as const, year: 2024, number: 3 };

let app: TestCore;
let units: Awaited<ReturnType<typeof makeUnits>>;
let sessionId: number;
beforeEach(async () => {
  app = await openTestCore('file');
  app.setNow('2024-09-16T02:00:00.000Z');
  await app.call('clerks.create', { name: 'Chị Hoa' });
  units = await makeUnits(app);
  await app.call('speakers.create', { fullName: 'Lê An', unitId: units.mar, gender: 'female' });
  const session = await app.call('sessions.create', { unitId: units.mar, date: '2024-09-14', count: 2, audience: 50 });
  sessionId = session.id;
});
afterEach(() => app.close());

const finalise = (more: object = {}) => app.call('reports.finalise', { period, ...more });
const state = () => app.call('reports.state', { period });

describe('finalising a period', () => {
  test('freezes the workbook, its hash, the figures, who and when', async () => {
    const report = await finalise({ note: 'Gửi lần đầu' });
    expect(report).toMatchObject({
      ordinal: 0,
      title: 'Báo cáo Quý III/2024',
      fileName: 'Báo cáo Quý III-2024.xlsx',
      clerk: 'Chị Hoa',
      sentAt: '2024-09-16T02:00:00.000Z',
      note: 'Gửi lần đầu',
      from: '2024-06-15',
      to: '2024-09-14',
    });
    expect(report.figures).toMatchObject({ sessions_total: 2, audience_total: 50, speakers_total: 1 });
    const path = join(app.dataFolder, 'copy.xlsx');
    const written = await app.call('reports.sentFile', { id: report.id, path: app.core.files.registerWrite(path) });
    const hash = createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
    expect([written.sha256, hash]).toEqual([report.sha256, report.sha256]);
  });

  test('shows later what has changed, figure by figure, and keeps what was sent', async () => {
    const report = await finalise();
    expect((await state()).changedSinceSent).toEqual([]);
    await app.call('sessions.update', { id: sessionId, audience: 70 });
    const now = await state();
    expect(now.changedSinceSent).toEqual([expect.objectContaining({ name: 'audience_total', sent: 50, now: 70 })]);
    expect(now.sent).toEqual([report]);
  });

  test('makes an amended report that names the first', async () => {
    await finalise();
    expect((await app.fail('reports.finalise', { period })).code).toBe('CONFLICT');
    await app.call('sessions.update', { id: sessionId, count: 5 });
    const amended = await finalise();
    expect(amended).toMatchObject({ ordinal: 1, title: 'Báo cáo bổ sung lần 1 Quý III/2024' });
    expect(amended.figures.sessions_total).toBe(5);
    const { sent, changedSinceSent } = await state();
    expect([sent.map(({ figures }) => figures.sessions_total), changedSinceSent]).toEqual([[2, 5], []]);
    expect((await app.call('reports.sent', {})).length).toBe(2);
  });

  test('cannot be undone by taking the change back', async () => {
    await finalise();
    const [change] = (await app.call('changes.list', { filter: { entity: 'sentReport' } })).items;
    const undone = await app.call('changes.takeBack', { changeId: change?.id ?? 0 });
    expect([undone.takenBack, (await state()).sent.length]).toEqual([0, 1]);
  });

  test('is preceded by checks that open their rows', async () => {
    const checks = await app.call('reports.checks', { period });
    const byCode = new Map(checks.map((check) => [check.code, check]));
    expect(byCode.get('NOT_SENT')?.rows.map(({ title }) => title)).toEqual(['Xã Đăk Mar', 'Xã Đăk Ui']);
    expect(byCode.get('NO_SPEAKERS')?.rows.map(({ id }) => id)).toEqual([sessionId]);
    await app.call('sessions.create', { unitId: units.ui, date: '2024-06-01', audience: 10 });
    const moved = (await app.call('reports.checks', { period })).filter(({ code }) => code === 'MOVED_HALF');
    expect(moved.map(({ indicator }) => indicator)).toEqual(['sessions_total', 'sessions_in_person', 'audience_total']);
  });
});

describe('a locked period', () => {
  test('asks before a record in it is changed, saying what figures would change, and lets it pass when confirmed', async () => {
    await finalise({ lock: true });
    const change = { id: sessionId, audience: 70 };
    const error = await app.fail('sessions.update', change);
    expect(error.code).toBe('PERIOD_LOCKED');
    expect(error.details).toEqual({
      periods: [
        {
          ...period,
          label: 'Quý III/2024 (từ 15/06/2024 đến 14/09/2024)',
          figures: [
            { name: 'audience_total', label: 'Tổng số lượt người nghe', unit: 'lượt người', before: 50, after: 70 },
          ],
        },
      ],
    });
    expect((await app.call('sessions.get', { id: sessionId })).audience).toBe(50);
    const confirmed = await app.core.dispatch({
      operation: 'sessions.update',
      input: { ...change, confirmLocked: true },
    });
    expect(confirmed.ok).toBe(true);
    expect((await app.call('sessions.get', { id: sessionId })).audience).toBe(70);
  });

  test('asks about moving a record into it, out of it, and about speakers whose change moves its figures', async () => {
    await finalise({ lock: true });
    const outside = await app.call('sessions.create', { unitId: units.mar, date: '2024-09-15' });
    expect((await app.fail('sessions.update', { id: outside.id, date: '2024-09-14' })).code).toBe('PERIOD_LOCKED');
    expect((await app.fail('sessions.remove', { id: sessionId })).code).toBe('PERIOD_LOCKED');
    const [speaker] = (await app.call('speakers.list', {})).items;
    const id = speaker?.id ?? 0;
    expect((await app.fail('speakers.update', { id, gender: 'male' })).code).toBe('PERIOD_LOCKED');
  });

  test('lets pass what it does not count, and everything once it is unlocked', async () => {
    await finalise({ lock: true });
    const [speaker] = (await app.call('speakers.list', {})).items;
    const id = speaker?.id ?? 0;
    await app.call('speakers.update', { id, phone: '0905123456' });
    // Recognised after the period: a figure of later periods only.
    await app.call('speakers.create', {
      fullName: 'Trần Bình',
      unitId: units.ui,
      recognition: [{ from: '2024-10-01' }],
    });
    await app.call('sessions.create', { unitId: units.mar, date: '2024-08-01', status: 'planned' });
    await app.call('reports.lock', { period, locked: false });
    await app.call('sessions.update', { id: sessionId, audience: 70 });
    expect((await state()).locked).toBe(false);
  });

  test('a confirmation that is not true is refused as an unknown field', async () => {
    const error = await app.fail('sessions.update', { id: sessionId, audience: 1, confirmLocked: 'yes' });
    expect(error.code).toBe('INVALID_INPUT');
  });
});

describe('what units sent', () => {
  test('tells a true zero from not sent, and late from on time', async () => {
    const mark = (more: object) => app.call('submissions.mark', { unitId: units.mar, period, ...more });
    const cell = async (unitId: number) =>
      (await app.call('submissions.grid', { year: 2024 })).units.find(({ id }) => id === unitId)?.cells[2];
    expect(await cell(units.mar)).toMatchObject({ state: 'waiting', due: '2024-09-17', sessions: 2 });
    app.setNow('2024-09-20T02:00:00.000Z');
    expect(await cell(units.ui)).toMatchObject({ state: 'not-sent', sessions: 0 });
    await mark({ receivedOn: '2024-09-17' });
    expect(await cell(units.mar)).toMatchObject({ state: 'received', late: false });
    await mark({ receivedOn: '2024-09-18' });
    expect(await cell(units.mar)).toMatchObject({ state: 'late', late: true });
    await app.call('submissions.mark', { unitId: units.ui, period, complete: true });
    expect(await cell(units.ui)).toMatchObject({ state: 'complete', receivedOn: '2024-09-20', sessions: 0 });
    await mark({ receivedOn: null });
    const { units: missing, text } = await app.call('submissions.reminder', { period });
    expect(missing).toEqual(['Xã Đăk Mar']);
    expect(text).toContain('Quý III/2024 (từ 15/06/2024 đến 14/09/2024)');
  });

  test('is not overdue where it was due before the register began, until a clerk notes something of that quarter', async () => {
    const before = { ...period, number: 2 };
    const states = async (number = 2) =>
      (await app.call('submissions.grid', { year: 2024 })).units.map(({ cells }) => cells[number - 1]?.state);
    expect([await states(1), await states(2)]).toEqual([
      ['not-noted', 'not-noted'],
      ['not-noted', 'not-noted'],
    ]);
    // Whoever makes that report all the same is told of them; nothing is said to be missing that may have come.
    const notSent = async () =>
      (await app.call('reports.checks', { period: before })).find(({ code }) => code === 'NOT_SENT');
    expect(await notSent()).toMatchObject({
      count: 2,
      message: expect.stringContaining('2 đơn vị chưa nộp hoặc chưa ghi ngày nhận báo cáo'),
    });
    const nobody = await app.call('submissions.reminder', { period: before });
    expect([nobody.units, nobody.text]).toEqual([[], expect.stringContaining('không biết đơn vị nào chưa nộp')]);
    const mark = (more: object) => app.call('submissions.mark', { unitId: units.mar, period: before, ...more });
    await mark({ receivedOn: '2024-06-20' });
    expect([await states(1), await states(2)]).toEqual([
      ['not-noted', 'not-noted'],
      ['late', 'not-sent'],
    ]);
    expect((await notSent())?.message).toContain('1 đơn vị chưa nộp báo cáo');
    expect((await app.call('submissions.reminder', { period: before })).units).toEqual(['Xã Đăk Ui']);
    await mark({ receivedOn: null });
    expect(await states(2)).toEqual(['not-noted', 'not-noted']);
  });
});
