import { readdirSync, readFileSync } from 'node:fs';
import { write } from 'hucre';
import { afterAll, describe, expect, test } from 'vitest';
import { CoreError } from '#main/core/core-error.ts';
import { createExcelWorker } from '#main/core/excel/worker-client.ts';
import type { ImportAnalysis } from '#main/core/imports/types.ts';
import { errorMessages } from '#shared/contract/errors.ts';
import { inlineCell, mutate, randomNumbers, rawWorkbook, tenPeople, zipOf } from '../../support/hostile-files.ts';
import { sampleUnits, TODAY } from '../../support/sample-units.ts';

/**
 * Hostile and broken files: each is read rightly or refused by its code, in under ten seconds, in a thread under a
 * memory ceiling; and after it the same reader reads a sound file.
 */

const worker = createExcelWorker({ memory: 512 });
afterAll(() => worker.close());

const folder = new URL('../../fixtures/samples/', import.meta.url);
const sample = (name: string) => readFileSync(new URL(name, folder));
const LONGEST = 10_000;

type Outcome = { analysis: ImportAnalysis } | { code: string };

async function outcomeOf(bytes: Uint8Array, password?: string): Promise<Outcome> {
  try {
    const request = { bytes, name: 'tep', kind: 'auto', units: sampleUnits, today: TODAY } as const;
    const { analysis } = await worker.analyse(password === undefined ? request : { ...request, password });
    return { analysis };
  } catch (error) {
    if (error instanceof CoreError) return { code: error.code };
    throw error;
  }
}

async function codeOf(bytes: Uint8Array, password?: string): Promise<string> {
  const before = performance.now();
  const outcome = await outcomeOf(bytes, password);
  expect(performance.now() - before).toBeLessThan(LONGEST);
  return 'code' in outcome ? outcome.code : `${outcome.analysis.rows.length} rows`;
}

const people = (count: number) => [
  ['TT', 'Họ và tên', 'Năm sinh', 'Xã'],
  ...Array.from({ length: count }, (_, index) => [
    index + 1,
    `A Người ${'abcdefghij'[index % 10]}`,
    1970 + index,
    'Đăk Mar',
  ]),
];

describe('archives', () => {
  test('a bomb that says how large it is', async () => {
    const bomb = rawWorkbook({ sheet: Buffer.alloc(300 * 1024 * 1024, 0x20) });
    expect(await codeOf(bomb)).toBe('FILE_TOO_LARGE');
  }, 60_000);

  test('a bomb that lies about its size', async () => {
    const bomb = rawWorkbook({ sheet: Buffer.alloc(100 * 1024 * 1024, 0x20), declaredSheet: 5000 });
    expect(['FILE_UNREADABLE', 'FILE_TOO_LARGE']).toContain(await codeOf(bomb));
  }, 60_000);

  test('six thousand entries', async () => {
    const extra = Array.from({ length: 6000 }, (_, index) => ({ name: `xl/media/${index}.bin`, content: 'x' }));
    expect(await codeOf(rawWorkbook({ sheet: '', extra }))).toBe('FILE_TOO_LARGE');
  });

  test('a document, an archive of something else, a picture, random bytes', async () => {
    expect(
      await codeOf(
        zipOf([
          { name: '[Content_Types].xml', content: '<x/>' },
          { name: 'word/document.xml', content: '<x/>' },
        ]),
      ),
    ).toBe('FILE_TYPE_UNKNOWN');
    expect(await codeOf(zipOf([{ name: 'a.txt', content: 'x' }]))).toBe('FILE_TYPE_UNKNOWN');
    expect(await codeOf(Buffer.from('\x89PNG\r\n\x1a\n0000', 'latin1'))).toBe('FILE_TYPE_UNKNOWN');
    expect(await codeOf(Buffer.from('%PDF-1.7 xxxx'))).toBe('FILE_TYPE_UNKNOWN');
    const random = randomNumbers(7);
    expect(await codeOf(Uint8Array.from({ length: 5000 }, () => random(256)))).toBe('FILE_TYPE_UNKNOWN');
  });

  test('empty files, and a workbook without a cell', async () => {
    expect(await codeOf(new Uint8Array())).toBe('FILE_EMPTY');
    expect(await codeOf(Buffer.from(' \r\n\r\n'))).toBe('FILE_EMPTY');
    expect(await codeOf(rawWorkbook({ sheet: '<sheetData/>' }))).toBe('FILE_EMPTY');
  });
});

