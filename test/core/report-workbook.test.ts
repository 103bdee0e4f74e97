import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OutputOf } from '#shared/contract/registry.ts';
import { convert, hasLibreOffice } from '../support/libre-office.ts';
import { fillRandomly } from '../support/random-register.ts';
import { makeUnits, openTestCore, type TestCore } from '../support/test-core.ts';

const SHEETS = [
  'Tổng hợp',
  'Biểu 01 Đội ngũ',
  'Biểu 02 Hoạt động',
  'Biểu 03 Chi tiết',
  'Biểu 04 Khen thưởng',
  'Biểu 05 Danh sách',
  'Tình hình nộp',
];
const period = { kind: 'quarter' as const, year: 2024, number: 3 };

let app: TestCore;
let path: string;
let written: OutputOf<'reports.write'>;
/** One register and one workbook for all: writing takes a second. */
beforeAll(async () => {
  app = await openTestCore('file');
  path = join(app.dataFolder, 'bao-cao.xlsx');
  await app.call('settings.update', {
    office: {
      parentName: 'UBND huyện Đăk Hà',
      name: 'Phòng Văn hóa và Thông tin',
      place: 'Đăk Hà',
      signerTitle: 'Trưởng phòng',
      signerName: 'Y Blưng Ặ ắ ệ ữ Đ',
      recipient: 'Sở Thông tin và Truyền thông',
      sign: 'BC-VHTT',
    },
  });
  const { mar, ui } = await makeUnits(app);
  await fillRandomly(app, [mar, ui], 11);
  const topic = '=HYPERLINK("http://x")';
  await app.call('sessions.create', {
    unitId: mar,
    date: '2024-09-14',
    topic,
    venue: '@nhà rông',
    notes: '-5',
    audience: 3,
  });
  await app.call('sessions.createMany', {
    sessions: Array.from({ length: 120 }, (_, i) => ({
      unitId: mar,
      date: '2024-08-01',
      topic: `Chuyên đề ${i} – ắ ặ ệ ữ Đ`,
      audience: i,
    })),
  });
  written = await app.call('reports.write', { period, path: app.core.files.registerWrite(path) });
}, 60_000);
afterAll(() => app.close());

async function open(file: string): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(file);
  return workbook;
}

/** All formulas with the values that they carry, by `sheet!cell`. */
function formulas(workbook: ExcelJS.Workbook): Map<string, unknown> {
  const found = new Map<string, unknown>();
  workbook.eachSheet((sheet) =>
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if (cell.type === ExcelJS.ValueType.Formula) found.set(`${sheet.name}!${cell.address}`, cell.result ?? 0);
      }),
    ),
  );
  return found;
}

describe('the workbook of a quarter', () => {
  test('has the seven sheets, and a named cell for every indicator with the figure of the screen', async () => {
    expect(written.sheets).toEqual(SHEETS);
    expect(written.sha256).toBe(
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
    );
    const workbook = await open(path);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(SHEETS);
    const { figures } = await app.call('reports.figures', { period });
    for (const [name, figure] of Object.entries(figures)) {
      const [address] = workbook.definedNames.getRanges(name).ranges;
      const [, sheet, cell] = /^'?(.+?)'?!\$?([A-Z]+\$?\d+)$/.exec(address ?? '') ?? [];
      const found = workbook.getWorksheet(sheet)?.getCell(cell?.replaceAll('$', '') ?? '');
      expect([name, found?.result ?? found?.value ?? 0]).toEqual([name, figure.current]);
    }
  });

  test('numbers parts under what they are parts of', async () => {
    const workbook = await open(path);
    const numberOf = (name: string) => {
      const row = /\$?(\d+)$/.exec(workbook.definedNames.getRanges(name).ranges[0] ?? '')?.[1];
      return workbook.getWorksheet('Tổng hợp')?.getCell(`A${row}`).value;
    };
    expect(
      ['speakers_total', 'speakers_female', 'speakers_grassroots', 'speakers_joined', 'audience_minority'].map(
        numberOf,
      ),
    ).toEqual([1, '1.1', '1.4', 2, '2.2']);
  });

  test('is set up to print: A4, one page wide, heads repeated, area, page numbers but on the first page', async () => {
    const workbook = await open(path);
    for (const sheet of workbook.worksheets) {
      expect(sheet.pageSetup).toMatchObject({ paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 });
      expect(sheet.pageSetup.printTitlesRow).toMatch(/^\d+:\d+$/);
      expect(sheet.pageSetup.printArea).toMatch(/^A1:[A-Z]+\d+$/);
      expect(sheet.headerFooter).toMatchObject({ differentFirst: true });
      expect(sheet.headerFooter.oddHeader).toContain('&P');
    }
  });

  test('writes text that looks like a formula as text', async () => {
    const details = (await open(path)).getWorksheet('Biểu 03 Chi tiết');
    const cells: ExcelJS.Cell[] = [];
    details?.eachRow((row) => row.eachCell((cell) => cells.push(cell)));
    for (const text of ['=HYPERLINK("http://x")', '@nhà rông', '-5']) {
      const cell = cells.find(({ value }) => value === text);
      expect([cell?.type, cell?.numFmt]).toEqual([ExcelJS.ValueType.String, '@']);
    }
  });

  test.skipIf(!hasLibreOffice)('carries the values that LibreOffice computes for its formulas', async () => {
    const workbook = await open(path);
    const carried = formulas(workbook);
    expect(carried.size).toBeGreaterThan(60);
    // Without the carried values LibreOffice has to compute every formula itself.
    workbook.eachSheet((sheet) =>
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          if (cell.type === ExcelJS.ValueType.Formula && cell.master === cell) cell.value = { formula: cell.formula };
        }),
      ),
    );
    const bare = join(app.dataFolder, 'bare.xlsx');
    await workbook.xlsx.writeFile(bare);
    const computed = formulas(await open(await convert(bare, 'xlsx')));
    for (const [cell, value] of carried) {
      const other = computed.get(cell);
      if (typeof value === 'number' && typeof other === 'number') expect(other, cell).toBeCloseTo(value, 9);
      else expect(other || '', cell).toBe(value || '');
    }
  });

  test.skipIf(!hasLibreOffice)(
    'prints with the head on every page, page numbers from page 2, every letter',
    async () => {
      const text = execFileSync('pdftotext', ['-layout', await convert(path, 'pdf'), '-'], { encoding: 'utf8' });
      const pages = text.split('\f').slice(0, -1);
      const details = pages.filter((page) => /Chuyên đề \d+ –/.test(page));
      expect(details.length).toBeGreaterThan(1);
      for (const page of details) expect(page).toContain('Người báo cáo');
      expect(pages[0]).not.toMatch(/^\s*1\s*$/m);
      expect(details.at(-1)).toMatch(new RegExp(`^\\s*${pages.indexOf(details.at(-1) ?? '') + 1}\\s*$`, 'm'));
      for (const letters of ['ắ ặ ệ ữ Đ', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Y Blưng Ặ ắ ệ ữ Đ'])
        expect(text).toContain(letters);
    },
  );
});

test('a file that cannot be written is refused with its code, and leaves nothing behind', async () => {
  const token = app.core.files.registerWrite(join(app.dataFolder, 'no-such-folder', 'x.xlsx'));
  expect((await app.fail('reports.write', { period, path: token })).code).toBe('FILE_WRITE_FAILED');
});
