import type { CellDate, CellValue } from './workbook.ts';

const ERROR_TEXT = /^(?:#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|ERR!)|Err:\d{3})$/;

const two = (value: number): string => (value < 10 ? `0${value}` : String(value));

/** A date as hucre gives it: the calendar day in UTC. */
export function dateValue(value: Date): CellValue {
  const year = value.getUTCFullYear();
  if (Number.isNaN(year) || year < 1 || year > 9999) return { error: '#NUM!' };
  const date = `${String(year).padStart(4, '0')}-${two(value.getUTCMonth() + 1)}-${two(value.getUTCDate())}`;
  const hours = value.getUTCHours();
  const minutes = value.getUTCMinutes();
  const cell: CellDate = { date };
  if (hours !== 0 || minutes !== 0) cell.time = `${two(hours)}:${two(minutes)}`;
  return cell;
}

/** A text as a cell holds it: some are errors that were pasted as text; blanks are nothing. */
export function textValue(text: string): CellValue | undefined {
  if (text.charCodeAt(0) === 35 || text.startsWith('Err:')) return ERROR_TEXT.test(text) ? { error: text } : text;
  return text.trim() === '' ? undefined : text;
}

export function numberValue(value: number): CellValue {
  return Number.isFinite(value) ? value : { error: '#NUM!' };
}
