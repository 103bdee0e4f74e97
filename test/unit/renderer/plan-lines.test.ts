import { describe, expect, test } from 'vitest';
import {
  blankPlan,
  isWeekend,
  type PlanDraft,
  planDates,
  planInput,
  planLines,
} from '../../../src/renderer/src/features/sessions/plan-lines.ts';

/** A Sunday. */
const TODAY = '2026-11-22';
const plan = (fields: Partial<PlanDraft>): PlanDraft => ({ ...blankPlan(TODAY), ...fields });
const datesOf = (fields: Partial<PlanDraft>) => planDates(plan(fields), TODAY);
/** `0112 1 Đất đai`: day and month, unit, topic. */
const linesOf = (fields: Partial<PlanDraft>) => {
  const draft = plan(fields);
  return planLines(draft, planDates(draft, TODAY).dates).map(
    ({ date, unitId, topic }) => `${date.slice(8)}${date.slice(5, 7)} ${unitId} ${topic}`,
  );
};

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
      '2026-12-07',
      '2026-12-18',
      '2026-12-21',
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
    const draft = plan(fields);
    const [first, second] = planLines(draft, planDates(draft, TODAY).dates);
    expect(linesOf({ ...fields, moved: { [first?.key ?? '']: '2026-12-07' } })).toEqual([
      '0712 1 Đất đai',
      '0812 2 Đất đai',
    ]);
    expect(linesOf({ ...fields, dropped: [second?.key ?? ''] })).toEqual(['0512 1 Đất đai']);
  });

  test('go to other days where weekends are not wanted, and none is lost', () => {
    expect(['2026-12-05', '2026-12-06', '2026-12-07'].map(isWeekend)).toEqual([true, true, false]);
    const fields = { ...both, topics: ['Đất đai'], listed: '5/12 8/12', withoutWeekends: true };
    expect(linesOf(fields)).toEqual(['0812 1 Đất đai', '0812 2 Đất đai']);
  });

  test('are written with the topic, the unit and the day of each', () => {
    const draft = plan({ ...both, startTime: '8h', listed: '1/12' });
    const { session, places } = planInput(draft, planLines(draft, ['2026-12-01']).slice(0, 1));
    expect(session).toEqual({ kind: 'talk', format: 'in-person', startTime: '8h' });
    expect(places).toEqual([{ unitId: 1, date: '2026-12-01', topic: 'Đất đai' }]);
  });
});
