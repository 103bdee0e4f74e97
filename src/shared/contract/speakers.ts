import { z } from 'zod';
import { readNationalId, readPhone } from '../text/identity.ts';
import { dateParts } from '../text/partial-date.ts';
import { properName } from '../text/vietnamese.ts';
import {
  countBy,
  fullDateSchema,
  idSchema,
  lines,
  oneOrMany,
  optionalText,
  orNull,
  partialDateSchema,
  recordMeta,
  requiredText,
  text,
} from './common.ts';
import { command, query } from './operation.ts';
import { recordContract } from './record-contract.ts';
import {
  educationLevelSchema,
  genderSchema,
  politicalTheorySchema,
  recognitionKindSchema,
  speakerCategorySchema,
  speakerStatusSchema,
} from './speaker-values.ts';

/** A list of short texts without blanks and repeats. */
const textList = z
  .array(text(200))
  .max(50)
  .transform((all) => [...new Set(all.filter((item) => item !== ''))]);

export const recognitionSchema = z.strictObject({
  kind: recognitionKindSchema.default('recognised'),
  decisionNumber: optionalText(100),
  decisionDate: orNull(partialDateSchema),
  issuer: optionalText(),
  from: orNull(partialDateSchema),
  to: orNull(partialDateSchema),
  reason: optionalText(500),
});
export type Recognition = z.output<typeof recognitionSchema>;

const phoneSchema = z
  .string()
  .max(40)
  .nullish()
  .transform((value, context) => {
    if (!value?.trim()) return null;
    const phone = readPhone(value);
    if (phone !== undefined) return phone;
    context.addIssue({ code: 'custom', message: 'Số điện thoại gồm 10 chữ số, bắt đầu bằng 0 (ví dụ 0905 123 456).' });
    return z.NEVER;
  });

const nationalIdSchema = z
  .string()
  .max(40)
  .nullish()
  .transform((value, context) => {
    if (!value?.trim()) return null;
    const id = readNationalId(value);
    if (id !== undefined) return id;
    context.addIssue({ code: 'custom', message: 'Số CCCD gồm 12 chữ số (CMND cũ: 9 chữ số).' });
    return z.NEVER;
  });

const emailSchema = z
  .string()
  .trim()
  .max(200)
  .nullish()
  .transform((value) => value || null)
  .refine((value) => value === null || /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(value), {
    message: 'Thư điện tử chưa đúng dạng (ví dụ ten@kontum.gov.vn).',
  });

export const EARLIEST_BIRTH_YEAR = 1920;

const birthDateSchema = orNull(
  partialDateSchema.refine((value) => (dateParts(value)?.year ?? 0) >= EARLIEST_BIRTH_YEAR, {
    message: `Ngày sinh không thể trước năm ${EARLIEST_BIRTH_YEAR}.`,
  }),
);

/** The fields of a speaker that people enter; each checked alone, so that a form can check as a field is left. */
export const speakerFieldSchemas = {
  fullName: requiredText('Hãy nhập họ và tên.', 120).transform(properName),
  gender: orNull(genderSchema),
  birthDate: birthDateSchema,
  ethnicity: optionalText(60),
  nationalId: nationalIdSchema,
  phone: phoneSchema,
  email: emailSchema,
  position: optionalText(),
  workplace: optionalText(),
  unitId: idSchema,
  village: optionalText(120),
  partyMember: orNull(z.boolean()),
  education: optionalText(),
  educationLevel: orNull(educationLevelSchema),
  politicalTheory: orNull(politicalTheorySchema),
  languages: textList.nullish().transform((value) => value ?? []),
  category: orNull(speakerCategorySchema),
  recognition: z
    .array(recognitionSchema)
    .max(50)
    .nullish()
    .transform((value) => value ?? []),
  topics: textList.nullish().transform((value) => value ?? []),
  notes: lines()
    .nullish()
    .transform((value) => value || null),
} as const;

export const speakerInputSchema = z.strictObject(speakerFieldSchemas);
export type SpeakerInput = z.output<typeof speakerInputSchema>;
export type SpeakerField = keyof SpeakerInput;

/** A change of a speaker: only the fields that are there are changed. */
export const speakerPatchSchema = z.strictObject(
  Object.fromEntries(Object.entries(speakerFieldSchemas).map(([name, schema]) => [name, schema.optional()])) as {
    [F in SpeakerField]: z.ZodOptional<(typeof speakerFieldSchemas)[F]>;
  },
);
export type SpeakerPatch = Partial<SpeakerInput>;

