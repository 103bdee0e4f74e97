import ExcelJS from 'exceljs';
import { dateParts } from '#shared/text/partial-date.ts';
import type { RegisteredTerm } from '../own-terms.ts';
import type { FieldValue, FieldValues } from '../types.ts';
import { type CellCheck, type FormColumn, type FormLayout, formLayouts } from './form-columns.ts';
import { FONT, HEADER_FILL, LONGEST_CELL, safeText, THIN, toBytes } from './style.ts';
import type { WriteFormOptions } from './types.ts';

/**
 * Writes the forms that communes fill in. Loaded only where one is written: the library takes a while to load.
 */

const HEADER_ROW = 8;
const BLANK_ROWS = 200;
const SPARE_ROWS = 50;
const LIST_SHEET = 'Danh mục chọn';

const FORMATS: Record<CellCheck, string> = {
  text: '@',
  digits: '@',
  birth: 'dd/mm/yyyy',
  date: 'dd/mm/yyyy',
  time: 'hh:mm',
  count: '#,##0',
  year: '0',
  'yes-no': '@',
};

/** A dictionary value as the form shows it. */
function cellValue(column: FormColumn, value: FieldValue | undefined): ExcelJS.CellValue {
  if (value === undefined) return null;
  if (typeof value === 'boolean') return value ? 'Có' : 'Không';
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (Array.isArray(value)) return safeText(value.join('; '));
  const labels = column.choices;
  if (labels && !Array.isArray(labels)) return (labels as Record<string, string>)[value] ?? safeText(value);
  if (column.check === 'birth' || column.check === 'date') {
    const parts = dateParts(value);
    if (parts?.month !== undefined && parts.day !== undefined) {
      return new Date(Date.UTC(parts.year, parts.month - 1, parts.day));
    }
    if (parts) return parts.month === undefined ? String(parts.year) : `${parts.month}/${parts.year}`;
  }
  return safeText(value);
}

/** A layout with the office's own forms and levels of commendations in the place of the usual ones. */
function withTerms(layout: FormLayout, terms: readonly RegisteredTerm[] = []): FormLayout {
  const columns = layout.columns.map((column): FormColumn => {
    const own = terms.filter(({ kind }) => kind === column.field);
    return own.length === 0
      ? column
      : { ...column, choices: Object.fromEntries(own.map(({ code, label }) => [code, label])) };
  });
  return { ...layout, columns };
}

function choiceTexts(column: FormColumn, villages: readonly string[]): readonly string[] {
  if (column.field === 'village') return villages;
  if (column.choices === undefined) return [];
  return Array.isArray(column.choices) ? column.choices : Object.values(column.choices);
}

/** Lists stand on a sheet of their own: typed into the rule they may be no longer than 255 characters. */
function addLists(book: ExcelJS.Workbook, layout: FormLayout, villages: readonly string[]): Map<FormColumn, string> {
  const sheet = book.addWorksheet(LIST_SHEET, { state: 'hidden' });
  const ranges = new Map<FormColumn, string>();
  let at = 0;
  for (const column of layout.columns) {
    const texts = choiceTexts(column, villages);
    if (texts.length === 0) continue;
    at += 1;
    texts.forEach((text, index) => {
      sheet.getCell(index + 1, at).value = safeText(text);
    });
    const letter = sheet.getColumn(at).letter;
    ranges.set(column, `'${LIST_SHEET}'!$${letter}$1:$${letter}$${texts.length}`);
  }
  return ranges;
}

function validation(column: FormColumn, list: string | undefined, cell: string): ExcelJS.DataValidation | undefined {
  const prompt = column.hint
    ? { showInputMessage: true, promptTitle: column.header.slice(0, 32), prompt: column.hint }
    : {};
  const rule = (formulae: string[], type: 'list' | 'custom', error: string, open = false): ExcelJS.DataValidation => ({
    type,
    formulae,
    allowBlank: true,
    showErrorMessage: !open,
    errorStyle: 'stop',
    errorTitle: 'Chưa đúng',
    error,
    ...prompt,
  });
  if (list) return rule([list], 'list', 'Hãy chọn một giá trị trong danh sách.', column.open === true);
  const between = (low: string, high: string) => `AND(ISNUMBER(${cell}),${cell}>=${low},${cell}<=${high})`;
  const text = `ISTEXT(${cell})`;
  switch (column.check) {
    case 'birth':
      return rule(
        [`OR(${between('DATE(1920,1,1)', 'TODAY()')},${between('1920', 'YEAR(TODAY())')},${text})`],
        'custom',
        'Hãy ghi ngày/tháng/năm sinh, hoặc năm sinh.',
      );
    case 'date':
      return rule([between('DATE(1990,1,1)', 'TODAY()')], 'custom', 'Hãy ghi ngày/tháng/năm, không sau hôm nay.');
    case 'time':
      return rule([`OR(${between('0', '1')},${text})`], 'custom', 'Hãy ghi giờ:phút, ví dụ 14:30.');
    case 'year':
      return rule([between('1990', 'YEAR(TODAY())')], 'custom', 'Hãy ghi năm bằng bốn chữ số.');
    case 'count':
      return rule([`AND(ISNUMBER(${cell}),${cell}>=0,${cell}=INT(${cell}))`], 'custom', 'Hãy ghi số nguyên, không âm.');
    case 'digits':
      return rule([`AND(LEN(${cell})>=9,LEN(${cell})<=15)`], 'custom', column.hint ?? 'Hãy ghi bằng chữ số.');
    default:
      return column.hint ? rule([`LEN(${cell})<=${LONGEST_CELL}`], 'custom', 'Nội dung quá dài.') : undefined;
  }
}

