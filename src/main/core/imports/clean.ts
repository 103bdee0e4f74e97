import { type CellValue, cellText } from '#main/core/excel/workbook.ts';
import { cleanText } from '#shared/text/vietnamese.ts';

/** What a cell shows, cleaned to one line. */
export function shown(value: CellValue | undefined): string {
  return typeof value === 'string' ? cleanText(value) : cellText(value);
}
