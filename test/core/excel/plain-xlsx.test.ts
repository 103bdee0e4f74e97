import { readdirSync, readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { write } from 'hucre';
import { describe, expect, test } from 'vitest';
import { readPlainXlsx } from '#main/core/excel/plain-xlsx/read-plain-xlsx.ts';
import { readSharedStrings } from '#main/core/excel/plain-xlsx/shared-strings.ts';
import { readSheetCells } from '#main/core/excel/plain-xlsx/sheet-cells.ts';
import { NotPlain } from '#main/core/excel/plain-xlsx/xml-text.ts';
import { ReadFailure } from '#main/core/excel/read-failure.ts';
import { readWorkbook } from '#main/core/excel/read-workbook.ts';
import { checkZip } from '#main/core/excel/zip-guard.ts';
import { readPart, replaceParts } from '#main/core/excel/zip-parts.ts';
import { zipOf } from '../../support/hostile-files.ts';

/** The same workbook with a comment in each sheet, which only the general reader reads. */
function commented(bytes: Uint8Array): Uint8Array {
  const entries = checkZip(bytes);
  const sheets = entries.filter(({ name }) => /worksheets\/[^/]+\.xml$/.test(name));
  const changed = sheets.map((entry) => {
    const xml = Buffer.from(readPart(bytes, entry)).toString('utf8');
    return [entry.name, Buffer.from(xml.replace(/<sheetData/, '<!-- by hand --><sheetData'))] as const;
  });
  return replaceParts(bytes, entries, new Map(changed));
}

async function both(bytes: Uint8Array) {
  const plain = readPlainXlsx(bytes, checkZip(bytes));
  const other = commented(bytes);
  expect(readPlainXlsx(other, checkZip(other))).toBeUndefined();
  return { plain, general: await readWorkbook(other) };
}

const rich: ExcelJS.CellRichTextValue = { richText: [{ text: 'Nguyễn ' }, { font: { bold: true }, text: 'Văn An' }] };

/** Everything that a cell can be, as exceljs writes it. */
async function manyCells(from1904 = false): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.properties.date1904 = from1904;
  const sheet = workbook.addWorksheet('Tổng & hợp');
  sheet.addRow(['Họ và tên', 'Ngày', 'Giờ', 'Số', 'Đúng', 'Lỗi', 'Công thức']);
  sheet.addRow([rich, new Date(Date.UTC(2024, 6, 26)), new Date(Date.UTC(2024, 6, 26, 7, 30)), 1.5, true]);
  sheet.getCell('B2').numFmt = 'dd/mm/yyyy';
  sheet.getCell('C2').numFmt = 'hh:mm';
  sheet.getCell('D2').numFmt = '#,##0 "ngày"';
  sheet.getCell('F2').value = { error: '#REF!' };
  sheet.getCell('G2').value = { formula: 'D2*2', result: 3 };
  sheet.getCell('G3').value = { formula: 'A2&"<&>"', result: 'An "<&>"' };
  sheet.getCell('G4').value = { formula: 'D2*3' };
  sheet.getCell('A5').value = '  giữ\nkhoảng trắng  ';
  sheet.getCell('B5').value = '   ';
  sheet.getCell('C5').value = '#N/A';
  sheet.getCell('D5').value = { text: 'Xã Đăk Mar', hyperlink: 'https://example.org/?a=1&b=2' };
  sheet.getCell('E5').value = '_x000D_ và &lt;';
  sheet.getCell('F5').value = -0.000012;
  sheet.getCell('H9').value = 'xa';
  sheet.getRow(5).hidden = true;
  sheet.mergeCells('A10:C12');
  sheet.getCell('A10').value = 'Cụm';
  workbook.addWorksheet('Ẩn', { state: 'hidden' }).addRow(['không đọc']);
  workbook.addWorksheet('Trống');
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

describe('reads what the general reader reads', () => {
  const folder = new URL('../../fixtures/samples/', import.meta.url);
  const templates = new URL('../../fixtures/templates/', import.meta.url);
  const files = [folder, templates].flatMap((where) =>
    readdirSync(where).flatMap((name) => (name.endsWith('.xlsx') ? [[name, new URL(name, where)] as const] : [])),
  );
  test.each(files)('%s', async (_name, url) => {
    const bytes = readFileSync(url);
    // Workbooks in old fonts are read with the fonts of each cell, by the general reader alone.
    const styles = checkZip(bytes).find(({ name }) => name.endsWith('styles.xml'));
    const legacy = styles && /\.Vn|VNI/.test(Buffer.from(readPart(bytes, styles)).toString('latin1'));
    const { plain, general } = await both(bytes);
    expect(plain).toBeDefined();
    if (!legacy) expect(plain).toEqual(general);
  });

  test.each([false, true])('every kind of cell; days from 1904: %s', async (from1904) => {
    const { plain, general } = await both(await manyCells(from1904));
    expect(plain).toEqual(general);
    expect(plain?.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['Tổng & hợp', false],
      ['Ẩn', true],
      ['Trống', false],
    ]);
    const [sheet] = plain?.sheets ?? [];
    expect(sheet?.rows[1]?.cells.slice(0, 7)).toEqual([
      'Nguyễn Văn An',
      { date: '2024-07-26' },
      { date: '2024-07-26', time: '07:30' },
      1.5,
      true,
      { error: '#REF!' },
      3,
    ]);
    expect(sheet?.rows.find(({ row }) => row === 4)?.cells.at(-1)).toEqual({ uncached: true });
    expect(sheet?.rows.find(({ row }) => row === 5)?.hidden).toBe(true);
    expect(sheet?.merges).toEqual([{ top: 10, bottom: 12, left: 0, right: 2 }]);
  });

  test('strings that stand in their cells', async () => {
    const bytes = await write({
      sheets: [
        {
          name: 'DS',
          rows: [
            ['Họ tên', 'Năm sinh'],
            ['Y Ngọc & H’Lan <An>', 1990],
            [null, null],
            ['Đỗ', ''],
          ],
        },
      ],
    });
    const { plain, general } = await both(bytes);
    expect(plain).toEqual(general);
    expect(plain?.sheets[0]?.rows[1]?.cells).toEqual(['Y Ngọc & H’Lan <An>', 1990]);
  });
});

