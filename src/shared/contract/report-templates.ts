import { z } from 'zod';
import { fileTokenSchema, idSchema, recordMeta, requiredText, versionSchema } from './common.ts';
import { command, query, task } from './operation.ts';
import { datedPeriodSchema, periodSchema } from './periods.ts';
import { indicatorSchema, unitModeSchema } from './reports.ts';

/**
 * The recipient's own workbook: which of its cells takes which figure. Cells are named as Excel does (`D12`), sheets by
 * their place in the workbook (from 0), since recipients rename sheets from quarter to quarter.
 */

/** What a cell shows of an indicator: a span, the change between two, or a fixed part of the report's year. */
export const templateSpanLabels = {
  current: 'Kỳ này',
  previous: 'Kỳ trước',
  sameLastYear: 'Cùng kỳ năm trước',
  yearToDate: 'Luỹ kế từ đầu năm',
  differenceFromPrevious: 'Tăng, giảm so với kỳ trước (số tuyệt đối)',
  differenceFromLastYear: 'Tăng, giảm so với cùng kỳ (số tuyệt đối)',
  changeFromPrevious: 'Tăng, giảm so với kỳ trước (%)',
  changeFromLastYear: 'Tăng, giảm so với cùng kỳ (%)',
  ratioToPrevious: 'Bằng bao nhiêu % kỳ trước',
  ratioToLastYear: 'Bằng bao nhiêu % cùng kỳ',
  quarter1: 'Quý I của năm báo cáo',
  quarter2: 'Quý II của năm báo cáo',
  quarter3: 'Quý III của năm báo cáo',
  quarter4: 'Quý IV của năm báo cáo',
  halfYear: '6 tháng đầu năm báo cáo',
  nineMonths: '9 tháng đầu năm báo cáo',
  year: 'Cả năm báo cáo',
} as const;
export type TemplateSpan = keyof typeof templateSpanLabels;
export const templateSpans = Object.keys(templateSpanLabels) as [TemplateSpan, ...TemplateSpan[]];
export const templateSpanSchema = z.enum(templateSpans);

/** What a figure is divided by: sums of money are asked for in thousands or millions. */
export const divisors = [1, 1_000, 1_000_000, 1_000_000_000] as const;
export const divisorSchema = z.union([z.literal(1), z.literal(1_000), z.literal(1_000_000), z.literal(1_000_000_000)]);
export type Divisor = z.output<typeof divisorSchema>;

const figureFill = z.strictObject({
  kind: z.literal('figure'),
  /** The name of an indicator, or of a column of a table by unit. */
  indicator: z.string().min(1).max(64),
  span: templateSpanSchema.default('current'),
  /** The unit whose figure it is, with all below it; null: the whole register. */
  unitId: idSchema.nullable().default(null),
  divisor: divisorSchema.default(1),
});
export type FigureFill = z.output<typeof figureFill>;

/** `period`: the cell's own text, with the quarter, year and days in it replaced by those of the report. */
export const templateFillSchema = z.discriminatedUnion('kind', [
  figureFill,
  z.strictObject({ kind: z.literal('period') }),
]);
export type TemplateFill = z.output<typeof templateFillSchema>;

const sheetPlace = z.int().min(0).max(999);
const cellName = z.string().regex(/^[A-Z]{1,3}[1-9]\d{0,6}$/);
export const mappedCellSchema = z.strictObject({ sheet: sheetPlace, cell: cellName, fill: templateFillSchema });
export type MappedCell = z.output<typeof mappedCellSchema>;
const mappingSchema = z
  .array(mappedCellSchema)
  .min(1, 'Chưa có ô nào được chọn để điền.')
  .max(20_000)
  .refine((cells) => new Set(cells.map(({ sheet, cell }) => `${sheet}!${cell}`)).size === cells.length, {
    message: 'Có ô được chọn hai lần.',
  });

/** A cell as the screen shows it. `formula` and `text` cells are not filled (but for the text of the period). */
const gridCell = z.object({
  /** From 1. */
  row: z.int(),
  /** From 0. */
  column: z.int(),
  kind: z.enum(['text', 'number', 'formula', 'blank']),
  text: z.string(),
  bold: z.boolean(),
  align: z.enum(['left', 'center', 'right']).nullable(),
});
export type TemplateGridCell = z.output<typeof gridCell>;

export const templateSheetSchema = z.object({
  /** Its place in the workbook, from 0. */
  sheet: sheetPlace,
  name: z.string(),
  hidden: z.boolean(),
  /** Only what holds something, lies under headings, or is filled. */
  cells: z.array(gridCell),
  merges: z.array(z.object({ top: z.int(), bottom: z.int(), left: z.int(), right: z.int() })),
  /** Widths of the columns from A, in characters. */
  widths: z.array(z.number()),
  lastRow: z.int(),
  lastColumn: z.int(),
});
export type TemplateSheet = z.output<typeof templateSheetSchema>;

