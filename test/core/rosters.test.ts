import { execFileSync } from 'node:child_process';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentHtml } from '#main/core/print/document-html.ts';
import { findChromium, htmlToPdf } from '#main/core/print/html-to-pdf.ts';
import { makeUnits, openTestCore, type TestCore } from '../support/test-core.ts';

const LETTERS = 'Ẳ ẵ Ặ ấ ẩ ẫ ậ ế ể ễ ệ ố ổ ỗ ộ ớ ở ỡ ợ ứ ử ữ ự ỳ ỷ ỹ ỵ Đ đ ơ Ư';

let app: TestCore;
beforeAll(async () => {
  app = await openTestCore('file');
  await app.call('settings.update', {
    office: {
      parentName: 'UBND huyện Đăk Hà',
      name: 'Phòng Văn hóa và Thông tin',
      place: 'Đăk Hà',
      signerTitle: 'KT. Trưởng phòng\nPhó Trưởng phòng',
      signerName: 'Y Blưng',
      recipient: 'Sở Thông tin và Truyền thông',
      sign: 'DS-VHTT',
    },
  });
  const { mar, ui } = await makeUnits(app);
  for (let i = 0; i < 60; i += 1) {
    const birthDate = ['1985', '1985-03', '1985-03-12'][i % 3];
    await app.call('speakers.create', {
      fullName: `A Thiu ${String.fromCharCode(65 + (i % 26))}`,
      unitId: i % 2 ? mar : ui,
      birthDate,
      position: LETTERS,
      nationalId: `0620850${String(10_000 + i)}`,
      // Every column of the list has something in it: the paper is as full as it gets.
      gender: 'male',
      ethnicity: 'Xơ Đăng',
      workplace: 'Uỷ ban nhân dân xã Đăk Rơ Nga',
      village: 'Thôn Kon Hring',
      partyMember: true,
      education: 'Thạc sĩ Quản lý công',
      politicalTheory: 'advanced',
      category: 'commune',
      phone: `0912345${String(100 + i)}`,
      recognition: [{ kind: 'recognised', decisionNumber: '1234/QĐ-BTGDVTU', decisionDate: '2024-05-21' }],
      notes: 'Kiêm nhiệm cộng tác viên dư luận xã hội',
    });
  }
  await app.call('sessions.create', {
    unitId: mar,
    date: '2024-09-14',
    topic: '=1+1 <b>đậm</b>',
    count: 3,
    audience: 40,
  });
  await app.call('sessions.create', { unitId: mar, date: '2024-09-20', status: 'cancelled', count: 9, audience: 90 });
}, 60_000);
afterAll(() => app.close());

const target = (name: string): [string, string] => {
  const path = join(app.dataFolder, name);
  return [path, app.core.files.registerWrite(path)];
};

