import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Excel from 'exceljs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rateFor } from '#shared/contract/fees.ts';
import type { InputOf } from '#shared/contract/registry.ts';
import { makeUnits, openTestCore, type TestCore } from '../support/test-core.ts';

let app: TestCore;
let units: Awaited<ReturnType<typeof makeUnits>>;
beforeEach(async () => {
  app = await openTestCore();
  units = await makeUnits(app);
});
afterEach(() => app.close());

const period = { from: '2026-07-01', to: '2026-09-30' };
const add = (fields: Partial<InputOf<'sessions.create'>> = {}) =>
  app.call('sessions.create', { unitId: units.mar, date: '2026-09-10', ...fields });
const speaker = async (fullName: string, unitId = units.mar) =>
  (await app.call('speakers.create', { fullName, unitId, position: 'Trưởng thôn' })).id;

describe('rates', () => {
  test('the nearest rate that holds on the day is taken: role before kind, then the latest', () => {
    const rate = (kind: 'talk' | 'training' | null, role: string | null, amount: number, validFrom: string) => ({
      kind,
      role,
      amount,
      validFrom,
    });
    const rates = [
      rate(null, null, 1, '2025-01-01'),
      rate(null, null, 2, '2026-01-01'),
      rate('talk', null, 3, '2025-01-01'),
      rate(null, 'Giảng viên', 4, '2026-01-01'),
      rate('training', 'Giảng viên', 5, '2026-06-01'),
    ];
    const of = (kind: 'talk' | 'training' | 'integrated', role: string | null, date: string) =>
      rateFor(rates, { kind, role, date })?.amount;
    expect(of('integrated', null, '2024-12-31')).toBeUndefined();
    expect(of('integrated', null, '2025-05-01')).toBe(1);
    expect(of('integrated', null, '2026-05-01')).toBe(2);
    expect(of('talk', 'Trợ giảng', '2026-05-01')).toBe(3);
    expect(of('training', 'GIANG VIEN', '2026-05-01')).toBe(4);
    expect(of('training', 'Giảng viên', '2026-06-01')).toBe(5);
  });

  test('are kept with their history; two for one thing from one day are refused', async () => {
    const input = { kind: 'talk' as const, amount: 300_000, validFrom: '2026-01-01' };
    const rate = await app.call('fees.create', input);
    expect((await app.fail('fees.create', { ...input, amount: 1 })).code).toBe('DUPLICATE');
    const changed = await app.call('fees.update', { id: rate.id, version: 1, amount: 350_000 });
    expect(changed).toMatchObject({ amount: 350_000, kind: 'talk', version: 2 });
    expect((await app.fail('fees.update', { id: rate.id, version: 1, amount: 2 })).code).toBe('STALE_VERSION');
    await app.call('fees.remove', { id: rate.id });
    expect((await app.call('fees.list', {})).total).toBe(0);
    const bin = await app.call('recycleBin.list', { search: 'muc chi' });
    expect(bin.items[0]?.label).toBe('Mức chi bồi dưỡng: Buổi tuyên truyền miệng (từ 01/01/2026)');
    await app.call('fees.restore', { id: rate.id });
    expect((await app.call('fees.list', {})).items).toMatchObject([{ amount: 350_000 }]);
    expect((await app.fail('fees.create', { ...input, amount: -1 })).fields?.[0]?.field).toBe('amount');
  });

  test('fill in what has no fee, for each session that a line stands for, as one change', async () => {
    const an = await speaker('Nguyễn Văn An');
    await app.call('fees.create', { kind: 'talk', amount: 300_000, validFrom: '2026-01-01' });
    const two = await add({ count: 2, speakers: [{ speakerId: an }, { name: 'A Thiu', fee: 0 }] });
    await add({ kind: 'training', speakers: [{ speakerId: an }] });
    await add({ status: 'planned', speakers: [{ speakerId: an }] });
    const { filled, changeId } = await app.call('payments.fill', { period });
    expect(filled).toBe(1);
    const fees = async () => (await app.call('sessions.get', { id: two.id })).speakers.map(({ fee }) => fee);
    expect(await fees()).toEqual([600_000, 0]);
    await app.call('changes.takeBack', { changeId: changeId ?? 0 });
    expect(await fees()).toEqual([null, 0]);
  });
});