function writeHead(sheet: ExcelJS.Worksheet, layout: FormLayout, options: WriteFormOptions): void {
  const width = layout.columns.length;
  const half = Math.floor(width / 2);
  const line = (row: number, from: number, to: number, text: string, font: Partial<ExcelJS.Font>) => {
    sheet.mergeCells(row, from, row, to);
    const cell = sheet.getCell(row, from);
    cell.value = safeText(text);
    cell.font = { name: FONT, size: 12, ...font };
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
  };
  line(1, 1, half, (options.parent ?? '').toLocaleUpperCase('vi'), {});
  line(1, half + 1, width, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true });
  line(2, 1, half, options.unit.toLocaleUpperCase('vi'), { bold: true });
  line(2, half + 1, width, 'Độc lập - Tự do - Hạnh phúc', { bold: true });
  line(4, 1, width, layout.title, { bold: true, size: 14 });
  line(5, 1, width, `Đơn vị: ${options.unit}`, { bold: true });
  line(6, 1, width, 'Cách ghi: xem trang “Hướng dẫn”.', { italic: true, size: 11 });
}

function writeHeader(sheet: ExcelJS.Worksheet, layout: FormLayout): void {
  layout.columns.forEach((column, index) => {
    sheet.getColumn(index + 1).width = column.width;
    const cell = sheet.getCell(HEADER_ROW, index + 1);
    cell.value = column.header;
    const number = sheet.getCell(HEADER_ROW + 1, index + 1);
    number.value = `(${index + 1})`;
    for (const one of [cell, number]) {
      one.font = { name: FONT, size: one === cell ? 12 : 10, bold: one === cell, italic: one !== cell };
      one.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
      one.border = THIN;
      one.fill = HEADER_FILL;
    }
  });
  sheet.getRow(HEADER_ROW).height = 48;
}

function writeBody(
  sheet: ExcelJS.Worksheet,
  layout: FormLayout,
  options: WriteFormOptions,
  lists: Map<FormColumn, string>,
): number {
  const records = options.records ?? [];
  const first = HEADER_ROW + 2;
  const last = first + Math.max(options.rows ?? BLANK_ROWS, records.length + SPARE_ROWS) - 1;
  for (let row = first; row <= last; row += 1) {
    const record: FieldValues | undefined = records[row - first];
    layout.columns.forEach((column, index) => {
      const cell = sheet.getCell(row, index + 1);
      cell.numFmt = FORMATS[column.check];
      cell.font = { name: FONT, size: 12 };
      cell.border = THIN;
      cell.protection = { locked: false };
      cell.alignment = { vertical: 'top', wrapText: true };
      if (record) cell.value = column.field === null ? row - first + 1 : cellValue(column, record[column.field]);
    });
  }
  layout.columns.forEach((column, index) => {
    const letter = sheet.getColumn(index + 1).letter;
    const rule = validation(column, lists.get(column), `${letter}${first}`);
    // One rule over the whole column: rules of single cells overlap and grow the file.
    if (rule) validations(sheet).add(`${letter}${first}:${letter}${last}`, rule);
  });
  return last;
}

/** exceljs has this and uses it, but leaves it out of its types. */
function validations(sheet: ExcelJS.Worksheet): { add(range: string, rule: ExcelJS.DataValidation): void } {
  return (sheet as unknown as { dataValidations: { add(range: string, rule: ExcelJS.DataValidation): void } })
    .dataValidations;
}

function writeInstructions(book: ExcelJS.Workbook, layout: FormLayout): void {
  const sheet = book.addWorksheet('Hướng dẫn');
  sheet.getColumn(1).width = 100;
  ['HƯỚNG DẪN GHI BIỂU', ...layout.instructions].forEach((text, index) => {
    const cell = sheet.getCell(index + 1, 1);
    cell.value = index === 0 ? text : `${index}. ${text}`;
    cell.font = { name: FONT, size: 12, bold: index === 0 };
    cell.alignment = { wrapText: true };
  });
}

function setUpPage(sheet: ExcelJS.Worksheet, last: number, width: number): void {
  sheet.pageSetup = {
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: `${HEADER_ROW}:${HEADER_ROW + 1}`,
    printArea: `A1:${sheet.getColumn(width).letter}${last}`,
    margins: { left: 0.8, right: 0.6, top: 0.8, bottom: 0.8, header: 0.3, footer: 0.3 },
  };
}

/** A form for one unit: blank, or with records to be corrected. An import of it asks nothing. */
export async function writeForm(options: WriteFormOptions): Promise<Uint8Array> {
  const layout = withTerms(formLayouts[options.kind], options.terms);
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Biểu', { views: [{ state: 'frozen', ySplit: HEADER_ROW + 1, xSplit: 2 }] });
  writeInstructions(book, layout);
  const lists = addLists(book, layout, options.villages ?? []);
  writeHead(sheet, layout, options);
  writeHeader(sheet, layout);
  const last = writeBody(sheet, layout, options, lists);
  setUpPage(sheet, last, layout.columns.length);
  // Without a password: it keeps hands off the headings, it hides nothing.
  await sheet.protect('', {
    selectLockedCells: true,
    selectUnlockedCells: true,
    formatColumns: true,
    formatRows: true,
    sort: true,
    autoFilter: true,
  });
  return toBytes(book);
}
