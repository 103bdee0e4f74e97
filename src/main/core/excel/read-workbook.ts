import {
  type Cell,
  DecryptionError,
  EncryptedFileError,
  type Sheet as HucreSheet,
  type Workbook as HucreWorkbook,
  type ReadOptions,
  type RichTextRun,
  readOds,
  readXls,
  readXlsb,
  readXlsx,
} from 'hucre';
import { dateValue, numberValue, textValue } from './cell-value.ts';
import { detectFileKind, type FileKind } from './file-type.ts';
import { isLegacyFont } from './legacy-encodings.ts';
import { readPlainXlsx } from './plain-xlsx/read-plain-xlsx.ts';
import { readDelimited } from './read-delimited.ts';
import { ReadFailure } from './read-failure.ts';
import { readHtml } from './read-html.ts';
import type { CellValue, FileFormat, Merge, Sheet, SheetRow, Workbook } from './workbook.ts';
import { extractEntry, type ZipEntry } from './zip-guard.ts';

/**
 * The one adapter over the readers: bytes in, {@link Workbook} out. Formulas, macros and links are never followed; of a
 * formula the value that was saved with it is taken.
 */

export interface ReadWorkbookOptions {
  /** For encrypted workbooks. */
  password?: string;
  /** What the only sheet of a text file is called: the file's name without its ending. */
  name?: string;
}

/** What is read of a sheet whose used range is beyond all reason: a stray cell in the last corner, most often. */
const SANE_RANGE = 'A1:CV100000';

function toValue(value: unknown): CellValue | undefined {
  if (typeof value === 'string') return textValue(value);
  if (typeof value === 'number') return numberValue(value);
  if (typeof value === 'boolean') return value;
  return value instanceof Date ? dateValue(value) : undefined;
}

function textRuns(cell: Cell, font: string | undefined): CellValue | undefined {
  const runs: RichTextRun[] = cell.richText ?? (typeof cell.value === 'string' ? [{ text: cell.value }] : []);
  const named = runs.map((run) => {
    const name = run.font?.name ?? font;
    return name === undefined ? { text: run.text } : { text: run.text, font: name };
  });
  return named.some((run) => isLegacyFont(run.font)) ? { runs: named } : undefined;
}

/** Sets a cell; those before it that hold nothing are there too. */
function putCell(cells: (CellValue | undefined)[], column: number, value: CellValue): void {
  while (cells.length < column) cells.push(undefined);
  cells[column] = value;
}

/** Puts into place what the plain grid does not say: errors, old fonts, formulas without a saved result. */
function applyDetails(sheet: HucreSheet, rows: (CellValue | undefined)[][], defaultFont: string | undefined): void {
  for (const [key, cell] of sheet.cells ?? []) {
    const comma = key.indexOf(',');
    const row = rows[Number(key.slice(0, comma))];
    const column = Number(key.slice(comma + 1));
    if (!row) continue;
    if (cell.type === 'error') putCell(row, column, { error: String(cell.value) });
    else if (cell.formula !== undefined && (cell.value === null || cell.value === '')) {
      // A formula that gives an empty text saves it as such; one that was never calculated saves nothing.
      if (cell.value === null) putCell(row, column, { uncached: true });
    } else if (typeof cell.value === 'string') {
      const runs = textRuns(cell, cell.style?.font?.name ?? defaultFont);
      if (runs) putCell(row, column, runs);
    }
  }
}

function toMerges(sheet: HucreSheet): Merge[] {
  return (sheet.merges ?? []).map(({ startRow, endRow, startCol, endCol }) => ({
    top: startRow + 1,
    bottom: endRow + 1,
    left: startCol,
    right: endCol,
  }));
}

function toSheet(sheet: HucreSheet, hidden: boolean, defaultFont: string | undefined): Sheet {
  const grid: (CellValue | undefined)[][] = [];
  sheet.rows.forEach((values, index) => {
    let cells: (CellValue | undefined)[] | undefined;
    for (let column = 0; column < values.length; column += 1) {
      const value = toValue(values[column]);
      if (value === undefined) continue;
      cells ??= [];
      putCell(cells, column, value);
    }
    if (cells) grid[index] = cells;
  });
  if (sheet.cells) {
    // A row may hold nothing but a formula without a result.
    for (const [key, cell] of sheet.cells) {
      if (cell.formula !== undefined && cell.value === null) grid[Number(key.slice(0, key.indexOf(',')))] ??= [];
    }
    applyDetails(sheet, grid, defaultFont);
  }
  const rows: SheetRow[] = [];
  grid.forEach((cells, index) => {
    rows.push(sheet.rowDefs?.get(index)?.hidden ? { row: index + 1, hidden: true, cells } : { row: index + 1, cells });
  });
  return { name: sheet.name, hidden, rows, merges: toMerges(sheet) };
}

