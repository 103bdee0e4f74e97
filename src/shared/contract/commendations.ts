import { z } from 'zod';
import {
  commendationStageSchema,
  commendationTypeSchema,
  subjectKindSchema,
  termCodeSchema,
} from './commendation-values.ts';
import {
  countBy,
  fileTokenSchema,
  fullDateSchema,
  idSchema,
  listOutput,
  manyRemoved,
  oneOrMany,
  optionalText,
  orNull,
  partialDateSchema,
  patchOf,
  recordMeta,
  selectionOf,
} from './common.ts';
import { command, query, task } from './operation.ts';
import { recordContract } from './record-contract.ts';
import { speakerSchema } from './speakers.ts';

const yearSchema = z.int().min(1945, 'Năm chưa đúng.').max(2100, 'Năm chưa đúng.');
const amountSchema = z.int().min(0, 'Số tiền không thể âm.').max(1_000_000_000_000);
const sessionsSchema = z
  .array(idSchema)
  .max(2000)
  .nullish()
  .transform((value) => [...new Set(value ?? [])]);

const fields = {
  speakerId: orNull(idSchema),
  /** A collective's unit, or where a person belonged when commended. */
  unitId: orNull(idSchema),
  subjectName: optionalText(200),
  /** A code of the catalogue's forms. */
  form: termCodeSchema,
  /** A code of the catalogue's levels. */
  level: orNull(termCodeSchema),
  authority: optionalText(),
  decisionNumber: optionalText(100),
  decisionDate: orNull(partialDateSchema),
  reason: optionalText(1000),
  /** Tiền thưởng, in đồng. */
  amount: orNull(amountSchema),
  /** The talks behind it: ids of sessions. */
  sessions: sessionsSchema,
};

/**
 * A commendation as entered. What can be known from the rest need not be given: `subjectKind` (a person where a speaker
 * is linked), `subjectName` and `unitId` (from the record that is linked), `type` (from the form), `year` (from the
 * decision's date, else this year), `stage` (`granted` with a decision's number or date, else `proposed`).
 */
export const commendationInputSchema = z.strictObject({
  ...fields,
  subjectKind: subjectKindSchema.nullish(),
  type: commendationTypeSchema.nullish(),
  year: yearSchema.nullish(),
  stage: commendationStageSchema.nullish(),
});
export type CommendationInput = z.output<typeof commendationInputSchema>;

export const commendationPatchSchema = patchOf({
  ...fields,
  subjectKind: subjectKindSchema,
  type: commendationTypeSchema,
  year: yearSchema,
  stage: commendationStageSchema,
});

/** When a commendation reached a stage, and who entered it. */
export const stageStepSchema = z.object({
  stage: commendationStageSchema,
  date: z.string(),
  clerk: z.string(),
  note: z.string().nullable(),
});
export type StageStep = z.output<typeof stageStepSchema>;

export const commendationSchema = z.object({
  ...recordMeta,
  subjectKind: subjectKindSchema,
  speakerId: idSchema.nullable(),
  unitId: idSchema.nullable(),
  /** The unit's name as registered. */
  unit: z.string().nullable(),
  /** The name that stands on the award. */
  subjectName: z.string(),
  type: commendationTypeSchema,
  form: z.string(),
  /** What the form is called at this level: `Chiến sĩ thi đua cơ sở`. */
  formLabel: z.string(),
  level: z.string().nullable(),
  levelLabel: z.string().nullable(),
  authority: z.string().nullable(),
  decisionNumber: z.string().nullable(),
  decisionDate: z.string().nullable(),
  year: z.int(),
  reason: z.string().nullable(),
  amount: z.int().nullable(),
  sessions: z.array(idSchema),
  stage: commendationStageSchema,
  /** The way it went, oldest first. */
  stages: z.array(stageStepSchema),
});
export type Commendation = z.output<typeof commendationSchema>;

