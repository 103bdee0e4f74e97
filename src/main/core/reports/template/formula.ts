import { type Area, columnOf, MAX_COLUMN, MAX_ROW, type Place } from '../../excel/addresses.ts';

/** Cells that a formula names; `sheet` is undefined for its own. */
export interface Reference extends Area {
  sheet: string | undefined;
}

export type Token =
  | { type: 'number'; value: number }
  | { type: 'text' }
  | { type: 'reference'; reference: Reference }
  | { type: 'function'; name: string }
  | { type: 'sign'; sign: string };

/** How far the cell of a shared formula is from the one that it is written in. */
export interface Shift {
  rows: number;
  columns: number;
}

const TEXT = /"(?:[^"]|"")*"/y;
const SHEET = /(?:'((?:[^']|'')+)'|([\p{L}_][\p{L}\p{N}_.]*))!/uy;
const CELLS = /(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})(?::(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7}))?(?![\p{L}\p{N}_.(!])/uy;
const COLUMNS = /(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})(?![\p{L}\p{N}_.(])/uy;
const ROWS = /(\$?)(\d{1,7}):(\$?)(\d{1,7})(?![\p{L}\p{N}_.])/uy;
const NUMBER = /\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+/y;
const FUNCTION = /(?:_xlfn\.)?([A-Za-z][A-Za-z0-9.]*)\(/y;
const SIGN = /<>|<=|>=|[-+*/^&=<>%,;()]/y;
const SPACE = /\s+/y;
/** What these name is only known when they are computed. */
const FAR = new Set(['INDIRECT', 'OFFSET']);

function shifted(fixed: string, at: number, by: number): number {
  return fixed === '$' ? at : at + by;
}

/**
 * The tokens of a formula; undefined where it names something that is not known from its text alone (names, tables,
 * other workbooks, `INDIRECT`).
 */
export function readFormula(text: string, shift: Shift = { rows: 0, columns: 0 }): Token[] | undefined {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  while (at < text.length) {
    if (take(SPACE)) continue;
    if (take(TEXT)) {
      tokens.push({ type: 'text' });
      continue;
    }
    const named = take(SHEET);
    const sheet = named ? (named[1]?.replaceAll("''", "'") ?? named[2]) : undefined;
    // `[1]Sheet1` is in another workbook.
    if (sheet?.includes('[')) return undefined;
    const area = readCells(take, shift);
    if (area) {
      tokens.push({ type: 'reference', reference: { ...area, sheet } });
      continue;
    }
    if (named) return undefined;
    const called = take(FUNCTION)?.[1]?.toUpperCase();
    if (called !== undefined) {
      if (FAR.has(called)) return undefined;
      tokens.push({ type: 'function', name: called });
      continue;
    }
    const number = take(NUMBER);
    if (number) {
      tokens.push({ type: 'number', value: Number(number[0]) });
      continue;
    }
    const sign = take(SIGN)?.[0];
    if (sign === undefined) return undefined;
    tokens.push({ type: 'sign', sign });
  }
  return tokens;
}

function readCells(take: (pattern: RegExp) => RegExpExecArray | null, shift: Shift): Area | undefined {
  const cells = take(CELLS);
  if (cells) {
    const [, fixA = '', columnA = '', fixB = '', rowA = '', fixC = '', columnB, fixD = '', rowB] = cells;
    const from = corner(fixA, columnA, fixB, rowA, shift);
    const to = columnB === undefined || rowB === undefined ? from : corner(fixC, columnB, fixD, rowB, shift);
    return {
      top: Math.min(from.row, to.row),
      bottom: Math.max(from.row, to.row),
      left: Math.min(from.column, to.column),
      right: Math.max(from.column, to.column),
    };
  }
  const columns = take(COLUMNS);
  if (columns) {
    const [, fixA = '', columnA = '', fixB = '', columnB = ''] = columns;
    const ends = [shifted(fixA, columnOf(columnA), shift.columns), shifted(fixB, columnOf(columnB), shift.columns)];
    return { top: 1, bottom: MAX_ROW, left: Math.min(...ends), right: Math.max(...ends) };
  }
  const rows = take(ROWS);
  if (!rows) return undefined;
  const [, fixA = '', rowA = '', fixB = '', rowB = ''] = rows;
  const ends = [shifted(fixA, Number(rowA), shift.rows), shifted(fixB, Number(rowB), shift.rows)];
  return { top: Math.min(...ends), bottom: Math.max(...ends), left: 0, right: MAX_COLUMN };
}

function corner(fixColumn: string, column: string, fixRow: string, row: string, { rows, columns }: Shift): Place {
  return { row: shifted(fixRow, Number(row), rows), column: shifted(fixColumn, columnOf(column), columns) };
}
