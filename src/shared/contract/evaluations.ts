import { z } from 'zod';
import {
  countBy,
  idSchema,
  listOutput,
  oneOrMany,
  optionalText,
  patchOf,
  recordMeta,
  versionSchema,
} from './common.ts';
import { command, query } from './operation.ts';
import { recordContract } from './record-contract.ts';

/** The yearly evaluation of speakers: the program computes figures and proposes, the clerk decides. */

export const ratings = ['excellent', 'good', 'completed', 'not-completed'] as const;
export const ratingSchema = z.enum(ratings);
export type Rating = z.output<typeof ratingSchema>;
export const ratingLabels: Record<Rating, string> = {
  excellent: 'Hoàn thành xuất sắc nhiệm vụ',
  good: 'Hoàn thành tốt nhiệm vụ',
  completed: 'Hoàn thành nhiệm vụ',
  'not-completed': 'Không hoàn thành nhiệm vụ',
};

/** What a year's work is measured by. */
export const figureNames = ['sessions', 'audience', 'trainings', 'reports'] as const;
export type FigureName = (typeof figureNames)[number];
export const figureLabels: Record<FigureName, string> = {
  sessions: 'Số buổi đã thực hiện',
  audience: 'Lượt người nghe',
  trainings: 'Lớp tập huấn đã dự',
  reports: 'Báo cáo của đơn vị đã gửi',
};
/** The same over narrow columns. */
export const shortFigureLabels: Record<FigureName, string> = {
  sessions: 'Buổi',
  audience: 'Lượt nghe',
  trainings: 'Tập huấn',
  reports: 'Báo cáo',
};

const count = z.int().min(0).max(10_000_000);
const figuresSchema = z.strictObject({ sessions: count, audience: count, trainings: count, reports: count });
export type Figures = z.output<typeof figuresSchema>;

/** The least that each rating asks for; the best rating whose every figure is reached is proposed. */
const minimum = z.strictObject({
  sessions: count.default(0),
  audience: count.default(0),
  trainings: count.default(0),
  reports: count.default(0),
});
export const evaluationRulesSchema = z.strictObject({
  excellent: minimum.default({ sessions: 12, audience: 600, trainings: 1, reports: 0 }),
  good: minimum.default({ sessions: 8, audience: 300, trainings: 1, reports: 0 }),
  completed: minimum.default({ sessions: 4, audience: 0, trainings: 0, reports: 0 }),
});
/** Changes of the rules: each rating that is there is replaced. */
export const evaluationRulesPatchSchema = z.strictObject({
  excellent: minimum.optional(),
  good: minimum.optional(),
  completed: minimum.optional(),
});
export type EvaluationRules = z.output<typeof evaluationRulesSchema>;

/** The rating that the rules propose for a year's figures. */
export function proposedRating(figures: Figures, rules: EvaluationRules): Rating {
  const reached = (['excellent', 'good', 'completed'] as const).find((rating) =>
    figureNames.every((name) => figures[name] >= rules[rating][name]),
  );
  return reached ?? 'not-completed';
}

const yearSchema = z.int().min(1945, 'Năm chưa đúng.').max(2100, 'Năm chưa đúng.');

const fields = {
  speakerId: idSchema,
  year: yearSchema,
  rating: ratingSchema,
  notes: optionalText(1000),
};

/** The numbers behind a rating are computed when it is entered, unless given (a paper record of an earlier year). */
export const evaluationInputSchema = z.strictObject({ ...fields, figures: figuresSchema.partial().optional() });
export const evaluationPatchSchema = patchOf({ ...fields, figures: figuresSchema });

export const evaluationSchema = z.object({
  ...recordMeta,
  speakerId: idSchema,
  speaker: z.string(),
  unitId: idSchema,
  unit: z.string(),
  year: z.int(),
  rating: ratingSchema,
  /** What the rules proposed when the clerk decided. */
  proposed: ratingSchema,
  /** The numbers behind it, as they were then. */
  figures: figuresSchema,
  notes: z.string().nullable(),
});
export type Evaluation = z.output<typeof evaluationSchema>;

export const evaluationFilterSchema = z.strictObject({
  speakerId: oneOrMany(idSchema).optional(),
  unitId: oneOrMany(idSchema).optional(),
  below: z.boolean().optional(),
  year: oneOrMany(yearSchema).optional(),
  rating: oneOrMany(ratingSchema).optional(),
  /** Whether the clerk decided otherwise than the rules proposed. */
  differs: z.boolean().optional(),
  ids: z.array(idSchema).max(10_000).optional(),
  deleted: z.boolean().optional(),
});
export type EvaluationFilter = z.output<typeof evaluationFilterSchema>;

export const evaluationProposalSchema = z.object({
  speakerId: idSchema,
  speaker: z.string(),
  unitId: idSchema,
  unit: z.string(),
  figures: figuresSchema,
  proposed: ratingSchema,
  /** What was decided already. */
  evaluation: evaluationSchema.nullable(),
});
export type EvaluationProposal = z.output<typeof evaluationProposalSchema>;

export const evaluationsContract = {
  ...recordContract('evaluations', {
    item: evaluationSchema,
    record: evaluationSchema,
    input: evaluationInputSchema,
    patch: evaluationPatchSchema,
    filter: evaluationFilterSchema,
    totals: z.object({ total: z.int(), differing: z.int(), byRating: countBy, byYear: countBy }),
  }),
  /** Every speaker active in a year with the figures, the rating proposed and the one decided. */
  'evaluations.proposals': query({
    input: z.strictObject({
      year: yearSchema,
      unitId: oneOrMany(idSchema).optional(),
      search: z.string().max(200).optional(),
      /** Only those decided already, or only those not yet. */
      decided: z.boolean().optional(),
      page: z.int().min(1).default(1),
      pageSize: z.int().min(1).max(10_000).default(200),
    }),
    output: listOutput(evaluationProposalSchema),
  }),
  /** Decides many at once; what was decided before is changed. One change, taken back as one. */
  'evaluations.decide': command({
    input: z.strictObject({
      year: yearSchema,
      decisions: z
        .array(
          z.strictObject({
            speakerId: idSchema,
            rating: ratingSchema,
            notes: optionalText(1000).optional(),
            /** That of the evaluation that was seen, null where there was none: with another now, all is refused (`STALE_VERSION`). */
            version: versionSchema.nullable().optional(),
          }),
        )
        .min(1)
        .max(20_000),
    }),
    output: z.object({ created: z.int(), changed: z.int(), unchanged: z.int(), changeId: idSchema.nullable() }),
  }),
} as const;
