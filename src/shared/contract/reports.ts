import { z } from 'zod';
import { entitySchema } from './changes.ts';
import { fileTokenSchema, idSchema } from './common.ts';
import { query, task } from './operation.ts';
import { datedPeriodSchema, periodSchema } from './periods.ts';

/** Whether records stand under the unit that they were made in, or under the one that it has become since. */
export const unitModes = ['then', 'today'] as const;
export const unitModeSchema = z.enum(unitModes);
export type UnitMode = z.output<typeof unitModeSchema>;

/** The spans that a report compares. */
export const comparisons = ['current', 'previous', 'sameLastYear', 'yearToDate'] as const;
export const comparisonSchema = z.enum(comparisons);
export type Comparison = z.output<typeof comparisonSchema>;

const range = z.object({ from: z.string(), to: z.string(), label: z.string() });
const figuresByName = z.record(z.string(), z.number());

export const indicatorSchema = z.object({
  name: z.string(),
  label: z.string(),
  /** Unit of measure. */
  unit: z.string(),
  group: z.string(),
  /** How it is counted. */
  explain: z.string(),
});
export type Indicator = z.output<typeof indicatorSchema>;

/** One indicator in all four spans; the changes are shares (0.25: a quarter more), null where there is nothing to compare with. */
export const figureSchema = z.object({
  current: z.number(),
  previous: z.number(),
  sameLastYear: z.number(),
  yearToDate: z.number(),
  changeFromPrevious: z.number().nullable(),
  changeFromLastYear: z.number().nullable(),
});
export type Figure = z.output<typeof figureSchema>;

export const reportFiguresSchema = z.object({
  period: datedPeriodSchema,
  /** The days that each span covers. */
  spans: z.object({ current: range, previous: range, sameLastYear: range, yearToDate: range }),
  /** In the order of the report. */
  indicators: z.array(indicatorSchema),
  /** By the indicator's name. */
  figures: z.record(z.string(), figureSchema),
  /** The same by span, then by the indicator's name. */
  current: figuresByName,
  previous: figuresByName,
  sameLastYear: figuresByName,
  yearToDate: figuresByName,
});
export type ReportFigures = z.output<typeof reportFiguresSchema>;

/** A record behind a figure. */
export const figureRowSchema = z.object({
  entity: entitySchema,
  id: idSchema,
  /** Name of the person, topic of the session, who was commended. */
  title: z.string(),
  detail: z.string().nullable(),
  date: z.string().nullable(),
  unit: z.string().nullable(),
  /** What the record counts for. */
  amount: z.number(),
});

export const reportsContract = {
  /** The periods of a year with their days. */
  'reports.periods': query({
    input: z.strictObject({ year: z.int().min(1990).max(2100).optional() }),
    output: z.object({
      year: z.int(),
      /** The last quarter that has ended: what there is to report. */
      latest: datedPeriodSchema,
      periods: z.array(datedPeriodSchema),
    }),
  }),
  'reports.figures': query({
    input: z.strictObject({ period: periodSchema, unitId: idSchema.optional(), units: unitModeSchema.default('then') }),
    output: reportFiguresSchema,
  }),
  /** The records behind one figure: an indicator, or a column of a table by unit. */
  'reports.rows': query({
    input: z.strictObject({
      period: periodSchema,
      indicator: z.string().max(64),
      span: comparisonSchema.default('current'),
      unitId: idSchema.optional(),
      units: unitModeSchema.default('then'),
      page: z.int().min(1).max(100_000).default(1),
      pageSize: z.int().min(1).max(10_000).default(200),
    }),
    output: z.object({
      indicator: indicatorSchema,
      entity: entitySchema,
      /** The figure: the sum of all rows' amounts. */
      value: z.number(),
      items: z.array(figureRowSchema),
      total: z.int(),
    }),
  }),
  /** Writes the workbook of a period (.xlsx). */
  'reports.write': task({
    input: z.strictObject({
      report: z.enum(['quarterly']).default('quarterly'),
      period: periodSchema,
      units: unitModeSchema.default('then'),
      path: fileTokenSchema,
    }),
    output: z.object({ sheets: z.array(z.string()), bytes: z.int(), sha256: z.string() }),
    file: { field: 'path', use: 'write' },
  }),
} as const;
