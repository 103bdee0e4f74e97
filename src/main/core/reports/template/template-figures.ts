import type { PeriodSettings } from '#shared/contract/app.ts';
import type { Period, PeriodKind } from '#shared/contract/periods.ts';
import type { FigureFill, TemplateSpan } from '#shared/contract/report-templates.ts';
import type { Comparison, UnitMode } from '#shared/contract/reports.ts';
import { breather } from '../../breathe.ts';
import type { Db } from '../../db/schema.ts';
import { unitsBelow } from '../../units/unit.repository.ts';
import { measures } from '../definitions/indicators.ts';
import type { Measure } from '../definitions/measure.ts';
import { addFigures, type Figures, totalFigures } from '../figure.repository.ts';
import { changeFrom, type Spans, spansOf } from '../figures.service.ts';
import { type DayRange, periodDays } from '../period.ts';
import { attributedFigures, attribution } from '../unit-attribution.ts';

/** What a cell takes for a period; null where there is nothing to put there. */
export interface CellFigure {
  value: number | null;
  /** The value is a share of one: 0.25 is a quarter. */
  share: boolean;
}

type Reckoning = (now: number, before: number) => number | null;
const difference: Reckoning = (now, before) => now - before;
const change: Reckoning = (now, before) => changeFrom(before, now);
const ratio: Reckoning = (now, before) => (before === 0 ? null : now / before);

/** What a span is reckoned from: one stretch of days, or this period against another. */
type Reckoned =
  | { of: Comparison }
  | { against: Comparison; reckon: Reckoning; share: boolean }
  | { part: PeriodKind; number: number };

const reckoned: Record<TemplateSpan, Reckoned> = {
  current: { of: 'current' },
  previous: { of: 'previous' },
  sameLastYear: { of: 'sameLastYear' },
  yearToDate: { of: 'yearToDate' },
  differenceFromPrevious: { against: 'previous', reckon: difference, share: false },
  differenceFromLastYear: { against: 'sameLastYear', reckon: difference, share: false },
  changeFromPrevious: { against: 'previous', reckon: change, share: true },
  changeFromLastYear: { against: 'sameLastYear', reckon: change, share: true },
  ratioToPrevious: { against: 'previous', reckon: ratio, share: true },
  ratioToLastYear: { against: 'sameLastYear', reckon: ratio, share: true },
  quarter1: { part: 'quarter', number: 1 },
  quarter2: { part: 'quarter', number: 2 },
  quarter3: { part: 'quarter', number: 3 },
  quarter4: { part: 'quarter', number: 4 },
  halfYear: { part: 'half-year', number: 1 },
  nineMonths: { part: 'nine-months', number: 1 },
  year: { part: 'year', number: 1 },
};

/** Figures by days and unit, each asked for once. */
class FigureBook {
  private readonly totals = new Map<string, Figures>();
  private readonly byUnit = new Map<string, Map<number | null, Figures>>();
  private readonly below = new Map<number, ReadonlySet<number>>();
  private readonly breathe = breather(20);
  private readonly db: Db;
  private readonly some: readonly Measure[];
  private readonly units: UnitMode;

  constructor(db: Db, some: readonly Measure[], units: UnitMode) {
    this.db = db;
    this.some = some;
    this.units = units;
  }

  async figure(name: string, range: DayRange, unitId: number | null): Promise<number> {
    await this.breathe();
    const key = `${range.from} ${range.to} ${unitId ?? ''}`;
    let figures = this.totals.get(key);
    if (!figures) {
      figures = unitId === null ? await totalFigures(this.db, this.some, range) : await this.ofUnit(range, unitId);
      this.totals.set(key, figures);
    }
    return figures[name] ?? 0;
  }

  private async ofUnit(range: DayRange, unitId: number): Promise<Figures> {
    const key = `${range.from} ${range.to}`;
    let rows = this.byUnit.get(key);
    if (!rows) {
      // A cell may ask for a village by itself, so records stay where they are; what lies above sums them.
      const { unitOf, movedSpeakers } = await attribution(this.db, range, this.units);
      rows = await attributedFigures(this.db, this.some, range, { rowOf: unitOf, movedSpeakers });
      this.byUnit.set(key, rows);
    }
    let inside = this.below.get(unitId);
    if (!inside) {
      inside = new Set(await unitsBelow(this.db, [unitId]));
      this.below.set(unitId, inside);
    }
    const sums: Figures = {};
    for (const [row, figures] of rows) if (row !== null && inside.has(row)) addFigures(sums, figures);
    return sums;
  }
}

/**
 * What stands in each cell for a period, in the order of the fills. A share of nothing, and a part of the year that
 * has not ended with the period, are null.
 */
export async function cellFigures(
  db: Db,
  fills: readonly FigureFill[],
  { period, settings, units }: { period: Period; settings: PeriodSettings; units: UnitMode },
): Promise<CellFigure[]> {
  const spans = spansOf(period, settings);
  const wanted = new Set(fills.flatMap(({ indicator }) => measures.get(indicator) ?? []));
  const book = new FigureBook(db, [...wanted], units);
  const figures: CellFigure[] = [];
  for (const fill of fills) figures.push(await cellFigure(book, fill, spans, { period, settings }));
  return figures;
}

async function cellFigure(
  book: FigureBook,
  { indicator, span, unitId, divisor }: FigureFill,
  spans: Spans,
  { period, settings }: { period: Period; settings: PeriodSettings },
): Promise<CellFigure> {
  const how = reckoned[span];
  if (!measures.has(indicator)) return { value: null, share: false };
  if ('of' in how) return { value: (await book.figure(indicator, spans[how.of], unitId)) / divisor, share: false };
  if ('part' in how) {
    const days = periodDays({ kind: how.part, year: period.year, number: how.number }, settings);
    const ended = days.to <= spans.current.to;
    return { value: ended ? (await book.figure(indicator, days, unitId)) / divisor : null, share: false };
  }
  const now = await book.figure(indicator, spans.current, unitId);
  const before = await book.figure(indicator, spans[how.against], unitId);
  const value = how.reckon(now, before);
  return { value: value === null || how.share ? value : value / divisor, share: how.share };
}