describe('xml', () => {
  test('entities are not expanded', async () => {
    const entities = Array.from(
      { length: 9 },
      (_, index) => `<!ENTITY e${index + 1} "${`&e${index};`.repeat(10)}">`,
    ).join('');
    const sst = `<!DOCTYPE sst [<!ENTITY e0 "AAAAAAAAAA">${entities}]><sst><si><t>&e9;</t></si></sst>`;
    const outcome = await outcomeOf(
      rawWorkbook({
        sharedStrings: sst,
        sheet: `<sheetData>${tenPeople()}<row r="20"><c r="A20" t="s"><v>0</v></c></row></sheetData>`,
      }),
    );
    const text = JSON.stringify(outcome);
    expect(text).not.toContain('AAAAAAAAAAAAAAAAAAAA');
    expect(text.length).toBeLessThan(100_000);
  });

  test('elements nested a hundred thousand deep', async () => {
    const deep = `${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`;
    expect(
      await codeOf(
        rawWorkbook({ sharedStrings: `<sst>${deep}</sst>`, sheet: `<sheetData>${tenPeople()}</sheetData>` }),
      ),
    ).toMatch(/^(10 rows|FILE_UNREADABLE|FILE_TOO_LARGE)$/);
  });

  test('a declared range, merges and rows over the whole sheet cost what is used of them', async () => {
    const merges = '<mergeCells count="1"><mergeCell ref="E1:XFD1048576"/></mergeCells>';
    const wide = `<dimension ref="A1:XFD1048576"/><sheetData>${tenPeople()}</sheetData>${merges}`;
    expect(await codeOf(rawWorkbook({ sheet: wide }))).toBe('10 rows');
    const blank = Array.from(
      { length: 300_000 },
      (_, index) => `<row r="${index + 20}" ht="15" customHeight="1"/>`,
    ).join('');
    expect(await codeOf(rawWorkbook({ sheet: `<sheetData>${tenPeople()}${blank}</sheetData>` }))).toBe('10 rows');
  }, 60_000);

  test('a stray cell in the last corner', async () => {
    const corner = `<row r="1048576">${inlineCell('XFD1048576', 'x')}</row>`;
    expect(await codeOf(rawWorkbook({ sheet: `<sheetData>${tenPeople()}${corner}</sheetData>` }))).toBe('10 rows');
  }, 60_000);
});

