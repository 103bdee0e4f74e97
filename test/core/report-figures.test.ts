import { afterEach, describe, expect, test } from 'vitest';
import type { InputOf } from '#shared/contract/registry.ts';
import { countPlainly, fillRandomly } from '../support/random-register.ts';
import { makeUnits, openTestCore, type TestCore } from '../support/test-core.ts';

let app: TestCore;
afterEach(() => app.close());

type PeriodInput = InputOf<'reports.figures'>['period'];

/** The days of the spans, written out by hand. */
const cases: { cutoff: 'decree-09' | 'calendar'; period: PeriodInput; spans: Record<string, [string, string]> }[] = [
  {
    cutoff: 'decree-09',
    period: { kind: 'quarter', year: 2024, number: 1 },
    spans: {
      current: ['2023-12-15', '2024-03-14'],
      previous: ['2023-09-15', '2023-12-14'],
      sameLastYear: ['2022-12-15', '2023-03-14'],
      yearToDate: ['2023-12-15', '2024-03-14'],
    },
  },
  {
    cutoff: 'decree-09',
    period: { kind: 'quarter', year: 2024, number: 3 },
    spans: {
      current: ['2024-06-15', '2024-09-14'],
      previous: ['2024-03-15', '2024-06-14'],
      sameLastYear: ['2023-06-15', '2023-09-14'],
      yearToDate: ['2023-12-15', '2024-09-14'],
    },
  },
  {
    cutoff: 'decree-09',
    period: { kind: 'year', year: 2024 },
    spans: {
      current: ['2023-12-15', '2024-12-14'],
      previous: ['2022-12-15', '2023-12-14'],
      sameLastYear: ['2022-12-15', '2023-12-14'],
      yearToDate: ['2023-12-15', '2024-12-14'],
    },
  },
  {
    cutoff: 'calendar',
    period: { kind: 'quarter', year: 2024, number: 3 },
    spans: {
      current: ['2024-07-01', '2024-09-30'],
      previous: ['2024-04-01', '2024-06-30'],
      sameLastYear: ['2023-07-01', '2023-09-30'],
      yearToDate: ['2024-01-01', '2024-09-30'],
    },
  },
  {
    cutoff: 'calendar',
    period: { kind: 'half-year', year: 2024, number: 1 },
    spans: {
      current: ['2024-01-01', '2024-06-30'],
      previous: ['2023-07-01', '2023-12-31'],
      sameLastYear: ['2023-01-01', '2023-06-30'],
      yearToDate: ['2024-01-01', '2024-06-30'],
    },
  },
];

describe('figures equal a count in plain loops', () => {
  test.each([1, 20_240_914, 77])('over a random register (%i)', async (seed) => {
    app = await openTestCore();
    const { mar, ui, district } = await makeUnits(app);
    const register = await fillRandomly(app, [mar, ui, district], seed);
    for (const { cutoff, period, spans } of cases) {
      await app.call('settings.update', { period: { cutoff } });
      const report = await app.call('reports.figures', { period });
      for (const [span, [from, to]] of Object.entries(spans)) {
        const expected = countPlainly(register, from, to);
        expect(report[span as 'current'], `${cutoff} ${JSON.stringify(period)} ${span}`).toEqual(expected);
        for (const [name, value] of Object.entries(expected)) {
          expect(report.figures[name]?.[span as 'current']).toBe(value);
        }
      }
    }
  });

  test('and every figure is the sum of the rows that it opens', async () => {
    app = await openTestCore();
    const { mar, ui } = await makeUnits(app);
    await fillRandomly(app, [mar, ui], 5);
    const period: PeriodInput = { kind: 'quarter', year: 2024, number: 3 };
    const report = await app.call('reports.figures', { period });
    for (const { name } of report.indicators) {
      for (const span of ['current', 'previous', 'sameLastYear', 'yearToDate'] as const) {
        const opened = await app.call('reports.rows', { period, indicator: name, span });
        expect(opened.value, `${name} ${span}`).toBe(report.figures[name]?.[span]);
        expect(opened.items.reduce((sum, { amount }) => sum + amount, 0)).toBe(opened.value);
      }
    }
    expect(report.current.sessions_total).toBeGreaterThan(10);
  });
});

