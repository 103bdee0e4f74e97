import type { Font } from 'exceljs';
import type { CellValue, ColumnModel } from './sheet-model.ts';

/**
 * Heights of rows whose text wraps. A row without a height is left to the program that opens the file: some fit it to
 * one line and cut the rest off. Widths are those of Times New Roman, in a column of Excel's characters.
 */

/** Of the body of a table, in points. */
const BODY_SIZE = 11;
const PX_PER_POINT = 96 / 72;
/** How much wider the bold letters are. */
const BOLD = 1.09;
/** A character of a column's width, as Excel counts with its own font. */
const COLUMN_PX = 7;
const LINE_POINTS = 15;
/** No cell is shown with more: the rest is there, and seen when it is opened. */
const LINES_MAX = 12;

const NARROW = new Set(" iíìỉĩịltfjrI.,:;'’|-()[]/");
const SMALL = new Set('aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệczs');
const WIDE = /[\p{Lu}mw%@—]/u;

function letterWidth(letter: string): number {
  if (NARROW.has(letter)) return 0.28;
  if (SMALL.has(letter)) return 0.44;
  return WIDE.test(letter) ? 0.7 : 0.5;
}

/** The width of a text in widths of an m, whatever the font's size. */
function textWidth(text: string): number {
  let width = 0;
  for (const letter of text) width += letterWidth(letter);
  return width;
}

/** Lines that a text takes in a column, or in several merged ones; a word that is too long is broken. */
export function linesOf(
  text: string,
  columnWidth: number,
  { size = BODY_SIZE, bold = false }: Partial<Font> = {},
): number {
  const room = (columnWidth * COLUMN_PX) / (size * PX_PER_POINT * (bold ? BOLD : 1));
  // Most texts are far from filling their line.
  if (text.length * 0.72 <= room && !text.includes('\n')) return 1;
  const space = letterWidth(' ');
  let lines = 0;
  for (const paragraph of text.split('\n')) {
    let used = 0;
    lines += 1;
    for (const word of paragraph.split(' ')) {
      const width = textWidth(word);
      if (used > 0 && used + space + width > room) {
        lines += 1;
        used = 0;
      }
      used += (used > 0 ? space : 0) + width;
      if (used > room) {
        lines += Math.floor(used / room);
        used %= room;
      }
    }
  }
  return lines;
}

/** The height in points of a row of a table; undefined where one line holds every cell. */
export function wrappedHeight(cells: readonly CellValue[], columns: readonly ColumnModel[]): number | undefined {
  let lines = 1;
  for (let index = 0; index < cells.length; index += 1) {
    const value = cells[index];
    const column = columns[index];
    if (typeof value === 'string' && column) lines = Math.max(lines, linesOf(value, column.width));
  }
  return lines > 1 ? Math.min(lines, LINES_MAX) * LINE_POINTS : undefined;
}