describe('the list of payments', () => {
  test('has each person once, by given name, with sums and the total in words', async () => {
    const [binh, an] = [await speaker('Trần Văn Bình', units.ui), await speaker('Nguyễn Văn An')];
    await add({
      speakers: [
        { speakerId: binh, role: 'Báo cáo viên chính', fee: 1_000_000 },
        { name: 'a thiu', fee: 40_005 },
      ],
    });
    await add({ date: '2026-07-01', count: 3, speakers: [{ speakerId: an, fee: 800_000 }] });
    await add({ date: '2026-09-30', speakers: [{ speakerId: an, fee: 500_000 }, { name: 'A Thiu' }] });
    await add({ date: '2026-10-01', speakers: [{ speakerId: an, fee: 9 }] });
    await add({ status: 'cancelled', speakers: [{ speakerId: an, fee: 9 }] });
    const list = await app.call('payments.list', { period });
    expect(list.items.map(({ name, unit, sessions, amount }) => [name, unit, sessions, amount])).toEqual([
      ['Nguyễn Văn An', 'Xã Đăk Mar', 4, 1_300_000],
      ['Trần Văn Bình', 'Xã Đăk Ui', 1, 1_000_000],
      ['A Thiu', 'Xã Đăk Mar', 2, 40_005],
    ]);
    expect(list).toMatchObject({
      sessions: 7,
      amount: 2_340_005,
      words: 'Hai triệu ba trăm bốn mươi nghìn không trăm linh năm đồng',
      missing: 1,
    });
    expect(list.items[0]?.lines.map(({ date }) => date)).toEqual(['2026-07-01', '2026-09-30']);
    expect((await app.call('payments.list', { period, unitId: units.ui })).items).toEqual([]);
    const backwards = await app.fail('payments.list', { period: { from: '2026-02-01', to: '2026-01-01' } });
    expect(backwards.fields?.[0]?.field).toBe('period.to');
  });

  test('is written as a workbook whose sums are formulas with their values', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bang-ke-'));
    try {
      const an = await speaker('Nguyễn Văn An');
      await app.call('settings.update', { office: { name: 'Phòng VHTT', place: 'Đăk Hà' } });
      await add({
        speakers: [
          { speakerId: an, fee: 500_000 },
          { name: '=1+1', fee: 5 },
        ],
      });
      const path = join(folder, 'bang-ke.xlsx');
      const file = app.core.files.registerWrite(path);
      expect(await app.call('payments.write', { period, file })).toEqual({ people: 2, amount: 500_005 });
      expect(await readdir(folder)).toEqual(['bang-ke.xlsx']);
      const workbook = new Excel.Workbook();
      await workbook.xlsx.readFile(path);
      const sheet = workbook.getWorksheet('Bảng kê');
      const texts = new Map<string, unknown>();
      sheet?.eachRow((row) => row.eachCell((cell) => texts.set(cell.address, cell.value)));
      expect(texts.get('A2')).toBe('PHÒNG VHTT');
      expect(texts.get('A7')).toBe('Từ ngày 01/07/2026 đến ngày 30/09/2026');
      expect([10, 11].map((row) => texts.get(`B${row}`)).sort()).toEqual(['=1+1', 'Nguyễn Văn An']);
      expect(texts.get('F12')).toEqual({ formula: 'SUM(F10:F11)', result: 500_005 });
      expect(texts.get('A13')).toBe('Bằng chữ: Năm trăm nghìn không trăm linh năm đồng./.');
      expect(sheet?.pageSetup).toMatchObject({ paperSize: 9, fitToWidth: 1, printTitlesRow: '9:9' });
      const nowhere = app.core.files.registerWrite(join(folder, 'không có', 'x.xlsx'));
      expect((await app.fail('payments.write', { period, file: nowhere })).code).toBe('FILE_WRITE_FAILED');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
