import { rename, rm } from 'node:fs/promises';
import type { Worksheet } from 'exceljs';
import type { Office } from '#shared/contract/app.ts';
import { commendationTypeLabels } from '#shared/contract/commendation-values.ts';
import type { Commendation } from '#shared/contract/commendations.ts';
import type { ParsedInputOf } from '#shared/contract/registry.ts';
import { longDate } from '#shared/text/partial-date.ts';
import { readSettings } from '../app/setting.repository.ts';
import { CoreError } from '../core-error.ts';
import type { TaskContext } from '../operation.ts';
import { presentCommendations } from './commendation.repository.ts';
import { selectedCommendations } from './commendation.service.ts';

const FONT = 'Times New Roman';
const columns = [
  { header: 'STT', width: 6 },
  { header: 'Họ và tên, tên tập thể', width: 30 },
  { header: 'Đơn vị', width: 24 },
  { header: 'Danh hiệu, hình thức đề nghị', width: 28 },
  { header: 'Thẩm quyền quyết định', width: 24 },
  { header: 'Thành tích, lý do', width: 44 },
  { header: 'Số buổi làm căn cứ', width: 12 },
] as const;
const LAST = 'G';
const HEADER_ROW = 7;

interface Content {
  title: string;
  office: Office;
  today: string;
  items: readonly Commendation[];
}

interface Style {
  bold?: boolean;
  italic?: boolean;
  size?: number;
}

/** A line across part of the sheet. */
function across(
  sheet: Worksheet,
  range: string,
  text: string,
  { bold = false, italic = false, size = 12 }: Style,
): void {
  sheet.mergeCells(range);
  const cell = sheet.getCell(range.split(':')[0] ?? range);
  cell.value = text;
  cell.font = { name: FONT, size, bold, italic };
  cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
}

/** The letterhead of Decree 30/2020/NĐ-CP, annex I, and the title. */
function writeHead(sheet: Worksheet, { office, title }: Content): void {
  const state = office.heading === 'state';
  across(sheet, 'A1:C1', office.parentName.toLocaleUpperCase('vi'), {});
  across(sheet, 'A2:C2', office.name.toLocaleUpperCase('vi'), { bold: true });
  across(sheet, `D1:${LAST}1`, state ? 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM' : 'ĐẢNG CỘNG SẢN VIỆT NAM', { bold: true });
  if (state) across(sheet, `D2:${LAST}2`, 'Độc lập - Tự do - Hạnh phúc', { bold: true, size: 13 });
  across(sheet, `A4:${LAST}4`, 'DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG', { bold: true, size: 14 });
  across(sheet, `A5:${LAST}5`, title, { italic: true });
}

type Line = { group: string } | { cells: (string | number)[] };

/** Collectives before persons, titles before awards, as such lists are kept. */
function linesOf(items: readonly Commendation[]): Line[] {
  const groups = [
    { label: 'TẬP THỂ', subjectKind: 'collective' },
    { label: 'CÁ NHÂN', subjectKind: 'individual' },
  ] as const;
  return groups.flatMap(({ label, subjectKind }) =>
    (['title', 'award'] as const).flatMap((type): Line[] => {
      const those = items.filter((item) => item.subjectKind === subjectKind && item.type === type);
      if (those.length === 0) return [];
      const lines = those.map(
        (item, index): Line => ({
          cells: [
            index + 1,
            item.subjectName,
            item.unit ?? '',
            item.formLabel,
            item.authority ?? item.levelLabel ?? '',
            item.reason ?? '',
            item.sessions.length,
          ],
        }),
      );
      return [{ group: `${label} - ${commendationTypeLabels[type]} (${those.length})` }, ...lines];
    }),
  );
}

const thin = { style: 'thin' as const };
const box = { top: thin, bottom: thin, left: thin, right: thin };

/** Writes the table; gives the number of its last row. */
function writeTable(sheet: Worksheet, { items }: Content): number {
  const header = sheet.getRow(HEADER_ROW);
  header.values = columns.map((column) => column.header);
  header.height = 34;
  let at = HEADER_ROW;
  for (const line of linesOf(items)) {
    at += 1;
    const row = sheet.getRow(at);
    if ('cells' in line) row.values = line.cells;
    else {
      sheet.mergeCells(`A${at}:${LAST}${at}`);
      row.getCell(1).value = line.group;
    }
    styleRow(sheet, at, 'group' in line);
  }
  styleRow(sheet, HEADER_ROW, true);
  header.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
  return at;
}

function styleRow(sheet: Worksheet, at: number, strong: boolean): void {
  for (let column = 1; column <= columns.length; column += 1) {
    const cell = sheet.getRow(at).getCell(column);
    cell.font = { name: FONT, size: 12, bold: strong };
    cell.border = box;
    const centred = !strong && (column === 1 || column === columns.length);
    cell.alignment = { vertical: 'middle', wrapText: true, horizontal: centred ? 'center' : 'left' };
  }
}

function writeFoot(sheet: Worksheet, { office, today, items }: Content, after: number): void {
  const persons = items.filter(({ subjectKind }) => subjectKind === 'individual').length;
  const summary = `Danh sách gồm ${items.length - persons} tập thể và ${persons} cá nhân./.`;
  across(sheet, `A${after + 1}:${LAST}${after + 1}`, summary, { italic: true });
  sheet.getCell(`A${after + 1}`).alignment = { horizontal: 'left' };
  const place = [office.place, longDate(today)].filter(Boolean).join(', ');
  across(sheet, `F${after + 3}:${LAST}${after + 3}`, place, { italic: true });
  across(sheet, `A${after + 4}:C${after + 4}`, 'NGƯỜI LẬP DANH SÁCH', { bold: true });
  across(sheet, `F${after + 4}:${LAST}${after + 4}`, office.signerTitle || 'THỦ TRƯỞNG ĐƠN VỊ', { bold: true });
  sheet.getRow(after + 4).height = 18 * Math.max(1, office.signerTitle.split('\n').length);
  across(sheet, `F${after + 9}:${LAST}${after + 9}`, office.signerName, { bold: true });
}

async function writeWorkbook(path: string, content: Content): Promise<void> {
  // Loaded when it is needed: it would cost a third of a second at every start.
  const { default: Excel } = await import('exceljs');
  const workbook = new Excel.Workbook();
  const sheet = workbook.addWorksheet('Danh sách đề nghị', {
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
  for (const [index, { width }] of columns.entries()) sheet.getColumn(index + 1).width = width;
  writeHead(sheet, content);
  writeFoot(sheet, content, writeTable(sheet, content));
  const unfinished = `${path}.tam`;
  try {
    await workbook.xlsx.writeFile(unfinished);
    await rename(unfinished, path);
  } catch (cause) {
    await rm(unfinished, { force: true });
    throw new CoreError('FILE_WRITE_FAILED', { cause });
  }
}

/** Writes the list of proposals in the official layout, ready to print on A4. */
export async function writeProposal(
  context: TaskContext,
  { selection, title, path: token }: ParsedInputOf<'commendations.writeProposal'>,
): Promise<{ rows: number }> {
  const { db, files, today } = context;
  const target = files.resolve(token, 'write');
  if (!target) throw new CoreError('FILE_NOT_FOUND');
  context.progress(0, 2, 'Đang lập danh sách');
  const items = await presentCommendations(db, await selectedCommendations(db, selection));
  const { office } = await readSettings(db);
  context.progress(1, 2, 'Đang ghi tệp Excel');
  await writeWorkbook(target.path, { title: title ?? `Năm ${today.slice(0, 4)}`, office, today, items });
  return { rows: items.length };
}