const part = (name: string, content: string) => ({ name, content });

describe('leaves to the general reader what is written in another way', () => {
  const sources = { strings: ['một'], styles: [], from1904: false };
  const cells = (data: string, after = '') =>
    readSheetCells(`<worksheet><sheetData>${data}</sheetData>${after}</worksheet>`, sources);

  test('what it does know', () => {
    expect(cells('<row><c t="s"><v>0</v></c><c r="C1"><v>2</v></c></row>').rows).toEqual([
      { row: 1, cells: ['một', undefined, 2] },
    ]);
    expect(
      cells('<row r="7" hidden="1"><c r="A7" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c></row>').rows,
    ).toEqual([{ row: 7, hidden: true, cells: ['ab'] }]);
    expect(cells('<row r="1"/><row r="2"><c r="A2"/></row>').rows).toEqual([]);
    expect(cells('<row><c t="b"><v>true</v></c><c t="b"><v>0</v></c><c><v>-1.5E-3</v></c></row>').rows).toEqual([
      { row: 1, cells: [true, false, -0.0015] },
    ]);
    expect(
      cells('<row><c t="str"><f>A2</f></c><c t="str"><f>A2</f><v></v></c><c t="b"><f>A3</f></c></row>').rows,
    ).toEqual([{ row: 1, cells: [{ uncached: true }, undefined, { uncached: true }] }]);
    expect(cells('', '<mergeCells count="1"><mergeCell ref="A1:C2"/></mergeCells>').merges).toEqual([
      { top: 1, bottom: 2, left: 0, right: 2 },
    ]);
  });

  test.each([
    ['rows out of order', '<row r="2"/><row r="1"/>'],
    ['cells out of order', '<row r="1"><c r="B1"/><c r="A1"/></row>'],
    ['a cell of another row', '<row r="1"><c r="A2"/></row>'],
    ['the last column', '<row r="1"><c r="XFD1"><v>1</v></c></row>'],
    ['a row beyond the last', '<row r="1048577"/>'],
    ['prefixed elements', '<x:row r="1"/>'],
    ['text between elements', '<row r="1">chữ</row>'],
    ['an unknown element', '<row r="1"><c r="A1"><extLst/></c></row>'],
    ['a date as text', '<row r="1"><c r="A1" t="d"><v>2024-07-26</v></c></row>'],
    ['a number that is none', '<row r="1"><c r="A1"><v>1,5</v></c></row>'],
    ['a number that JavaScript alone takes', '<row r="1"><c r="A1"><v>0x10</v></c></row>'],
    ['a blank number', '<row r="1"><c r="A1"><v> </v></c></row>'],
    ['a string of no number', '<row r="1"><c r="A1" t="s"><v></v></c></row>'],
    ['a string that is not there', '<row r="1"><c r="A1" t="s"><v>1</v></c></row>'],
    ['a truth in capitals', '<row r="1"><c r="A1" t="b"><v>TRUE</v></c></row>'],
    ['two values', '<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>'],
    ['a text of its own in a number', '<row r="1"><c r="A1"><is><t>a</t></is></c></row>'],
    ['other quotation marks', "<row r='1'/>"],
    ['an attribute without a value', '<row r="1"><c r="A1" t><v>1</v></c></row>'],
    ['a section as it stands', '<row r="1"><c r="A1" t="str"><v><![CDATA[a]]></v></c></row>'],
    ['a reading without an end', '<row r="1"><c r="A1" t="inlineStr"><is><rPh><t>a</t></is></c></row>'],
    ['a comment between rows', '<row r="1"/><!-- <row r="2"/> -->'],
    ['a comment between cells', '<row r="1"><!-- --><c r="A1"><v>1</v></c></row>'],
    ['a comment in a value', '<row r="1"><c r="A1" t="s"><v>0<!-- --></v></c></row>'],
    ['a comment in a text', '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t><!-- <t>b</t> --></is></c></row>'],
    ['a string of a number with a sign', '<row r="1"><c r="A1" t="s"><v>+0</v></c></row>'],
    ['half a sheet', '<row r="1"><c r="A1"><v>1'],
  ])('%s', (_what, data) => {
    expect(() => cells(data)).toThrow(NotPlain);
  });

  test.each([
    ['a second table of cells', '<sheetData/>'],
    ['a comment behind the cells', '<!-- -->'],
    ['merges in other quotation marks', "<mergeCells><mergeCell ref='A1:B1'/></mergeCells>"],
    ['prefixed merges', '<x:mergeCells><x:mergeCell ref="A1:B1"/></x:mergeCells>'],
    ['a merge of one cell', '<mergeCells><mergeCell ref="A1"/></mergeCells>'],
  ])('%s', (_what, after) => {
    expect(() => cells('', after)).toThrow(NotPlain);
  });

  test('text that ends anywhere', () => {
    const whole =
      '<worksheet><sheetData><row r="1" spans="1:2"><c r="A1" s="0" t="str"><f>B1</f><v>a</v></c></row></sheetData>';
    for (let length = '<worksheet><sheetData'.length; length < whole.length; length += 1) {
      expect(() => readSheetCells(whole.slice(0, length), sources)).toThrow(NotPlain);
    }
    expect(readSheetCells(whole, sources).rows).toEqual([{ row: 1, cells: ['a'] }]);
  });

  test.each(['<t ', '<rPh ', '<rPh><t ', '<t xml:space="preserve" '])('many beginnings without an end: %s', (piece) => {
    const inline = `<row><c t="inlineStr"><is>${piece.repeat(50_000)}</is></c></row>`;
    const shared = `<sst><si>${piece.repeat(50_000)}</si></sst>`;
    const start = process.cpuUsage().user;
    for (const read of [() => cells(inline), () => readSharedStrings(shared)]) {
      try {
        read();
      } catch (error) {
        expect(error).toBeInstanceOf(NotPlain);
      }
    }
    // Quadratic ones take minutes; the bound is far from both.
    expect(process.cpuUsage().user - start).toBeLessThan(5_000_000);
  });

  test('many merges without an end', () => {
    const start = process.cpuUsage().user;
    for (const piece of ['<mergeCell ', '<mergeCell ref="A" ']) {
      expect(() => cells('', piece.repeat(50_000))).toThrow(NotPlain);
    }
    expect(process.cpuUsage().user - start).toBeLessThan(5_000_000);
  });
});

