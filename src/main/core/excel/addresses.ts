/** Rows are counted from 1, columns from 0, as in `excel/workbook.ts`. */
export interface Place {
  row: number;
  column: number;
}

export interface Area {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export const MAX_ROW = 1_048_576;
export const MAX_COLUMN = 16_383;

/** The column that letters name, from 0. */
export function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** Reads `D12` or `$D$12`; undefined where it is no cell of a sheet. */
export function readAddress(text: string): Place | undefined {
  const [, letters, digits] = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(text) ?? [];
  if (letters === undefined || digits === undefined) return undefined;
  const place = { row: Number(digits), column: columnOf(letters) };
  return place.row >= 1 && place.row <= MAX_ROW && place.column <= MAX_COLUMN ? place : undefined;
}

/** Reads `B2:D4` or `B2`. */
export function readArea(text: string): Area | undefined {
  const [first, second] = text.split(':');
  const from = readAddress(first ?? '');
  const to = second === undefined ? from : readAddress(second);
  if (!from || !to) return undefined;
  return {
    top: Math.min(from.row, to.row),
    bottom: Math.max(from.row, to.row),
    left: Math.min(from.column, to.column),
    right: Math.max(from.column, to.column),
  };
}

export function isInside({ row, column }: Place, { top, bottom, left, right }: Area): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}
