import { z } from 'zod';
import { fileTokenSchema, idSchema, listInput, listOutput, oneOrMany } from './common.ts';
import { command, query, task } from './operation.ts';

/** The way of a file into the register (design: read, locate, map, decode, parse, check, match, plan, apply, undo). */

export const importKinds = ['speakers', 'sessions', 'commendations'] as const;
export const importKindSchema = z.enum(importKinds);
export type ImportKind = z.output<typeof importKindSchema>;
export const importKindLabels: Record<ImportKind, string> = {
  speakers: 'Danh sách báo cáo viên, tuyên truyền viên',
  sessions: 'Hoạt động tuyên truyền miệng',
  commendations: 'Khen thưởng',
};

/** What happens to a record that is already there: left alone, written over, or only its blanks filled. A blank never erases. */
export const importPolicies = ['skip', 'update', 'fill'] as const;
export const importPolicySchema = z.enum(importPolicies);
export type ImportPolicy = z.output<typeof importPolicySchema>;
export const importPolicyLabels: Record<ImportPolicy, string> = {
  skip: 'Bỏ qua người đã có',
  update: 'Ghi đè bằng giá trị trong tệp',
  fill: 'Chỉ điền chỗ còn trống',
};

export const importStatuses = ['new', 'update', 'unchanged', 'duplicate', 'error'] as const;
export const importStatusSchema = z.enum(importStatuses);
export type ImportStatus = z.output<typeof importStatusSchema>;
export const importStatusLabels: Record<ImportStatus, string> = {
  new: 'Mới',
  update: 'Cập nhật',
  unchanged: 'Không đổi',
  duplicate: 'Nghi trùng',
  error: 'Lỗi',
};

const fieldValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);
export const fieldValuesSchema = z.record(z.string(), fieldValue);
export const importProblemSchema = z.object({
  field: z.string(),
  code: z.string(),
  message: z.string(),
  severity: z.enum(['error', 'warning']),
  /** What the cell says, where its text could not be taken: the screen shows it to be corrected. */
  written: z.string().optional(),
});
export type ImportProblem = z.output<typeof importProblemSchema>;
export const importMatchReasons = ['nationalId', 'birthDate', 'unit', 'phone', 'decision', 'content'] as const;

/** A record of the register that a row may mean, and why. */
export const importMatchSchema = z.object({
  id: idSchema,
  label: z.string(),
  reasons: z.array(z.enum(importMatchReasons)),
});

export const importRowSchema = z.object({
  sheet: z.string(),
  /** As Excel numbers it. */
  row: z.int(),
  status: importStatusSchema,
  /** The values by dictionary field, with `unit` (as registered) beside `unitId`. */
  values: fieldValuesSchema,
  problems: z.array(importProblemSchema),
  /** The record that the row is (update, unchanged), or those that it may be (duplicate). */
  matches: z.array(importMatchSchema),
  /** What an update changes; and, under `kept`, what differs and stays as it is in the register. */
  changes: z.array(z.object({ field: z.string(), before: z.json(), after: z.json(), kept: z.boolean() })),
});
export type ImportRow = z.output<typeof importRowSchema>;

const columnSchema = z.object({
  column: z.int(),
  letter: z.string(),
  header: z.string(),
  field: z.string().nullable(),
  target: z.string().nullable(),
  by: z.enum(['label', 'values', 'override']).nullable(),
  samples: z.array(z.string()),
});
const sheetSchema = z.object({
  name: z.string(),
  used: z.boolean(),
  reason: z.string().optional(),
  headerRows: z.array(z.int()).optional(),
  firstRow: z.int().optional(),
  fingerprint: z.string().optional(),
  columns: z.array(columnSchema),
});

export const importCountsSchema = z.record(importStatusSchema, z.int());
export type ImportCounts = z.output<typeof importCountsSchema>;

/** How far a batch is: looked at, written to the register, taken back. */
export const importStateSchema = z.enum(['previewed', 'applied', 'undone']);
export type ImportState = z.output<typeof importStateSchema>;

const rowKey = { sheet: z.string().max(200), row: z.int() };

/** What the clerk decided of one row: which record it is, that it is a new one, or that it is left out. */
const decisionSchema = z.strictObject({
  ...rowKey,
  as: z.union([z.literal('new'), z.literal('leave'), z.strictObject({ id: idSchema })]),
});

export type ImportDecision = z.output<typeof decisionSchema>;

export const importPreviewSchema = z.object({
  batchId: idSchema,
  state: importStateSchema,
  kind: importKindSchema,
  fileName: z.string(),
  encoding: z.string(),
  encodingSamples: z.array(z.object({ before: z.string(), after: z.string() })),
  policy: importPolicySchema,
  unitId: idSchema.nullable(),
  counts: importCountsSchema,
  sheets: z.array(sheetSchema),
  rows: z.array(importRowSchema),
  skipped: z.array(z.object({ sheet: z.string(), row: z.int(), reason: z.string() })),
  /** What the clerk decided of rows when the file was written. */
  decisions: z.array(decisionSchema),
  questions: z.array(
    z.object({
      sheet: z.string(),
      column: z.int(),
      header: z.string(),
      field: z.string(),
      order: z.enum(['day-first', 'month-first']),
      sample: z.string(),
      dayFirst: z.string(),
      monthFirst: z.string(),
    }),
  ),
});
export type ImportPreview = z.output<typeof importPreviewSchema>;

