import { z } from 'zod';
import { fullDateSchema, idSchema, optionalText, recordMeta } from './common.ts';
import { command, query } from './operation.ts';
import { datedPeriodSchema, periodSchema } from './periods.ts';
import { unitKindSchema } from './units.ts';

/** What the units below sent for each quarter, so that a true zero differs from "not sent". */

/** `not-noted`: nothing is known of what was due before the register began, so it is not overdue. */
export const submissionStates = [
  'complete',
  'received',
  'late',
  'waiting',
  'not-sent',
  'not-noted',
  'not-expected',
] as const;
export const submissionStateSchema = z.enum(submissionStates);
export type SubmissionState = z.output<typeof submissionStateSchema>;
export const submissionStateLabels: Record<SubmissionState, string> = {
  complete: 'Đã nộp đủ',
  received: 'Đã nộp',
  late: 'Nộp chậm',
  waiting: 'Chưa đến hạn',
  'not-sent': 'Chưa nộp',
  'not-noted': 'Chưa ghi nhận',
  'not-expected': 'Không phải nộp',
};

const quarter = { year: z.int().min(1990).max(2100), quarter: z.int().min(1).max(4) };

export const submissionSchema = z.object({
  ...recordMeta,
  unitId: idSchema,
  ...quarter,
  expected: z.boolean(),
  receivedOn: z.string().nullable(),
  /** The import that it came with. */
  batchId: idSchema.nullable(),
  fileName: z.string().nullable(),
  /** Marked by the clerk: everything is there, zeros included. */
  complete: z.boolean(),
  note: z.string().nullable(),
});
export type Submission = z.output<typeof submissionSchema>;

/** One unit in one quarter, whether there is a record of it or not. */
export const submissionCellSchema = submissionSchema
  .pick({
    unitId: true,
    year: true,
    quarter: true,
    expected: true,
    receivedOn: true,
    batchId: true,
    fileName: true,
    complete: true,
    note: true,
  })
  .extend({
    unit: z.string(),
    state: submissionStateSchema,
    /** Received after the day on which it was due. */
    late: z.boolean(),
    due: z.string(),
    /** Sessions held in the quarter that are in the register: a received report with none is a true zero. */
    sessions: z.int(),
  });
export type SubmissionCell = z.output<typeof submissionCellSchema>;

export const submissionsContract = {
  /** The grid of a year: units down, quarters across. */
  'submissions.grid': query({
    input: z.strictObject({ year: z.int().min(1990).max(2100) }),
    output: z.object({
      quarters: z.array(datedPeriodSchema),
      units: z.array(
        z.object({
          id: idSchema,
          name: z.string(),
          kind: unitKindSchema,
          /** One a quarter; null where the unit did not exist then. */
          cells: z.array(submissionCellSchema.nullable()),
        }),
      ),
    }),
  }),
  /** Notes what a unit sent; only what is given changes. Marking complete something not received yet receives it today. */
  'submissions.mark': command({
    input: z.strictObject({
      unitId: z.union([idSchema, z.array(idSchema).min(1).max(2000)]),
      period: periodSchema,
      expected: z.boolean().optional(),
      receivedOn: fullDateSchema.nullable().optional(),
      complete: z.boolean().optional(),
      note: optionalText(500).optional(),
    }),
    output: z.array(submissionCellSchema),
  }),
  /** A reminder for the units that have not sent, ready to be copied into a letter or message. */
  'submissions.reminder': query({
    input: z.strictObject({ period: periodSchema }),
    output: z.object({ units: z.array(z.string()), text: z.string() }),
  }),
} as const;
