import ExcelJS from 'exceljs';
import { labelIndex } from '../label-index.ts';
import { FONT, HEADER_FILL, safeText, THIN, toBytes } from './style.ts';
import type { WriteRejectsOptions } from './types.ts';

const REASON = 'Lý do';
/** A list of commendations has a reason of its own. */
const REFUSAL = 'Lý do chưa nhập';

/** Excel's rules for names of sheets: at most 31 characters, some not at all, each once. */
function sheetName(name: string, taken: Set<string>): string {
  const plain =
    name
      .replace(/[\\/?*[\]:]/g, ' ')
      .replace(/^'|'$/g, '')
      .trim()
      .slice(0, 31) || 'Bảng';
  let unique = plain;
  for (let count = 2; taken.has(unique.toLowerCase()); count += 1) unique = `${plain.slice(0, 27)} (${count})`;
  taken.add(unique.toLowerCase());
  return unique;
}

/**
 * The rows that were not imported, with their original columns and the reason, a sheet for each sheet they came from.
 * What stood around the table (the unit, the category) is added as columns, so that corrected rows can be imported.
 */
export async function writeRejects({ kind, headers, rows }: WriteRejectsOptions): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const index = labelIndex(kind);
  const taken = new Set<string>();
  for (const name of new Set(rows.map((row) => row.sheet))) {
    const own = rows.filter((row) => row.sheet === name);
    const texts = own.map((row) => row.original.split('\t'));
    const width = Math.max(headers[name]?.length ?? 0, ...texts.map((cells) => cells.length));
    const titles = Array.from({ length: width }, (_, at) => headers[name]?.[at] ?? '');
    const targets = new Set(titles.map((title) => index.path([title])?.target));
    const extra = Object.keys(own[0]?.around ?? {}).filter((header) => !targets.has(index.path([header])?.target));
    const sheet = book.addWorksheet(sheetName(name, taken), { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.addRow([...titles, ...extra, kind === 'commendations' ? REFUSAL : REASON].map(safeText));
    own.forEach((row, at) => {
      const cells = Array.from({ length: width }, (_, column) => texts[at]?.[column] ?? '');
      const around = extra.map((header) => row.around?.[header] ?? '');
      sheet.addRow([...cells, ...around, row.reason].map((text) => (text === '' ? null : safeText(text))));
    });
    sheet.eachRow((row, number) => {
      row.eachCell({ includeEmpty: false }, (cell) => {
        cell.numFmt = '@';
        cell.font = { name: FONT, size: 12, bold: number === 1 };
        cell.border = THIN;
        cell.alignment = { vertical: 'top', wrapText: true };
        if (number === 1) cell.fill = HEADER_FILL;
      });
    });
    for (let column = 1; column <= width + extra.length; column += 1) sheet.getColumn(column).width = 18;
    sheet.getColumn(width + extra.length + 1).width = 50;
  }
  if (book.worksheets.length === 0) book.addWorksheet('Bảng').addRow([REASON]);
  return toBytes(book);
}
