import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import Excel from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fieldLabel } from '#shared/contract/field-labels.ts';
import type { FullListKind } from '#shared/contract/lists.ts';
import { makeUnits, openTestCore, type TestCore } from '../support/test-core.ts';

/**
 * Every field of the dictionary, from entering to restoring: what is entered is given back, found, written to a
 * workbook, told by the history, and there again after the recycle bin. `docs/decisions/fields.md` is the same table
 * in words.
 */

type Values = Record<string, unknown>;

interface Walk {
  kind: FullListKind;
  entity: Parameters<typeof fieldLabel>[0];
  /** Made twice: in full, and with what is required alone, so that finding the first tells them apart. */
  full: () => Values;
  bare: () => Values;
  /** By field: a word by which a search finds the full one only, a filter, or the column that sorts by it. */
  found: Record<string, { search: string } | { filter: Values } | { sort: string }>;
  /** By field: what its cell holds in the workbook. */
  written: Record<string, unknown>;
}

let core: TestCore;
let units: { district: number; mar: number; ui: number };
let an: number;
let binh: number;
let paper: number;
let session: number;

beforeAll(async () => {
  core = await openTestCore('file');
  units = await makeUnits(core);
  an = (await core.call('speakers.create', { fullName: 'Nguyễn Văn An', unitId: units.mar })).id;
  binh = (await core.call('speakers.create', { fullName: 'Trần Thị Bình', unitId: units.ui })).id;
  paper = (await core.call('documents.create', { title: 'Tờ gấp bầu cử', number: '05/TG' })).id;
  session = (await core.call('sessions.create', { date: '2026-02-01', unitId: units.ui, topic: 'Đất đai' })).id;
});

afterAll(() => core.close());

const day = (text: string) => new Date(`${text}T00:00:00Z`);

