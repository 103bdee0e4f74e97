import { isUnitOfMeasure, type Reading } from './read-label.ts';
import { isNumbering, type SheetGrid, type Slot } from './sheet-grid.ts';

/** A column of figures with its headings, from the outer to the inner. */
export interface TableColumn {
  column: number;
  headings: Reading[];
}

/** A row of figures, or a line between them that says what follows. */
export interface TableRow {
  row: number;
  /** Of several label columns, from the left. */
  labels: Reading[];
  /** How deep it stands in the outline: less is further out. */
  level: number;
  unitOfMeasure: Reading | undefined;
  /** Columns whose cell is there to be filled. */
  open: number[];
  /** Columns whose cell holds a number: the figures of the quarter before, where a filled copy is given. */
  filled: number[];
}

export interface Table {
  top: number;
  bottom: number;
  columns: TableColumn[];
  rows: TableRow[];
  /** What stands above it. */
  titles: Reading[];
}

interface Header {
  top: number;
  bottom: number;
  /** The last column of labels. */
  stubEnd: number;
}

const MAX_HEADER_ROWS = 6;
/** Where rows carry no number: deeper than numbered ones, less deep than bullets. */
const UNNUMBERED = 3.5;
export const BULLET = 4;

function labelTexts(grid: SheetGrid, row: number): Slot[] {
  return grid.texts(row).filter((slot) => !isNumbering(slot) && !isUnitOfMeasure(slot.text));
}

/** Whether a row begins a table's heading: it names its label column, or several columns by their periods. */
function beginsHeader(grid: SheetGrid, row: number): boolean {
  const texts = labelTexts(grid, row).filter((slot) => slot.row === row);
  if (texts.length < 2) return false;
  const readings = texts.map((slot) => grid.reading(slot));
  if (readings.some(({ aside }) => aside === 'signature')) return false;
  if (readings.some(({ aside }) => aside === 'stub')) return true;
  return readings.filter(({ span, marks }) => span !== undefined || marks.size > 0).length >= 2;
}

function isNumberingRow(grid: SheetGrid, row: number): boolean {
  const written: Slot[] = [];
  for (let column = 0; column <= grid.lastColumn; column += 1) {
    const slot = grid.at(row, column);
    if (slot && slot.row === row && slot.kind !== 'blank' && !written.includes(slot)) written.push(slot);
  }
  return written.length >= 2 && written.every((slot) => isNumbering(slot) || slot.kind === 'number');
}

/** Whether a column headed `Đơn vị` holds units of measure, not names of units. */
function isUnitColumn(grid: SheetGrid, { column, bottom }: Slot): boolean {
  for (let row = bottom + 1; row <= grid.lastRow; row += 1) {
    const slot = grid.at(row, column);
    if (slot?.kind === 'text' && slot.column === column && !isNumbering(slot)) return isUnitOfMeasure(slot.text);
  }
  return false;
}

function readHeader(grid: SheetGrid, row: number): Header {
  const own = grid.texts(row);
  const stubs = own.filter((slot) => grid.reading(slot).aside === 'stub' && !isUnitColumn(grid, slot));
  const first = own[0];
  // Without a name of its own the label column is what lies left of the headings.
  const stubEnd = stubs.length > 0 ? Math.max(...stubs.map(({ right }) => right)) : (first?.column ?? 1) - 1;
  let bottom = row;
  for (let next = row + 1; next <= Math.min(grid.lastRow, row + MAX_HEADER_ROWS); next += 1) {
    const texts = grid.texts(next);
    const begun = texts.filter((slot) => slot.row === next);
    const labelled = begun.some((slot) => slot.column <= stubEnd && !isNumbering(slot));
    const reaches = texts.some((slot) => slot.row <= bottom && slot.bottom >= next);
    if (!isNumberingRow(grid, next) && (labelled || (begun.length === 0 && !reaches))) break;
    if (!isNumberingRow(grid, next) && !reaches && begun.every(isNumbering)) break;
    bottom = next;
  }
  let top = row;
  for (const above of [row - 1, row - 2]) {
    const texts = grid.texts(above).filter((slot) => slot.row === above);
    const storey = texts.length > 1 || texts.some((slot) => slot.right > slot.column);
    if (!storey || texts.some((slot) => slot.column <= stubEnd || slot.right > grid.lastColumn)) break;
    top = above;
  }
  return { top, bottom, stubEnd };
}

