import type { CellValue, SheetRow } from '#main/core/excel/workbook.ts';
import { cleanText } from '#shared/text/vietnamese.ts';
import { shown } from './clean.ts';
import type { Grid } from './grid.ts';
import type { LabelIndex } from './label-index.ts';
import { anchors } from './labels.ts';
import type { ImportKind, SheetOverride } from './types.ts';

/**
 * Finds the headers on a sheet: by how many of a row's cells are known labels, wherever the row stands; storeys above
 * and below are joined to it.
 */

export interface HeaderColumn {
  /** From 0. */
  index: number;
  /** Texts of the header's rows over this column, outermost first, each once. */
  storeys: string[];
}

export interface Header {
  /** As Excel numbers rows. */
  top: number;
  bottom: number;
  /** Where the body begins: after the header and a row of (1) (2) (3). */
  firstRow: number;
  columns: HeaderColumn[];
}

const MAX_STOREYS = 5;
const LONGEST_STOREY_TEXT = 90;

function isText(value: CellValue | undefined): value is string {
  return typeof value === 'string';
}

/** How many different things a row's cells name; 0 where the row cannot be a header. */
function labelCount(row: SheetRow, index: LabelIndex): number {
  const found = new Map<string, boolean>();
  let texts = 0;
  let numbers = 0;
  for (const cell of row.cells) {
    if (cell === undefined) continue;
    if (!isText(cell)) {
      if (typeof cell === 'object' && 'date' in cell) return 0;
      numbers += 1;
      continue;
    }
    texts += 1;
    const hit = index.single(cell);
    if (hit) found.set(hit.target, hit.exact || (found.get(hit.target) ?? false));
  }
  const ordinal = found.delete('ordinal');
  const exact = [...found.values()].filter(Boolean).length;
  if (numbers > texts / 2 || found.size < texts / 4) return 0;
  if (exact >= 2 || (ordinal && found.size >= 2) || (exact >= 1 && found.size >= 3)) return found.size;
  return ordinal && exact === 1 && texts <= 4 ? 1 : 0;
}

/** Whether a row of numbers, `(1) (2) (3)` or `A B 1 2`, tells the reader which column is which. */
export function isNumberingRow(row: SheetRow): boolean {
  let cells = 0;
  let ascending = 0;
  let previous: number | undefined;
  for (const cell of row.cells) {
    if (cell === undefined) continue;
    cells += 1;
    const text = shown(cell);
    const match = /^[([]?\s*(?:(\d{1,2})|[a-z])\s*[)\]]?\s*(?:=.*)?$/i.exec(text);
    if (!match) return false;
    const number = match[1] === undefined ? undefined : Number(match[1]);
    if (number !== undefined && previous !== undefined && number === previous + 1) ascending += 1;
    previous = number;
  }
  return cells >= 3 && ascending >= cells / 2 - 1 && ascending >= 1;
}

/** Columns in which every record says something: text below their header that is no label is a record's. */
const RECORD_TARGETS = new Set(['ordinal', 'fullName', 'subjectName', 'topic']);

/** The first text of a column within a header. */
function columnTop(grid: Grid, top: number, bottom: number, column: number): CellValue | undefined {
  for (let row = top; row <= bottom; row += 1) {
    const value = grid.row(row)?.cells[column];
    if (value !== undefined) return value;
  }
  return undefined;
}

/** A row below a header that names parts of the columns above it. */
function isLowerStorey(grid: Grid, number: number, top: number, index: LabelIndex): boolean {
  const above = number - 1;
  const row = grid.row(number);
  if (!row || isNumberingRow(row)) return false;
  let known = 0;
  for (let column = 0; column < row.cells.length; column += 1) {
    const cell = row.cells[column];
    if (cell === undefined) continue;
    if (!isText(cell) || cell.length > LONGEST_STOREY_TEXT) return false;
    const parent = storeyAbove(grid, above, column, number);
    const target = index.single(shown(columnTop(grid, top, above, column)))?.target;
    // A number or a name under its own header is data.
    if (/^\d/.test(cell)) return false;
    if (target !== undefined && RECORD_TARGETS.has(target) && !index.single(cell)) return false;
    if (index.single(cell) || (parent && index.path([parent, cell])?.exact)) known += 1;
  }
  return known > 0;
}