export const sheetOverrideSchema = z.strictObject({
  skip: z.boolean().optional(),
  headerRows: z.array(z.int().min(1).max(1_048_576)).max(5).optional(),
  firstRow: z.int().min(1).max(1_048_576).optional(),
  /** By column from 1: what it means, or null to leave it out. */
  columns: z.record(z.string().max(6), z.string().max(60).nullable()).optional(),
  /** By column from 1: how its dates are written. */
  dateOrders: z.record(z.string().max(6), z.enum(['day-first', 'month-first'])).optional(),
});

export const importsContract = {
  /** Reads a file and shows what it holds; nothing is written to the register. */
  'imports.preview': task({
    input: z.strictObject({
      /** `auto`: whichever kind makes the most rows of the file. */
      kind: z.union([importKindSchema, z.literal('auto')]),
      file: fileTokenSchema,
      unitId: idSchema.nullish(),
      policy: importPolicySchema.default('fill'),
      encoding: z.enum(['auto', 'unicode', 'tcvn3', 'vni']).default('auto'),
      password: z.string().max(255).optional(),
      overrides: z.record(z.string().max(200), sheetOverrideSchema).optional(),
      /** The preview that this one takes the place of. */
      replaces: idSchema.optional(),
    }),
    output: importPreviewSchema,
    file: { field: 'file', use: 'read' },
  }),
  /**
   * The cells of a sheet as the file has them (decoded), from a row on: what the preview was made of, to point at its
   * header. Blank rows are left out; `lastRow` is the last that has anything. `CONFLICT` once the file is no longer kept.
   */
  'imports.raw': query({
    input: z.strictObject({
      batchId: idSchema,
      sheet: z.string().max(200),
      from: z.int().min(1).max(1_048_576).default(1),
      count: z.int().min(1).max(500).default(100),
    }),
    output: z.object({
      rows: z.array(z.object({ row: z.int(), cells: z.array(z.string()) })),
      lastRow: z.int(),
    }),
  }),
  'imports.get': query({ input: z.strictObject({ batchId: idSchema }), output: importPreviewSchema }),
  /** Corrects cells of rows before applying; what is typed is read as a cell would be. */
  'imports.correct': command({
    input: z.strictObject({
      batchId: idSchema,
      edits: z
        .array(z.strictObject({ ...rowKey, field: z.string().max(60), text: z.string().max(2000) }))
        .min(1)
        .max(5000),
    }),
    output: z.object({ rows: z.array(importRowSchema), counts: importCountsSchema }),
  }),
  /** Writes the rows of the given statuses (all but duplicates and errors, unless said otherwise) in one change. */
  'imports.apply': task({
    input: z.strictObject({
      batchId: idSchema,
      include: z.array(z.enum(['new', 'update', 'unchanged', 'duplicate'])).optional(),
      decisions: z.array(decisionSchema).max(20_000).default([]),
    }),
    output: z.object({
      created: z.int(),
      updated: z.int(),
      unchanged: z.int(),
      skipped: z.int(),
      failed: z.int(),
      changeId: idSchema.nullable(),
    }),
  }),
  /** Takes a batch back; rows that were changed since are left and listed. */
  'imports.undo': task({
    input: z.strictObject({ batchId: idSchema }),
    output: z.object({
      undone: z.int(),
      kept: z.array(z.object({ entityId: idSchema, label: z.string(), fields: z.array(z.string()) })),
    }),
  }),
  /**
   * Writes the rows that were not imported, but for those dropped on purpose, as they came, with the reason, to be sent
   * back. `CONFLICT` where there is none: no empty workbook is written.
   */
  'imports.rejects': task({
    input: z.strictObject({ batchId: idSchema, file: fileTokenSchema }),
    output: z.object({ rows: z.int() }),
    file: { field: 'file', use: 'write' },
  }),
  'imports.list': query({
    input: listInput(
      z.strictObject({
        kind: oneOrMany(importKindSchema).optional(),
        unitId: idSchema.optional(),
        state: oneOrMany(importStateSchema).optional(),
      }),
    ),
    output: listOutput(
      z.object({
        batchId: idSchema,
        at: z.string(),
        clerk: z.string(),
        kind: importKindSchema,
        fileName: z.string(),
        fileSize: z.int(),
        fileHash: z.string(),
        unitId: idSchema.nullable(),
        unit: z.string().nullable(),
        policy: importPolicySchema,
        state: importStateSchema,
        counts: importCountsSchema,
        /** Rows that were not imported and can be sent back: those dropped on purpose are not among them. */
        toSendBack: z.int(),
        changeId: idSchema.nullable(),
      }),
    ),
  }),
  /** Drops a preview that will not be applied. */
  'imports.discard': command({ input: z.strictObject({ batchId: idSchema }), output: z.object({}) }),
  /** Writes a blank form for a commune. */
  'forms.write': task({
    input: z.strictObject({
      kind: importKindSchema,
      unitId: idSchema,
      file: fileTokenSchema,
      /** Whether the unit's records are filled in, for the commune to correct. */
      filled: z.boolean().default(false),
    }),
    output: z.object({ rows: z.int() }),
    file: { field: 'file', use: 'write' },
  }),
} as const;