describe('the edges of a period', () => {
  const period: PeriodInput = { kind: 'quarter', year: 2024, number: 3 };
  const at = async (date: string, fields: Partial<InputOf<'sessions.create'>> = {}) =>
    app.call('sessions.create', { unitId: (await app.call('units.list', {})).items[0]?.id ?? 0, date, ...fields });
  const total = async (of: PeriodInput) => (await app.call('reports.figures', { period: of })).current.sessions_total;

  test('14/9 belongs to the third quarter, 15/9 to the fourth, 15/12 to the next year', async () => {
    app = await openTestCore();
    await makeUnits(app);
    for (const date of ['2024-06-14', '2024-06-15', '2024-09-14', '2024-09-15', '2024-12-14', '2024-12-15'])
      await at(date);
    await at('2023-12-15', { count: 7 });
    expect(await total(period)).toBe(2);
    expect(await total({ kind: 'quarter', year: 2024, number: 4 })).toBe(2);
    expect(await total({ kind: 'quarter', year: 2024, number: 1 })).toBe(7);
    expect(await total({ kind: 'quarter', year: 2025, number: 1 })).toBe(1);
    expect(await total({ kind: 'year', year: 2024 })).toBe(12);
  });

  test('someone who came and went inside the period has joined and left, and is not counted at its end', async () => {
    app = await openTestCore();
    const { mar } = await makeUnits(app);
    const recognition = [{ from: '2024-07-01' }, { kind: 'dismissed' as const, from: '2024-09-01' }];
    await app.call('speakers.create', { fullName: 'Lê An', unitId: mar, recognition });
    const { current } = await app.call('reports.figures', { period });
    expect(current).toMatchObject({ speakers_total: 0, speakers_joined: 1, speakers_left: 1 });
  });

  test('a suspension takes a person out of the count, without leaving or joining', async () => {
    app = await openTestCore();
    const { mar } = await makeUnits(app);
    const recognition = [{ from: '2023-01-01' }, { kind: 'suspended' as const, from: '2024-05-01', to: '2024-07-31' }];
    await app.call('speakers.create', { fullName: 'Lê An', unitId: mar, recognition });
    const report = await app.call('reports.figures', { period });
    expect(report.previous).toMatchObject({ speakers_total: 0, speakers_left: 0 });
    expect(report.current).toMatchObject({ speakers_total: 1, speakers_joined: 0, speakers_left: 0 });
  });
});

describe('units that were merged', () => {
  test('records stand under the unit of then, or under the one of today', async () => {
    app = await openTestCore();
    const { mar, ui } = await makeUnits(app);
    const recognition = [{ from: '2023-01-01' }];
    await app.call('speakers.create', { fullName: 'Lê An', unitId: mar, recognition });
    await app.call('speakers.create', { fullName: 'Trần Bình', unitId: ui, recognition });
    await app.call('sessions.create', { unitId: mar, date: '2024-07-10', count: 3 });
    await app.call('sessions.create', { unitId: ui, date: '2024-07-11' });
    const { unit } = await app.call('units.merge', { from: [mar], into: { id: ui }, date: '2025-07-01' });
    expect(unit.id).toBe(ui);
    await app.call('sessions.create', { unitId: ui, date: '2025-07-10', count: 10 });
    const figures = async (year: number, unitId: number | undefined, units: 'then' | 'today') => {
      const period: PeriodInput = { kind: 'quarter', year, number: 3 };
      const { current } = await app.call('reports.figures', { period, units, ...(unitId ? { unitId } : {}) });
      return [current.speakers_total, current.sessions_total];
    };
    expect(await figures(2024, mar, 'then')).toEqual([1, 3]);
    expect(await figures(2024, ui, 'then')).toEqual([1, 1]);
    expect(await figures(2024, mar, 'today')).toEqual([0, 0]);
    expect(await figures(2024, ui, 'today')).toEqual([2, 4]);
    expect(await figures(2025, ui, 'then')).toEqual([2, 10]);
    expect(await figures(2024, undefined, 'then')).toEqual([2, 4]);
    const opened = await app.call('reports.rows', {
      period: { kind: 'quarter', year: 2024, number: 3 },
      indicator: 'speakers_total',
      unitId: mar,
    });
    expect(opened.items.map(({ title, unit: name }) => [title, name])).toEqual([['Lê An', 'Xã Đăk Mar']]);
  });
});

test('a village has its own figures and rows, and its commune has them too', async () => {
  app = await openTestCore();
  const { mar } = await makeUnits(app);
  const { id: village } = await app.call('units.create', { name: 'Thôn Kon Gung', kind: 'village', parentId: mar });
  const period: PeriodInput = { kind: 'quarter', year: 2024, number: 3 };
  await app.call('sessions.create', { unitId: village, date: '2024-07-10', count: 3, topic: 'Ở thôn' });
  await app.call('sessions.create', { unitId: mar, date: '2024-07-11', topic: 'Ở xã' });
  for (const [unitId, sessions, topics] of [
    [village, 3, ['Ở thôn']],
    [mar, 4, ['Ở thôn', 'Ở xã']],
  ] as const) {
    expect((await app.call('reports.figures', { period, unitId })).current.sessions_total).toBe(sessions);
    const opened = await app.call('reports.rows', { period, indicator: 'sessions_total', unitId });
    expect(opened.value).toBe(sessions);
    expect(opened.items.map(({ title }) => title).sort()).toEqual(topics);
  }
});

test('an indicator that does not exist, or a period without its number, is refused with its field', async () => {
  app = await openTestCore();
  const period = { kind: 'quarter', year: 2024, number: 3 };
  expect((await app.fail('reports.rows', { period, indicator: 'toString' })).fields?.[0]?.field).toBe('indicator');
  expect((await app.fail('reports.figures', { period: { kind: 'quarter', year: 2024 } })).fields?.[0]?.field).toBe(
    'period.number',
  );
});
