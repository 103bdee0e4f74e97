/**
 * The one shape in which every file arrives, whatever its format. Rows carry Excel's numbers (from 1); columns are
 * counted from 0 (A is 0). Only what holds something is there: a sheet of a million declared rows and ten used has ten.
 */

/** A stretch of text in one font; the font's name is there only where it is known. */
export interface TextRun {
  text: string;
  font?: string;
}

/** A date as the calendar shows it (`2024-07-26`), with the time of day where it is not midnight. No time zone. */
export interface CellDate {
  date: string;
  /** `hh:mm` */
  time?: string;
}

/** A formula error such as `#REF!`. */
export interface CellError {
  error: string;
}

/** Text set in an old Vietnamese font (.VnTime, VNI-Times): its letters mean nothing until decoded. */
export interface CellRuns {
  runs: TextRun[];
}

/** A formula whose result was never saved in the file: what it shows is not known. */
export interface CellUncached {
  uncached: true;
}

export type CellValue = string | number | boolean | CellDate | CellError | CellRuns | CellUncached;

export interface SheetRow {
  /** As Excel numbers it, from 1. */
  row: number;
  /** Hidden by hand or by a filter. */
  hidden?: true;
  /** By column, from 0, as far as the last that holds something; undefined where the cell is empty. */
  cells: readonly (CellValue | undefined)[];
}

/** A merged range, ends included; its value stands in its first cell alone. */
export interface Merge {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export interface Sheet {
  name: string;
  hidden: boolean;
  /** Ascending, without blank rows. */
  rows: readonly SheetRow[];
  merges: readonly Merge[];
}

export type FileFormat = 'xlsx' | 'xlsb' | 'xls' | 'ods' | 'csv' | 'html';

export interface Workbook {
  format: FileFormat;
  /** For text files: how bytes were read as letters (`utf-8`, `utf-16le`, `windows-1258`, …). */
  charset?: string;
  sheets: readonly Sheet[];
}

/** What a cell shows, as text: dates day first, errors as they stand. Empty where there is nothing to show. */
export function cellText(value: CellValue | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if ('date' in value) {
    const [year, month, day] = value.date.split('-');
    return `${day}/${month}/${year}${value.time ? ` ${value.time}` : ''}`;
  }
  if ('error' in value) return value.error;
  if ('runs' in value) return value.runs.map((run) => run.text).join('');
  return '';
}
