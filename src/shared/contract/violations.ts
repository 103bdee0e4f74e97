import { z } from 'zod';
import {
  countBy,
  fullDateSchema,
  idSchema,
  lines,
  listInput,
  listOutput,
  manyChanged,
  manyRemoved,
  oneOrMany,
  optionalText,
  orNull,
  partialDateSchema,
  patchOf,
  recordMeta,
  selectionOf,
  versionSchema,
} from './common.ts';
import { command, query } from './operation.ts';

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
export type ViolationInput = z.output<typeof violationInputSchema>;
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

const selection = selectionOf(violationFilterSchema);

export const violationsContract = {
  'violations.list': query({ input: listInput(violationFilterSchema), output: listOutput(violationSchema) }),
  'violations.totals': query({
    input: z.strictObject({ search: z.string().max(200).optional(), filter: violationFilterSchema.optional() }),
    output: z.object({ total: z.int(), speakers: z.int(), byKind: countBy }),
  }),
  'violations.get': query({ input: z.strictObject({ id: idSchema }), output: violationSchema }),
  'violations.create': command({ input: violationInputSchema, output: violationSchema }),
  'violations.update': command({
    input: violationPatchSchema.extend({ id: idSchema, version: versionSchema.optional() }),
    output: violationSchema,
  }),
  'violations.remove': command({
    input: z.strictObject({ id: idSchema, version: versionSchema.optional() }),
    output: violationSchema,
  }),
  'violations.restore': command({ input: z.strictObject({ id: idSchema }), output: violationSchema }),
  'violations.updateMany': command({
    input: z.strictObject({ selection, patch: violationPatchSchema }),
    output: manyChanged,
  }),
  'violations.removeMany': command({ input: z.strictObject({ selection }), output: manyRemoved }),
} as const;