export const speakerSchema = z.object({
  ...recordMeta,
  fullName: z.string(),
  gender: genderSchema.nullable(),
  birthDate: z.string().nullable(),
  ethnicity: z.string().nullable(),
  /** Masked in lists (all but the last three digits), whole in `speakers.get`. */
  nationalId: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  position: z.string().nullable(),
  workplace: z.string().nullable(),
  unitId: idSchema,
  /** The unit's name as registered. */
  unit: z.string(),
  village: z.string().nullable(),
  partyMember: z.boolean().nullable(),
  education: z.string().nullable(),
  educationLevel: educationLevelSchema.nullable(),
  politicalTheory: politicalTheorySchema.nullable(),
  languages: z.array(z.string()),
  category: speakerCategorySchema.nullable(),
  recognition: z.array(
    z.object({
      kind: recognitionKindSchema,
      decisionNumber: z.string().nullable(),
      decisionDate: z.string().nullable(),
      issuer: z.string().nullable(),
      from: z.string().nullable(),
      to: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
  topics: z.array(z.string()),
  notes: z.string().nullable(),
  /** Derived from `recognition` as of today; never entered. */
  status: speakerStatusSchema,
  /** The record this one was merged into, for a record that a merge put in the recycle bin. */
  mergedIntoId: idSchema.nullable(),
});
export type Speaker = z.output<typeof speakerSchema>;

/** Filters combine: a speaker must meet them all. Of a list of values, any one will do. */
export const speakerFilterSchema = z.strictObject({
  unitId: oneOrMany(idSchema).optional(),
  /** Whether units below those named count too; they do unless this is false. */
  below: z.boolean().optional(),
  category: oneOrMany(speakerCategorySchema).optional(),
  gender: oneOrMany(genderSchema).optional(),
  ethnicity: oneOrMany(z.string().max(60)).optional(),
  /** All but Kinh. */
  minority: z.boolean().optional(),
  partyMember: z.boolean().optional(),
  educationLevel: oneOrMany(educationLevelSchema).optional(),
  politicalTheory: oneOrMany(politicalTheorySchema).optional(),
  /** As it is written. */
  education: oneOrMany(z.string().max(250)).optional(),
  /** People who speak any of these, who speak about any of these. */
  languages: oneOrMany(z.string().max(60)).optional(),
  topics: oneOrMany(z.string().max(250)).optional(),
  hasNotes: z.boolean().optional(),
  status: oneOrMany(speakerStatusSchema).optional(),
  /** Age in full years today, both ends included; those without a birth date are left out. */
  ageFrom: z.int().min(0).max(150).optional(),
  ageTo: z.int().min(0).max(150).optional(),
  /** Who was granted a commendation (or, with `value` false, none) for these years, both included. */
  commended: z
    .strictObject({
      from: z.int().min(1945).max(2100),
      to: z.int().min(1945).max(2100),
      value: z.boolean().default(true),
    })
    .optional(),
  /** Who spoke (or, with `value` false, did not) at any session held in these days, both included. */
  active: z.strictObject({ from: fullDateSchema, to: fullDateSchema, value: z.boolean().default(true) }).optional(),
  ids: z.array(idSchema).max(10_000).optional(),
  /** Only what is in the recycle bin. */
  deleted: z.boolean().optional(),
});
export type SpeakerFilter = z.output<typeof speakerFilterSchema>;

export const speakersContract = {
  ...recordContract('speakers', {
    item: speakerSchema,
    record: speakerSchema,
    input: speakerInputSchema,
    patch: speakerPatchSchema,
    filter: speakerFilterSchema,
    totals: z.object({
      total: z.int(),
      female: z.int(),
      minority: z.int(),
      partyMembers: z.int(),
      byCategory: countBy,
      byStatus: countBy,
    }),
  }),
  /** Records that may be the same person as the one being typed; never blocks. */
  'speakers.twins': query({
    input: z.strictObject({
      id: idSchema.optional(),
      fullName: z.string().max(250),
      birthDate: z.string().max(10).nullish(),
      unitId: idSchema.nullish(),
      nationalId: z.string().max(40).nullish(),
    }),
    output: z.array(
      z.object({ speaker: speakerSchema, reasons: z.array(z.enum(['nationalId', 'birthDate', 'unit'])) }),
    ),
  }),
  /** What is already in the register, most used first: offered while typing. */
  'speakers.suggestions': query({
    input: z.strictObject({
      field: z.enum(['ethnicity', 'position', 'workplace', 'education', 'village', 'languages', 'topics', 'issuer']),
      text: z.string().max(120).default(''),
    }),
    output: z.array(z.string()),
  }),
  'speakers.previewMerge': query({
    input: z.strictObject({ keep: idSchema, drop: idSchema }),
    output: z.object({
      keep: speakerSchema,
      drop: speakerSchema,
      differing: z.array(z.string()),
      moves: z.array(z.object({ entity: z.string(), count: z.int() })),
    }),
  }),
  /** Merges two records of one person: `fields` are the values that the kept record takes. */
  'speakers.merge': command({
    input: z.strictObject({ keep: idSchema, drop: idSchema, fields: speakerPatchSchema.optional() }),
    output: z.object({ speaker: speakerSchema, changeId: idSchema }),
  }),
} as const;
