import { afterEach, describe, expect, test } from 'vitest';
import type { InputOf, OutputOf } from '#shared/contract/registry.ts';
import { countPlainly, fillRandomly, randomOf } from '../support/random-register.ts';
import { makeUnits, openTestCore, type TestCore } from '../support/test-core.ts';

let app: TestCore;
afterEach(() => app.close());

const period = { kind: 'quarter', year: 2024, number: 3 } as const;
type Made = InputOf<'sessions.create'> & { removed: boolean };
type Activity = OutputOf<'overview.activity'>;

const topics = ['Chuyển đổi số', 'CHUYỂN ĐỔI SỐ', 'Luật Đất đai', 'Nông thôn mới', null];
const formats = ['in-person', 'online', 'hybrid'] as const;
const days = [
  '2023-01-31',
  '2023-07-01',
  '2024-02-29',
  '2024-06-14',
  '2024-06-15',
  '2024-08-01',
  '2024-09-14',
  '2024-09-15',
];

/** Two communes, a village in the first and an agency; sessions of all kinds, some of them with two speakers or one twice. */
async function fill(seed: number) {
  const { mar, ui, district } = await makeUnits(app);
  const village = (await app.call('units.create', { name: 'Thôn Kon Klốc', kind: 'village', parentId: mar })).id;
  const idle = (await app.call('units.create', { name: 'Thôn Đăk Tía', kind: 'village', parentId: ui })).id;
  const random = randomOf(seed);
  const people: number[] = [];
  for (let i = 0; i < 14; i += 1) {
    people.push((await app.call('speakers.create', { fullName: `Người ${i}`, unitId: i % 2 ? mar : ui })).id);
  }
  const made: Made[] = [];
  for (let i = 0; i < 160; i += 1) {
    const [first, second] = [random.pick(people), random.pick(people)];
    const input: InputOf<'sessions.create'> = {
      unitId: random.pick([mar, village, ui, district]),
      date: random.pick(days),
      status: random.pick(['held', 'held', 'held', 'planned', 'cancelled'] as const),
      format: random.pick(formats),
      count: random.chance(0.3) ? 1 + random.below(5) : 1,
      audience: random.chance(0.1) ? null : random.below(200),
      topic: random.pick(topics),
      speakers: random.chance(0.2)
        ? []
        : [
            { speakerId: first, role: 'Báo cáo' },
            { speakerId: second, role: 'Trả lời' },
          ],
    };
    const { id } = await app.call('sessions.create', input);
    const removed = random.chance(0.1);
    if (removed) await app.call('sessions.remove', { id });
    made.push({ ...input, removed });
  }
  return { made, mar, ui, district, village, idle, people };
}

/** Sums by a key, in plain loops over what the register was made from; a session may have several keys. */
function sums(
  made: readonly Made[],
  from: string,
  to: string,
  keysOf: (session: Made) => readonly (string | number)[],
) {
  const found = new Map<string | number, { sessions: number; audience: number }>();
  for (const session of made) {
    if (session.removed || session.status !== 'held' || session.date < from || session.date > to) continue;
    for (const key of new Set(keysOf(session))) {
      const sum = found.get(key) ?? { sessions: 0, audience: 0 };
      sum.sessions += session.count ?? 1;
      sum.audience += session.audience ?? 0;
      found.set(key, sum);
    }
  }
  return found;
}

const tally = ({ sessions, audience }: { sessions: number; audience: number }) => ({ sessions, audience });