/** The text that stands over a cell: in its own column, or in the nearest filled one to the left (a group label). */
function storeyAbove(grid: Grid, above: number, column: number, below: number): string | undefined {
  const own = grid.value(above, column);
  if (own !== undefined) return shown(own);
  if (grid.mergeAt(above, column)) return undefined;
  for (let left = column - 1; left >= 0; left -= 1) {
    const value = grid.row(above)?.cells[left];
    if (value === undefined) {
      if (grid.value(below, left) === undefined) return undefined;
      continue;
    }
    const merge = grid.mergeAt(above, left);
    if (merge && (merge.right < column || merge.bottom >= below)) return undefined;
    return grid.value(below, left) === undefined ? undefined : shown(value);
  }
  return undefined;
}

function headerBottom(grid: Grid, top: number, index: LabelIndex): number {
  let bottom = top;
  const row = grid.row(top);
  if (!row) return bottom;
  for (let column = 0; column < row.cells.length; column += 1) {
    if (row.cells[column] === undefined) continue;
    const merge = grid.mergeAt(top, column);
    if (merge && merge.bottom - top < MAX_STOREYS) bottom = Math.max(bottom, merge.bottom);
  }
  while (bottom - top + 1 < MAX_STOREYS && isLowerStorey(grid, bottom + 1, top, index)) bottom += 1;
  return bottom;
}

function headerTop(grid: Grid, found: number, index: LabelIndex): number {
  let top = found;
  const row = grid.row(found);
  for (let column = 0; column < (row?.cells.length ?? 0); column += 1) {
    const merge = grid.mergeAt(found, column);
    if (merge && found - merge.top < MAX_STOREYS && merge.top < top) {
      const text = grid.row(merge.top)?.cells[merge.left];
      if (isText(text) && index.single(text)) top = merge.top;
    }
  }
  for (;;) {
    const above = grid.row(top - 1);
    if (!above || found - top >= 3) return top;
    const filled: number[] = [];
    above.cells.forEach((cell, column) => {
      if (cell !== undefined) filled.push(column);
    });
    const texts = filled.every((column) => {
      const cell = above.cells[column];
      return isText(cell) && cell.length <= LONGEST_STOREY_TEXT;
    });
    const spanning = filled.filter((column) => {
      const merge = grid.mergeAt(top - 1, column);
      return merge !== undefined && merge.right > merge.left && merge.bottom < top;
    });
    const known = filled.filter((column) => index.single(shown(above.cells[column])) !== undefined);
    if (!texts || filled.length < 2 || isLetterhead(above)) return top;
    if (known.length < 1 && spanning.length < 2) return top;
    top -= 1;
  }
}

/** The two-column head of official papers can stand right above a table. */
function isLetterhead(row: SheetRow): boolean {
  return row.cells.some(
    (cell) => isText(cell) && /cộng ho[àa]|độc lập|ủy ban|uỷ ban|ubnd|đảng/iu.test(cell.normalize('NFC')),
  );
}

function headerColumns(grid: Grid, top: number, bottom: number): HeaderColumn[] {
  let width = 0;
  for (let row = top; row <= bottom; row += 1) {
    width = Math.max(width, grid.row(row)?.cells.length ?? 0);
    for (const merge of grid.sheet.merges) {
      if (merge.top <= row && row <= merge.bottom && merge.right < 1000) width = Math.max(width, merge.right + 1);
    }
  }
  const columns: HeaderColumn[] = [];
  for (let column = 0; column < width; column += 1) {
    const storeys: string[] = [];
    for (let row = top; row <= bottom; row += 1) {
      const own = grid.value(row, column);
      const below = row < bottom && hasTextBelow(grid, row, bottom, column);
      const text = own === undefined && below ? storeyAbove(grid, row, column, row + 1) : shown(own);
      const line = text === undefined ? '' : cleanText(text);
      if (line !== '' && storeys.at(-1) !== line) storeys.push(line);
    }
    if (storeys.length > 0) columns.push({ index: column, storeys });
  }
  return columns;
}

