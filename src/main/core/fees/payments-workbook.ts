import { rename, rm } from 'node:fs/promises';
import type { Worksheet } from 'exceljs';
import type { Office } from '#shared/contract/app.ts';
import type { Payments } from '#shared/contract/fees.ts';
import type { ParsedInputOf } from '#shared/contract/registry.ts';
import { longDate, showDate } from '#shared/text/partial-date.ts';
import { readSettings } from '../app/setting.repository.ts';
import { CoreError } from '../core-error.ts';
import type { TaskContext } from '../operation.ts';
import { listPayments } from './payments.ts';

const FONT = 'Times New Roman';
const columns = [
  { header: 'STT', width: 6 },
  { header: 'Họ và tên', width: 26 },
  { header: 'Chức vụ', width: 26 },
  { header: 'Đơn vị', width: 24 },
  { header: 'Số buổi', width: 9 },
  { header: 'Số tiền (đồng)', width: 16 },
  { header: 'Ký nhận', width: 18 },
];
const LAST = 'G';
const HEADER_ROW = 7;

interface Sheet {
  payments: Payments;
  office: Office;
  period: { from: string; to: string };
  today: string;
}

/** A line across part of the sheet. */
function across(
  sheet: Worksheet,
  range: string,
  text: string,
  style: { bold?: boolean; italic?: boolean; size?: number },
) {
  sheet.mergeCells(range);
  const cell = sheet.getCell(range.split(':')[0] ?? range);
  cell.value = text;
  cell.font = { name: FONT, size: style.size ?? 12, bold: style.bold ?? false, italic: style.italic ?? false };
  cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
}

/** The letterhead of an office (Decree 30/2020/NĐ-CP, annex I), its title and the days that the list covers. */
function writeHead(sheet: Worksheet, { office, period }: Sheet): void {
  across(sheet, 'A1:C1', office.parentName.toLocaleUpperCase('vi'), {});
  across(sheet, 'A2:C2', office.name.toLocaleUpperCase('vi'), { bold: true });
  const state = office.heading === 'state';
  across(sheet, `D1:${LAST}1`, state ? 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM' : 'ĐẢNG CỘNG SẢN VIỆT NAM', { bold: true });
  if (state) across(sheet, `D2:${LAST}2`, 'Độc lập - Tự do - Hạnh phúc', { bold: true, size: 13 });
  across(sheet, `A4:${LAST}4`, 'BẢNG KÊ CHI BỒI DƯỠNG BÁO CÁO VIÊN, TUYÊN TRUYỀN VIÊN', { bold: true, size: 14 });
  across(sheet, `A5:${LAST}5`, `Từ ngày ${showDate(period.from)} đến ngày ${showDate(period.to)}`, { italic: true });
}

const thin = { style: 'thin' as const };
const box = { top: thin, bottom: thin, left: thin, right: thin };

function writeTable(sheet: Worksheet, { payments }: Sheet): number {
  const header = sheet.getRow(HEADER_ROW);
  header.values = columns.map((column) => column.header);
  header.height = 32;
  payments.items.forEach((item, index) => {
    const { name, position, unit, sessions, amount } = item;
    sheet.getRow(HEADER_ROW + 1 + index).values = [index + 1, name, position ?? '', unit, sessions, amount, ''];
  });
  const last = HEADER_ROW + payments.items.length;
  const total = sheet.getRow(last + 1);
  const sum = (letter: string, result: number) => ({
    formula: `SUM(${letter}${HEADER_ROW + 1}:${letter}${Math.max(last, HEADER_ROW + 1)})`,
    result,
  });
  total.getCell(2).value = 'Tổng cộng';
  // Without rows a sum would run over its own cell.
  total.getCell(5).value = payments.items.length > 0 ? sum('E', payments.sessions) : 0;
  total.getCell(6).value = payments.items.length > 0 ? sum('F', payments.amount) : 0;
  for (let at = HEADER_ROW; at <= last + 1; at++) {
    const strong = at === HEADER_ROW || at === last + 1;
    for (let column = 1; column <= columns.length; column++) {
      const cell = sheet.getRow(at).getCell(column);
      cell.font = { name: FONT, size: 12, bold: strong };
      cell.border = box;
      const centred = at === HEADER_ROW || column === 1 || column === 5;
      cell.alignment = {
        vertical: 'middle',
        wrapText: true,
        horizontal: centred ? 'center' : column === 6 ? 'right' : 'left',
      };
      if (column >= 5) cell.numFmt = '#,##0';
    }
  }
  return last + 1;
}

function writeFoot(sheet: Worksheet, { payments, office, today }: Sheet, after: number): void {
  const words = after + 1;
  across(sheet, `A${words}:${LAST}${words}`, `Bằng chữ: ${payments.words}./.`, { italic: true });
  sheet.getCell(`A${words}`).alignment = { horizontal: 'left', wrapText: true };
  const place = [office.place, longDate(today)].filter(Boolean).join(', ');
  across(sheet, `E${words + 2}:${LAST}${words + 2}`, place, { italic: true });
  const titles = words + 3;
  across(sheet, `A${titles}:C${titles}`, 'NGƯỜI LẬP BIỂU', { bold: true });
  across(sheet, `D${titles}:D${titles}`, 'KẾ TOÁN', { bold: true });
  across(sheet, `E${titles}:${LAST}${titles}`, office.signerTitle || 'THỦ TRƯỞNG ĐƠN VỊ', { bold: true });
  across(sheet, `E${titles + 5}:${LAST}${titles + 5}`, office.signerName, { bold: true });
}

/** Writes the list of payments as a workbook, ready to print on A4: repeated head, one page wide, sums as formulas. */
async function writeWorkbook(path: string, content: Sheet): Promise<void> {
  const { default: Excel } = await import('exceljs');
  const workbook = new Excel.Workbook();
  const sheet = workbook.addWorksheet('Bảng kê', {
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${HEADER_ROW}:${HEADER_ROW}`,
      margins: { left: 1.2, right: 0.6, top: 0.8, bottom: 0.8, header: 0.3, footer: 0.3 },
    },
    views: [{ state: 'frozen', ySplit: HEADER_ROW }],
    headerFooter: { differentFirst: true, oddHeader: '&C&P' },
  });
  columns.forEach(({ width }, index) => {
    sheet.getColumn(index + 1).width = width;
  });
  writeHead(sheet, content);
  writeFoot(sheet, content, writeTable(sheet, content));
  const partial = `${path}.tam`;
  try {
    await workbook.xlsx.writeFile(partial);
    await rename(partial, path);
  } catch (cause) {
    await rm(partial, { force: true });
    throw new CoreError('FILE_WRITE_FAILED', { cause });
  }
}

export async function writePayments(
  context: TaskContext,
  { file, ...span }: ParsedInputOf<'payments.write'>,
): Promise<{ people: number; amount: number }> {
  const { db, files, today } = context;
  const target = files.resolve(file, 'write');
  if (!target) throw new CoreError('FILE_NOT_FOUND');
  context.progress(0, 2, 'Đang lập bảng kê');
  const payments = await listPayments(context, span);
  context.progress(1, 2, 'Đang ghi tệp Excel');
  const { office } = await readSettings(db);
  await writeWorkbook(target.path, { payments, office, period: span.period, today });
  return { people: payments.items.length, amount: payments.amount };
}