describe('the activity of a period equals a count in plain loops', () => {
  test.each([3, 2024])('by month, unit, format, topic and speaker (%i)', async (seed) => {
    app = await openTestCore();
    const { made, mar, ui, district, village, people } = await fill(seed);
    const shown = await app.call('overview.activity', { period });
    const in3 = (keysOf: (session: Made) => readonly (string | number)[]) =>
      sums(made, '2024-06-15', '2024-09-14', keysOf);

    const byMonth = sums(made, '2023-01-01', '2024-12-31', ({ date }) => [date.slice(0, 7)]);
    expect(shown.year).toBe(2024);
    for (const { month, thisYear, lastYear } of shown.months) {
      const key = String(month).padStart(2, '0');
      expect(thisYear.sessions).toBe(byMonth.get(`2024-${key}`)?.sessions ?? 0);
      expect(lastYear.sessions).toBe(byMonth.get(`2023-${key}`)?.sessions ?? 0);
    }
    expect(shown.months[1]?.thisYear).toMatchObject({ from: '2024-02-01', to: '2024-02-29' });

    const byUnit = in3(({ unitId }) => [unitId === village ? mar : unitId]);
    expect(new Map(shown.units.map((unit) => [unit.unitId, tally(unit)]))).toEqual(byUnit);
    expect([...byUnit.keys()].sort()).toEqual([mar, ui, district].sort());
    expect(shown.units.map(({ sessions }) => sessions)).toEqual(
      [...byUnit.values()].map(({ sessions }) => sessions).sort((a, b) => b - a),
    );

    const byFormat = in3(({ format }) => [format ?? '']);
    expect(new Map(shown.formats.map((one) => [one.format, tally(one)]))).toEqual(byFormat);

    const byTopic = in3(({ topic }) => [(topic ?? '').toLocaleLowerCase('vi')]);
    expect(new Map(shown.topics.map((one) => [one.topic.toLocaleLowerCase('vi'), tally(one)]))).toEqual(byTopic);
    expect(byTopic.size).toBe(4);

    // Who stands in a session twice, in two roles, gave one talk.
    const bySpeaker = in3(({ speakers }) => (speakers ?? []).map(({ speakerId }) => speakerId ?? 0));
    expect(shown.speakers).toHaveLength(10);
    const best = [...bySpeaker.values()].map(({ sessions }) => sessions).sort((a, b) => b - a);
    expect(shown.speakers.map(({ sessions }) => sessions)).toEqual(best.slice(0, 10));
    for (const one of shown.speakers) expect(tally(one)).toEqual(bySpeaker.get(one.speakerId));
    expect(people).toContain(shown.speakers[0]?.speakerId);
  });

  test('the key figures are those of the report', async () => {
    app = await openTestCore();
    const { mar, ui } = await makeUnits(app);
    const register = await fillRandomly(app, [mar, ui], 12);
    const shown = await app.call('overview.activity', { period });
    const expected = {
      current: countPlainly(register, '2024-06-15', '2024-09-14'),
      previous: countPlainly(register, '2024-03-15', '2024-06-14'),
      sameLastYear: countPlainly(register, '2023-06-15', '2023-09-14'),
    };
    expect(shown.figures.length).toBeGreaterThan(5);
    for (const { indicator, ...figure } of shown.figures) {
      for (const span of ['current', 'previous', 'sameLastYear'] as const) {
        expect(figure[span], `${indicator.name} ${span}`).toBe(expected[span][indicator.name]);
      }
    }
  });

  test('every mark finds as many sessions in the list that it opens', async () => {
    app = await openTestCore();
    await fill(9);
    const shown = await app.call('overview.activity', { period });
    const { from, to } = shown.period;
    const held = async (filter: InputOf<'sessions.totals'>['filter']) =>
      (await app.call('sessions.totals', { filter: { status: 'held', from, to, ...filter } })).held;
    for (const { unitIds, sessions } of shown.units)
      expect(await held({ unitId: unitIds, below: false })).toBe(sessions);
    for (const { format, sessions } of shown.formats) expect(await held({ format })).toBe(sessions);
    for (const { topic, sessions } of shown.topics) expect(await held({ topic })).toBe(sessions);
    for (const { speakerId, sessions } of shown.speakers) expect(await held({ speakerId })).toBe(sessions);
    for (const { thisYear } of shown.months) {
      expect(await held({ from: thisYear.from, to: thisYear.to })).toBe(thisYear.sessions);
    }
  });
});

describe('coverage', () => {
  const names = (coverage: Activity['coverage']['units']) => coverage.missing.map(({ name }) => name);

  test('names the units and villages without a session; one in a village covers its commune', async () => {
    app = await openTestCore();
    const { mar } = await makeUnits(app);
    const village = await app.call('units.create', { name: 'Thôn Kon Klốc', kind: 'village', parentId: mar });
    await app.call('units.create', { name: 'Thôn Đăk Tía', kind: 'village', parentId: mar });
    await app.call('sessions.create', { unitId: village.id, date: '2024-07-01' });
    await app.call('sessions.create', { unitId: village.id, date: '2024-09-15' });
    const { coverage } = await app.call('overview.activity', { period });
    expect(coverage.units).toMatchObject({ total: 2, covered: 1 });
    expect(names(coverage.units)).toEqual(['Xã Đăk Ui']);
    expect(coverage.villages).toMatchObject({ total: 2, covered: 1 });
    expect(coverage.villages.missing).toEqual([
      expect.objectContaining({ name: 'Thôn Đăk Tía', parent: 'Xã Đăk Mar' }),
    ]);
  });

  test('follows a merged unit into the one of today where that is asked', async () => {
    app = await openTestCore();
    const { mar, ui } = await makeUnits(app);
    await app.call('sessions.create', { unitId: mar, date: '2024-07-01', count: 3 });
    await app.call('units.merge', { from: [mar], into: { id: ui }, date: '2025-07-01' });
    const then = await app.call('overview.activity', { period });
    expect([then.units.map(({ unitId }) => unitId), names(then.coverage.units)]).toEqual([[mar], ['Xã Đăk Ui']]);
    const today = await app.call('overview.activity', { period, units: 'today' });
    expect([today.units.map(({ unitId }) => unitId), names(today.coverage.units)]).toEqual([[ui], []]);
    expect(today.units[0]?.unitIds.toSorted()).toEqual([mar, ui].toSorted());
  });
});

