/**
 * Partial dates: ISO strings of a year, a month or a day (`1985`, `1985-03`, `1985-03-12`), as registers keep them
 * when only the year of birth is known. Everything here is calendar arithmetic without time zones.
 */

const ISO = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

export interface DateParts {
  year: number;
  /** 1 to 12; absent when only the year is known. */
  month?: number;
  /** 1 to 31; absent when only the month is known. */
  day?: number;
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Reads an ISO partial date; undefined where it is none or names a day that does not exist. */
export function dateParts(iso: string): DateParts | undefined {
  const match = ISO.exec(iso);
  if (!match) return undefined;
  const [, year, month, day] = match;
  return checkedParts(
    Number(year),
    month === undefined ? undefined : Number(month),
    day === undefined ? undefined : Number(day),
  );
}

function checkedParts(year: number, month?: number, day?: number): DateParts | undefined {
  if (year < 1000 || year > 9999) return undefined;
  if (month === undefined) return { year };
  if (month < 1 || month > 12) return undefined;
  if (day === undefined) return { year, month };
  if (day < 1 || day > daysInMonth(year, month)) return undefined;
  return { year, month, day };
}

export function isPartialDate(iso: string): boolean {
  return dateParts(iso) !== undefined;
}

/** Whether the text is a full ISO date (`1985-03-12`) of a day that exists. */
export function isFullDate(iso: string): boolean {
  return dateParts(iso)?.day !== undefined;
}

const two = (n: number): string => String(n).padStart(2, '0');

export function formatIso({ year, month, day }: DateParts): string {
  if (month === undefined) return String(year);
  if (day === undefined) return `${year}-${two(month)}`;
  return `${year}-${two(month)}-${two(day)}`;
}

/** As people write it: `12/03/1985`, `03/1985`, `1985`; what is no partial date is given back as it is. */
export function showDate(iso: string | null | undefined): string {
  const parts = iso ? dateParts(iso) : undefined;
  if (!parts) return iso ?? '';
  const { year, month, day } = parts;
  if (month === undefined) return String(year);
  return day === undefined ? `${two(month)}/${year}` : `${two(day)}/${two(month)}/${year}`;
}

/** The first day that a partial date may mean: `1985` -> `1985-01-01`. */
export function firstDay(iso: string): string {
  const parts = dateParts(iso);
  if (!parts) return iso;
  return formatIso({ year: parts.year, month: parts.month ?? 1, day: parts.day ?? 1 });
}

/** The last day that a partial date may mean: `1985-02` -> `1985-02-28`. */
export function lastDay(iso: string): string {
  const parts = dateParts(iso);
  if (!parts) return iso;
  const month = parts.month ?? 12;
  return formatIso({ year: parts.year, month, day: parts.day ?? daysInMonth(parts.year, month) });
}

/** The day `days` after (or, negative, before) a full ISO date. */
export function addDays(iso: string, days: number): string {
  const parts = dateParts(iso);
  if (parts?.month === undefined || parts.day === undefined) return iso;
  return new Date(Date.UTC(parts.year, parts.month - 1, parts.day + days)).toISOString().slice(0, 10);
}

/** The day of the week of a full ISO date: 0 is Monday, 6 Sunday. */
export function weekdayOf(iso: string): number {
  return (new Date(`${iso}T00:00:00Z`).getUTCDay() + 6) % 7;
}

export const weekdayNames = ['Thứ hai', 'Thứ ba', 'Thứ tư', 'Thứ năm', 'Thứ sáu', 'Thứ bảy', 'Chủ nhật'] as const;

/** The day `years` after (or, negative, before) a full ISO date; the last day of February stands for 29 February. */
export function addYears(iso: string, years: number): string {
  const parts = dateParts(iso);
  if (parts?.month === undefined || parts.day === undefined) return iso;
  const year = parts.year + years;
  return formatIso({ year, month: parts.month, day: Math.min(parts.day, daysInMonth(year, parts.month)) });
}

/** Full years between two dates, taking the first day that each may mean; undefined where either is no date. */
export function yearsBetween(from: string, to: string): number | undefined {
  const a = dateParts(firstDay(from));
  const b = dateParts(firstDay(to));
  if (a?.month === undefined || a.day === undefined || b?.month === undefined || b.day === undefined) return undefined;
  const before = b.month < a.month || (b.month === a.month && b.day < a.day);
  return b.year - a.year - (before ? 1 : 0);
}

/** Whether two partial dates may be the same day: `1985` agrees with `1985-03-12`, not with `1986-01`. */
export function datesAgree(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a);
}