/** Whether the workbook's styles name an old Vietnamese font: only then is each cell's font worth its cost. */
function usesLegacyFonts(bytes: Uint8Array, entries: readonly ZipEntry[]): boolean {
  const styles = entries.find((entry) => /(?:^|\/)styles\.xml$/.test(entry.name));
  const content = styles && extractEntry(bytes, styles);
  return content !== undefined && /"\s*(?:\.Vn|VNI)/i.test(Buffer.from(content).toString('latin1'));
}

type Read = (options: ReadOptions) => Promise<HucreWorkbook>;

/** hucre refuses a sheet whose corners span too many cells; the sane part of it is then read alone. */
async function readSpanning(read: Read, options: ReadOptions): Promise<HucreWorkbook> {
  try {
    return await read(options);
  } catch (error) {
    if (!(error instanceof Error) || !/over the \d+ limit/.test(error.message)) throw error;
    return await read({ ...options, range: SANE_RANGE });
  }
}

async function readBinary(bytes: Uint8Array, kind: FileKind, options: ReadWorkbookOptions): Promise<Workbook> {
  const hiddenNames: string[] = [];
  const order: string[] = [];
  const readOptions: ReadOptions = {
    sheets: (info) => {
      const hidden = info.hidden === true || info.veryHidden === true;
      if (!order.includes(info.name)) order.push(info.name);
      if (hidden && !hiddenNames.includes(info.name)) hiddenNames.push(info.name);
      return !hidden;
    },
    ...(options.password === undefined ? {} : { password: options.password }),
  };
  let format: FileFormat = 'xlsx';
  let book: HucreWorkbook;
  if (kind.kind === 'xls') {
    format = 'xls';
    book = await readXls(bytes);
    kind.hiddenSheets.forEach((hidden, index) => {
      const name = book.sheets[index]?.name;
      if (hidden && name !== undefined) hiddenNames.push(name);
    });
  } else if (kind.kind === 'ods') {
    format = 'ods';
    book = await readOds(bytes, readOptions);
  } else if (kind.kind === 'xlsb') {
    format = 'xlsb';
    book = await readSpanning((how) => readXlsb(bytes, how), readOptions);
  } else {
    const readStyles = kind.kind === 'encrypted' || (kind.kind === 'xlsx' && usesLegacyFonts(bytes, kind.entries));
    const plain = kind.kind === 'xlsx' && !readStyles ? readPlainXlsx(bytes, kind.entries) : undefined;
    if (plain) return plain;
    book = await readSpanning((how) => readXlsx(bytes, how), { ...readOptions, readStyles });
  }
  const hidden = new Set(hiddenNames);
  const sheets = book.sheets.map((sheet) => toSheet(sheet, hidden.has(sheet.name), book.defaultFont?.name));
  const read = new Set(sheets.map((sheet) => sheet.name));
  const all = [
    ...sheets,
    ...hiddenNames.filter((name) => !read.has(name)).map((name) => ({ name, hidden: true, rows: [], merges: [] })),
  ];
  const place = (name: string) => order.indexOf(name);
  return { format, sheets: order.length > 0 ? all.sort((a, b) => place(a.name) - place(b.name)) : all };
}

/**
 * Reads a workbook of any kind that communes send.
 * @throws {ReadFailure} with the code that says why it cannot be read; no other error leaves here.
 */
export async function readWorkbook(bytes: Uint8Array, options: ReadWorkbookOptions = {}): Promise<Workbook> {
  try {
    const kind = detectFileKind(bytes);
    if (kind.kind === 'html') {
      return { format: 'html', charset: kind.charset, sheets: [readHtml(kind.text, options.name ?? 'Bảng')] };
    }
    if (kind.kind === 'text') {
      const sheet = readDelimited(kind.text, options.name ?? 'Bảng');
      return { format: 'csv', charset: kind.charset, sheets: [sheet] };
    }
    if (kind.kind === 'encrypted' && options.password === undefined) {
      throw new ReadFailure('FILE_ENCRYPTED', 'encrypted workbook, no password given');
    }
    const workbook = await readBinary(bytes, kind, options);
    if (workbook.sheets.every((sheet) => sheet.rows.length === 0)) {
      throw new ReadFailure('FILE_EMPTY', 'no cell holds anything');
    }
    return workbook;
  } catch (error) {
    throw toReadFailure(error, options.password !== undefined);
  }
}

function toReadFailure(error: unknown, passwordGiven: boolean): ReadFailure {
  if (error instanceof ReadFailure) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof DecryptionError) return new ReadFailure('FILE_WRONG_PASSWORD', message, { cause: error });
  if (error instanceof EncryptedFileError) {
    return new ReadFailure(passwordGiven ? 'FILE_WRONG_PASSWORD' : 'FILE_ENCRYPTED', message, { cause: error });
  }
  if (/exceeds|limit|too large/i.test(message)) return new ReadFailure('FILE_TOO_LARGE', message, { cause: error });
  return new ReadFailure('FILE_UNREADABLE', message, { cause: error });
}
