import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '#main/core/print/html-to-pdf.ts';
import { makeUnits, openTestCore, type TestCore } from '../support/test-core.ts';

let app: TestCore;
let anh: number;
let mar: number;
beforeAll(async () => {
  app = await openTestCore('file');
  await app.call('settings.update', {
    office: {
      parentName: 'UBND huyện Đăk Hà',
      name: 'Phòng Văn hóa và Thông tin',
      place: 'Đăk Hà',
      signerTitle: 'Trưởng phòng',
      signerName: 'Y Blưng',
    },
  });
  const units = await makeUnits(app);
  mar = units.mar;
  ({ id: anh } = await app.call('speakers.create', {
    fullName: 'Nguyễn Thị Ánh',
    unitId: mar,
    birthDate: '1985-03',
    gender: 'female',
    ethnicity: 'Xơ Đăng',
    position: 'Công chức Văn hóa – Xã hội',
    category: 'commune',
    nationalId: '062085001234',
    phone: '0905123456',
    recognition: [{ decisionNumber: '12/QĐ-UBND', decisionDate: '2022-01-10', from: '2022-01-10', to: '2027-01-09' }],
  }));
  const talk = { unitId: mar, topic: 'Luật Đất đai', speakers: [{ speakerId: anh, role: 'Báo cáo viên chính' }] };
  await app.call('sessions.create', { ...talk, date: '2024-05-02', audience: 80, count: 2 });
  await app.call('sessions.create', { ...talk, date: '2024-03-02', audience: 40 });
  await app.call('sessions.create', { ...talk, date: '2024-06-02', topic: 'Bị huỷ', status: 'cancelled' });
  await app.call('sessions.create', {
    unitId: mar,
    date: '2024-04-01',
    kind: 'training',
    topic: 'Kỹ năng tuyên truyền miệng',
    attendees: [{ speakerId: anh, result: 'Hoàn thành tốt' }],
  });
  await app.call('commendations.create', {
    speakerId: anh,
    form: 'giay-khen',
    level: 'district',
    decisionNumber: '45/QĐ-UBND',
    decisionDate: '2024-12-01',
    stage: 'granted',
  });
  await app.call('evaluations.create', { speakerId: anh, year: 2024, rating: 'good' });
  for (let i = 0; i < 9; i += 1) {
    await app.call('speakers.create', { fullName: `A Thiu ${i}`, unitId: mar, category: 'grassroots' });
  }
}, 60_000);
afterAll(() => app.close());

const target = (name: string): [string, string] => {
  const path = join(app.dataFolder, name);
  return [path, app.core.files.registerWrite(path)];
};

