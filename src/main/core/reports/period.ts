import type { PeriodSettings } from '#shared/contract/app.ts';
import { type DatedPeriod, type Period, periodName } from '#shared/contract/periods.ts';
import { addDays, showDate } from '#shared/text/partial-date.ts';

/** First and last day, both included, ISO. */
export interface DayRange {
  from: string;
  to: string;
}

/** The quarters that a period is made of. */
function quartersOf({ kind, number }: Period): { first: number; last: number } {
  switch (kind) {
    case 'quarter':
      return { first: number, last: number };
    case 'half-year':
      return { first: number * 2 - 1, last: number * 2 };
    case 'nine-months':
      return { first: 1, last: 3 };
    case 'year':
      return { first: 1, last: 4 };
  }
}

const two = (value: number): string => String(value).padStart(2, '0');

/** The first day of a quarter by the cut-off; number 5 is the first of the next year. */
function quarterStart(year: number, number: number, cutoff: PeriodSettings['cutoff']): string {
  if (cutoff === 'calendar') {
    return number > 4 ? `${year + 1}-01-01` : `${year}-${two(number * 3 - 2)}-01`;
  }
  // Decree 09/2019/NĐ-CP, article 12: from the 15th of the month before the quarter to the 14th of its last month.
  return number === 1 ? `${year - 1}-12-15` : `${year}-${two(number * 3 - 3)}-15`;
}

function ownDates({ kind, year, number }: Period, settings: PeriodSettings): DayRange | undefined {
  return settings.own.find((own) => own.kind === kind && own.year === year && own.number === number);
}

function quarterDays(year: number, number: number, settings: PeriodSettings): DayRange {
  return (
    ownDates({ kind: 'quarter', year, number }, settings) ?? {
      from: quarterStart(year, number, settings.cutoff),
      to: addDays(quarterStart(year, number + 1, settings.cutoff), -1),
    }
  );
}

/**
 * The days of a period: its own dates where the settings have them, else from the first day of its first quarter to
 * the last day of its last one, so that a quarter's own dates also move the half-year and the year it belongs to.
 */
export function periodDays(period: Period, settings: PeriodSettings): DayRange {
  const own = ownDates(period, settings);
  if (own) return { from: own.from, to: own.to };
  const { first, last } = quartersOf(period);
  return {
    from: quarterDays(period.year, first, settings).from,
    to: quarterDays(period.year, last, settings).to,
  };
}

export function samePeriodLastYear(period: Period): Period {
  return { ...period, year: period.year - 1 };
}

/** From the first day of the period's year to the period's last day. */
export function yearToDate(period: Period, settings: PeriodSettings): DayRange {
  const { from } = periodDays({ kind: 'year', year: period.year, number: 1 }, settings);
  const { to } = periodDays(period, settings);
  return { from: from <= to ? from : to, to };
}

/** `từ 15/06/2024 đến 14/09/2024`. */
export function showRange({ from, to }: DayRange): string {
  return `từ ${showDate(from)} đến ${showDate(to)}`;
}

/** A period with its days, due days and names. */
export function datePeriod(period: Period, settings: PeriodSettings): DatedPeriod {
  const days = periodDays(period, settings);
  const name = periodName(period);
  return {
    ...period,
    ...days,
    due: addDays(days.to, settings.dueDays),
    unitsDue: addDays(days.to, settings.unitDueDays),
    name,
    label: `${name} (${showRange(days)})`,
  };
}

/** The quarter in which a day falls; own dates come first, and a day that they leave out belongs to no quarter. */
export function quarterOf(day: string, settings: PeriodSettings): Period | undefined {
  const year = Number(day.slice(0, 4));
  const near = [year - 1, year, year + 1].flatMap((at) =>
    [1, 2, 3, 4].map((number): Period => ({ kind: 'quarter', year: at, number })),
  );
  const holding = near.filter((period) => {
    const { from, to } = periodDays(period, settings);
    return from <= day && day <= to;
  });
  return holding.find((period) => ownDates(period, settings)) ?? holding[0];
}

/** The last quarter that had ended by a day: what there is to report. */
export function lastEndedQuarter(day: string, settings: PeriodSettings): Period {
  const year = Number(day.slice(0, 4));
  let last: Period = { kind: 'quarter', year: year - 1, number: 1 };
  for (const at of [year - 1, year, year + 1]) {
    for (const number of [1, 2, 3, 4]) {
      const period: Period = { kind: 'quarter', year: at, number };
      if (periodDays(period, settings).to < day) last = period;
    }
  }
  return last;
}

export function samePeriod(a: Period, b: Period): boolean {
  return a.kind === b.kind && a.year === b.year && a.number === b.number;
}
