import { z } from 'zod';

/**
 * A document in the official layout (Decree 30/2020/NĐ-CP, annex I; Hướng dẫn 36-HD/VPTW for an office of the Party) as
 * data: what it says, not how it looks. Print, PDF and workbook are all made from it.
 */

const cell = z.union([z.string(), z.number(), z.null(), z.object({ date: z.string() })]);
export type PrintCell = z.output<typeof cell>;

export const columnTypes = ['index', 'text', 'centred', 'phone', 'count', 'money', 'date', 'percent'] as const;

export const printColumnSchema = z.object({
  heading: z.string(),
  /** A heading that neighbouring columns have in common, above their own. */
  under: z.string().nullable(),
  type: z.enum(columnTypes),
  /** In characters: columns share the page in this proportion. */
  width: z.number(),
});
export type PrintColumn = z.output<typeof printColumnSchema>;

export const printRowSchema = z.object({
  /** A `group` is a heading over the rows below it: `cells` are its number and its text. */
  kind: z.enum(['body', 'group', 'total']),
  cells: z.array(cell),
});
export type PrintRow = z.output<typeof printRowSchema>;

export const headSchema = z.object({
  kind: z.enum(['state', 'party']),
  parentName: z.string(),
  officeName: z.string(),
  number: z.string(),
  nation: z.string(),
  motto: z.string().nullable(),
  placeAndDate: z.string(),
});
export const tableSchema = z.object({ columns: z.array(printColumnSchema), rows: z.array(printRowSchema) });
export const signatureSchema = z.object({ titleLines: z.array(z.string()), name: z.string() });

export const officialDocumentSchema = z.object({
  /** Names the file. */
  name: z.string(),
  orientation: z.enum(['portrait', 'landscape']),
  head: headSchema,
  title: z.string(),
  /** Below the title, each on a line. */
  subtitles: z.array(z.string()),
  table: tableSchema,
  /** Below the table. */
  notes: z.array(z.string()),
  recipients: z.array(z.string()),
  signature: signatureSchema,
});
export type OfficialDocument = z.output<typeof officialDocumentSchema>;