export const commendationFilterSchema = z.strictObject({
  subjectKind: oneOrMany(subjectKindSchema).optional(),
  speakerId: oneOrMany(idSchema).optional(),
  unitId: oneOrMany(idSchema).optional(),
  /** Whether units below those named count too; they do unless this is false. */
  below: z.boolean().optional(),
  type: oneOrMany(commendationTypeSchema).optional(),
  form: oneOrMany(termCodeSchema).optional(),
  level: oneOrMany(termCodeSchema).optional(),
  authority: oneOrMany(z.string().max(250)).optional(),
  stage: oneOrMany(commendationStageSchema).optional(),
  year: oneOrMany(yearSchema).optional(),
  /** The decision's date, both ends included. */
  from: fullDateSchema.optional(),
  to: fullDateSchema.optional(),
  amountFrom: amountSchema.optional(),
  amountTo: amountSchema.optional(),
  /** Commendations that this session stands behind. */
  sessionId: oneOrMany(idSchema).optional(),
  /** Whether the subject is linked to a speaker or unit of the register. */
  linked: z.boolean().optional(),
  ids: z.array(idSchema).max(10_000).optional(),
  /** Only what is in the recycle bin. */
  deleted: z.boolean().optional(),
});
export type CommendationFilter = z.output<typeof commendationFilterSchema>;

export const commendationsContract = {
  ...recordContract('commendations', {
    item: commendationSchema,
    record: commendationSchema,
    input: commendationInputSchema,
    patch: commendationPatchSchema,
    filter: commendationFilterSchema,
    totals: z.object({
      total: z.int(),
      individuals: z.int(),
      collectives: z.int(),
      titles: z.int(),
      awards: z.int(),
      amount: z.int(),
      byForm: countBy,
      byLevel: countBy,
      byStage: countBy,
    }),
  }),
  /** To another stage, with the date and, for a decision, what it says. */
  'commendations.advance': command({
    input: z.strictObject({
      ids: z.array(idSchema).min(1).max(10_000),
      stage: commendationStageSchema,
      /** Default: today. */
      date: fullDateSchema.optional(),
      note: optionalText(500),
      decisionNumber: optionalText(100),
      decisionDate: orNull(partialDateSchema),
      authority: optionalText(),
      amount: orNull(amountSchema),
    }),
    output: manyRemoved,
  }),
  /** Values already in the register that hold the typed text, the most used first. */
  'commendations.suggestions': query({
    input: z.strictObject({
      field: z.enum(['authority', 'reason', 'subjectName']),
      text: z.string().max(120).default(''),
    }),
    output: z.array(z.string()),
  }),
  /** Active speakers with sessions in the last `years` years and no commendation granted in them. */
  'commendations.overlooked': query({
    input: z.strictObject({
      years: z.int().min(1).max(50).default(3),
      minSessions: z.int().min(0).max(10_000).default(1),
      unitId: oneOrMany(idSchema).optional(),
      page: z.int().min(1).default(1),
      pageSize: z.int().min(1).max(10_000).default(200),
    }),
    output: listOutput(
      z.object({
        speaker: speakerSchema,
        sessions: z.int(),
        audience: z.int(),
        lastSession: z.string().nullable(),
        /** The year of the last commendation; null: never. */
        lastCommended: z.int().nullable(),
        /** Commendations proposed or submitted and not yet decided, oldest first. */
        pending: z.array(z.object({ id: idSchema, formLabel: z.string(), stage: commendationStageSchema })),
      }),
    ),
  }),
  /** One subject commended more than once in a year for the same reason: proposals count, refusals do not. */
  'commendations.repeated': query({
    input: z.strictObject({ year: yearSchema.optional() }),
    output: z.array(
      z.object({ subjectName: z.string(), year: z.int(), reason: z.string(), items: z.array(commendationSchema) }),
    ),
  }),
  /** Proposes speakers of sessions (or those named) in one go: one proposal a person. */
  'commendations.propose': command({
    input: z.strictObject({
      speakerIds: z.array(idSchema).min(1).max(2000),
      sessions: sessionsSchema,
      /** Where either is given, all talks that each person held from one day to the other stand behind it too. */
      from: fullDateSchema.optional(),
      to: fullDateSchema.optional(),
      form: termCodeSchema,
      level: orNull(termCodeSchema),
      authority: optionalText(),
      year: yearSchema.nullish(),
      reason: optionalText(1000),
      amount: orNull(amountSchema),
    }),
    output: z.object({
      items: z.array(commendationSchema),
      /** Those who have a commendation of this form, year and reason already. */
      existing: z.array(z.object({ speakerId: idSchema, subjectName: z.string() })),
      changeId: idSchema.nullable(),
    }),
  }),
  /** Writes the list of proposals (danh sách đề nghị khen thưởng) as a workbook; `path` is a file token. */
  'commendations.writeProposal': task({
    input: z.strictObject({
      selection: selectionOf(commendationFilterSchema),
      title: optionalText(300),
      path: fileTokenSchema,
    }),
    output: z.object({ rows: z.int() }),
    file: { field: 'path', use: 'write' },
  }),
} as const;
