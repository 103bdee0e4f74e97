import type { WriteFormOptions, WriteRejectsOptions } from '#main/core/imports/forms/types.ts';
import type { AnalyseOptions, ImportAnalysis } from '#main/core/imports/types.ts';
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
export type Job = AnalyseJob | WriteFormJob | WriteRejectsJob;

/** `next` asks for more rows: they come in portions, so that taking them never holds up the core's own thread. */
export type ToWorker = { type: 'job'; job: Job } | { type: 'next' };

export type FromWorker =
  | { type: 'progress'; done: number; total: number; label: string }
  | { type: 'analysed'; analysis: Omit<ImportAnalysis, 'rows' | 'skipped'>; rows: number }
  /** `rows` is the JSON of a part of the rows (`ParsedRow[]`), as the register keeps it. */
  | { type: 'rows'; rows: string; skipped: ImportAnalysis['skipped']; last: boolean }
  | { type: 'written'; bytes: Uint8Array }
  | { type: 'failed'; code: ReadFailureCode | 'UNEXPECTED'; message: string };
