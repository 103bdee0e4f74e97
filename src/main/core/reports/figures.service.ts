import type { PeriodSettings } from '#shared/contract/app.ts';
import { type Period, periodName, previousPeriod } from '#shared/contract/periods.ts';
import {
  type Comparison,
  comparisons,
  type Figure,
  type Indicator,
  type ReportFigures,
  type UnitMode,
} from '#shared/contract/reports.ts';
import { readSettings } from '../app/setting.repository.ts';
import { fieldError } from '../core-error.ts';
import type { Db } from '../db/schema.ts';
import { unitsBelow } from '../units/unit.repository.ts';
import { requireUnit } from '../units/unit.service.ts';
import { indicatorGroups, indicators, measures } from './definitions/indicators.ts';
import type { Measure } from './definitions/measure.ts';
import { addFigures, type Figures, totalFigures } from './figure.repository.ts';
import { type DayRange, datePeriod, periodDays, samePeriodLastYear, showRange, yearToDate } from './period.ts';
import { attributedFigures, attribution } from './unit-attribution.ts';

export type Spans = Record<Comparison, DayRange & { label: string }>;

/** The days that a report of this period compares. */
export function spansOf(period: Period, settings: PeriodSettings): Spans {
  const labelled = (days: DayRange, name: string) => ({ ...days, label: `${name} (${showRange(days)})` });
  const of = (other: Period) => labelled(periodDays(other, settings), periodName(other));
  return {
    current: of(period),
    previous: of(previousPeriod(period)),
    sameLastYear: of(samePeriodLastYear(period)),
    yearToDate: labelled(yearToDate(period, settings), 'Luỹ kế từ đầu năm'),
  };
}

/** The indicators as callers see them. */
export const indicatorList: readonly Indicator[] = indicatorGroups.flatMap(({ label, indicators: some }) =>
  some.map((measure) => describeMeasure(measure, label)),
);

export function describeMeasure({ name, label, unit, explain }: Measure, group: string): Indicator {
  return { name, label, unit, group, explain };
}

/** A measure by its name; throws `INVALID_INPUT` where there is none. */
export function requireMeasure(name: string): Measure {
  const measure = measures.get(name);
  if (!measure) throw fieldError('indicator', 'UNKNOWN_INDICATOR', 'Không có chỉ tiêu này.');
  return measure;
}

/** The share by which a figure has changed; null where there was nothing. */
export function changeFrom(before: number, now: number): number | null {
  return before === 0 ? null : (now - before) / before;
}

interface UnitScope {
  unitId?: number | undefined;
  units: UnitMode;
}

/** The figures of a range: of the whole register, or of one unit with all below it. Every measure asked for is there. */
export async function figuresIn(
  db: Db,
  some: readonly Measure[],
  range: DayRange,
  { unitId, units }: UnitScope,
): Promise<Figures> {
  if (unitId === undefined) return totalFigures(db, some, range);
  const inside = new Set(await unitsBelow(db, [unitId]));
  const sums: Figures = Object.fromEntries(some.map(({ name }) => [name, 0]));
  // By each record's own unit, so that a village has its figures too; those above it take it in by `inside`.
  const { unitOf, movedSpeakers } = await attribution(db, range, units);
  const byUnit = await attributedFigures(db, some, range, { rowOf: unitOf, movedSpeakers });
  for (const [unit, figures] of byUnit) if (unit !== null && inside.has(unit)) addFigures(sums, figures);
  return sums;
}

/** The figures of a period in all four spans. */
export async function reportFigures(db: Db, period: Period, scope: UnitScope): Promise<ReportFigures> {
  if (scope.unitId !== undefined) await requireUnit(db, scope.unitId);
  const settings = (await readSettings(db)).period;
  const spans = spansOf(period, settings);
  const bySpan = {} as Record<Comparison, Figures>;
  for (const span of comparisons) bySpan[span] = await figuresIn(db, indicators, spans[span], scope);
  return {
    period: datePeriod(period, settings),
    spans,
    indicators: [...indicatorList],
    figures: Object.fromEntries(indicators.map(({ name }) => [name, compared(bySpan, name)])),
    ...bySpan,
  };
}

function compared(bySpan: Record<Comparison, Figures>, name: string): Figure {
  const value = (span: Comparison): number => bySpan[span][name] ?? 0;
  return {
    current: value('current'),
    previous: value('previous'),
    sameLastYear: value('sameLastYear'),
    yearToDate: value('yearToDate'),
    changeFromPrevious: changeFrom(value('previous'), value('current')),
    changeFromLastYear: changeFrom(value('sameLastYear'), value('current')),
  };
}