describe('a roster as a workbook', () => {
  test('holds every record of the filter by unit in given-name order, without identity numbers', async () => {
    const [path, token] = target('ds.xlsx');
    expect((await app.call('rosters.write', { kind: 'speakers', path: token })).rows).toBe(60);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(path);
    const sheet = workbook.worksheets[0];
    const texts: string[] = [];
    const names: string[] = [];
    sheet?.eachRow((row) => {
      row.eachCell((cell) => texts.push(cell.text));
      const name = row.getCell(2).text;
      if (/^A Thiu [A-Z]$/.test(name)) names.push(name);
    });
    expect(names).toHaveLength(60);
    expect(names.slice(0, 2)).toEqual(['A Thiu B', 'A Thiu B']);
    expect(texts).toContain('Xã Đăk Mar (30 người)');
    expect(texts).toContain('DANH SÁCH BÁO CÁO VIÊN, TUYÊN TRUYỀN VIÊN');
    expect(texts.join(' ')).not.toContain('06208');
    // A list is no report: it has no number of its own.
    expect(texts.join(' ')).not.toMatch(/Số:|\/BC/);
    // The block of signatures is one row, which no page break divides.
    const last = sheet?.getRow(sheet.rowCount);
    expect(last?.getCell(1).text).toBe('Nơi nhận:\n- Sở Thông tin và Truyền thông;\n- Lưu: VT.');
    const signed: string[] = [];
    last?.eachCell(({ text }) => signed.push(text));
    expect(signed.at(-1)).toMatch(/^KT\. TRƯỞNG PHÒNG\nPHÓ TRƯỞNG PHÒNG\n+Y Blưng$/);
    expect(last?.height).toBeGreaterThanOrEqual(18 * 7);
    expect(sheet?.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', fitToWidth: 1 });
  });

  test('stands as the list is sorted where a sort is given, ungrouped', async () => {
    const sort = { field: 'fullName', direction: 'desc' } as const;
    const { table } = await app.call('rosters.document', { kind: 'speakers', sort, search: 'thiu' });
    const listed = await app.call('speakers.list', { sort, search: 'thiu' });
    expect(table.rows.map(({ kind, cells }) => [kind, cells[1]])).toEqual(
      listed.items.map(({ fullName }) => ['body', fullName]),
    );
    expect(listed.items[0]?.fullName).toBe('A Thiu Z');
    // No heading names the unit then: a column does.
    expect(table.columns[2]?.heading).toBe('Đơn vị');
    expect(table.rows.map(({ cells }) => cells[2])).toEqual(listed.items.map(({ unit }) => unit));
    const grouped = await app.call('rosters.document', { kind: 'speakers', search: 'thiu' });
    expect(grouped.table.columns.map(({ heading }) => heading)).not.toContain('Đơn vị');
  });

  test('adds up only what was held', async () => {
    const document = await app.call('rosters.document', { kind: 'sessions' });
    const total = document.table.rows.at(-1);
    expect(total?.kind).toBe('total');
    expect(total?.cells.filter((cell) => typeof cell === 'number')).toEqual([3, 40, 0, 0]);
    expect(document.notes).toEqual(['Dòng tổng chỉ cộng các buổi đã tổ chức.']);
  });
});

test('a name with another ending is refused', async () => {
  const error = await app.fail('rosters.write', { kind: 'speakers', path: target('ds.docx')[1] });
  expect([error.code, error.fields?.[0]?.field]).toEqual(['INVALID_INPUT', 'path']);
});

describe.skipIf(findChromium() === undefined)('a roster as a PDF', () => {
  let path: string;
  let text: string;
  beforeAll(async () => {
    const [file, token] = target('ds.pdf');
    path = file;
    await app.call('rosters.write', { kind: 'speakers', path: token });
    text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
  }, 120_000);

  test('is on A4, with margins of 20, 15, 20 and 30 mm', async () => {
    expect((await stat(path)).size).toBeGreaterThan(10_000);
    const info = execFileSync('pdfinfo', [path], { encoding: 'utf8' });
    expect(info).toMatch(/Page size:\s+84[12]\S* x 59[45]\S* pts/);
    const boxes = execFileSync('pdftotext', ['-bbox', path, '-'], { encoding: 'utf8' });
    const all = [...boxes.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</g)];
    const words = all.filter(([, , y]) => Number(y) > 56);
    const mm = (points: number) => (points * 25.4) / 72;
    expect(Math.min(...words.map((word) => mm(Number(word[1]))))).toBeGreaterThanOrEqual(29.5);
    expect(Math.max(...words.map((word) => mm(Number(word[3]))))).toBeLessThanOrEqual(297 - 15 + 0.5);
    expect(Math.max(...words.map((word) => mm(Number(word[4]))))).toBeLessThanOrEqual(210 - 20 + 0.5);
  });

  test('carries its fonts, and every Vietnamese letter as text', () => {
    const fonts = execFileSync('pdffonts', [path], { encoding: 'utf8' }).split('\n').slice(2).filter(Boolean);
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatch(/(Tinos|TimesNewRoman)\S*\s+.*\s+yes\s+\w+\s+yes/);
    for (const letter of LETTERS.split(' ')) expect(text).toContain(letter);
  });

  test('breaks neither dates nor telephone numbers, however full the line', () => {
    expect(text.match(/0912 345 1\d\d/g)).toHaveLength(60);
    expect(text.match(/21\/05\/2024/g)).toHaveLength(60);
  });

  test('has the head over the rows of each page, numbers from page 2, heading and signature once', () => {
    const pages = text.split('\f').slice(0, -1);
    expect(pages.length).toBeGreaterThan(2);
    pages.forEach((page, index) => {
      expect(page.includes('Họ và tên')).toBe(page.includes('A Thiu'));
      const number = new RegExp(`^\\s*${index + 1}\\s*$`, 'm').test(page.split('\n').slice(0, 3).join('\n'));
      expect(number).toBe(index > 0);
    });
    expect(text.match(/CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM/g)).toHaveLength(1);
    expect(text).not.toMatch(/Số:|\/BC/);
    const last = pages.at(-1) ?? '';
    for (const part of ['Nơi nhận:', 'KT. TRƯỞNG PHÒNG', 'PHÓ TRƯỞNG PHÒNG', 'Y Blưng']) expect(last).toContain(part);
  });

  test('keeps the signature whole and the last row beside it, wherever a list of tall rows ends', async () => {
    const roster = await app.call('rosters.document', { kind: 'commendations' });
    const head = { under: null, type: 'text' as const };
    const columns = ['Họ và tên', 'Chức vụ'].map((heading) => ({ ...head, heading, width: 1 }));
    const row = (at: number) => ({ kind: 'body' as const, cells: [`Dòng thứ ${at}`, `${LETTERS} `.repeat(at % 9)] });
    let before: number | undefined;
    let grown = 0;
    for (let length = 11; length <= 15; length += 1) {
      const rows = Array.from({ length }, (_, at) => row(at + 1));
      const html = await documentHtml({ ...roster, table: { columns, rows }, notes: ['Ghi chú.'] });
      const pdf = join(app.dataFolder, 'chu-ky.pdf');
      await writeFile(pdf, await htmlToPdf(html));
      const pages = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1);
      expect(pages.at(-1)).toMatch(new RegExp(`Dòng thứ ${length}\\D.*Ghi chú.*Nơi nhận:.*Y Blưng`, 's'));
      if (before !== undefined && pages.length > before) grown += 1;
      before = pages.length;
    }
    // Where a page more begins, the signature found no room below the last row.
    expect(grown).toBeGreaterThan(0);
  }, 60_000);
});