/**
 * A year of two digits: 19xx where 20xx would lie after `latest` (import.md), else 20xx only for what cannot be a
 * birth: `prefer` says which century to try first.
 */
function fullYear(digits: string, latest: string, prefer: 'past' | 'near'): number {
  const value = Number(digits);
  if (digits.length === 4) return value;
  const latestYear = Number(latest.slice(0, 4));
  if (prefer === 'past') return 1900 + value;
  return 2000 + value > latestYear + 5 ? 1900 + value : 2000 + value;
}

export interface ReadDateOptions {
  /** No date may lie after this one (ISO); the day of reading for births and decisions. */
  latest: string;
  /** What a year of two digits means: `past` 19xx (births), `near` the century that lies near `latest` (events). */
  century?: 'past' | 'near';
  /** The order of day and month in text; Vietnamese writes the day first. */
  order?: 'day-first' | 'month-first';
}

/** Numbers with a stroke between: nothing to take away. */
const BARE = /^\d+(?:\/\d+)*$/;

/** A date's numbers with a stroke between, without the words that people write around them. */
function bareDate(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/ngày|tháng|năm|sinh|,/g, ' ')
    .trim()
    .replace(/\s*[/.\-–\\\s]\s*/g, '/')
    .replace(/^\/+|\/+$/g, '');
}

/**
 * Reads a date as people type it: `12/3/1985`, `12-3-85`, `12.03.1985`, `ngày 12 tháng 3 năm 1985`, `3/1985`,
 * `tháng 3/1985`, `1985`, `1985-03-12`. Undefined where the text is no date, or names a day that does not exist.
 */
export function readDate(text: string, options: ReadDateOptions): string | undefined {
  const parts = partsOf(BARE.test(text) ? text : bareDate(text), options);
  return parts && formatIso(parts);
}

/** The most common way first: each text is of one way only. */
function partsOf(plain: string, { latest, century = 'past', order }: ReadDateOptions): DateParts | undefined {
  const full = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})$/.exec(plain);
  if (full?.[1] && full[2] && full[3]) {
    const [day, month] = order === 'month-first' ? [full[2], full[1]] : [full[1], full[2]];
    return checkedParts(fullYear(full[3], latest, century), Number(month), Number(day));
  }
  if (/^\d{4}$/.test(plain)) return checkedParts(Number(plain));
  const month = /^(\d{1,2})\/(\d{4})$/.exec(plain);
  if (month) return checkedParts(Number(month[2]), Number(month[1]));
  const iso = /^(\d{4})\/(\d{1,2})(?:\/(\d{1,2}))?(?:t.*)?$/.exec(plain);
  return iso ? checkedParts(Number(iso[1]), Number(iso[2]), iso[3] ? Number(iso[3]) : undefined) : undefined;
}

/** A day and month that are typed without their year (`20/11`, `20-11`), with it; any other text as it is. */
export function withYear(text: string, year: string): string {
  const [, day, month] = /^\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*$/.exec(text) ?? [];
  return day && month ? `${day}/${month}/${year}` : text;
}

/** The weekday-free Vietnamese long form: `ngày 05 tháng 9 năm 2024` (Decree 30/2020: two digits below 10 and for months 1, 2). */
export function longDate(iso: string): string {
  const parts = dateParts(iso);
  if (parts?.month === undefined || parts.day === undefined) return showDate(iso);
  const month = parts.month <= 2 ? two(parts.month) : String(parts.month);
  return `ngày ${two(parts.day)} tháng ${month} năm ${parts.year}`;
}
