import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { readWorkbook } from '#main/core/excel/read-workbook.ts';
import { formLayouts } from '#main/core/imports/forms/form-columns.ts';
import { writeForm } from '#main/core/imports/forms/write-forms.ts';
import { writeRejects } from '#main/core/imports/forms/write-rejects.ts';
import { createTermReader, type RegisteredTerm } from '#main/core/imports/own-terms.ts';
import type { FieldValues, ImportKind } from '#main/core/imports/types.ts';
import { convert, hasLibreOffice } from '../../support/libre-office.ts';
import { analyse } from '../../support/sheets.ts';

const unit = 'Xã Đăk Mar';
const records: Record<ImportKind, FieldValues[]> = {
  speakers: [
    {
      fullName: 'A Thiu',
      gender: 'male',
      birthDate: '1985-03-12',
      ethnicity: 'Xơ Đăng',
      nationalId: '062085000001',
      phone: '0905000001',
      email: 'a.thiu@kontum.gov.vn',
      position: '=Trưởng thôn',
      workplace: 'UBND xã Đăk Mar',
      village: 'Thôn 1',
      category: 'grassroots',
      education: 'Đại học Luật',
      educationLevel: 'university',
      politicalTheory: 'none',
      partyMember: true,
      languages: ['Xơ Đăng', 'Ba Na, Gia Rai'],
      topics: ['Pháp luật'],
      decisionNumber: '12/QĐ-UBND',
      decisionDate: '2024-07-26',
      issuer: 'UBND huyện',
      notes: '+1 buổi\ndòng hai',
    },
    { fullName: 'Y Lệ', birthDate: '1990-03' },
    {
      fullName: 'Y Hoa',
      birthDate: '1990',
      partyMember: false,
      category: 'central',
      educationLevel: 'lower-secondary',
    },
  ],
  sessions: [
    {
      date: '2024-07-04',
      endDate: '2024-07-05',
      startTime: '08:30',
      topic: 'Luật Đất đai',
      kind: 'speakers-conference',
      format: 'hybrid',
      venue: 'Hội trường',
      count: 2,
      audience: 1250,
      audienceFemale: 600,
      audienceMinority: 5,
      audienceParty: 0,
      onlineSites: 3,
      speakers: ['A Thiu', 'Y Lệ'],
      organiser: 'UBND xã',
      cost: 1500000,
      notes: '-',
    },
    { date: '2024-08-04', topic: '@chuyên đề', kind: 'talk' },
    { date: '2024-08-05', topic: 'x', kind: 'training' },
  ],
  commendations: [
    {
      subjectKind: 'individual',
      subjectName: 'A Thiu',
      form: 'giay-khen',
      level: 'district',
      authority: 'Chủ tịch UBND huyện',
      decisionNumber: '1/QĐ',
      decisionDate: '2024-05-06',
      year: 2024,
      reason: 'Thành tích',
      amount: 500000,
    },
    { subjectKind: 'collective', subjectName: 'Chi bộ thôn 1', form: 'tap-the-lao-dong-xuat-sac', year: 2023 },
  ],
};