function columnsOf(grid: SheetGrid, { top, bottom, stubEnd }: Header): TableColumn[] {
  const columns: TableColumn[] = [];
  for (let column = stubEnd + 1; column <= grid.lastColumn; column += 1) {
    const headings: Slot[] = [];
    for (let row = top; row <= bottom; row += 1) {
      const slot = grid.at(row, column);
      if (slot?.kind !== 'text' || isNumbering(slot) || slot.column <= stubEnd || headings.includes(slot)) continue;
      headings.push(slot);
    }
    if (headings.length > 0) columns.push({ column, headings: headings.map((slot) => grid.reading(slot)) });
  }
  return columns;
}

/** How deep a row stands, by its number (`I`, `1`, `1.1`, `a`), its bullet, or `Trong đó`. */
function levelOf(numbering: string | undefined, label: string): number {
  const [, inLabel] = /^\s*\(?([IVXLC]+|[a-zđ]|\d{1,3}(?:\.\d{1,3})*)[.)/:-]\s*\S/u.exec(label) ?? [];
  const number = (numbering ?? inLabel ?? '').replace(/[().:]+$|^\(/g, '').trim();
  const [, part, bullet] = /^\s*(trong đó\s*:?|trong do\s*:?)?\s*([-–—*•+])?/i.exec(label.normalize('NFC')) ?? [];
  if (bullet !== undefined) return bullet === '+' ? BULLET + 1 : BULLET;
  if (part !== undefined) return BULLET;
  if (/^[IVXLC]+$/.test(number)) return 0;
  if (/^[A-ZĐ]$/.test(number)) return -1;
  if (/^\d/.test(number)) return number.split('.').filter((part) => part !== '').length;
  if (/^[a-zđ]$/.test(number)) return 3;
  return UNNUMBERED;
}

function readRow(grid: SheetGrid, row: number, header: Header, columns: readonly TableColumn[]): TableRow | undefined {
  const texts = grid.texts(row);
  const named = texts.filter((slot) => slot.column <= header.stubEnd && !isNumbering(slot));
  const own = named.at(-1);
  if (!own) return undefined;
  const unit = texts.find((slot) => slot !== own && slot.column > own.column && isUnitOfMeasure(slot.text));
  const numbered: Slot[] = [];
  for (let column = 0; column < own.column; column += 1) {
    const slot = grid.at(row, column);
    if (slot && slot.row === row && isNumbering(slot)) numbered.push(slot);
  }
  const open = columns.flatMap(({ column }) => {
    const slot = grid.at(row, column);
    const free = slot === undefined || (slot.kind === 'blank' && slot.row === row && slot.column === column);
    return free ? [column] : [];
  });
  const filled = columns.flatMap(({ column }) => {
    const slot = grid.at(row, column);
    return slot?.kind === 'number' && slot.row === row && slot.column === column ? [column] : [];
  });
  return {
    row,
    labels: named.map((slot) => grid.reading(slot)),
    level: levelOf(numbered.at(-1)?.text, own.text) + (own.style?.indent ?? 0) / 10,
    unitOfMeasure: unit && grid.reading(unit),
    open,
    filled,
  };
}

/** The tables of a sheet from the top: their headings, their rows, what stands above them. */
export function findTables(grid: SheetGrid): Table[] {
  const tables: Table[] = [];
  let from = 1;
  for (let row = 1; row <= grid.lastRow; row += 1) {
    if (!beginsHeader(grid, row)) continue;
    const header = readHeader(grid, row);
    const columns = columnsOf(grid, header);
    const rows: TableRow[] = [];
    let end = header.bottom;
    for (let next = header.bottom + 1; next <= grid.lastRow; next += 1) {
      const texts = grid.texts(next);
      const signed = texts.some((slot) => slot.row === next && grid.reading(slot).aside === 'signature');
      const gap = texts.length === 0 && (next === grid.lastRow || grid.texts(next + 1).length === 0);
      if (signed || gap || beginsHeader(grid, next)) break;
      const read = readRow(grid, next, header, columns);
      if (read) rows.push(read);
      end = next;
    }
    if (columns.length === 0 || rows.length === 0) continue;
    const titles: Reading[] = [];
    for (let above = Math.max(from, 1); above < header.top; above += 1) {
      titles.push(...grid.texts(above).map((slot) => grid.reading(slot)));
    }
    tables.push({ top: header.top, bottom: end, columns, rows, titles });
    from = end + 1;
    row = end;
  }
  return tables;
}
