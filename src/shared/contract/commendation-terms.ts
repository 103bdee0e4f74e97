import { z } from 'zod';
import { commendationTypeSchema, subjectKindSchema, termCodeSchema, termKindSchema } from './commendation-values.ts';
import {
  idSchema,
  listInput,
  listOutput,
  oneOrMany,
  orNull,
  patchOf,
  recordMeta,
  requiredText,
  text,
  versionSchema,
} from './common.ts';
import { command, query } from './operation.ts';

/**
 * The catalogue of commendations: forms (titles and awards), levels, and the authorities that decide. It comes filled
 * in with what Law 06/2022/QH15 has; the office adds its own, renames, and hides what it does not use.
 */

const fields = {
  kind: termKindSchema,
  /** What records carry; made from the label where it is not given. It cannot be changed later. */
  code: termCodeSchema.optional(),
  label: requiredText('Hãy nhập tên gọi.', 200),
  /** Forms: title or award. */
  type: orNull(commendationTypeSchema),
  /** Forms: who can receive it; null: persons and collectives. */
  subjectKind: orNull(subjectKindSchema),
  /** Forms and authorities: at which levels (codes); empty: at all. */
  levels: z
    .array(termCodeSchema)
    .max(20)
    .nullish()
    .transform((value) => value ?? []),
  /** Forms whose name depends on the level: `{province: 'Chiến sĩ thi đua cấp tỉnh'}`. */
  levelLabels: z
    .record(termCodeSchema, text(200))
    .nullish()
    .transform((value) => value ?? {}),
  /** Where it stands in the list of its kind, from 1. */
  position: orNull(z.int().min(1).max(10_000)),
  /** Not offered any more; records that carry it keep it. */
  hidden: z.boolean().default(false),
};

const { kind: _kind, code: _code, hidden: _hidden, ...editable } = fields;
const patch = patchOf({ ...editable, hidden: z.boolean() });

export const commendationTermSchema = z.object({
  ...recordMeta,
  kind: termKindSchema,
  code: z.string(),
  label: z.string(),
  type: commendationTypeSchema.nullable(),
  subjectKind: subjectKindSchema.nullable(),
  levels: z.array(z.string()),
  levelLabels: z.record(z.string(), z.string()),
  position: z.int(),
  hidden: z.boolean(),
});
export type CommendationTerm = z.output<typeof commendationTermSchema>;

export const commendationTermsContract = {
  'commendationTerms.list': query({
    input: listInput(
      z.strictObject({
        kind: oneOrMany(termKindSchema).optional(),
        type: commendationTypeSchema.optional(),
        hidden: z.boolean().optional(),
        deleted: z.boolean().optional(),
      }),
    ),
    /** `uses`: how many commendations carry it. */
    output: listOutput(commendationTermSchema.extend({ uses: z.int() })),
  }),
  'commendationTerms.create': command({ input: z.strictObject(fields), output: commendationTermSchema }),
  'commendationTerms.update': command({
    input: patch.extend({ id: idSchema, version: versionSchema.optional() }),
    output: commendationTermSchema,
  }),
  'commendationTerms.remove': command({
    input: z.strictObject({ id: idSchema, version: versionSchema.optional() }),
    output: commendationTermSchema,
  }),
  'commendationTerms.restore': command({ input: z.strictObject({ id: idSchema }), output: commendationTermSchema }),
} as const;
