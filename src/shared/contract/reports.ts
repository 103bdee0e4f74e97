import { z } from 'zod';
import { entitySchema } from './changes.ts';
import { fileTokenSchema, idSchema, optionalText } from './common.ts';
import { command, query, task } from './operation.ts';
import { datedPeriodSchema, periodSchema } from './periods.ts';

/** Whether records stand under the unit that they were made in, or under the one that it has become since. */
export const unitModes = ['then', 'today'] as const;
export const unitModeSchema = z.enum(unitModes);
export type UnitMode = z.output<typeof unitModeSchema>;

/** The spans that a report compares. */
export const comparisons = ['current', 'previous', 'sameLastYear', 'yearToDate'] as const;
export const comparisonSchema = z.enum(comparisons);
export type Comparison = z.output<typeof comparisonSchema>;

/** Days, both included, with what they are called. */
export const spanSchema = z.object({ from: z.string(), to: z.string(), label: z.string() });
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
  spans: z.object({ current: spanSchema, previous: spanSchema, sameLastYear: spanSchema, yearToDate: spanSchema }),
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

/** What is found before a report is sent; nothing of it stops the sending. */
export const checkCodes = ['NOT_SENT', 'AUDIENCE_PARTS', 'NO_SPEAKERS', 'MOVED_HALF', 'DATE_INCOMPLETE'] as const;
export const reportCheckSchema = z.object({
  code: z.enum(checkCodes),
  message: z.string(),
  count: z.int(),
  /** The records that it is about; for a figure that moved, the figure's name is in `indicator`. */
  rows: z.array(figureRowSchema.omit({ amount: true })),
  indicator: z.string().nullable(),
});
export type ReportCheck = z.output<typeof reportCheckSchema>;

/** A figure that is not what it was when the report was sent. */
const changedFigure = z.object({
  name: z.string(),
  label: z.string(),
  unit: z.string(),
  sent: z.number(),
  now: z.number(),
});
export type ChangedFigure = z.output<typeof changedFigure>;

export const sentReportSchema = z.object({
  id: idSchema,
  period: datedPeriodSchema,
  /** The first day and the last, as they were when it was sent. */
  from: z.string(),
  to: z.string(),
  /** 0: the first; 1, 2, …: amended reports (báo cáo bổ sung). */
  ordinal: z.int(),
  /** `Báo cáo Quý III/2024`, `Báo cáo bổ sung lần 1 Quý III/2024`. */
  title: z.string(),
  sentAt: z.string(),
  clerk: z.string(),
  fileName: z.string(),
  /** Of the frozen workbook, hexadecimal. */
  sha256: z.string(),
  bytes: z.int(),
  figures: z.record(z.string(), z.number()),
  warnings: z.array(z.object({ code: z.string(), message: z.string() })),
  note: z.string().nullable(),
});
export type SentReport = z.output<typeof sentReportSchema>;

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
  /** What to look at before sending. */
  'reports.checks': query({
    input: z.strictObject({ period: periodSchema, units: unitModeSchema.default('then') }),
    output: z.array(reportCheckSchema),
  }),
  /**
   * Freezes a copy of the period's workbook with its figures: what is sent. Where one was sent already, it becomes an
   * amended report that names the first; refused (`CONFLICT`) where no figure has changed, unless `again`.
   */
  'reports.finalise': task({
    input: z.strictObject({
      period: periodSchema,
      units: unitModeSchema.default('then'),
      note: optionalText(500),
      /** Whether the period is locked from now on. */
      lock: z.boolean().default(false),
      again: z.boolean().default(false),
    }),
    output: sentReportSchema,
  }),
  /** Where a period stands: what was sent, and which figures are not what they were then. */
  'reports.state': query({
    input: z.strictObject({ period: periodSchema }),
    output: z.object({
      period: datedPeriodSchema,
      locked: z.boolean(),
      /** Oldest first. */
      sent: z.array(sentReportSchema),
      /** Against the last one sent. */
      changedSinceSent: z.array(changedFigure),
    }),
  }),
  /** Everything that was ever sent, newest first. */
  'reports.sent': query({ input: z.strictObject({}), output: z.array(sentReportSchema) }),
  /** Writes a frozen copy to a file; refused (`DATABASE_DAMAGED`) where it is not the one that was frozen. */
  'reports.sentFile': task({
    input: z.strictObject({ id: idSchema, path: fileTokenSchema }),
    output: z.object({ bytes: z.int(), sha256: z.string() }),
    file: { field: 'path', use: 'write' },
  }),
  'reports.lock': command({
    input: z.strictObject({ period: periodSchema, locked: z.boolean() }),
    output: z.object({ locked: z.boolean() }),
  }),
} as const;
