import type { CellValue } from '#main/core/excel/workbook.ts';
import { addDays, dateParts, readDate } from '#shared/text/partial-date.ts';
import { shown } from './clean.ts';

/** Dates as cells hold them, and the order of day and month in a column of text. */

export type DateOrder = 'day-first' | 'month-first';

export interface CellDateOptions {
  /** Today, ISO. */
  today: string;
  /** `birth`: years of two digits are 19xx, bare numbers may be years; `event`: years near today. */
  purpose: 'birth' | 'event';
  order?: DateOrder;
  /** What a date without a year (`12/3`) belongs to. */
  year?: number;
}

/** Excel's day numbers count from here; a number in this range is a date whose cell lost its format. */
const SERIAL_START = '1899-12-30';
const SERIAL_MIN = 8_000;
const SERIAL_MAX = 60_000;

const DAY_MONTH_YEAR = /^(\d{1,2})\s*[/.\-–\\ ]\s*(\d{1,2})\s*[/.\-–\\ ]\s*(\d{4}|\d{2})$/;

/** `1985`, `12/3/1985`: nothing to put right, as in nearly every cell of a list. */
const TIDY = /^(?:(?:19|20)\d\d|(?:0?[1-9]|[12]\d|3[01])\/(?:0?[1-9]|1[0-2])\/(?:19|20)\d\d)$/;

/** `12031985` and `12/3/1985 00:00:00`, `00/00/1985`, `../../1985` and such, as dates that can be read. */
function tidyDate(text: string): string {
  if (TIDY.test(text)) return text;
  return text
    .replace(/\s+\d{1,2}:\d{2}(:\d{2})?(\s*[AP]M)?$/i, '')
    .replace(/^(?:[0.…_]+\s*[/.-]\s*){1,2}(?=\d{4}$|\d{1,2}\s*[/.-]\s*\d{4}$)/, '')
    .replace(/^(\d{2})(\d{2})((?:19|20)\d{2})$/, '$1/$2/$3')
    .replace(/^(\d{1,2})\.(\d{3})$/, '$1.$20')
    .replace(/[.,;]+$/, '')
    .trim();
}

function readNumber(value: number, options: CellDateOptions): string | undefined {
  if (Number.isInteger(value)) {
    if (value >= 1900 && value <= 2200) return String(value);
    if (value >= SERIAL_MIN && value <= SERIAL_MAX) return addDays(SERIAL_START, value);
  }
  if (value > SERIAL_MIN && value < SERIAL_MAX) return addDays(SERIAL_START, Math.floor(value));
  return readText(String(value), options);
}

function readText(text: string, options: CellDateOptions): string | undefined {
  const plain = tidyDate(text);
  if (plain === '') return undefined;
  // `85` in a column of births.
  if (options.purpose === 'birth' && /^[2-9]\d$/.test(plain)) return `19${plain}`;
  const dayMonth =
    options.year === undefined ? null : /^(?:ngày\s*)?(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})$/iu.exec(plain);
  const full = dayMonth ? `${dayMonth[1]}/${dayMonth[2]}/${options.year}` : plain;
  const date = readDate(full, {
    latest: options.today,
    century: options.purpose === 'birth' ? 'past' : 'near',
    ...(options.order ? { order: options.order } : {}),
  });
  // A birth year of `05` is 2005: nobody in the register was born before 1920.
  if (date !== undefined && options.purpose === 'birth' && date < '1920' && !/\d{4}/.test(plain)) {
    const later = `20${date.slice(2)}`;
    return later <= options.today && dateParts(later) ? later : date;
  }
  return date;
}

/** A cell's date, ISO and partial where only that is known; undefined where the cell holds no date that exists. */
export function readCellDate(value: CellValue, options: CellDateOptions): string | undefined {
  if (typeof value === 'object') return 'date' in value ? value.date : undefined;
  if (typeof value === 'boolean') return undefined;
  return typeof value === 'number' ? readNumber(value, options) : readText(shown(value), options);
}

export interface ColumnOrder {
  order: DateOrder;
  /** Whether a text of the column can only be read in this order. */
  evident: boolean;
  /** A text that can be read both ways, where nothing in the column says which way is right. */
  ambiguous?: string;
}

/** How the texts of a column write dates. Vietnamese writes the day first; only evidence overturns that. */
export function columnOrder(values: Iterable<CellValue | undefined>): ColumnOrder {
  let dayFirst = 0;
  let monthFirst = 0;
  let ambiguous: string | undefined;
  let other = 0;
  for (const value of values) {
    if (typeof value !== 'string') {
      if (value !== undefined) other += 1;
      continue;
    }
    const match = DAY_MONTH_YEAR.exec(shown(value));
    if (!match) continue;
    const first = Number(match[1]);
    const second = Number(match[2]);
    if (first > 12 && second <= 12) dayFirst += 1;
    else if (second > 12 && first <= 12) monthFirst += 1;
    else if (first !== second) ambiguous ??= shown(value);
  }
  if (monthFirst > 0 && dayFirst === 0) return { order: 'month-first', evident: true };
  const evident = dayFirst > 0;
  if (evident || ambiguous === undefined || other > 0) return { order: 'day-first', evident };
  return { order: 'day-first', evident, ambiguous };
}

/** `quý 3 năm 2024`, `6 tháng đầu năm 2024`, `năm 2024`: the year that a title names. */
export function titleYear(text: string): number | undefined {
  const match = /(?:năm|nam|[/.-])\s*((?:19|20)\d{2})(?!\d)/iu.exec(text);
  return match?.[1] === undefined ? undefined : Number(match[1]);
}