/**
 * What is proposed for a cell. `sure`: its headings say it in words that are known; `check`: a word was not known or
 * may be meant otherwise; `none`: the cell is empty under known headings, but nothing is known to fill it with.
 */
export const templateProposalSchema = z.object({
  sheet: sheetPlace,
  cell: cellName,
  confidence: z.enum(['sure', 'check', 'none']),
  fill: templateFillSchema.nullable(),
  /** Where there is no fill: what is known all the same, for a choice by hand. */
  guess: z.object({ span: templateSpanSchema, unitId: idSchema.nullable(), divisor: divisorSchema }),
  /** The headings of its row and of its column, from the outer to the inner. */
  rowLabels: z.array(z.string()),
  columnLabels: z.array(z.string()),
  /** Which words led to it, or what was not understood. */
  why: z.string(),
});
export type TemplateProposal = z.output<typeof templateProposalSchema>;

const templateFile = z.object({ name: z.string(), size: z.int(), sha256: z.string() });

export const reportTemplateSchema = z.object({
  ...recordMeta,
  name: z.string(),
  fingerprint: z.string(),
  /** The workbook itself, of which a copy is kept. */
  file: templateFile,
  cells: z.array(mappedCellSchema),
});
export type ReportTemplate = z.output<typeof reportTemplateSchema>;

export const readTemplateSchema = z.object({
  fileName: z.string(),
  sha256: z.string(),
  /** Of headings and labels, without their numbers: the same for the next quarter's copy. */
  fingerprint: z.string(),
  sheets: z.array(templateSheetSchema),
  proposals: z.array(templateProposalSchema),
  /** Everything that can be put into a cell. */
  indicators: z.array(indicatorSchema),
  formulas: z.int(),
  /** The template that this is, where it is known. */
  known: reportTemplateSchema.nullable(),
});
export type ReadTemplate = z.output<typeof readTemplateSchema>;

const leftCell = z.object({ sheet: sheetPlace, cell: cellName, reason: z.string() });

export const reportTemplatesContract = {
  /** Reads a workbook that the recipient sent; says what goes where, or which known template it is. */
  'reportTemplates.propose': task({
    input: z.strictObject({ file: fileTokenSchema }),
    output: readTemplateSchema,
    file: { field: 'file', use: 'read' },
  }),
  /** The same of a template that is kept, from its copy. */
  'reportTemplates.open': query({ input: z.strictObject({ id: idSchema }), output: readTemplateSchema }),
  /**
   * Remembers which cell takes what. A new template needs its file; `id` changes a known one, with `file` also its
   * copy. Refused: `DUPLICATE` (the template is known), `INVALID_INPUT` (a cell that has a formula or a heading).
   */
  'reportTemplates.save': task({
    input: z.strictObject({
      id: idSchema.optional(),
      version: versionSchema.optional(),
      name: requiredText('Hãy đặt tên cho mẫu.', 150),
      file: fileTokenSchema.optional(),
      cells: mappingSchema,
    }),
    output: reportTemplateSchema,
    file: { field: 'file', use: 'read' },
  }),
  /** All templates, the last changed first; filling one does not change it. */
  'reportTemplates.list': query({ input: z.strictObject({}), output: z.array(reportTemplateSchema) }),
  'reportTemplates.remove': command({
    input: z.strictObject({ id: idSchema, version: versionSchema.optional() }),
    output: reportTemplateSchema,
  }),
  'reportTemplates.restore': command({ input: z.strictObject({ id: idSchema }), output: reportTemplateSchema }),
  /** What would stand in the cells for a period; null: there is nothing to put there. */
  'reportTemplates.figures': query({
    input: z.strictObject({
      period: periodSchema,
      units: unitModeSchema.default('then'),
      cells: z.array(mappedCellSchema).max(20_000),
    }),
    output: z.object({
      period: datedPeriodSchema,
      values: z.array(z.object({ sheet: sheetPlace, cell: cellName, value: z.number().nullable() })),
    }),
  }),
  /** Fills the template's copy for a period; everything else in the workbook stays as the recipient made it. */
  'reportTemplates.fill': task({
    input: z.strictObject({
      id: idSchema,
      period: periodSchema,
      units: unitModeSchema.default('then'),
      path: fileTokenSchema,
    }),
    output: z.object({
      filled: z.int(),
      /** Cells that were left as they are, with why. */
      left: z.array(leftCell),
      /** Formulas whose saved results were brought up to date, and those left to Excel to compute on opening. */
      recalculated: z.int(),
      toRecalculate: z.int(),
      bytes: z.int(),
      sha256: z.string(),
    }),
    file: { field: 'path', use: 'write' },
  }),
} as const;