const walks: Walk[] = [
  {
    kind: 'units',
    entity: 'unit',
    full: () => ({
      name: 'Đặc khu Ngọk Wang',
      kind: 'special-zone',
      code: 'NW-01',
      parentId: units.mar,
      listOrder: 7,
      validFrom: '2020-01-01',
      validTo: '2026-12-30',
      aliases: ['Ngọc Vang'],
    }),
    bare: () => ({ name: 'Thôn 1', kind: 'village' }),
    found: {
      name: { search: 'ngok wang' },
      kind: { filter: { kind: 'special-zone' } },
      code: { search: 'nw-01' },
      parentId: { filter: { parentId: 'mar' } },
      validFrom: { filter: { validOn: '2020-01-01', parentId: 'mar' } },
      validTo: { filter: { validOn: '2026-12-30', parentId: 'mar' } },
      aliases: { search: 'ngoc vang' },
    },
    written: {
      name: 'Đặc khu Ngọk Wang',
      kind: 'Đặc khu',
      code: 'NW-01',
      parentId: 'Xã Đăk Mar',
      listOrder: 7,
      validFrom: day('2020-01-01'),
      validTo: day('2026-12-30'),
      aliases: 'Ngọc Vang',
    },
  },
  {
    kind: 'speakers',
    entity: 'speaker',
    full: () => ({
      fullName: 'Y Blưng',
      gender: 'female',
      birthDate: '1980-05-02',
      ethnicity: 'Xơ Đăng',
      nationalId: '062080001234',
      phone: '0912345678',
      email: 'yblung@example.vn',
      position: 'Chủ tịch Hội Phụ nữ',
      workplace: 'Hội Phụ nữ xã',
      unitId: units.mar,
      village: 'Thôn Kon Gung',
      partyMember: true,
      education: 'Cử nhân Luật',
      educationLevel: 'university',
      politicalTheory: 'intermediate',
      languages: ['Xơ Đăng', 'Ba Na'],
      category: 'commune',
      recognition: [
        {
          kind: 'recognised',
          decisionNumber: '15/QĐ-HU',
          decisionDate: '2024-01-05',
          issuer: 'Huyện ủy',
          from: '2024-01-05',
        },
      ],
      topics: ['Bình đẳng giới'],
      notes: 'Nói hai thứ tiếng',
    }),
    bare: () => ({ fullName: 'Lê Cường', unitId: units.ui }),
    found: {
      fullName: { search: 'blung' },
      gender: { filter: { gender: 'female' } },
      birthDate: { filter: { ageFrom: 46, ageTo: 46 } },
      ethnicity: { filter: { ethnicity: 'Xơ Đăng' } },
      nationalId: { search: '062080001234' },
      phone: { search: '0912345678' },
      email: { search: 'yblung@example' },
      position: { search: 'chu tich hoi' },
      workplace: { search: 'hoi phu nu xa' },
      unitId: { filter: { unitId: 'mar', category: 'commune' } },
      village: { search: 'kon gung' },
      partyMember: { filter: { partyMember: true } },
      education: { filter: { education: 'Cử nhân Luật' } },
      educationLevel: { filter: { educationLevel: 'university' } },
      politicalTheory: { filter: { politicalTheory: 'intermediate' } },
      languages: { filter: { languages: 'Ba Na' } },
      category: { filter: { category: 'commune' } },
      recognition: { search: '15/qd-hu' },
      topics: { filter: { topics: 'Bình đẳng giới' } },
      notes: { filter: { hasNotes: true } },
      status: { filter: { status: 'active', category: 'commune' } },
    },
    written: {
      fullName: 'Y Blưng',
      gender: 'Nữ',
      birthDate: day('1980-05-02'),
      ethnicity: 'Xơ Đăng',
      nationalId: '062080001234',
      phone: '0912 345 678',
      email: 'yblung@example.vn',
      position: 'Chủ tịch Hội Phụ nữ',
      workplace: 'Hội Phụ nữ xã',
      unitId: 'Xã Đăk Mar',
      village: 'Thôn Kon Gung',
      partyMember: 'Có',
      education: 'Cử nhân Luật',
      educationLevel: 'Đại học',
      politicalTheory: 'Trung cấp',
      languages: 'Xơ Đăng, Ba Na',
      category: 'Báo cáo viên cấp xã',
      recognition: 'Công nhận, QĐ 15/QĐ-HU, ngày 05/01/2024, Huyện ủy, từ 05/01/2024',
      topics: 'Bình đẳng giới',
      notes: 'Nói hai thứ tiếng',
      status: 'Đang hoạt động',
    },
  },
  {
    kind: 'sessions',
    entity: 'session',
    full: () => ({
      kind: 'training',
      format: 'hybrid',
      status: 'held',
      date: '2026-03-02',
      endDate: '2026-03-03',
      startTime: '08:30',
      topic: 'Kỹ năng tuyên truyền miệng',
      venue: 'Nhà văn hoá xã',
      unitId: units.mar,
      organiser: 'Ban Tuyên giáo',
      speakers: [{ speakerId: an, role: 'Giảng viên', fee: 500_000 }],
      count: 2,
      audience: 70,
      audienceFemale: 31,
      audienceMinority: 22,
      audienceParty: 13,
      onlineSites: 4,
      documents: [{ documentId: paper, copies: 60 }],
      cost: 1_234_000,
      questions: [{ topic: 'Chế độ bồi dưỡng', count: 3 }],
      attendees: [{ speakerId: binh, result: 'Giỏi' }],
      notes: 'Mưa to buổi chiều',
    }),
    bare: () => ({ date: '2026-04-01', unitId: units.ui, count: 1 }),
    found: {
      kind: { filter: { kind: 'training' } },
      format: { filter: { format: 'hybrid' } },
      status: { filter: { status: 'held', kind: 'training' } },
      date: { filter: { from: '2026-03-02', to: '2026-03-02' } },
      endDate: { sort: 'endDate' },
      startTime: { sort: 'startTime' },
      topic: { search: 'ky nang tuyen truyen' },
      venue: { search: 'nha van hoa' },
      unitId: { filter: { unitId: 'mar' } },
      organiser: { search: 'tuyen giao' },
      speakers: { filter: { speakerId: 'an' } },
      count: { sort: 'count' },
      audience: { filter: { audienceFrom: 70, audienceTo: 70 } },
      audienceFemale: { sort: 'audienceFemale' },
      audienceMinority: { sort: 'audienceMinority' },
      audienceParty: { sort: 'audienceParty' },
      onlineSites: { sort: 'onlineSites' },
      documents: { filter: { documentId: 'paper' } },
      cost: { sort: 'cost' },
      questions: { search: 'che do boi duong' },
      attendees: { filter: { attendeeId: 'binh' } },
      notes: { search: 'mua to' },
    },
    written: {
      kind: 'Tập huấn, bồi dưỡng',
      format: 'Kết hợp',
      status: 'Đã tổ chức',
      date: day('2026-03-02'),
      endDate: day('2026-03-03'),
      startTime: '08:30',
      topic: 'Kỹ năng tuyên truyền miệng',
      venue: 'Nhà văn hoá xã',
      unitId: 'Xã Đăk Mar',
      organiser: 'Ban Tuyên giáo',
      speakers: 'Nguyễn Văn An, Giảng viên, 500.000 đồng',
      count: 2,
      audience: 70,
      audienceFemale: 31,
      audienceMinority: 22,
      audienceParty: 13,
      onlineSites: 4,
      documents: '05/TG, Tờ gấp bầu cử, 60 bản',
      cost: 1_234_000,
      questions: 'Chế độ bồi dưỡng (3)',
      attendees: 'Trần Thị Bình (Giỏi)',
      notes: 'Mưa to buổi chiều',
    },
  },
  {
    kind: 'commendations',
    entity: 'commendation',
    full: () => ({
      subjectKind: 'individual',
      speakerId: an,
      unitId: units.mar,
      subjectName: 'Nguyễn Văn An',
      type: 'award',
      form: 'giay-khen',
      level: 'commune',
      authority: 'Chủ tịch UBND xã',
      decisionNumber: '77/QĐ-UBND',
      decisionDate: '2026-05-19',
      year: 2025,
      reason: 'Xuất sắc trong tuyên truyền',
      amount: 745_000,
      sessions: [session],
      stage: 'granted',
    }),
    bare: () => ({ subjectKind: 'collective', subjectName: 'Hội Phụ nữ', form: 'tap-the-lao-dong-tien-tien' }),
    found: {
      subjectKind: { filter: { subjectKind: 'individual' } },
      speakerId: { filter: { speakerId: 'an' } },
      unitId: { filter: { unitId: 'mar' } },
      subjectName: { search: 'van an' },
      type: { filter: { type: 'award' } },
      form: { filter: { form: 'giay-khen' } },
      level: { filter: { level: 'commune' } },
      authority: { filter: { authority: 'Chủ tịch UBND xã' } },
      decisionNumber: { search: '77/qd-ubnd' },
      decisionDate: { filter: { from: '2026-05-19', to: '2026-05-19' } },
      year: { filter: { year: 2025 } },
      reason: { search: 'xuat sac trong' },
      amount: { filter: { amountFrom: 745_000, amountTo: 745_000 } },
      sessions: { filter: { sessionId: 'session' } },
      stage: { filter: { stage: 'granted' } },
    },
    written: {
      subjectKind: 'Cá nhân',
      speakerId: 'Nguyễn Văn An',
      unitId: 'Xã Đăk Mar',
      subjectName: 'Nguyễn Văn An',
      type: 'Hình thức khen thưởng',
      form: 'Giấy khen',
      level: 'Cấp xã',
      authority: 'Chủ tịch UBND xã',
      decisionNumber: '77/QĐ-UBND',
      decisionDate: day('2026-05-19'),
      year: 2025,
      reason: 'Xuất sắc trong tuyên truyền',
      amount: 745_000,
      sessions: '1 buổi',
      stage: 'Đã khen thưởng',
    },
  },
  {
    kind: 'violations',
    entity: 'violation',
    full: () => ({
      speakerId: an,
      kind: 'kiem-diem',
      decisionNumber: '03/KL',
      decisionDate: '2026-06-01',
      issuer: 'Đảng ủy xã',
      content: 'Chậm nộp báo cáo',
    }),
    bare: () => ({ speakerId: binh, kind: 'nhac-nho' }),
    found: {
      speakerId: { filter: { speakerId: 'an' } },
      kind: { filter: { kind: 'kiem-diem' } },
      decisionNumber: { search: '03/kl' },
      decisionDate: { filter: { from: '2026-06-01', to: '2026-06-01' } },
      issuer: { search: 'dang uy xa' },
      content: { search: 'cham nop' },
    },
    written: {
      speakerId: 'Nguyễn Văn An',
      kind: 'Kiểm điểm',
      decisionNumber: '03/KL',
      decisionDate: day('2026-06-01'),
      issuer: 'Đảng ủy xã',
      content: 'Chậm nộp báo cáo',
    },
  },
  {
    kind: 'evaluations',
    entity: 'evaluation',
    full: () => ({
      speakerId: an,
      year: 2024,
      rating: 'good',
      figures: { sessions: 9, audience: 410, trainings: 1, reports: 2 },
      notes: 'Xem sổ giấy',
    }),
    bare: () => ({ speakerId: binh, year: 2025, rating: 'not-completed' }),
    found: {
      speakerId: { filter: { speakerId: 'an' } },
      year: { filter: { year: 2024 } },
      rating: { filter: { rating: 'good' } },
      figures: { sort: 'sessions' },
      notes: { search: 'so giay' },
    },
    written: {
      speakerId: 'Nguyễn Văn An',
      year: 2024,
      rating: 'Hoàn thành tốt nhiệm vụ',
      figures: 'Số buổi đã thực hiện: 9, Lượt người nghe: 410, Lớp tập huấn đã dự: 1, Báo cáo của đơn vị đã gửi: 2',
      notes: 'Xem sổ giấy',
    },
  },
  {
    kind: 'documents',
    entity: 'document',
    full: () => ({
      number: '12/ĐC',
      date: '2026-01-15',
      issuer: 'Tỉnh ủy',
      title: 'Đề cương tuyên truyền quý I',
      kind: 'de-cuong',
      notes: 'Phát cho thôn',
      receipts: [{ unitId: units.mar, date: '2026-01-20', copies: 40 }],
    }),
    bare: () => ({ title: 'Công văn khác', kind: 'cong-van' }),
    found: {
      number: { search: '12/dc' },
      date: { filter: { from: '2026-01-15', to: '2026-01-15' } },
      issuer: { filter: { issuer: 'Tỉnh ủy' } },
      title: { search: 'de cuong tuyen truyen quy' },
      kind: { filter: { kind: 'de-cuong' } },
      notes: { search: 'phat cho thon' },
      receipts: { filter: { unitId: 'mar' } },
      file: { filter: { hasFile: true } },
    },
    written: {
      number: '12/ĐC',
      date: day('2026-01-15'),
      issuer: 'Tỉnh ủy',
      title: 'Đề cương tuyên truyền quý I',
      kind: 'Đề cương tuyên truyền',
      notes: 'Phát cho thôn',
      receipts: 'Xã Đăk Mar (40 bản, 20/01/2026)',
      file: 'de-cuong.pdf',
    },
  },
];

