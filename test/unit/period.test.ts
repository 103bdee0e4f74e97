import { describe, expect, it } from 'vitest';
import { datePeriod, lastEndedQuarter, periodDays, quarterOf, yearToDate } from '#main/core/reports/period.ts';
import { type PeriodSettings, periodSettingsSchema } from '#shared/contract/app.ts';
import {
  nextPeriod,
  type Period,
  periodKinds,
  periodSchema,
  periodsInYear,
  previousPeriod,
} from '#shared/contract/periods.ts';

const decree = periodSettingsSchema.parse({});
const calendar = periodSettingsSchema.parse({ cutoff: 'calendar' });
const quarter = (year: number, number: number): Period => ({ kind: 'quarter', year, number });
const days = (period: Period, settings: PeriodSettings = decree) =>
  Object.values(periodDays(period, settings)).join(' ');

describe('days of periods', () => {
  it('follows Decree 09/2019 by default', () => {
    expect([1, 2, 3, 4].map((number) => days(quarter(2024, number)))).toEqual([
      '2023-12-15 2024-03-14',
      '2024-03-15 2024-06-14',
      '2024-06-15 2024-09-14',
      '2024-09-15 2024-12-14',
    ]);
    expect(days({ kind: 'half-year', year: 2024, number: 1 })).toBe('2023-12-15 2024-06-14');
    expect(days({ kind: 'half-year', year: 2024, number: 2 })).toBe('2024-06-15 2024-12-14');
    expect(days({ kind: 'nine-months', year: 2024, number: 1 })).toBe('2023-12-15 2024-09-14');
    expect(days({ kind: 'year', year: 2024, number: 1 })).toBe('2023-12-15 2024-12-14');
  });

  it('follows the calendar when the settings say so, leap years included', () => {
    expect([1, 2, 3, 4].map((number) => days(quarter(2024, number), calendar))).toEqual([
      '2024-01-01 2024-03-31',
      '2024-04-01 2024-06-30',
      '2024-07-01 2024-09-30',
      '2024-10-01 2024-12-31',
    ]);
    expect(days({ kind: 'year', year: 2024, number: 1 }, calendar)).toBe('2024-01-01 2024-12-31');
  });

  it.each([decree, calendar])('covers every day of years exactly once by quarters ($cutoff)', (settings) => {
    let next = periodDays(quarter(2019, 1), settings).from;
    for (let year = 2019; year <= 2029; year += 1) {
      for (const number of [1, 2, 3, 4]) {
        const { from, to } = periodDays(quarter(year, number), settings);
        expect(from).toBe(next);
        next = new Date(Date.parse(to) + 86_400_000).toISOString().slice(0, 10);
      }
    }
  });

  it('takes own dates of one period, which the longer ones around it follow', () => {
    const own = { kind: 'quarter' as const, year: 2024, number: 1, from: '2023-12-11', to: '2024-03-10' };
    const settings = periodSettingsSchema.parse({ own: [own] });
    expect(days(quarter(2024, 1), settings)).toBe('2023-12-11 2024-03-10');
    expect(days(quarter(2024, 2), settings)).toBe('2024-03-15 2024-06-14');
    expect(days({ kind: 'year', year: 2024, number: 1 }, settings)).toBe('2023-12-11 2024-12-14');
    expect(quarterOf('2023-12-12', settings)).toEqual(quarter(2024, 1));
    expect(quarterOf('2024-03-12', settings)).toBeUndefined();
    expect(days({ kind: 'year', year: 2025, number: 1 }, settings)).toBe('2024-12-15 2025-12-14');
  });
});

describe('periods next to a period', () => {
  it('finds the one before, over the turn of the year', () => {
    expect(previousPeriod(quarter(2024, 1))).toEqual(quarter(2023, 4));
    expect(previousPeriod(quarter(2024, 3))).toEqual(quarter(2024, 2));
    expect(previousPeriod({ kind: 'half-year', year: 2024, number: 1 })).toEqual({
      kind: 'half-year',
      year: 2023,
      number: 2,
    });
    expect(previousPeriod({ kind: 'nine-months', year: 2024, number: 1 }).year).toBe(2023);
  });

  it('finds the one after, which the one before leads back from', () => {
    expect(nextPeriod(quarter(2023, 4))).toEqual(quarter(2024, 1));
    expect(nextPeriod(quarter(2024, 2))).toEqual(quarter(2024, 3));
    for (const kind of periodKinds) {
      for (let number = 1; number <= periodsInYear[kind]; number += 1) {
        const period: Period = { kind, year: 2024, number };
        expect(previousPeriod(nextPeriod(period))).toEqual(period);
      }
    }
  });

  it('counts the year to date from the first day of the reporting year', () => {
    expect(yearToDate(quarter(2024, 3), decree)).toEqual({ from: '2023-12-15', to: '2024-09-14' });
    expect(yearToDate({ kind: 'half-year', year: 2024, number: 2 }, calendar)).toEqual({
      from: '2024-01-01',
      to: '2024-12-31',
    });
  });

  it('knows the quarter of a day and the last one that ended', () => {
    expect(quarterOf('2024-09-14', decree)).toEqual(quarter(2024, 3));
    expect(quarterOf('2024-09-15', decree)).toEqual(quarter(2024, 4));
    expect(quarterOf('2023-12-15', decree)).toEqual(quarter(2024, 1));
    expect(lastEndedQuarter('2024-09-14', decree)).toEqual(quarter(2024, 2));
    expect(lastEndedQuarter('2024-09-15', decree)).toEqual(quarter(2024, 3));
    expect(lastEndedQuarter('2024-01-05', calendar)).toEqual(quarter(2023, 4));
  });
});

describe('names and due days', () => {
  it('names periods as reports print them', () => {
    expect(datePeriod(quarter(2024, 3), decree).label).toBe('Quý III/2024 (từ 15/06/2024 đến 14/09/2024)');
    expect(datePeriod({ kind: 'half-year', year: 2024, number: 2 }, calendar).label).toBe(
      '6 tháng cuối năm 2024 (từ 01/07/2024 đến 31/12/2024)',
    );
    expect(datePeriod({ kind: 'year', year: 2024, number: 1 }, calendar).name).toBe('Năm 2024');
  });

  it('adds the due days of the settings', () => {
    const settings = periodSettingsSchema.parse({ dueDays: 10, unitDueDays: 1 });
    expect(datePeriod(quarter(2024, 4), settings)).toMatchObject({ unitsDue: '2024-12-15', due: '2024-12-24' });
  });
});

describe('a period as callers give it', () => {
  it('needs the number of a quarter, and refuses numbers that a year does not have', () => {
    expect(periodSchema.safeParse({ kind: 'quarter', year: 2024 }).success).toBe(false);
    expect(periodSchema.safeParse({ kind: 'quarter', year: 2024, number: 5 }).success).toBe(false);
    expect(periodSchema.safeParse({ kind: 'half-year', year: 2024, number: 3 }).success).toBe(false);
    expect(periodSchema.parse({ kind: 'half-year', year: 2024 })).toEqual({ kind: 'half-year', year: 2024, number: 1 });
    expect(periodSchema.parse({ kind: 'year', year: 2024 })).toEqual({ kind: 'year', year: 2024, number: 1 });
  });
});
