import { z } from 'zod';
import { idSchema, nothing } from './common.ts';
import { query } from './operation.ts';
import { datedPeriodSchema, periodSchema } from './periods.ts';
import { figureSchema, indicatorSchema, spanSchema, unitModeSchema } from './reports.ts';
import { sessionFormatSchema } from './session-values.ts';

/** The first page: what was done in a period, seen from several sides, and what is due. */

/** Sessions held (a line may stand for several) and all who listened. */
const tally = { sessions: z.int(), audience: z.int() };

/** One calendar month: its days, so that a mark of it opens its rows. */
const monthSchema = z.object({ from: z.string(), to: z.string(), sessions: z.int() });

/** Which places had a session in the period. */
const coverageSchema = z.object({
  total: z.int(),
  covered: z.int(),
  /** Those that had none, in the order of units. */
  missing: z.array(z.object({ id: idSchema, name: z.string(), parent: z.string().nullable() })),
});
export type Coverage = z.output<typeof coverageSchema>;

/** How many topics and speakers are named; the most active first. */
export const OVERVIEW_TOP = 10;

export const dueCodes = [
  'UNITS_NOT_SENT',
  'REPORT_NOT_SENT',
  'REPORT_CHANGED',
  'SESSIONS_OVERDUE',
  'SESSIONS_SOON',
  'NAMES_UNLINKED',
  'RECOGNITION_ENDING',
] as const;

/** Something that waits for the clerk. */
export const dueItemSchema = z.object({
  code: z.enum(dueCodes),
  /** Units, figures, sessions or people, by the code; 1 for a report. */
  count: z.int(),
  /** The day by which it is to be done; null where there is none. */
  due: z.string().nullable(),
  /** Whether that day has passed. */
  overdue: z.boolean(),
  /** The period that it is about. */
  period: datedPeriodSchema.nullable(),
  /** Who is meant, where no filter of a list says so. */
  ids: z.array(idSchema),
});
export type DueItem = z.output<typeof dueItemSchema>;

export const overviewContract = {
  /** A period (the quarter of today where none is given) against the one before and the same last year. */
  'overview.activity': query({
    input: z.strictObject({ period: periodSchema.optional(), units: unitModeSchema.default('then') }),
    output: z.object({
      period: datedPeriodSchema,
      spans: z.object({ current: spanSchema, previous: spanSchema, sameLastYear: spanSchema }),
      /** The key figures, as reports define them. */
      figures: z.array(
        figureSchema
          .omit({ yearToDate: true })
          .extend({ indicator: indicatorSchema, entity: z.enum(['speaker', 'session', 'commendation']) }),
      ),
      /** The calendar year in which the period ends (or today lies), month by month beside the year before. */
      year: z.int(),
      months: z.array(z.object({ month: z.int(), thisYear: monthSchema, lastYear: monthSchema })).length(12),
      /** Units with sessions in the period, the most first; `unitIds` are those whose sessions it stands for. */
      units: z.array(z.object({ unitId: idSchema, unit: z.string(), unitIds: z.array(idSchema), ...tally })),
      formats: z.array(z.object({ format: sessionFormatSchema, ...tally })),
      /** Topics written alike but for marks and case are one; '' is that of sessions without any. */
      topics: z.array(z.object({ topic: z.string(), ...tally })).max(OVERVIEW_TOP),
      speakers: z
        .array(z.object({ speakerId: idSchema, name: z.string(), unit: z.string(), ...tally }))
        .max(OVERVIEW_TOP),
      coverage: z.object({ units: coverageSchema, villages: coverageSchema }),
    }),
  }),
  /** What is due, what is late first. */
  'overview.due': query({ input: nothing, output: z.array(dueItemSchema) }),
} as const;
