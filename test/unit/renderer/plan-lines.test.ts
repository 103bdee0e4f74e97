import { describe, expect, test } from 'vitest';
import {
  blankPlan,
  distinctTopics,
  isBlankPlan,
  isWeekend,
  linesProblem,
  type PlanDraft,
  planDates,
  planInput,
  planLines,
  tooManyProblem,
} from '../../../src/renderer/src/features/sessions/plan-lines.ts';
import { plannedWords } from '../../../src/renderer/src/features/sessions/session-name.ts';

/** A Sunday. */
const TODAY = '2026-11-22';
const plan = (fields: Partial<PlanDraft>): PlanDraft => ({ ...blankPlan(TODAY), ...fields });
const datesOf = (fields: Partial<PlanDraft>) => planDates(plan(fields), TODAY);
const plannedOf = (fields: Partial<PlanDraft>) => planLines(plan(fields), datesOf(fields).dates);
const problemOf = (fields: Partial<PlanDraft>) => linesProblem(plan(fields), datesOf(fields).dates, plannedOf(fields));
/** `0112 1 Đất đai`: day and month, unit, topic. */
const linesOf = (fields: Partial<PlanDraft>) => {
  return plannedOf(fields).lines.map(
    ({ date, unitId, topic }) => `${date.slice(8)}${date.slice(5, 7)} ${unitId} ${topic}`,
  );
};

test('starting anew asks where anything was entered, and only there', () => {
  expect(isBlankPlan(plan({}), TODAY)).toBe(true);
  expect(
    [plan({ topics: ['Dân số'] }), plan({ moved: { x: '2026-12-01' } })].map((each) => isBlankPlan(each, TODAY)),
  ).toEqual([false, false]);
});

describe('the days of a plan', () => {
  test('come again on days of the week, every so many weeks, both ends included', () => {
    const span = { from: '2026-12-01', to: '2026-12-29' };
    expect(datesOf({ ...span, weekdays: [1] }).dates).toEqual([
      '2026-12-01',
      '2026-12-08',
      '2026-12-15',
      '2026-12-22',
      '2026-12-29',
    ]);
    expect(datesOf({ ...span, weekdays: [4, 0], everyWeeks: 2 }).dates).toEqual([
      '2026-12-04',
      '2026-12-14',
      '2026-12-18',
      '2026-12-28',
    ]);
    // The first of them is not waited for though its week has begun.
    expect(datesOf({ from: '2026-12-05', to: '2026-12-25', weekdays: [1, 3], everyWeeks: 2 }).dates).toEqual([
      '2026-12-08',
      '2026-12-10',
      '2026-12-22',
      '2026-12-24',
    ]);
  });

  test('are read from a list, those without a year as the next such day, each once', () => {
    expect(datesOf({ days: 'listed', listed: '17/12, 10/12/2026\n5/1; 10.12' }).dates).toEqual([
      '2026-12-10',
      '2026-12-17',
      '2027-01-05',
    ]);
    expect(datesOf({ days: 'listed', listed: '10/12 31/2 12' })).toEqual({
      dates: ['2026-12-10'],
      problem: 'Không phải ngày: 31/2, 12.',
    });
  });

  test.each([
    [{ from: null }, 'Hãy nhập ngày đầu và ngày cuối.'],
    [{ from: '2026-12' }, 'Hãy nhập ngày đầu và ngày cuối.'],
    [{ to: '2026-11-01' }, 'Ngày cuối phải sau ngày đầu.'],
    [{ to: '2099-12-31' }, 'Lập kế hoạch nhiều nhất cho hai năm một lần.'],
    [{ weekdays: [] }, 'Hãy chọn ít nhất một thứ trong tuần.'],
    [{ from: '2026-12-02', to: '2026-12-04' }, 'Trong khoảng này không có ngày nào như vậy.'],
    [{ days: 'listed' as const }, 'Hãy nhập ít nhất một ngày.'],
  ])('say what is wrong with %j', (fields, problem) => {
    expect(datesOf(fields)).toMatchObject({ dates: [], problem });
  });
});