describe.each(Object.keys(formLayouts) as ImportKind[])('the form of %s', (kind) => {
  test('comes back as it went out, without a question', async () => {
    const bytes = await writeForm({ kind, unit, parent: 'Huyện Đăk Hà', villages: ['Thôn 1'], records: records[kind] });
    const analysis = analyse(await readWorkbook(bytes), { kind: 'auto' });
    expect(analysis.kind).toBe(kind);
    expect(analysis.questions).toEqual([]);
    expect(analysis.rows.flatMap((row) => row.problems)).toEqual([]);
    expect(analysis.rows.map((row) => row.values)).toEqual(
      records[kind].map((record) => {
        const { notes, ...rest } = record;
        return expect.objectContaining(notes === '-' || notes === undefined ? rest : record);
      }),
    );
    expect(analysis.rows.every((row) => row.values.unit === unit)).toBe(true);
    expect(analysis.sheets[0]?.columns.filter((column) => column.target === null)).toEqual([]);
  });

  test('blank, holds no rows, and says nothing of itself that could be one', async () => {
    const analysis = analyse(await readWorkbook(await writeForm({ kind, unit })), { kind });
    expect(analysis.rows).toEqual([]);
  });

  test('has lists, checks, protection and text that stays text', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await writeForm({ kind, unit, records: records[kind] })).buffer as ArrayBuffer);
    const sheet = book.getWorksheet('Biểu');
    const rules = Object.values(
      (sheet as unknown as { dataValidations: { model: Record<string, { type: string }> } }).dataValidations.model,
    );
    expect(rules.some((rule) => rule.type === 'list')).toBe(true);
    expect(rules.some((rule) => rule.type === 'custom')).toBe(true);
    expect((sheet as unknown as { sheetProtection: { sheet: boolean } }).sheetProtection.sheet).toBe(true);
    expect(sheet?.getCell('B8').protection?.locked).not.toBe(false);
    expect(sheet?.getCell('B10').protection?.locked).toBe(false);
    const formulas: string[] = [];
    sheet?.eachRow((row) =>
      row.eachCell((cell) => cell.type === ExcelJS.ValueType.Formula && formulas.push(cell.address)),
    );
    expect(formulas).toEqual([]);
  });
});

describe('the office’s own catalogue of commendations', () => {
  const terms: RegisteredTerm[] = [
    { kind: 'form', code: 'giay-khen', label: 'Giấy khen', type: 'award' },
    { kind: 'form', code: 'bang-lao-dong-sang-tao', label: 'Bằng Lao động sáng tạo', type: 'award' },
    { kind: 'form', code: 'giay-khen-dot-xuat', label: 'Giấy khen đột xuất', type: 'award' },
    { kind: 'form', code: 'guong-sang', label: 'Gương sáng cơ sở', type: 'title' },
    { kind: 'level', code: 'commune', label: 'Cấp xã', type: null },
    { kind: 'level', code: 'cum-thi-dua', label: 'Cụm thi đua', type: null },
  ];
  const record = { subjectKind: 'individual', subjectName: 'A Thiu', year: 2024 };

  test('is offered by the form, and read from it', async () => {
    const records = [
      { ...record, form: 'guong-sang', level: 'cum-thi-dua' },
      { ...record, form: 'giay-khen', level: 'commune', subjectName: 'Y Lệ' },
    ];
    const bytes = await writeForm({ kind: 'commendations', unit, records, terms });
    const analysis = analyse(await readWorkbook(bytes), { kind: 'commendations', terms });
    expect(analysis.rows.map(({ values }) => values)).toMatchObject([
      { ...records[0], type: 'title' },
      { ...records[1], type: 'award' },
    ]);
  });

  test('is known in what people write, the longest name first; the usual words are read as ever', () => {
    const read = createTermReader(terms);
    expect(read.form('GIẤY KHEN ĐỘT XUẤT của Chủ tịch UBND xã')?.form).toBe('giay-khen-dot-xuat');
    expect(read.form('Giấy khen của Chủ tịch UBND xã')?.form).toBe('giay-khen');
    expect(read.form('bang lao dong sang tao năm 2024')?.form).toBe('bang-lao-dong-sang-tao');
    expect(read.form('Tập thể lao động tiên tiến')?.form).toBe('tap-the-lao-dong-tien-tien');
    expect(read.level('Cụm thi đua số 2')).toBe('cum-thi-dua');
    expect(read.level('Chủ tịch UBND huyện')).toBe('district');
    expect(read.form('Quà tặng')).toBeUndefined();
  });
});