function hasTextBelow(grid: Grid, row: number, bottom: number, column: number): boolean {
  for (let below = row + 1; below <= bottom; below += 1) if (grid.row(below)?.cells[column] !== undefined) return true;
  return false;
}

function firstBodyRow(grid: Grid, bottom: number): number {
  const next = grid.row(bottom + 1);
  return next && isNumberingRow(next) ? bottom + 2 : bottom + 1;
}

function buildHeader(grid: Grid, top: number, bottom: number): Header {
  return { top, bottom, firstRow: firstBodyRow(grid, bottom), columns: headerColumns(grid, top, bottom) };
}

/** The targets that a header's columns name. */
export function headerTargets(header: Header, index: LabelIndex): Set<string> {
  const targets = new Set<string>();
  for (const { storeys } of header.columns) {
    const hit = index.path(storeys);
    if (hit) targets.add(hit.target);
  }
  return targets;
}

export function hasAnchor(kind: ImportKind, targets: ReadonlySet<string>): boolean {
  return anchors[kind].some((way) => way.every((target) => targets.has(target)));
}

/** Below a first header, only rows that could be another are looked at closely: those whose first text is a label. */
function mayBeHeader(row: SheetRow, index: LabelIndex): boolean {
  let texts = 0;
  for (const cell of row.cells) {
    if (cell === undefined) continue;
    if (typeof cell === 'number' || !isText(cell) || /^\d/.test(cell)) return false;
    if (index.single(cell)) return true;
    texts += 1;
    if (texts === 2) return false;
  }
  return false;
}

function sameColumns(a: Header, b: Header): boolean {
  const names = (header: Header) =>
    header.columns.map(({ index, storeys }) => `${index}:${storeys.join('>')}`).join('|');
  return names(a) === names(b);
}

/** Lines right above a further table that belong to it: its title. */
export function titleStart(grid: Grid, previous: Header | undefined, top: number): number {
  let start = top;
  while (start - 1 > (previous?.firstRow ?? 0) && top - start < 4 && isTitleRow(grid, start - 1)) start -= 1;
  return start;
}

function isTitleRow(grid: Grid, number: number): boolean {
  const row = grid.row(number);
  return row !== undefined && row.cells.filter((cell) => cell !== undefined).length <= 2;
}

/** A header that is repeated at a new page has no title; one that begins another list has. */
function hasTitle(grid: Grid, previous: Header, header: Header): boolean {
  for (let row = titleStart(grid, previous, header.top); row < header.top; row += 1) {
    const text = shown(grid.row(row)?.cells.find((cell) => cell !== undefined));
    if (/danh sách|biểu|danh sach|báo cáo|kết quả/iu.test(text) && !/^(?:ghi chú|lưu ý|\*)/iu.test(text)) return true;
  }
  return false;
}

/**
 * All headers of tables of one kind on a sheet, from top to bottom. A header set by hand is the only one.
 */
export function locateHeaders(grid: Grid, kind: ImportKind, index: LabelIndex, override?: SheetOverride): Header[] {
  const byHand = override?.headerRows;
  if (byHand && byHand.length > 0) {
    const header = buildHeader(grid, Math.min(...byHand), Math.max(...byHand));
    return [{ ...header, firstRow: override.firstRow ?? header.firstRow }];
  }
  const headers: Header[] = [];
  let after = 0;
  for (const row of grid.sheet.rows) {
    if (row.row <= after) continue;
    if (headers.length > 0 && !mayBeHeader(row, index)) continue;
    if (labelCount(row, index) === 0) continue;
    const top = headerTop(grid, row.row, index);
    const header = buildHeader(grid, Math.max(top, after + 1), headerBottom(grid, row.row, index));
    const targets = headerTargets(header, index);
    if (!hasAnchor(kind, targets)) continue;
    const previous = headers.at(-1);
    if (previous && sameColumns(previous, header) && !hasTitle(grid, previous, header)) continue;
    headers.push(header);
    after = header.bottom;
  }
  const [first] = headers;
  if (first && override?.firstRow !== undefined) first.firstRow = override.firstRow;
  return headers;
}
