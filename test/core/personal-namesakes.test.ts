import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeFolder, makeUnits, openTestCore, type TestCore } from '../support/test-core.ts';

const AN = 'Nguyễn Văn An';
const ANH = 'Nguyễn Văn Anh';
const AAN = 'Nguyễn Văn Ân';
const OTHERS = [ANH, AAN];

let folder: string;
let app: TestCore;
let mar: number;
let an: number;
let others: number[];
let pseudonym: string;

beforeEach(async () => {
  folder = await makeFolder();
  app = await openTestCore();
  mar = (await makeUnits(app)).mar;
  const make = async (input: { fullName: string; birthDate?: string; phone?: string }): Promise<number> =>
    (await app.call('speakers.create', { unitId: mar, ...input })).id;
  an = await make({ fullName: AN, birthDate: '1980-02-01', phone: '0905123456' });
  others = [await make({ fullName: ANH }), await make({ fullName: AAN })];
  pseudonym = `Người đã xoá số ${an}`;
});
afterEach(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

const erase = () => app.call('personal.erase', { id: an, name: AN });

async function preview(name: string, lines: readonly string[]): Promise<number> {
  const file = join(folder, name);
  await writeFile(file, ['Họ và tên,Ngày sinh,Số điện thoại,Đơn vị', ...lines].join('\n'));
  const token = app.core.files.registerRead(file);
  return (await app.call('imports.preview', { kind: 'speakers', file: token, unitId: mar })).batchId;
}

test('people of similar names keep theirs in the trail of sessions and commendations', async () => {
  const notes = `Nguyễn Văn Anh, NGUYỄN VĂN ÂN và ${AN} cùng dự`;
  const session = await app.call('sessions.create', {
    date: '2026-11-02',
    topic: 'Biển đảo quê hương',
    unitId: mar,
    status: 'held',
    speakers: [an, ...others].map((speakerId) => ({ speakerId })),
    notes,
  });
  const award = { subjectKind: 'individual', form: 'giay-khen', year: 2026, stage: 'granted' } as const;
  const commendation = await app.call('commendations.create', { ...award, speakerId: an, reason: `Cùng ${ANH}` });
  const reason = `Cùng ${AAN}, nguyen van an và ${AN}`;
  await app.call('commendations.update', { id: commendation.id, version: commendation.version, reason });
  await erase();

  const [created] = (await app.call('changes.rows', { entity: 'session', entityId: session.id })).filter(
    ({ action }) => action === 'create',
  );
  expect(created?.after).toMatchObject({
    speakers: [
      { speakerId: null, name: pseudonym },
      { speakerId: others[0], name: ANH },
      { speakerId: others[1], name: AAN },
    ],
    notes: `Nguyễn Văn Anh, NGUYỄN VĂN ÂN và ${pseudonym} cùng dự`,
  });
  const trail = await app.call('changes.rows', { entity: 'commendation', entityId: commendation.id });
  const reasons = trail.flatMap(({ action, after }) => (action === 'update' && after?.reason ? [after.reason] : []));
  expect(reasons).toEqual([`Cùng ${AAN}, ${pseudonym} và ${pseudonym}`]);
  for (const [index, id] of others.entries()) {
    expect(await app.call('speakers.get', { id })).toMatchObject({ fullName: OTHERS[index] });
    const [own] = await app.call('changes.rows', { entity: 'speaker', entityId: id });
    expect(own).toMatchObject({ label: OTHERS[index], after: { fullName: OTHERS[index] } });
  }
});

test('rows of lists are theirs where the name and something else agrees; the batch in memory is read anew', async () => {
  const batchId = await preview('Danh sách Nguyễn Văn An và Anh.csv', [
    'NGUYỄN VĂN AN,,0905 123 456,Xã Đăk Ui',
    'Nguyễn Văn An,1980,,Xã Đăk Ui',
    'NGUYEN VAN AN,,,Xã Đăk Mar',
    'Nguyễn Văn An,1991,,Xã Đăk Mar',
    'Nguyễn Văn An,,,Xã Đăk Ui',
    'Nguyễn Văn Anh,1980,,Xã Đăk Mar',
    'Nguyễn Văn Ân,1980,,Xã Đăk Mar',
    'Nguyễn Văn An Bình,1980,,Xã Đăk Mar',
  ]);
  await erase();
  const { rows, fileName } = await app.call('imports.get', { batchId });
  const stay = [AN, AN, ANH, AAN, 'Nguyễn Văn An Bình'];
  expect(rows.map(({ values }) => values.fullName)).toEqual([pseudonym, pseudonym, pseudonym, ...stay]);
  expect(rows.slice(0, 3).map(({ status, values }) => [status, Object.keys(values)])).toEqual(
    Array.from({ length: 3 }, () => ['error', ['fullName']]),
  );
  expect(fileName).toBe(`Danh sách ${pseudonym} và Anh.csv`);
  const raw = await app.call('imports.raw', { batchId, sheet: rows[0]?.sheet ?? '', from: 2, count: 3 });
  expect(raw.rows.map(({ cells }) => cells)).toEqual([[pseudonym], [pseudonym], [pseudonym]]);
});

test('a list that was looked at before does not bring them back', async () => {
  const batchId = await preview('danh-sach.csv', [
    `${AN},1980,0905 123 456,Xã Đăk Mar`,
    'Lê Thị Mới,1990,0911222333,Xã Đăk Mar',
  ]);
  await erase();
  const { rows } = await app.call('imports.get', { batchId });
  const edit = { sheet: rows[1]?.sheet ?? '', row: 3, field: 'notes', text: 'Xem lại' };
  const corrected = await app.call('imports.correct', { batchId, edits: [edit] });
  expect(corrected.rows.map(({ values }) => values.fullName)).toEqual([pseudonym, 'Lê Thị Mới']);
  const applied = await app.call('imports.apply', { batchId, include: ['new', 'update', 'unchanged', 'duplicate'] });
  expect(applied).toMatchObject({ created: 1, failed: 1 });
  const { items } = await app.call('speakers.list', {});
  expect(items.map(({ fullName }) => fullName).sort()).toEqual(['Lê Thị Mới', ...OTHERS].sort());
});

test('what left the register is remembered without their name, in what was asked for and in the name of the file', async () => {
  for (const name of [AN, ...OTHERS]) {
    const path = app.core.files.registerWrite(join(folder, `Lý lịch ${name}.xlsx`));
    await app.call('speakerPapers.write', { kind: 'records', search: name, path });
  }
  await erase();
  const { items } = await app.call('exports.list', {});
  expect(items.map(({ path, input }) => [path, (input as { search: string }).search])).toEqual(
    [AAN, ANH, pseudonym].map((name) => [join(folder, `Lý lịch ${name}.xlsx`), name]),
  );
});
