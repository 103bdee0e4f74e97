import { z } from 'zod';
import {
  countBy,
  fullDateSchema,
  idSchema,
  lines,
  oneOrMany,
  optionalText,
  orNull,
  partialDateSchema,
  patchOf,
  recordMeta,
} from './common.ts';
import { recordContract } from './record-contract.ts';

/**
 * How violations of speakers were handled: a record of its own, shown on its own page only, never in lists of
 * speakers, their exports or reports.
 */

export const violationKinds = ['kiem-diem', 'nhac-nho', 'canh-cao', 'mien-nhiem'] as const;
export const violationKindSchema = z.enum(violationKinds);
export type ViolationKind = z.output<typeof violationKindSchema>;
export const violationKindLabels: Record<ViolationKind, string> = {
  'kiem-diem': 'Kiểm điểm',
  'nhac-nho': 'Nhắc nhở',
  'canh-cao': 'Cảnh cáo',
  'mien-nhiem': 'Miễn nhiệm',
};

const fields = {
  speakerId: idSchema,
  kind: violationKindSchema,
  decisionNumber: optionalText(100),
  decisionDate: orNull(partialDateSchema),
  issuer: optionalText(),
  /** What it was about, as the decision says. */
  content: lines(2000)
    .nullish()
    .transform((value) => value || null),
};

export const violationInputSchema = z.strictObject(fields);
export const violationPatchSchema = patchOf(fields);

export const violationSchema = z.object({
  ...recordMeta,
  speakerId: idSchema,
  speaker: z.string(),
  unitId: idSchema,
  unit: z.string(),
  kind: violationKindSchema,
  decisionNumber: z.string().nullable(),
  decisionDate: z.string().nullable(),
  issuer: z.string().nullable(),
  content: z.string().nullable(),
});
export type Violation = z.output<typeof violationSchema>;

export const violationFilterSchema = z.strictObject({
  speakerId: oneOrMany(idSchema).optional(),
  unitId: oneOrMany(idSchema).optional(),
  below: z.boolean().optional(),
  kind: oneOrMany(violationKindSchema).optional(),
  from: fullDateSchema.optional(),
  to: fullDateSchema.optional(),
  ids: z.array(idSchema).max(10_000).optional(),
  deleted: z.boolean().optional(),
});
export type ViolationFilter = z.output<typeof violationFilterSchema>;

export const violationsContract = {
  ...recordContract('violations', {
    item: violationSchema,
    record: violationSchema,
    input: violationInputSchema,
    patch: violationPatchSchema,
    filter: violationFilterSchema,
    totals: z.object({ total: z.int(), speakers: z.int(), byKind: countBy }),
  }),
} as const;