describe('workbooks', () => {
  test('an encrypted one asks for its password, and opens with it', async () => {
    const bytes = await write({
      sheets: [{ name: 'DS', rows: people(3) }],
      encryption: { password: 'Mật khẩu 1', spinCount: 1000 },
    });
    expect(await codeOf(bytes)).toBe('FILE_ENCRYPTED');
    expect(await codeOf(bytes, 'sai')).toBe('FILE_WRONG_PASSWORD');
    expect(await codeOf(bytes, 'Mật khẩu 1')).toBe('3 rows');
  });

  test('three hundred sheets', async () => {
    const sheets = Array.from({ length: 300 }, (_, index) => ({ name: `Trang ${index}`, rows: people(2) }));
    expect(await codeOf(await write({ sheets }))).toBe('600 rows');
  });

  test('dates counted from 1904', async () => {
    const rows = [
      ['Họ và tên', 'Ngày sinh', 'Xã'],
      ['A Một', new Date(Date.UTC(1985, 2, 12)), 'Đăk Mar'],
    ];
    const bytes = await write({
      dateSystem: '1904',
      sheets: [{ name: 'DS', rows, columns: [{}, { numFmt: 'dd/mm/yyyy' }, {}] }],
    });
    const outcome = await outcomeOf(bytes);
    expect('analysis' in outcome && outcome.analysis.rows[0]?.values.birthDate).toBe('1985-03-12');
  });

  test('cells of 32,767 characters, errors of formulas, headers named __proto__', async () => {
    const long = 'x'.repeat(32_767);
    const bytes = await write({
      sheets: [
        {
          name: 'DS',
          rows: [
            ['Họ và tên', 'Năm sinh', 'Xã', 'Chức vụ', '__proto__'],
            ['A Một', 1980, 'Đăk Mar', long, long],
            ['A Hai', '#REF!', 'Đăk Mar', '', ''],
          ],
        },
      ],
    });
    const outcome = await outcomeOf(bytes);
    if (!('analysis' in outcome)) throw new Error(outcome.code);
    expect(outcome.analysis.rows[0]?.problems.map((problem) => [problem.field, problem.code])).toEqual([
      ['position', 'TOO_LONG'],
    ]);
    expect(outcome.analysis.rows[1]?.problems.map((problem) => [problem.field, problem.code])).toEqual([
      ['birthDate', 'FORMULA_ERROR'],
    ]);
  });

  test('an HTML table, whatever it is called', async () => {
    const cells = (tag: string, row: readonly unknown[]) =>
      `<tr>${row.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
    const [header = [], ...body] = people(3);
    const html = `<html><head><meta charset="utf-8"><style>td{}</style></head><body><h3>Danh sách TTV</h3><table>${cells('th', header)}${body.map((row) => cells('td', row)).join('')}</table><script>alert(1)</script></body></html>`;
    expect(await codeOf(Buffer.from(html))).toBe('3 rows');
    expect(await codeOf(Buffer.from(`\uFEFF${html}`, 'utf16le'))).toBe('3 rows');
  });
});

describe('broken files', () => {
  const files = readdirSync(folder)
    .filter((name) => /\.(xlsx|xls|csv)$/.test(name))
    .map((name) => [name, sample(name)] as const);

  test('five hundred mutations of the samples', async () => {
    const random = randomNumbers(20_260_101);
    const strange: string[] = [];
    for (let index = 0; index < 500; index += 1) {
      const [name, bytes] = files[random(files.length)] ?? ['', new Uint8Array()];
      const before = performance.now();
      const outcome = await outcomeOf(mutate(bytes, random));
      if (performance.now() - before > LONGEST) strange.push(`${index} ${name}: slow`);
      if ('code' in outcome && (outcome.code === 'UNEXPECTED' || !(outcome.code in errorMessages)))
        strange.push(`${index} ${name}: ${outcome.code}`);
    }
    expect(strange).toEqual([]);
  }, 600_000);

  test('the reader is alive after all of it', async () => {
    expect(await codeOf(sample('speakers-official-tcvn3.xlsx'))).toBe('20 rows');
  });
});

describe('the thread', () => {
  test('a job can be cancelled, and one that takes too long is ended; the next one runs', async () => {
    const bytes = sample('speakers-plain.xlsx');
    const request = { bytes, name: 'tep', kind: 'speakers', units: sampleUnits, today: TODAY } as const;
    const stop = new AbortController();
    const running = worker.analyse(request, { signal: stop.signal, onProgress: () => stop.abort() });
    await expect(running).rejects.toMatchObject({ code: 'CANCELLED' });
    await expect(worker.analyse(request, { deadline: 1 })).rejects.toMatchObject({ code: 'FILE_TIMEOUT' });
    expect((await worker.analyse(request)).analysis.rows).toHaveLength(40);
  });

  test('memory beyond the ceiling ends the job, not the application', async () => {
    const small = createExcelWorker({ memory: 24 });
    const rows = Array.from({ length: 60_000 }, (_, index) => [
      index,
      `Người thứ ${index}`,
      `Xã thứ ${index}`,
      `Ghi chú dài của dòng ${index}`,
    ]);
    const bytes = await write({ sheets: [{ name: 'DS', rows }] });
    const request = { bytes, name: 'tep', kind: 'speakers', units: sampleUnits, today: TODAY } as const;
    await expect(small.analyse(request)).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
    await small.close();
  }, 60_000);
});
