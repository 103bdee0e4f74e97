import type { ImportDecision, ImportKind } from '#shared/contract/imports.ts';
import type { UnitKind } from '#shared/contract/units.ts';
import type { TextEncoding } from './decode.ts';
import type { RegisteredTerm } from './own-terms.ts';

/** What passes between the stages of an import, and what comes out at the end: plain data, fit to cross threads. */

export type { ImportKind };

/** A unit of the register, as far as names need it. */
export interface RegisteredUnit {
  id: number;
  name: string;
  kind: UnitKind;
  parentId: number | null;
  aliases: readonly string[];
  /** ISO day from which the unit is no more; null while it lasts. */
  validTo?: string | null;
}

export type Severity = 'error' | 'warning';

/** One finding. A row with an error is not imported; a row with a warning may be. */
export interface Problem {
  field: string;
  code: string;
  /** Vietnamese; says what to do. */
  message: string;
  severity: Severity;
  /** What the cell says, where its text could not be taken. */
  written?: string;
}

/** A field's value: text, count, yes/no, or several texts. Dates are ISO, partial where only that is known. */
export type FieldValue = string | number | boolean | string[];
export type FieldValues = Record<string, FieldValue>;

export interface ParsedRow {
  sheet: string;
  /** As Excel numbers it. */
  row: number;
  values: FieldValues;
  problems: Problem[];
  /** What the cells of the row show, from column A, a tab between each: goes back to the sender with refused rows. */
  original: string;
  /** What the clerk typed in place of the file's text, by field; absent where nothing was. */
  typed?: Readonly<Record<string, string>>;
}

export interface SheetColumn {
  /** As Excel counts, from 1. */
  column: number;
  letter: string;
  /** All storeys of the header, outermost first, joined by ` > `. */
  header: string;
  /** The dictionary field that the column feeds; null where it feeds none. */
  field: string | null;
  /** The part of the field, where several columns make one (`birthDate.male`); what an override names. */
  target: string | null;
  /** `label`: by its header; `values`: by what its cells look like; `override`: as the reader said. */
  by: 'label' | 'values' | 'override' | null;
  /** The first two values, as shown. */
  samples: string[];
}

export interface SheetReport {
  name: string;
  used: boolean;
  reason?: string;
  headerRows?: number[];
  firstRow?: number;
  /** Identifies the header, so that a mapping made by hand is offered again for the same form. */
  fingerprint?: string;
  columns: SheetColumn[];
}

export interface SkippedRow {
  sheet: string;
  row: number;
  reason: string;
}

/** A row as the file shows it, from column A, a tab between each cell. */
export interface RawRow {
  sheet: string;
  row: number;
  original: string;
}

/** A column of dates that can be read in two ways; asked once a column. */
export interface DateQuestion {
  sheet: string;
  column: number;
  header: string;
  field: string;
  /** What was assumed. */
  order: 'day-first' | 'month-first';
  /** A text of the column and both readings (ISO). */
  sample: string;
  dayFirst: string;
  monthFirst: string;
}

export interface ImportAnalysis {
  kind: ImportKind;
  encoding: TextEncoding;
  /** For text files, how bytes were read as letters. */
  charset?: string;
  encodingSamples: { before: string; after: string }[];
  sheets: SheetReport[];
  rows: ParsedRow[];
  skipped: SkippedRow[];
  /** Rows that are no records (titles, headers, totals), so that a sheet can be shown whole. */
  others: RawRow[];
  questions: DateQuestion[];
  /** What the clerk decided of rows when the batch was written. */
  decisions?: ImportDecision[];
  /** The rows that were left then and can be sent back: errors and duplicates, but for errors dropped on purpose. */
  leftOpen?: RowPlace[];
  /** In batches written before decisions were kept: the rows that were dropped. */
  dropped?: RowPlace[];
}

/** Which row of a file. */
export interface RowPlace {
  sheet: string;
  row: number;
}

/** What a reader changed by hand for one sheet. */
export interface SheetOverride {
  /** Leave this sheet out. */
  skip?: boolean | undefined;
  /** Header rows as Excel numbers them; consecutive. */
  headerRows?: number[] | undefined;
  firstRow?: number | undefined;
  /** By column from 1: the target, or null to leave the column out. */
  columns?: Record<string, string | null> | undefined;
  /** By column from 1: how its dates are written. */
  dateOrders?: Record<string, 'day-first' | 'month-first'> | undefined;
}

export interface AnalyseOptions {
  /** `auto`: the kind whose tables the workbook holds. */
  kind: ImportKind | 'auto';
  units: readonly RegisteredUnit[];
  /** Forms and levels of the office's catalogue of commendations. */
  terms?: readonly RegisteredTerm[];
  /** The unit chosen at the start: the sender. Used where the file itself names none. */
  unitId?: number;
  /** Today, ISO: nothing imported lies after it. */
  today: string;
  encoding?: TextEncoding | 'auto';
  /** By sheet name. */
  overrides?: Record<string, SheetOverride>;
}
