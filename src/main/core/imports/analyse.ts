import type { Sheet, SheetRow, Workbook } from '#main/core/excel/workbook.ts';
import { columnLetters } from '#shared/text/cell-name.ts';
import { repeatMarker } from './check-file.ts';
import { BodyReader, type BodyRow } from './classify-rows.ts';
import { shown } from './clean.ts';
import { readContext, type TableContext } from './context.ts';
import { readCellDate } from './dates.ts';
import { decodeWorkbook } from './decode.ts';
import { detectKind } from './detect-kind.ts';
import { headerFingerprint } from './fingerprint.ts';
import { createGrid, type Grid } from './grid.ts';
import { type LabelIndex, labelIndex } from './label-index.ts';
import { missingTable } from './labels.ts';
import { type Header, locateHeaders, titleStart } from './locate-table.ts';
import { type MappedColumn, mapColumns, targetField } from './map-columns.ts';
import { createTermReader, type TermReader } from './own-terms.ts';
import { parseRow } from './parse-row.ts';
import { dateOrders, type OrderedColumn, tableColumns } from './row-reader.ts';
import type {
  AnalyseOptions,
  DateQuestion,
  ImportAnalysis,
  ImportKind,
  ParsedRow,
  RawRow,
  RegisteredUnit,
  SheetColumn,
  SheetReport,
  SkippedRow,
} from './types.ts';
import { createUnitResolver, type UnitResolver } from './units.ts';

/** The chain: decode -> locate -> map -> context -> classify rows -> parse -> check. Pure: no file, no database. */

interface Work {
  options: AnalyseOptions & { kind: ImportKind };
  index: LabelIndex;
  units: UnitResolver;
  terms: TermReader;
  chosen?: RegisteredUnit;
  /** Takes each row of the file, in order, when all that is to be said of it is said. */
  take(row: ParsedRow): void;
}

interface SheetResult {
  report: SheetReport;
  /** The numbers of the rows that were taken. */
  rows: number[];
  skipped: SkippedRow[];
  questions: DateQuestion[];
}

function toSheetColumn(column: MappedColumn): SheetColumn {
  return {
    column: column.index + 1,
    letter: columnLetters(column.index),
    header: column.header,
    field: targetField(column.target),
    target: column.target,
    by: column.by,
    samples: column.samples,
  };
}

function question(sheet: Sheet, ordered: OrderedColumn, today: string): DateQuestion | undefined {
  const { column, ambiguous, order } = ordered;
  if (ambiguous === undefined || column.target === null) return undefined;
  const purpose = column.target.startsWith('birthDate') ? 'birth' : 'event';
  const read = (how: 'day-first' | 'month-first') => readCellDate(ambiguous, { today, purpose, order: how }) ?? '';
  return {
    sheet: sheet.name,
    column: column.index + 1,
    header: column.header,
    field: targetField(column.target) ?? column.target,
    order,
    sample: ambiguous,
    dayFirst: read('day-first'),
    monthFirst: read('month-first'),
  };
}

function unitFillsDown(columns: readonly MappedColumn[], rows: BodyRow[]): BodyRow[] {
  const unit = columns.find((column) => column.target === 'unit')?.index;
  if (unit === undefined || rows.length < 3 || rows[0]?.cells[unit] === undefined) return rows;
  const filled = rows.filter((row) => row.cells[unit] !== undefined).length;
  // A name in the first row of each block stands for the block; a blank here and there is a blank.
  if (filled > rows.length / 2) return rows;
  let current = rows[0].cells[unit];
  return rows.map((row) => {
    const own = row.cells[unit];
    if (own !== undefined) {
      current = own;
      return row;
    }
    const cells = Array.from(row.cells);
    cells[unit] = current;
    return { ...row, cells };
  });
}