describe('packages', () => {
  /** A sheet of names, its strings in a part of their own. */
  const list = (strings: string, stringsPart = 'xl/sharedStrings.xml') =>
    zipOf([
      part('[Content_Types].xml', '<Types/>'),
      part(
        '_rels/.rels',
        '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
      ),
      part(
        'xl/_rels/workbook.xml.rels',
        '<Relationships><Relationship Id="a" Type="x/worksheet" Target="sheet1.xml"/>' +
          '<Relationship Id="b" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
      ),
      part('xl/workbook.xml', '<workbook><sheets><sheet name="DS" sheetId="1" r:id="a"/></sheets></workbook>'),
      part('xl/sheet1.xml', '<worksheet><sheetData><row><c t="s"><v>0</v></c></row></sheetData></worksheet>'),
      part(stringsPart, strings),
    ]);
  const read = (bytes: Uint8Array) => readPlainXlsx(bytes, checkZip(bytes));

  test('names of parts in other letters are the same names', () => {
    const strings = '<sst><si><t>Y Ngọc</t></si></sst>';
    expect(read(list(strings, 'xl/SharedStrings.xml'))?.sheets[0]?.rows).toEqual([{ row: 1, cells: ['Y Ngọc'] }]);
  });

  test('a part that is named and not there is no empty one', () => {
    expect(() => read(list('<sst/>', 'xl/other.xml'))).toThrow(ReadFailure);
  });

  test('letters that are not UTF-8 are not guessed', () => {
    const bytes = Buffer.from(list('<sst><si><t>??</t></si></sst>'));
    const changed = replaceParts(
      bytes,
      checkZip(bytes),
      new Map([['xl/sharedStrings.xml', Buffer.from([0x3c, 0xff])]]),
    );
    expect(() => read(changed)).toThrow(ReadFailure);
  });

  test.each(['.VnTime', 'VNI-Times', ' .VnTimeH'])('runs in %s need their font', (font) => {
    const run = `<r><rPr><rFont val="${font}"/></rPr><t>NguyÔn V¨n An</t></r>`;
    expect(read(list(`<sst><si>${run}</si></sst>`))).toBeUndefined();
    expect(read(list(`<sst><si>${run.replace(font, 'Times New Roman')}</si></sst>`))).toBeDefined();
    const inCell = `<worksheet><sheetData><row><c t="inlineStr"><is>${run}</is></c></row></sheetData></worksheet>`;
    expect(() => readSheetCells(inCell, { strings: [], styles: [], from1904: false })).toThrow(NotPlain);
  });
});