describe('a speaker’s record', () => {
  test('says what the register knows: facts, recognitions, talks held, trainings, awards, evaluations', async () => {
    const papers = await app.call('speakerPapers.document', { kind: 'records', filter: { ids: [anh] } });
    if (papers.kind !== 'records') throw new Error('records were asked for');
    const [record] = papers.records;
    expect([papers.name, record?.title, record?.subtitle]).toEqual([
      `Lý lịch trích ngang ${anh}`,
      'LÝ LỊCH TRÍCH NGANG',
      '(Báo cáo viên cấp xã)',
    ]);
    expect(Object.fromEntries(record?.facts.map(({ label, value }) => [label, value]) ?? [])).toEqual({
      'Họ và tên': 'Nguyễn Thị Ánh',
      'Ngày sinh': '03/1985',
      'Giới tính': 'Nữ',
      'Dân tộc': 'Xơ Đăng',
      'Chức vụ': 'Công chức Văn hóa – Xã hội',
      'Đơn vị quản lý': 'Xã Đăk Mar',
      'Điện thoại': '0905 123 456',
    });
    const rows = record?.sections.map(({ table }) => table.rows.map(({ cells }) => cells));
    expect(rows).toEqual([
      [[1, 'Công nhận', '12/QĐ-UBND', '10/01/2022', null, 'từ 10/01/2022, đến 09/01/2027']],
      [
        [1, '02/03/2024', 'Luật Đất đai', 'Xã Đăk Mar', 'Báo cáo viên chính', 40],
        [2, '02/05/2024', 'Luật Đất đai, 2 buổi', 'Xã Đăk Mar', 'Báo cáo viên chính', 80],
      ],
      [[1, '01/04/2024', 'Kỹ năng tuyên truyền miệng', null, 'Trực tiếp', 'Hoàn thành tốt']],
      [[1, '2024', expect.stringContaining('Giấy khen'), expect.any(String), '45/QĐ-UBND, 01/12/2024', null]],
      [[1, '2024', 'Hoàn thành tốt nhiệm vụ', 3, 120, null]],
    ]);
    expect(JSON.stringify(papers)).not.toContain('062085');
  });

  test('is a sheet of a workbook, one a person, whatever the names', async () => {
    const [path, token] = target('ly-lich.xlsx');
    await app.call('speakers.create', { fullName: 'A Thiu 1', unitId: mar, category: 'grassroots' });
    const { rows } = await app.call('speakerPapers.write', { kind: 'records', path: token });
    expect(rows).toBe(11);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(path);
    expect(workbook.worksheets.map(({ name }) => name)).toContain('A Thiu 1 (2)');
    const texts: string[] = [];
    workbook.getWorksheet('Nguyễn Thị Ánh')?.eachRow((row) => row.eachCell((cell) => texts.push(cell.text)));
    for (const text of ['LÝ LỊCH TRÍCH NGANG', 'Ngày sinh: 03/1985', 'IV. Khen thưởng', 'Hoàn thành tốt']) {
      expect(texts).toContain(text);
    }
    expect(texts.at(-1)).toMatch(/^TRƯỞNG PHÒNG\n+Y Blưng$/);
    expect(workbook.worksheets[0]?.pageSetup).toMatchObject({ paperSize: 9, orientation: 'portrait', fitToWidth: 1 });
  });

  test('cards have no workbook, and a whole register is not printed by a slip of the hand', async () => {
    const error = await app.fail('speakerPapers.write', { kind: 'cards', path: target('the.xlsx')[1] });
    expect([error.code, error.fields?.[0]?.field]).toEqual(['INVALID_INPUT', 'path']);
  });
});

describe.skipIf(findChromium() === undefined)('as PDFs', () => {
  const write = async (kind: 'records' | 'cards', filter: { ids: number[] } | Record<string, never>) => {
    const [path, token] = target(`${kind}.pdf`);
    await app.call('speakerPapers.write', { kind, filter, path: token });
    const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
    return { path, text, pages: text.split('\f').slice(0, -1) };
  };

  test('a record is on portrait A4 in the official layout', async () => {
    const { path, text } = await write('records', { ids: [anh] });
    expect(execFileSync('pdfinfo', [path], { encoding: 'utf8' })).toMatch(/Page size:\s+59[45]\S* x 84[12]\S* pts/);
    for (const part of ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Xơ Đăng', '45/QĐ-UBND', 'TRƯỞNG PHÒNG', 'Y Blưng']) {
      expect(text).toContain(part);
    }
  });

  test('records of several people begin a page each', async () => {
    const { pages } = await write('records', {});
    const first = pages.filter((page) => page.includes('LÝ LỊCH TRÍCH NGANG'));
    expect(first).toHaveLength(11);
    for (const page of first) expect(page.trimStart()).toMatch(/^(\d+\s+)?UBND HUYỆN ĐĂK HÀ/);
  });

  test('cards stand eight to a page, all of the size of a bank card', async () => {
    const { path, text, pages } = await write('cards', {});
    expect(pages).toHaveLength(2);
    expect(pages.map((page) => page.match(/THẺ (BÁO CÁO|TUYÊN TRUYỀN) VIÊN/g)?.length)).toEqual([8, 3]);
    expect(text.match(/THẺ BÁO CÁO VIÊN/g)).toHaveLength(1);
    expect(text).toContain('Có giá trị đến: 09/01/2027');
    // The titles' left halves stand 94 mm apart (86 and the gap of 8), their rows 62 mm (54 and 8).
    const boxes = execFileSync('pdftotext', ['-f', '1', '-l', '1', '-bbox', path, '-'], { encoding: 'utf8' });
    const titles = [...boxes.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>THẺ</g)];
    const mm = (points: string | undefined) => (Number(points) * 25.4) / 72;
    const tops = [...new Set(titles.map((title) => Math.round(mm(title[2]))))].sort((a, b) => a - b);
    expect(tops).toHaveLength(4);
    expect((tops[3] ?? 0) - (tops[0] ?? 0)).toBe(186);
  });
});
