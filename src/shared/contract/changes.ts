import { z } from 'zod';
import { idSchema, listInput, listOutput, oneOrMany } from './common.ts';
import { command, query } from './operation.ts';

/**
 * The audit trail. A change is one command that a clerk gave; it holds one row for each record that it touched, with
 * the old and the new values. Any change, or one record's part of it, can be taken back.
 */

export const entities = [
  'unit',
  'speaker',
  'session',
  'feeRate',
  'commendation',
  'commendationTerm',
  'violation',
  'evaluation',
  'document',
  'submission',
  'sentReport',
  'reportTemplate',
  'clerk',
  'setting',
] as const;
export const entitySchema = z.enum(entities);
export type EntityName = z.output<typeof entitySchema>;

export const entityLabels: Record<EntityName, string> = {
  unit: 'Đơn vị',
  speaker: 'Báo cáo viên, tuyên truyền viên',
  session: 'Buổi tuyên truyền, hội nghị, tập huấn',
  commendation: 'Khen thưởng',
  commendationTerm: 'Danh mục khen thưởng',
  violation: 'Xử lý vi phạm',
  evaluation: 'Đánh giá năm',
  document: 'Văn bản, tài liệu',
  submission: 'Tình hình nộp báo cáo',
  sentReport: 'Báo cáo đã chốt',
  reportTemplate: 'Mẫu của cơ quan nhận',
  feeRate: 'Mức chi bồi dưỡng',
  clerk: 'Người dùng',
  setting: 'Thiết lập',
};

export const changeActions = ['create', 'update', 'remove', 'restore', 'erase'] as const;
export const changeActionSchema = z.enum(changeActions);
export type ChangeAction = z.output<typeof changeActionSchema>;

const values = z.record(z.string(), z.json());

/** The name of the file that the change came with. */
const about = z.string().nullable();

export const changeRowSchema = z.object({
  id: idSchema,
  changeId: idSchema,
  at: z.string(),
  clerk: z.string(),
  operation: z.string(),
  about,
  entity: entitySchema,
  entityId: idSchema,
  /** What the record was called then. */
  label: z.string(),
  action: changeActionSchema,
  /** Only the fields that changed; a created record has no `before`, an erased one no `after`. */
  before: values.nullable(),
  after: values.nullable(),
  takenBack: z.boolean(),
  /** Whether this row can be taken back only together with its whole change (a merge, a split). */
  wholeOnly: z.boolean(),
  /** How many records the change touched in all. */
  changeSize: z.int(),
});
export type ChangeRow = z.output<typeof changeRowSchema>;

export const changeSchema = z.object({
  id: idSchema,
  at: z.string(),
  clerk: z.string(),
  operation: z.string(),
  about,
  size: z.int(),
  takenBack: z.boolean(),
  /** The first few records touched. */
  labels: z.array(z.string()),
});

const takeBackOutput = z.object({
  changeId: idSchema.nullable(),
  takenBack: z.int(),
  /** Records left as they are because the same fields were changed since. */
  kept: z.array(z.object({ entity: entitySchema, entityId: idSchema, label: z.string(), fields: z.array(z.string()) })),
});

export const changesContract = {
  /** Changes, newest first. */
  'changes.list': query({
    input: listInput(
      z.strictObject({
        entity: oneOrMany(entitySchema).optional(),
        clerkId: idSchema.optional(),
        from: z.string().max(30).optional(),
        to: z.string().max(30).optional(),
      }),
    ),
    output: listOutput(changeSchema),
  }),
  /** The history of one record, or the rows of one change, newest first. */
  'changes.rows': query({
    input: z.strictObject({
      entity: entitySchema.optional(),
      entityId: idSchema.optional(),
      changeId: idSchema.optional(),
      limit: z.int().min(1).max(1000).default(200),
    }),
    output: z.array(changeRowSchema),
  }),
  /** Takes back a whole change, or with `rowId` one record's part of it. */
  'changes.takeBack': command({
    input: z.union([z.strictObject({ changeId: idSchema }), z.strictObject({ rowId: idSchema })]),
    output: takeBackOutput,
  }),
  /** What is in the recycle bin, newest first. */
  'recycleBin.list': query({
    input: listInput(z.strictObject({ entity: oneOrMany(entitySchema).optional() })),
    output: listOutput(
      z.object({
        entity: entitySchema,
        entityId: idSchema,
        label: z.string(),
        deletedAt: z.string(),
        clerk: z.string().nullable(),
      }),
    ),
  }),
} as const;
