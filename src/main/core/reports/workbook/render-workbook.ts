import type { Cell, CellValue as ExcelValue, Workbook, Worksheet } from 'exceljs';
import { wrappedHeight } from './row-height.ts';
import type { CellValue, RowModel, SheetModel, TextCell, TextStyle, WorkbookModel } from './sheet-model.ts';
import { columnLetters } from './sheet-model.ts';
import { cellStyle, textStyles } from './sheet-styles.ts';

const A4 = 9;
const MM = 1 / 25.4;
/** Margins of Decree 30/2020/NĐ-CP, annex I: top and bottom 20-25 mm, left 30-35, right 15-20; in inches. */
const margins = { top: 20 * MM, bottom: 20 * MM, left: 30 * MM, right: 15 * MM, header: 10 * MM, footer: 10 * MM };
/** Centred at the top, size 13, on every page but the first. */
const pageNumber = '&C&"Times New Roman,Regular"&13&P';
/** What Excel takes in one cell. */
const CELL_LIMIT = 32_767;
/** A text that begins so could be read as a formula. */
const LOOKS_LIKE_FORMULA = /^[=+\-@\t\r]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML cannot hold.
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A text as a file can hold it: within a cell's limit, without characters that XML has no place for. */
function cellText(text: string): string {
  const clean = text.replace(NOT_XML, '');
  return clean.length > CELL_LIMIT ? `${clean.slice(0, CELL_LIMIT - 1)}…` : clean;
}

function excelValue(value: CellValue): ExcelValue {
  if (value === null) return null;
  if (typeof value === 'string') return cellText(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error('A cell cannot hold a number that is not finite.');
    return value;
  }
  if ('date' in value) {
    // exceljs takes a Date's UTC day.
    return new Date(`${value.date}T00:00:00Z`);
  }
  return { formula: value.formula, result: value.result };
}

function writeTableRow(sheet: Worksheet, number: number, row: RowModel & { kind: 'body' }, model: SheetModel): void {
  const line = sheet.getRow(number);
  model.columns.forEach(({ type }, index) => {
    const value = row.cells[index] ?? null;
    const cell = line.getCell(index + 1);
    const isText = typeof value === 'string';
    const guarded = isText && LOOKS_LIKE_FORMULA.test(value);
    if (value !== null) cell.value = excelValue(value);
    cell.style = cellStyle(row.kind, type, isText, guarded);
  });
}

/** A text whose first line looks different from the rest. */
function withLead(value: string, lead: TextStyle, style: TextStyle): ExcelValue {
  const [first = '', ...rest] = cellText(value).split('\n');
  const run = (text: string, of: TextStyle) => ({ text, font: textStyles[of].font ?? {} });
  return { richText: [run(`${first}\n`, lead), run(rest.join('\n'), style)] };
}

function writeTextCell(sheet: Worksheet, number: number, { column, toColumn, value, style, lead }: TextCell): void {
  const cell: Cell = sheet.getRow(number).getCell(column);
  cell.value = lead === undefined ? cellText(value) : withLead(value, lead, style);
  cell.style = textStyles[style];
  if (toColumn !== undefined && toColumn > column) sheet.mergeCells(number, column, number, toColumn);
}

function writeSheet(workbook: Workbook, model: SheetModel): void {
  const { headRows, columns, rows } = model;
  const sheet = workbook.addWorksheet(model.name, {
    pageSetup: {
      paperSize: A4,
      orientation: model.orientation,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins,
      horizontalCentered: true,
      printArea: `A1:${columnLetters(columns.length)}${Math.max(rows.length, 1)}`,
      ...(headRows ? { printTitlesRow: `${headRows.first}:${headRows.last}` } : {}),
    },
    headerFooter: { differentFirst: true, firstHeader: '', oddHeader: pageNumber },
    views: headRows
      ? [{ state: 'frozen', ySplit: headRows.last, xSplit: model.frozenColumns, showGridLines: false }]
      : [{ showGridLines: false }],
  });
  columns.forEach(({ width }, index) => {
    sheet.getColumn(index + 1).width = width;
  });
  rows.forEach((row, index) => {
    const number = index + 1;
    const height = row.height ?? (row.kind === 'body' ? wrappedHeight(row.cells, columns) : undefined);
    if (height !== undefined) sheet.getRow(number).height = height;
    if (row.kind === 'text') for (const cell of row.cells) writeTextCell(sheet, number, cell);
    else writeTableRow(sheet, number, row as RowModel & { kind: 'body' }, model);
  });
  for (const { top, left, bottom, right } of model.merges) sheet.mergeCells(top, left, bottom, right);
}

/**
 * Writes a workbook to a file. `progress` hears how many of its sheets are laid out. Throws where a cell holds what no
 * workbook can (a number that is not finite).
 */
export async function renderWorkbook(
  model: WorkbookModel,
  path: string,
  progress: (done: number, total: number) => void,
): Promise<void> {
  // exceljs costs a third of a second to load: only this thread, and only when something is written.
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.Workbook();
  workbook.title = model.title;
  workbook.creator = model.creator;
  workbook.created = new Date(model.createdAt);
  workbook.modified = workbook.created;
  for (const [index, sheet] of model.sheets.entries()) {
    writeSheet(workbook, sheet);
    progress(index + 1, model.sheets.length + 1);
  }
  for (const { name, sheet, row, column } of model.names) {
    workbook.definedNames.add(`'${sheet.replaceAll("'", "''")}'!$${columnLetters(column)}$${row}`, name);
  }
  await workbook.xlsx.writeFile(path);
  progress(model.sheets.length + 1, model.sheets.length + 1);
}