describe('in LibreOffice', () => {
  if (!hasLibreOffice) console.log('not run: the lists of forms in LibreOffice (soffice is not on this machine)');
  test.skipIf(!hasLibreOffice).each(Object.keys(formLayouts) as ImportKind[])(
    'the lists of the form of %s offer their values',
    async (kind) => {
      const folder = await mkdtemp(join(tmpdir(), 'sbcv-form-'));
      const path = join(folder, 'mau.xlsx');
      await writeFile(path, await writeForm({ kind, unit, villages: ['Thôn 1', 'Thôn Kon Trang Kla'] }));
      const book = await readFile(await convert(path, 'fods'), 'utf8');
      await rm(folder, { recursive: true });
      const lists = new Map<string, string[]>();
      // Columns of the hidden sheet, as LibreOffice has them.
      const hidden = /<table:table table:name="Danh mục chọn".*?<\/table:table>/s.exec(book)?.[0] ?? '';
      for (const row of hidden.match(/<table:table-row\b.*?<\/table:table-row>/gs) ?? []) {
        const cells = row.match(/<table:table-cell\b(?:[^>]*\/>|.*?<\/table:table-cell>)/gs) ?? [];
        let column = 0;
        for (const cell of cells) {
          const text = /<text:p>(.*?)<\/text:p>/s.exec(cell)?.[1];
          // Neighbours with the same text are one cell that is repeated.
          const end = column + Number(/number-columns-repeated="(\d+)"/.exec(cell)?.[1] ?? 1);
          for (; column < end; column += 1) {
            if (text === undefined) continue;
            const letter = String.fromCharCode(65 + column);
            lists.set(letter, [...(lists.get(letter) ?? []), text.replaceAll('&apos;', "'")]);
          }
        }
      }
      const offered = [
        ...book.matchAll(/cell-content-is-in-list\(\[\$(?:&apos;|')[^\]]*?\.\$([A-Z])\$1:\.?.*?\$(\d+)\]\)/g),
      ];
      const choices = formLayouts[kind].columns.flatMap(({ field, choices: values }) =>
        field === 'village'
          ? [['Thôn 1', 'Thôn Kon Trang Kla']]
          : values === undefined
            ? []
            : [Array.isArray(values) ? [...values] : Object.values(values)],
      );
      expect(offered.map(([, letter = '', last]) => lists.get(letter)?.slice(0, Number(last)))).toEqual(choices);
    },
  );
});

describe('refused rows', () => {
  test('keep their columns and get a reason; corrected, they are imported', async () => {
    const headers = { 'DS TTV': ['TT', 'Họ và tên', 'Năm sinh > Nam', 'Năm sinh > Nữ', 'Điện thoại'] };
    const rows = [
      {
        sheet: 'DS TTV',
        row: 9,
        original: '1\tA Một\t1980\t\t0905',
        reason: 'Số điện thoại thiếu số.',
        around: { 'Đơn vị': unit, Loại: 'Tuyên truyền viên cơ sở' },
      },
      {
        sheet: 'DS TTV',
        row: 12,
        original: '2\tY Hai\t\t1985\t0905000002',
        reason: '=cmd',
        around: { 'Đơn vị': unit, Loại: 'Tuyên truyền viên cơ sở' },
      },
    ];
    const bytes = await writeRejects({ kind: 'speakers', headers, rows });
    const workbook = await readWorkbook(bytes);
    expect(workbook.sheets[0]?.rows[0]?.cells.at(-1)).toBe('Lý do');
    expect(workbook.sheets[0]?.rows[1]?.cells.at(-1)).toBe('Số điện thoại thiếu số.');
    const analysis = analyse(workbook);
    expect(analysis.rows.map((row) => row.values)).toMatchObject([
      { fullName: 'A Một', gender: 'male', birthDate: '1980', unit, category: 'grassroots' },
      { fullName: 'Y Hai', gender: 'female', birthDate: '1985', phone: '0905000002', unit },
    ]);
    expect(analysis.rows[0]?.problems.map((problem) => problem.field)).toEqual(['phone']);
  });

  test('of two sheets with one long name stand on two sheets', async () => {
    const long = 'Danh sách tuyên truyền viên cơ sở xã';
    const one = { row: 2, original: 'A Một', reason: 'x' };
    const bytes = await writeRejects({
      kind: 'speakers',
      headers: {},
      rows: [
        { sheet: `${long} Mar`, ...one },
        { sheet: `${long} La`, ...one },
      ],
    });
    expect((await readWorkbook(bytes)).sheets).toHaveLength(2);
  });
});