/** Reads one table of a sheet: the rows from its header to the next. */
function readTable(
  grid: Grid,
  header: Header,
  { from: above, to: next }: { from: number; to: number },
  around: TableContext,
  work: Work,
): SheetResult {
  const { options, index, units, terms } = work;
  const { sheet } = grid;
  const override = options.overrides?.[sheet.name];
  const bodyRows = sheet.rows.filter((row) => row.row >= header.firstRow && row.row < next);
  const columns = mapColumns(options.kind, header, bodyRows, index, units, override);
  const body = new BodyReader(options.kind, grid, header, columns, units).read(bodyRows);
  const rows = options.kind === 'commendations' ? body.rows : unitFillsDown(columns, body.rows);
  const orders = dateOrders(columns, rows, override?.dateOrders);
  const table = tableColumns(columns, orders);
  for (const row of rows) {
    const { values, problems } = parseRow(options.kind, row, table, { today: options.today, units, terms, around });
    work.take({ sheet: sheet.name, row: row.row, values, problems, original: originalTexts(grid, row.row) });
  }
  const skipped = sheet.rows
    .filter(
      (row) => (row.row >= above && row.row < header.top) || (row.row > header.bottom && row.row < header.firstRow),
    )
    .map((row) => ({
      row: row.row,
      reason: row.row < header.top ? 'Phía trên bảng (tiêu đề, tên cơ quan)' : 'Dòng đánh số cột',
    }));
  return {
    report: {
      name: sheet.name,
      used: rows.length > 0,
      ...(rows.length > 0 ? {} : { reason: 'Bảng có tiêu đề nhưng không có dòng nào.' }),
      headerRows: Array.from({ length: header.bottom - header.top + 1 }, (_, at) => header.top + at),
      firstRow: header.firstRow,
      fingerprint: headerFingerprint(columns.map((column) => column.header)),
      columns: columns.map(toSheetColumn),
    },
    rows: rows.map(({ row }) => row),
    skipped: [...skipped, ...body.skipped].map((one) => ({ sheet: sheet.name, ...one })),
    // One hand writes all dates of a list alike: evidence in one column answers for the others.
    questions: (orders.some((one) => one.evident && one.order === 'day-first') ? [] : orders)
      .map((ordered) => question(sheet, ordered, options.today))
      .filter((one) => one !== undefined),
  };
}

/** Rows that are no records, kept of one sheet: titles and headers are few, a sheet without a table may be long. */
const OTHERS_KEPT = 500;

function otherRows(sheets: Workbook['sheets'], results: readonly SheetResult[]): RawRow[] {
  return sheets.flatMap(({ name, rows }, at) => {
    const records = new Set(results[at]?.rows);
    return rows
      .filter(({ row }) => !records.has(row))
      .slice(0, OTHERS_KEPT)
      .map(({ row, cells }) => ({ sheet: name, row, original: cellsLine(cells) }));
  });
}

/** What cells show, a tab between each. */
function cellsLine(cells: SheetRow['cells']): string {
  let line = '';
  for (let index = 0; index < cells.length; index += 1) {
    const value = cells[index];
    if (index > 0) line += '\t';
    if (typeof value === 'number') line += value;
    else if (value !== undefined) line += shown(value);
  }
  return line;
}

function originalTexts(grid: Grid, row: number): string {
  return cellsLine(grid.row(row)?.cells ?? []);
}

function leftOut(sheet: Sheet, reason: string): SheetResult {
  return { report: { name: sheet.name, used: false, reason, columns: [] }, rows: [], skipped: [], questions: [] };
}

function readSheet(sheet: Sheet, work: Work): SheetResult {
  const override = work.options.overrides?.[sheet.name];
  if (override?.skip) return leftOut(sheet, 'Bỏ qua theo lựa chọn.');
  if (sheet.hidden) return leftOut(sheet, 'Trang tính ẩn.');
  if (sheet.rows.length === 0) return leftOut(sheet, 'Trang tính trống.');
  const grid = createGrid(sheet);
  const { units } = work;
  const headers = locateHeaders(grid, work.options.kind, work.index, override);
  if (headers.length === 0 && work.options.kind === 'speakers') {
    const bare = readHeaderless(grid, work);
    if (bare) return bare;
  }
  if (headers.length === 0) {
    const result = leftOut(sheet, missingTable[work.options.kind]);
    result.skipped = sheet.rows.map((row) => ({
      sheet: sheet.name,
      row: row.row,
      reason: 'Trang không có bảng cần nhập',
    }));
    return result;
  }
  let around: TableContext | undefined;
  const tables = headers.map((header, at) => {
    // Lines between two tables are the second one's title; what it does not say, the sheet's own title does.
    const above = at === 0 ? 1 : titleStart(grid, headers[at - 1], header.top);
    const own = readContext(grid, above, header.top, units, work.chosen);
    const context = {
      ...around,
      ...own,
      ...(around?.unit && !own.unitIsSpecific ? { unit: around.unit, unitIsSpecific: around.unitIsSpecific } : {}),
    };
    around ??= own;
    return readTable(
      grid,
      header,
      { from: above, to: headers[at + 1]?.top ?? Number.POSITIVE_INFINITY },
      context,
      work,
    );
  });
  return mergeTables(tables);
}

