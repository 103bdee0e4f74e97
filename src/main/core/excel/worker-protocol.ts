import type { WriteFormOptions, WriteRejectsOptions } from '#main/core/imports/forms/types.ts';
import type { PackedPart } from '#main/core/imports/register/row-parts.ts';
import type { AnalyseOptions, ImportAnalysis, ImportKind, RegisteredUnit } from '#main/core/imports/types.ts';
import type { CellFill, FilledWorkbook } from '#main/core/reports/template/fill-workbook.ts';
import type { TemplateContent } from '#main/core/reports/template/read-template.ts';
import type { ReadFailureCode } from './read-failure.ts';

/** What passes between the core and the thread that reads and writes workbooks. */

export interface AnalyseJob {
  type: 'analyse';
  bytes: Uint8Array;
  /** The file's name without its ending: what the sheet of a text file is called. */
  name: string;
  password?: string;
  options: AnalyseOptions;
}
export interface WriteFormJob {
  type: 'write-form';
  options: WriteFormOptions;
}
export interface WriteRejectsJob {
  type: 'write-rejects';
  options: WriteRejectsOptions;
}
export interface ReadTemplateJob {
  type: 'read-template';
  bytes: Uint8Array;
  units: readonly RegisteredUnit[];
}
export interface FillTemplateJob {
  type: 'fill-template';
  bytes: Uint8Array;
  fills: readonly CellFill[];
}
export type Job = AnalyseJob | WriteFormJob | WriteRejectsJob | ReadTemplateJob | FillTemplateJob;

/** `next` asks for more rows: they come in portions, so that taking them never holds up the core's own thread. */
export type ToWorker = { type: 'job'; job: Job } | { type: 'next' };

export type FromWorker =
  | { type: 'progress'; done: number; total: number; label: string }
  /** The JSON of a part of the rows (`ParsedRow[]`); parts come as they are read. */
  | { type: 'rows'; kind: ImportKind; rows: string }
  /** A part of the rows as the register keeps it, after all of them were sent; in the same order. */
  | { type: 'packed'; packed: PackedPart }
  /** After all rows; what was left out follows in parts, each when the core asks for the next. */
  | { type: 'analysed'; analysis: Omit<ImportAnalysis, 'rows' | 'skipped'> }
  | { type: 'skipped'; skipped: ImportAnalysis['skipped']; last: boolean }
  | { type: 'written'; bytes: Uint8Array }
  | { type: 'template'; template: TemplateContent }
  | { type: 'filled'; filled: FilledWorkbook }
  | { type: 'failed'; code: ReadFailureCode | 'UNEXPECTED'; message: string };
