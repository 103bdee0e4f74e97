import { z } from 'zod';
import { fold } from '../text/vietnamese.ts';
import { fileTokenSchema, fullDateSchema, idSchema, optionalText, recordMeta, versionSchema } from './common.ts';
import { command, query, task } from './operation.ts';
import { type SessionKind, sessionKindSchema } from './session-values.ts';

/** What speakers are paid: rates with the day from which they hold, and the list of payments of a span of days. */

const amountSchema = z.int().min(0, 'Không thể âm.').max(1_000_000_000, 'Số này quá lớn.');

const rateFields = {
  /** Null: any kind of session. */
  kind: sessionKindSchema.nullish().transform((value) => value ?? null),
  /** Null: any role. */
  role: optionalText(100),
  /** Đồng for one session. */
  amount: amountSchema,
  validFrom: fullDateSchema,
};

export const feeRateSchema = z.object({
  ...recordMeta,
  kind: sessionKindSchema.nullable(),
  role: z.string().nullable(),
  amount: z.int(),
  validFrom: z.string(),
});
export type FeeRate = z.output<typeof feeRateSchema>;

/**
 * The rate for a role in a kind of session on a day: among those that hold then, the one that names the role, then
 * the one that names the kind, then the latest. Undefined where none holds.
 */
export function rateFor<R extends Pick<FeeRate, 'kind' | 'role' | 'amount' | 'validFrom'>>(
  rates: readonly R[],
  of: { kind: SessionKind; role: string | null; date: string },
): R | undefined {
  const role = fold(of.role ?? '');
  const weight = (rate: R): number => (rate.role === null ? 0 : 2) + (rate.kind === null ? 0 : 1);
  return rates
    .filter(
      (rate) =>
        rate.validFrom <= of.date &&
        (rate.kind === null || rate.kind === of.kind) &&
        (rate.role === null || fold(rate.role) === role),
    )
    .sort((a, b) => weight(b) - weight(a) || (a.validFrom < b.validFrom ? 1 : -1))[0];
}

/** Days, both included, and the units (with those below them) whose sessions count. */
const spanFields = {
  period: z.strictObject({ from: fullDateSchema, to: fullDateSchema }),
  unitId: idSchema.nullish(),
};

const paymentLine = z.object({
  sessionId: idSchema,
  date: z.string(),
  topic: z.string().nullable(),
  unit: z.string(),
  role: z.string().nullable(),
  count: z.int(),
  /** Null: no fee was entered. */
  fee: z.int().nullable(),
});

export const paymentsSchema = z.object({
  items: z.array(
    z.object({
      /** Null: a name that is not linked to the register. */
      speakerId: idSchema.nullable(),
      name: z.string(),
      /** The speaker's unit; for a name that is not linked, the unit of the session. */
      unit: z.string(),
      position: z.string().nullable(),
      sessions: z.int(),
      amount: z.int(),
      lines: z.array(paymentLine),
    }),
  ),
  sessions: z.int(),
  amount: z.int(),
  /** The sum in words, as the list ends. */
  words: z.string(),
  /** Lines without a fee. */
  missing: z.int(),
});
export type Payments = z.output<typeof paymentsSchema>;

export const feesContract = {
  'fees.list': query({
    input: z.strictObject({ deleted: z.boolean().optional() }),
    output: z.object({ items: z.array(feeRateSchema), total: z.int() }),
  }),
  'fees.get': query({ input: z.strictObject({ id: idSchema }), output: feeRateSchema }),
  'fees.create': command({ input: z.strictObject(rateFields), output: feeRateSchema }),
  'fees.update': command({
    input: z.strictObject({
      id: idSchema,
      version: versionSchema.optional(),
      kind: sessionKindSchema.nullable().optional(),
      role: rateFields.role.optional(),
      amount: amountSchema.optional(),
      validFrom: fullDateSchema.optional(),
    }),
    output: feeRateSchema,
  }),
  'fees.remove': command({
    input: z.strictObject({ id: idSchema, version: versionSchema.optional() }),
    output: feeRateSchema,
  }),
  'fees.restore': command({ input: z.strictObject({ id: idSchema }), output: feeRateSchema }),
  /** The list of payments: who spoke at sessions held in these days, and what is due to them. */
  'payments.list': query({ input: z.strictObject(spanFields), output: paymentsSchema }),
  /** Enters the rates where a speaker at a session held has no fee yet; what was entered stays. */
  'payments.fill': command({
    input: z.strictObject(spanFields),
    output: z.object({ filled: z.int(), changeId: idSchema.nullable() }),
  }),
  /** The list of payments as a workbook. */
  'payments.write': task({
    input: z.strictObject({ ...spanFields, file: fileTokenSchema }),
    output: z.object({ people: z.int(), amount: z.int() }),
    file: { field: 'file', use: 'write' },
  }),
} as const;