describe('the sessions of a plan', () => {
  const both = { topics: ['Đất đai', 'Chuyển đổi số'], unitIds: [1, 2], days: 'listed' as const };

  test('each topic once at each unit, on the days in turn', () => {
    expect(linesOf({ ...both, listed: '1/12 8/12 15/12' })).toEqual([
      '0112 1 Đất đai',
      '0112 2 Chuyển đổi số',
      '0812 2 Đất đai',
      '1512 1 Chuyển đổi số',
    ]);
  });

  test('every day at every unit, the topics in turn', () => {
    expect(linesOf({ ...both, spread: 'each-day', listed: '1/12 8/12 15/12' })).toEqual([
      '0112 1 Đất đai',
      '0112 2 Đất đai',
      '0812 1 Chuyển đổi số',
      '0812 2 Chuyển đổi số',
      '1512 1 Đất đai',
      '1512 2 Đất đai',
    ]);
  });

  test('all with all', () => {
    expect(linesOf({ ...both, spread: 'all', listed: '1/12 8/12' })).toHaveLength(8);
  });

  test('none where topics, units or days are missing', () => {
    for (const missing of [{ topics: [] }, { unitIds: [] }, { listed: '' }]) {
      expect(linesOf({ ...both, listed: '1/12', ...missing })).toEqual([]);
    }
  });

  test('are moved and left out one by one', () => {
    const fields = { ...both, topics: ['Đất đai'], listed: '5/12 8/12' };
    const [first, second] = plannedOf(fields).lines;
    expect(linesOf({ ...fields, moved: { [first?.key ?? '']: '2026-12-07' } })).toEqual([
      '0712 1 Đất đai',
      '0812 2 Đất đai',
    ]);
    expect(linesOf({ ...fields, dropped: [second?.key ?? ''] })).toEqual(['0512 1 Đất đai']);
  });

  test('stay moved and left out while days, units and topics are still added', () => {
    const fields = { ...both, topics: ['Đất đai'], listed: '5/12 8/12' };
    const [first, second] = plannedOf(fields).lines;
    const hand = { moved: { [first?.key ?? '']: '2026-12-07' }, dropped: [second?.key ?? ''] };
    expect(linesOf({ ...fields, ...hand, unitIds: [3, 1, 2], listed: '4/12 5/12 8/12' })).toEqual([
      '0412 3 Đất đai',
      '0712 1 Đất đai',
    ]);
    expect(linesOf({ ...fields, ...hand, withoutWeekends: true })).toEqual(['0712 1 Đất đai']);
    const daily = { ...fields, spread: 'each-day' as const };
    const [, out] = plannedOf(daily).lines;
    const later = { ...daily, dropped: [out?.key ?? ''], topics: ['Chuyển đổi số', 'Đất đai'] };
    expect(linesOf(later)).toEqual(['0512 1 Chuyển đổi số', '0812 1 Đất đai', '0812 2 Đất đai']);
    expect(plannedOf(later)).toMatchObject({ count: 3, left: 1 });
  });

  test('are only counted where they are too many, and it is said what to do where none is left', () => {
    const many = { topics: ['a', 'b'], unitIds: Array.from({ length: 1001 }, (_, at) => at + 1) };
    const fields = { ...both, ...many, listed: '5/12' };
    expect(plannedOf(fields)).toEqual({ lines: [], count: 2002, left: 0 });
    expect(problemOf(fields)).toMatch(/^Một lần lập được nhiều nhất 2\.000 buổi/);
    expect(tooManyProblem(plannedOf(fields))).toBe('Nhiều nhất 2.000 buổi một lần.');
    expect(plannedOf({ ...fields, spread: 'each-day' }).lines).toHaveLength(1001);
    expect(tooManyProblem(plannedOf({ ...fields, spread: 'each-day' }))).toBeUndefined();
    const one = { ...both, topics: ['Đất đai'], unitIds: [1], listed: '5/12' };
    expect(problemOf(one)).toBeUndefined();
    const dropped = plannedOf(one).lines.map(({ key }) => key);
    expect(problemOf({ ...one, dropped })).toMatch(/^Không còn buổi nào để thêm: mọi buổi đã được bỏ/);
    expect(problemOf({ ...one, withoutWeekends: true })).toMatch(/^Không còn buổi nào để thêm: .*chủ nhật/);
    expect(problemOf({ ...one, topics: [], withoutWeekends: true })).toBeUndefined();
  });

  test('have each topic once, as the register compares topics', () => {
    expect(distinctTopics([' Đất  đai', 'đất đai', '', 'Chuyển đổi số', 'ĐẤT ĐAI'])).toEqual([
      'Đất đai',
      'Chuyển đổi số',
    ]);
    expect(plannedWords({ created: 2, existing: 1 })).toBe(
      'Đã thêm 2 buổi dự kiến. 1 buổi đã có trong sổ, không thêm lần nữa.',
    );
    expect(plannedWords({ created: 2, existing: 0 })).toBe('Đã thêm 2 buổi dự kiến.');
  });

  test('go to other days where weekends are not wanted, and none is lost', () => {
    expect(['2026-12-05', '2026-12-06', '2026-12-07'].map(isWeekend)).toEqual([true, true, false]);
    const fields = { ...both, topics: ['Đất đai'], listed: '5/12 8/12', withoutWeekends: true };
    expect(linesOf(fields)).toEqual(['0812 1 Đất đai', '0812 2 Đất đai']);
  });

  test('are written with the topic, the unit and the day of each', () => {
    const draft = plan({ ...both, startTime: '8h', listed: '1/12' });
    const { session, places } = planInput(draft, planLines(draft, ['2026-12-01']).lines.slice(0, 1));
    expect(session).toEqual({ kind: 'talk', format: 'in-person', startTime: '8h' });
    expect(places).toEqual([{ unitId: 1, date: '2026-12-01', topic: 'Đất đai' }]);
  });
});