/** Words in filters that stand for what is made before. */
function filled(filter: Values): Values {
  const ids: Record<string, number> = { ...units, an, binh, paper, session };
  return Object.fromEntries(
    Object.entries(filter).map(([field, value]) => [
      field,
      /Id$/.test(field) && typeof value === 'string' ? (ids[value] ?? value) : value,
    ]),
  );
}

async function call(operation: string, input: Values): Promise<Values> {
  const result = await core.core.dispatch({ operation, input });
  if (!result.ok) throw new Error(`${operation}: ${JSON.stringify(result.error)}`);
  return result.value as Values;
}

async function idsOf(kind: string, asked: Values): Promise<number[]> {
  const { items } = (await call(`${kind}.list`, asked)) as { items: { id: number }[] };
  return items.map(({ id }) => id);
}

/** The cells of the workbook's row that holds the full record, by the heading of their column. */
async function writtenRow(kind: FullListKind, id: number, search: Values): Promise<Map<string, unknown>> {
  const path = join(core.dataFolder, `${kind}.xlsx`);
  const token = core.core.files.registerWrite(path);
  await call('lists.write', { kind, ...search, path: token, ...(kind === 'speakers' && { identity: true }) });
  const workbook = new Excel.Workbook();
  await workbook.xlsx.readFile(path);
  await rm(path);
  const [sheet] = workbook.worksheets;
  const heads: string[] = [];
  sheet?.getRow(1).eachCell((cell, column) => {
    heads[column] = cell.text;
  });
  const row = new Map<string, unknown>();
  sheet?.getRow(2).eachCell((cell, column) => row.set(heads[column] ?? '', cell.value));
  expect(sheet?.rowCount, `${kind} ${id}`).toBe(2);
  return row;
}