test('an empty register has an overview too, of the quarter of today', async () => {
  app = await openTestCore();
  const shown = await app.call('overview.activity', {});
  expect(shown.period).toMatchObject({ kind: 'quarter', year: 2026, number: 4 });
  expect(shown).toMatchObject({ year: 2026, units: [], topics: [], speakers: [] });
  expect(shown.figures.every(({ current, changeFromPrevious }) => current === 0 && changeFromPrevious === null)).toBe(
    true,
  );
  expect(await app.call('overview.due', {})).toEqual([]);
});

describe('what is due', () => {
  // Today is 22 November 2026: the third quarter has ended, units were due on 17 September, the office on the 21st.
  const codes = async () => (await app.call('overview.due', {})).map(({ code, count }) => [code, count]);

  test('the report of the last quarter, until it is sent and holds', async () => {
    app = await openTestCore('file');
    await makeUnits(app);
    const last = { kind: 'quarter', year: 2026, number: 3 } as const;
    // What was due before the register began is not overdue.
    expect(await app.call('overview.due', {})).toEqual([]);
    await app.close();
    app = await openTestCore('file');
    app.setNow('2026-09-17T03:00:00.000Z');
    const { mar, ui } = await makeUnits(app);
    app.setNow('2026-11-22T03:00:00.000Z');
    expect(await app.call('overview.due', {})).toMatchObject([
      { code: 'UNITS_NOT_SENT', count: 2, due: '2026-09-17', overdue: true, period: last },
      { code: 'REPORT_NOT_SENT', count: 1, due: '2026-09-21', overdue: true, period: last },
    ]);
    await app.call('submissions.mark', { unitId: [mar, ui], period: last, complete: true });
    await app.call('reports.finalise', { period: last });
    expect(await codes()).toEqual([]);
    await app.call('sessions.create', { unitId: mar, date: '2026-09-14', topic: 'Ghi muộn' });
    expect((await codes())[0]?.[0]).toBe('REPORT_CHANGED');
  });

  test('sessions, names and recognitions', async () => {
    app = await openTestCore();
    const { mar } = await makeUnits(app);
    const at = (date: string, fields: Partial<InputOf<'sessions.create'>> = {}) =>
      app.call('sessions.create', { unitId: mar, date, status: 'planned', ...fields });
    await at('2026-11-21');
    await at('2026-11-22');
    await at('2026-12-06');
    await at('2026-12-07');
    await at('2026-11-01', { status: 'held', speakers: [{ name: 'Khách mời' }] });
    const recognised = (fullName: string, to: string, renewed = false) =>
      app.call('speakers.create', {
        fullName,
        unitId: mar,
        recognition: [
          { from: '2024-01-01', to },
          ...(renewed ? [{ kind: 'renewed' as const, from: '2027-01-05' }] : []),
        ],
      });
    const ending = await recognised('Lê An', '2027-01-04');
    await recognised('Trần Bình', '2027-01-04', true);
    await recognised('Y Hoa', '2027-06-30');
    await recognised('A Thiu', '2026-11-21');
    const items = await app.call('overview.due', {});
    expect(items).toEqual([
      expect.objectContaining({ code: 'SESSIONS_OVERDUE', count: 1, overdue: true }),
      expect.objectContaining({ code: 'SESSIONS_SOON', count: 2, due: '2026-12-06', overdue: false }),
      expect.objectContaining({ code: 'NAMES_UNLINKED', count: 1 }),
      expect.objectContaining({ code: 'RECOGNITION_ENDING', count: 1, ids: [ending.id] }),
    ]);
  });
});
