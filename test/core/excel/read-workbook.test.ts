import { readdirSync, readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { write } from 'hucre';
import { describe, expect, test } from 'vitest';
import { detectDelimiter } from '#main/core/excel/read-delimited.ts';
import { readWorkbook } from '#main/core/excel/read-workbook.ts';
import { cellText } from '#main/core/excel/workbook.ts';
import { columnLetters } from '#shared/text/cell-name.ts';

const folder = new URL('../../fixtures/samples/', import.meta.url);
const list = 'STT,Họ và tên,Năm sinh\r\n1,"Nguyễn Văn An, Bí thư",1980\r\n';

function exceljsText(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10).split('-').reverse().join('/');
  if (typeof value !== 'object') return String(value);
  if ('richText' in value) return value.richText.map((run) => run.text).join('');
  if ('formula' in value || 'sharedFormula' in value)
    return value.result === undefined ? '' : exceljsText(value.result as ExcelJS.CellValue);
  return 'text' in value ? String(value.text) : JSON.stringify(value);
}

describe.each(readdirSync(folder).filter((name) => name.endsWith('.xlsx')))('%s', (file) => {
  test('reads as another library reads it, cell by cell', async () => {
    const bytes = readFileSync(new URL(file, folder));
    const other = new ExcelJS.Workbook();
    await other.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
    const { sheets } = await readWorkbook(bytes);
    expect(sheets.map((sheet) => [sheet.name, sheet.hidden])).toEqual(
      other.worksheets.map((sheet) => [sheet.name, sheet.state !== 'visible']),
    );
    for (const sheet of sheets.filter((one) => !one.hidden)) {
      for (const { row, cells } of sheet.rows) {
        const theirs = other.getWorksheet(sheet.name)?.getRow(row);
        cells.forEach((cell, index) => {
          const their = theirs?.getCell(index + 1);
          const expected = their?.isMerged && their.master !== their ? '' : exceljsText(their?.value ?? null);
          expect(cellText(cell), `${sheet.name} ${columnLetters(index)}${row}`).toBe(
            expected.trim() === '' ? '' : expected,
          );
        });
      }
    }
  });
});

describe('text files', () => {
  const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();
  test.each<[string, Uint8Array, string]>([
    ['UTF-8', Buffer.from(list), 'utf-8'],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${list}`), 'utf-8'],
    ['UTF-16 LE', Buffer.from(`\uFEFF${list}`, 'utf16le'), 'utf-16le'],
    ['UTF-16 BE', utf16be(`\uFEFF${list}`), 'utf-16be'],
    ['UTF-16 LE without its mark', Buffer.from('TT,Ho ten,Nam sinh\r\n1,An,1980\r\n', 'utf16le'), 'utf-16le'],
  ])('%s', async (_name, bytes, charset) => {
    const workbook = await readWorkbook(bytes, { name: 'ds' });
    expect(workbook).toMatchObject({ format: 'csv', charset });
    expect(workbook.sheets[0]?.rows[1]?.cells).toHaveLength(3);
  });

  test('Windows-1258, with its marks as letters of their own', async () => {
    // "Nguyễn Văn Tấn, xã Đắk Mar": ê + U+0303, ă, â + U+0301, ă + U+0301.
    const bytes = Buffer.concat([
      Buffer.from('TT;Ho ten;Xa\r\n1;Nguy'),
      Buffer.from([0xea, 0xde]),
      Buffer.from('n V'),
      Buffer.from([0xe3]),
      Buffer.from('n T'),
      Buffer.from([0xe2, 0xec]),
      Buffer.from('n;'),
      Buffer.from([0xd0, 0xe3, 0xec]),
      Buffer.from('k Mar\r\n'),
    ]);
    const workbook = await readWorkbook(bytes);
    expect(workbook.charset).toBe('windows-1258');
    expect(workbook.sheets[0]?.rows[1]?.cells).toEqual(['1', 'Nguyễn Văn Tấn', 'Đắk Mar']);
  });

  test('delimiters: tab, semicolon, comma; commas within quotes and text do not count', () => {
    expect(detectDelimiter('a\tb, c\td\n1\t2\t3')).toBe('\t');
    expect(detectDelimiter('a;b, c;d\n1;2, x;3')).toBe(';');
    expect(detectDelimiter(list)).toBe(',');
  });

  test('numbers keep their zeros, rows their numbers, and what Excel hides stays hidden', async () => {
    const { sheets } = await readWorkbook(Buffer.from('sep=;\r\nSố\r\n\r\n007;x\r\n'));
    expect(sheets[0]?.rows).toEqual([
      { row: 1, cells: ['Số'] },
      { row: 3, cells: ['007', 'x'] },
    ]);
  });

  test('a table from the clipboard, with spans, breaks and no-break spaces', async () => {
    const html =
      '<table><tr><td rowspan=2>A</td><td colspan=2>B&nbsp;C</td></tr><tr><td>1<br>2</td><td>&lt;x&gt;</td></tr></table>';
    const { sheets } = await readWorkbook(Buffer.from(html));
    expect(sheets[0]?.rows.map((row) => row.cells.map(cellText))).toEqual([
      ['A', 'B\u00A0C'],
      [expect.anything(), '1\n2', '<x>'].map((cell, index) => (index === 0 ? '' : cell)),
    ]);
    expect(sheets[0]?.merges).toEqual([
      { top: 1, bottom: 2, left: 0, right: 0 },
      { top: 1, bottom: 1, left: 1, right: 2 },
    ]);
  });
});

describe('what cells hold', () => {
  test('rich text, links, formulas with and without their result, errors, booleans, dates with times', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('S');
    sheet.getCell('A1').value = { richText: [{ text: 'Nguyễn ' }, { text: 'Văn', font: { bold: true } }] };
    sheet.getCell('B1').value = { text: 'Thư', hyperlink: 'mailto:a@b.vn' };
    sheet.getCell('C1').value = { formula: '1+1', result: 2, date1904: false };
    sheet.getCell('D1').value = { formula: '1+1', date1904: false } as ExcelJS.CellFormulaValue;
    sheet.getCell('E1').value = { error: '#REF!' };
    sheet.getCell('F1').value = true;
    sheet.getCell('G1').value = new Date(Date.UTC(2024, 6, 26, 14, 30));
    const { sheets } = await readWorkbook(new Uint8Array(await book.xlsx.writeBuffer()));
    expect(sheets[0]?.rows[0]?.cells).toEqual([
      'Nguyễn Văn',
      'Thư',
      2,
      { uncached: true },
      { error: '#REF!' },
      true,
      { date: '2024-07-26', time: '14:30' },
    ]);
  });

  test('.ods and hidden rows', async () => {
    const rows = [
      ['Họ và tên', 'Năm sinh'],
      ['A Một', 1980],
    ];
    const ods = await write({ format: 'ods', sheets: [{ name: 'DS', rows }] } as Parameters<typeof write>[0]);
    expect(await readWorkbook(ods)).toMatchObject({
      format: 'ods',
      sheets: [{ name: 'DS', rows: [{ row: 1 }, { row: 2, cells: ['A Một', 1980] }] }],
    });
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('S');
    sheet.addRows(rows);
    sheet.getRow(2).hidden = true;
    const { sheets } = await readWorkbook(new Uint8Array(await book.xlsx.writeBuffer()));
    expect(sheets[0]?.rows[1]).toMatchObject({ row: 2, hidden: true });
  });
});