describe.each(walks)('the fields of $kind', ({ kind, entity, full, bare, found, written }) => {
  let id: number;
  let before: Values;

  beforeAll(async () => {
    ({ id } = (await call(`${kind}.create`, full())) as { id: number });
    if (kind === 'documents') {
      const path = join(core.dataFolder, 'de-cuong.pdf');
      await (await import('node:fs/promises')).writeFile(path, '%PDF-1.7');
      await call('documents.attach', { id, path: core.core.files.registerRead(path) });
    }
    await call(`${kind}.create`, bare());
    before = await call(`${kind}.get`, { id });
  });

  test('what is entered is given back', () => {
    expect(before).toMatchObject(full());
  });

  test.each(Object.entries(found))('%s finds the record', async (field, how) => {
    if ('sort' in how) {
      // Sorted from the top, the one that holds a value stands before the one without.
      const [first] = await idsOf(kind, { sort: { field: how.sort, direction: 'desc' } });
      expect([field, first]).toEqual([field, id]);
      return;
    }
    const asked = 'search' in how ? { search: how.search } : { filter: filled(how.filter) };
    expect(await idsOf(kind, asked), field).toEqual([id]);
  });

  test('every field is in the workbook, under its label, in words', async () => {
    const only = kind === 'units' ? { search: 'ngok wang' } : { filter: { ids: [id] } };
    const row = await writtenRow(kind, id, only);
    for (const [field, value] of Object.entries(written)) {
      const label = fieldLabel(entity, field);
      expect([field, label, row.get(label ?? '')]).toEqual([field, label, value]);
    }
  });

  test('the history holds every field, each with a label', async () => {
    const rows = await core.call('changes.rows', { entity, entityId: id });
    const told = Object.assign({}, ...rows.map(({ after }) => after ?? {}).reverse()) as Values;
    for (const field of Object.keys(found)) {
      if (field === 'status') continue;
      expect([field, field in told, typeof fieldLabel(entity, field)]).toEqual([field, true, 'string']);
    }
  });

  test('the recycle bin gives every field back', async () => {
    await call(`${kind}.remove`, { id });
    expect(await idsOf(kind, {})).not.toContain(id);
    await call(`${kind}.restore`, { id });
    const after = await call(`${kind}.get`, { id });
    const { version: _, updatedAt: __, ...values } = before;
    expect(after).toMatchObject(values);
  });

  test('the table of fields names every one', async () => {
    const text = await readFile(new URL('../../docs/decisions/fields.md', import.meta.url), 'utf8');
    for (const field of Object.keys(found)) expect(text, `${kind}.${field}`).toContain(`| ${field} |`);
  });
});

test('a leader does not get identity numbers', async () => {
  const token = core.core.files.registerWrite(join(core.dataFolder, 'so.xlsx'));
  await core.call('clerks.create', { name: 'Quản trị' });
  const { id } = await core.call('clerks.create', { name: 'Lãnh đạo' });
  await core.call('clerks.setRole', { id, role: 'leader' });
  await core.call('clerks.switch', { id });
  const { code } = await core.fail('lists.write', { kind: 'speakers', identity: true, path: token });
  expect(code).toBe('NOT_ALLOWED');
});
