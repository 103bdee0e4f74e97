import type ExcelJS from 'exceljs';

/** What all workbooks that go to communes have in common. */

export const FONT = 'Times New Roman';
export const HEADER_FILL: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFDDEBF7' } };
export const THIN: Partial<ExcelJS.Borders> = {
  top: { style: 'thin' },
  left: { style: 'thin' },
  bottom: { style: 'thin' },
  right: { style: 'thin' },
};
export const LONGEST_CELL = 32_767;

/**
 * Text as a cell takes it: at most what Excel allows, and never anything but text. Cells that begin with = + - @ are
 * written as strings in cells formatted as text, so that neither opening nor editing makes formulas of them.
 */
export function safeText(text: string): string {
  return text.slice(0, LONGEST_CELL);
}

export async function toBytes(book: ExcelJS.Workbook): Promise<Uint8Array> {
  return new Uint8Array(await book.xlsx.writeBuffer());
}