/** What rows must hold, beside names, to be taken for people where nothing names the columns. */
const TELLING_TARGETS = ['birthDate', 'gender', 'phone', 'nationalId'];

/** Rows without any header, as they are copied from the middle of a list: known by what the columns hold. */
function readHeaderless(grid: Grid, work: Work): SheetResult | undefined {
  const [first] = grid.sheet.rows;
  if (!first) return undefined;
  const header: Header = { top: first.row, bottom: first.row - 1, firstRow: first.row, columns: [] };
  const columns = mapColumns('speakers', header, grid.sheet.rows, work.index, work.units);
  const targets = new Set(columns.map((column) => column.target));
  if (!targets.has('fullName') || !TELLING_TARGETS.some((target) => targets.has(target))) return undefined;
  const around = readContext(grid, first.row, first.row, work.units, work.chosen);
  return readTable(grid, header, { from: first.row, to: Number.POSITIVE_INFINITY }, around, work);
}

function mergeTables(tables: readonly SheetResult[]): SheetResult {
  const [first, ...others] = tables;
  if (first && others.length === 0) return first;
  if (!first) return { report: { name: '', used: false, columns: [] }, rows: [], skipped: [], questions: [] };
  const rowNumbers = new Set(tables.flatMap((table) => table.rows));
  const seen = new Set<number>();
  const skipped = tables
    .flatMap((table) => table.skipped)
    .filter(({ row }) => !rowNumbers.has(row) && !seen.has(row) && seen.add(row))
    .sort((a, b) => a.row - b.row);
  const used = tables.find((table) => table.report.used) ?? first;
  return {
    report: { ...used.report, headerRows: [first, ...others].flatMap((table) => table.report.headerRows ?? []) },
    rows: tables.flatMap((table) => table.rows),
    skipped,
    questions: tables.flatMap((table) => table.questions),
  };
}

/**
 * Makes of a workbook what an import is about: rows with fields and findings, and for everything else why it was left
 * out. `take` gets each row in order and whole, with the kind of list, so that a long one need not be kept.
 * Deterministic; throws only where it is itself wrong.
 */
export function analyseRows(
  raw: Workbook,
  options: AnalyseOptions,
  take: (row: ParsedRow, kind: ImportKind) => void,
): Omit<ImportAnalysis, 'rows'> {
  const { workbook, encoding, samples } = decodeWorkbook(raw, options.encoding ?? 'auto');
  const units = createUnitResolver(options.units);
  const chosen = options.unitId === undefined ? undefined : units.byId(options.unitId);
  const kind = options.kind === 'auto' ? detectKind(workbook) : options.kind;
  const markRepeats = repeatMarker(kind);
  const work: Work = {
    options: { ...options, kind },
    index: labelIndex(kind),
    units,
    terms: createTermReader(options.terms),
    take: (row) => take(markRepeats(row), kind),
    ...(chosen ? { chosen } : {}),
  };
  const sheets = workbook.sheets.map((sheet) => readSheet(sheet, work));
  return {
    kind,
    encoding,
    ...(workbook.charset === undefined ? {} : { charset: workbook.charset }),
    encodingSamples: samples,
    sheets: sheets.map((sheet) => sheet.report),
    skipped: sheets.flatMap((sheet) => sheet.skipped),
    others: otherRows(workbook.sheets, sheets),
    questions: sheets.flatMap((sheet) => sheet.questions),
  };
}
