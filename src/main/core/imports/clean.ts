import { type CellValue, cellText } from '#main/core/excel/workbook.ts';
import { cleanText } from '#shared/text/vietnamese.ts';

/** Texts that {@link cleanText} would change: rare enough for a test to be worth its time on 100,000 cells. */
const UNCLEAN = /^\s|\s$|\s\s|[^\S ]|[\u0300-\u036f]|[\u200B-\u200D]|[\u2060\uFEFF]/;

export function clean(text: string): string {
  return UNCLEAN.test(text) ? cleanText(text) : text;
}

/** What a cell shows, cleaned to one line. */
export function shown(value: CellValue | undefined): string {
  return typeof value === 'string' ? clean(value) : cellText(value);
}
