import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import Excel from 'exceljs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeFolder, makeUnits, openTestCore, type TestCore } from '../support/test-core.ts';

let core: TestCore;
let units: { district: number; mar: number; ui: number };
let an: number;

beforeEach(async () => {
  core = await openTestCore('file');
  units = await makeUnits(core);
  an = (await core.call('speakers.create', { fullName: 'Nguyễn Văn An', unitId: units.mar })).id;
});

afterEach(() => core.close());

test('what follows from the rest need not be given', async () => {
  const granted = await core.call('commendations.create', {
    speakerId: an,
    form: 'giay-khen',
    level: 'commune',
    decisionNumber: '12/QĐ-UBND',
    decisionDate: '2024-05-01',
  });
  expect(granted).toMatchObject({
    subjectKind: 'individual',
    subjectName: 'Nguyễn Văn An',
    unit: 'Xã Đăk Mar',
    type: 'award',
    year: 2024,
    stage: 'granted',
    formLabel: 'Giấy khen',
    levelLabel: 'Cấp xã',
  });
  const collective = await core.call('commendations.create', {
    subjectKind: 'collective',
    subjectName: 'Nhân dân và cán bộ Xã Đăk La',
    form: 'bang-khen',
  });
  expect(collective).toMatchObject({ unitId: null, stage: 'proposed', year: 2026, level: null });
});

test('a form that is not for the subject, or not in the catalogue, is refused at its field', async () => {
  const wrong = { subjectKind: 'collective', subjectName: 'Xã Đăk Mar', form: 'lao-dong-tien-tien' };
  expect((await core.fail('commendations.create', wrong)).fields).toMatchObject([{ field: 'form' }]);
  expect((await core.fail('commendations.create', { speakerId: an, form: 'khong-co' })).fields).toMatchObject([
    { field: 'form', code: 'UNKNOWN_FORM' },
  ]);
  expect((await core.fail('commendations.create', { form: 'giay-khen' })).fields).toMatchObject([
    { field: 'subjectName' },
  ]);
});

test('a title is named by its level', async () => {
  const { id, formLabel } = await core.call('commendations.create', {
    speakerId: an,
    form: 'chien-si-thi-dua',
    level: 'district',
  });
  expect(formLabel).toBe('Chiến sĩ thi đua cơ sở');
  const after = await core.call('commendations.update', { id, level: 'province' });
  expect(after.formLabel).toBe('Chiến sĩ thi đua cấp tỉnh');
});

test('from the proposal to the decision, each step with its day and clerk; all of it can be taken back', async () => {
  await core.call('clerks.create', { name: 'Lê Thị Hồng' });
  const { id } = await core.call('commendations.create', { speakerId: an, form: 'bang-khen', level: 'province' });
  await core.call('commendations.advance', { ids: [id], stage: 'submitted', date: '2026-10-01' });
  expect((await core.fail('commendations.advance', { ids: [id], stage: 'granted' })).fields).toMatchObject([
    { field: 'decisionDate' },
  ]);
  const decision = { decisionNumber: '9/QĐ-UBND', decisionDate: '2026-11-02', amount: 1_500_000 };
  await core.call('commendations.advance', { ids: [id], stage: 'granted', ...decision });
  const granted = await core.call('commendations.get', { id });
  expect(granted).toMatchObject({ stage: 'granted', ...decision });
  expect(granted.stages.map(({ stage, date, clerk }) => [stage, date, clerk])).toEqual([
    ['proposed', '2026-11-22', 'Lê Thị Hồng'],
    ['submitted', '2026-10-01', 'Lê Thị Hồng'],
    ['granted', '2026-11-02', 'Lê Thị Hồng'],
  ]);
  const [last] = await core.call('changes.rows', { entity: 'commendation', entityId: id });
  await core.call('changes.takeBack', { changeId: last?.changeId ?? 0 });
  expect(await core.call('commendations.get', { id })).toMatchObject({ stage: 'submitted', decisionNumber: null });
});

test('a decision of January leaves the year for which it was proposed', async () => {
  const { id } = await core.call('commendations.create', { speakerId: an, form: 'giay-khen', year: 2025 });
  const after = await core.call('commendations.update', { id, decisionDate: '2026-01-15' });
  expect(after).toMatchObject({ year: 2025, stage: 'granted' });
});

test('commendations of a year stand by the date of decision, those of one date by name', async () => {
  const create = (subjectName: string, decisionDate: string | null) =>
    core.call('commendations.create', {
      subjectKind: 'collective',
      subjectName,
      unitId: units.mar,
      form: 'giay-khen',
      year: 2019,
      ...(decisionDate && { decisionDate, stage: 'granted' }),
    });
  await create('Thôn Kon Klốc', '2019-03-01');
  await create('Thôn An', null);
  await create('Thôn Đăk Tía', '2019-05-01');
  await create('Thôn Ba', '2019-03-01');
  await create('Thôn Cao', null);
  const { items } = await core.call('commendations.list', { filter: { year: 2019 } });
  expect(items.map(({ subjectName }) => subjectName)).toEqual([
    'Thôn An',
    'Thôn Cao',
    'Thôn Đăk Tía',
    'Thôn Ba',
    'Thôn Kon Klốc',
  ]);
});

test('lists find by every condition, and totals agree with them', async () => {
  const { id: session } = await core.call('sessions.create', {
    kind: 'talk',
    status: 'held',
    date: '2024-03-02',
    unitId: units.mar,
    speakers: [{ speakerId: an }],
  });
  const { id } = await core.call('commendations.create', {
    speakerId: an,
    form: 'giay-khen',
    level: 'district',
    authority: 'Chủ tịch UBND huyện',
    decisionNumber: '12/QĐ-UBND',
    decisionDate: '2024-05-01',
    reason: 'Có thành tích tuyên truyền',
    amount: 500_000,
    sessions: [session],
  });
  await core.call('commendations.create', { unitId: units.ui, form: 'tap-the-lao-dong-tien-tien', level: 'district' });
  const filters = [
    { subjectKind: 'individual' },
    { speakerId: an },
    { unitId: units.mar },
    { type: 'award' },
    { form: 'giay-khen' },
    { authority: 'Chủ tịch UBND huyện' },
    { stage: 'granted' },
    { year: 2024 },
    { from: '2024-05-01', to: '2024-05-01' },
    { amountFrom: 500_000, amountTo: 500_000 },
    { sessionId: session },
  ] as const;
  for (const filter of filters) {
    const { items, total } = await core.call('commendations.list', { filter });
    expect([filter, total, items.map((item) => item.id)]).toEqual([filter, 1, [id]]);
    expect((await core.call('commendations.totals', { filter })).total).toBe(1);
  }
  expect((await core.call('commendations.list', { search: 'thanh tich dak mar' })).total).toBe(1);
  expect(
    (await core.call('commendations.list', { filter: { level: 'district' }, sort: { field: 'unit' } })).total,
  ).toBe(2);
  expect(await core.call('commendations.totals', {})).toMatchObject({
    total: 2,
    individuals: 1,
    collectives: 1,
    titles: 1,
    awards: 1,
    amount: 500_000,
  });
});

test('who was active and not commended is listed, and who was commended twice for one merit', async () => {
  await core.call('sessions.create', {
    kind: 'talk',
    status: 'held',
    date: '2026-03-02',
    unitId: units.mar,
    audience: 80,
    count: 2,
    speakers: [{ speakerId: an }],
  });
  const overlooked = await core.call('commendations.overlooked', { years: 2 });
  expect(overlooked.items).toMatchObject([{ speaker: { id: an }, sessions: 2, audience: 80, lastCommended: null }]);
  const proposal = { speakerId: an, form: 'bang-khen', stage: 'submitted' } as const;
  const submitted = await core.call('commendations.create', proposal);
  expect((await core.call('commendations.overlooked', { years: 2 })).items[0]?.pending).toMatchObject([
    { id: submitted.id, formLabel: submitted.formLabel, stage: 'submitted' },
  ]);
  const same = { speakerId: an, year: 2026, decisionDate: '2026-06-01' };
  await core.call('commendations.create', { ...same, form: 'giay-khen', reason: 'Có thành tích' });
  expect((await core.call('commendations.overlooked', { years: 2 })).total).toBe(0);
  expect(await core.call('commendations.repeated', {})).toEqual([]);
  await core.call('commendations.create', { ...same, form: 'bang-khen', reason: 'CÓ THÀNH TÍCH' });
  const [group] = await core.call('commendations.repeated', {});
  expect(group?.items.map(({ form }) => form).sort()).toEqual(['bang-khen', 'giay-khen']);
});

test('proposals are made once a person, with the talks that the person gave', async () => {
  const { id: session } = await core.call('sessions.create', {
    kind: 'talk',
    status: 'held',
    date: '2026-03-02',
    unitId: units.mar,
    speakers: [{ speakerId: an }],
  });
  const proposal = { speakerIds: [an], sessions: [session], form: 'giay-khen', reason: 'Tích cực' };
  const first = await core.call('commendations.propose', proposal);
  expect(first.items).toMatchObject([{ stage: 'proposed', sessions: [session] }]);
  const second = await core.call('commendations.propose', proposal);
  expect(second).toMatchObject({ items: [], existing: [{ speakerId: an }], changeId: null });
});

test('all talks of a person between two days stand behind the proposal, however many there are', async () => {
  const other = await core.call('speakers.create', { fullName: 'A Thiu', unitId: units.ui });
  const talk = (date: string, more: object = {}) => ({
    kind: 'talk' as const,
    date,
    unitId: units.mar,
    speakers: [{ speakerId: an }],
    ...more,
  });
  const many = Array.from({ length: 1100 }, () => talk('2025-05-05'));
  const first = await core.call('sessions.createMany', { sessions: many });
  const second = await core.call('sessions.createMany', {
    sessions: [...many, talk('2023-11-22'), talk('2026-05-05', { speakers: [{ speakerId: other.id }] })],
  });
  await core.call('sessions.create', { ...talk('2026-11-20'), status: 'planned' });
  const { items } = await core.call('commendations.propose', {
    speakerIds: [an, other.id],
    from: '2023-11-23',
    to: '2026-11-22',
    form: 'giay-khen',
  });
  const own = [...first.ids, ...second.ids.slice(0, 1100)];
  expect(items.map(({ sessions }) => sessions.toSorted((a, b) => a - b))).toEqual([own, second.ids.slice(-1)]);
});

test('the catalogue grows, hides and protects what is in use', async () => {
  const added = await core.call('commendationTerms.create', { kind: 'form', label: 'Giấy biểu dương', type: 'award' });
  expect(added.code).toBe('giay-bieu-duong');
  await core.call('commendations.create', { speakerId: an, form: added.code });
  const refused = await core.fail('commendationTerms.remove', { id: added.id });
  expect(refused).toMatchObject({ code: 'IN_USE', message: expect.stringContaining('“Giấy biểu dương”') });
  expect((await core.fail('commendationTerms.create', { kind: 'form', label: 'giấy khen', type: 'award' })).code).toBe(
    'DUPLICATE',
  );
  const hidden = await core.call('commendationTerms.update', { id: added.id, hidden: true });
  expect(hidden.hidden).toBe(true);
});

test('merging two records of a person moves what belongs to them, and is taken back whole', async () => {
  const twin = await core.call('speakers.create', { fullName: 'Nguyễn Văn An', unitId: units.ui });
  const { id } = await core.call('commendations.create', { speakerId: twin.id, form: 'giay-khen' });
  await core.call('violations.create', { speakerId: twin.id, kind: 'nhac-nho' });
  await core.call('evaluations.create', { speakerId: twin.id, year: 2025, rating: 'good' });
  const preview = await core.call('speakers.previewMerge', { keep: an, drop: twin.id });
  expect(preview.moves.find(({ entity }) => entity === 'commendation')?.count).toBe(1);
  const { changeId } = await core.call('speakers.merge', { keep: an, drop: twin.id });
  expect((await core.call('commendations.get', { id })).speakerId).toBe(an);
  expect((await core.call('violations.list', { filter: { speakerId: an } })).total).toBe(1);
  expect((await core.call('evaluations.list', { filter: { speakerId: an } })).total).toBe(1);
  await core.call('changes.takeBack', { changeId });
  expect((await core.call('commendations.get', { id })).speakerId).toBe(twin.id);
});

test('speakers are found by whether they were commended', async () => {
  const other = await core.call('speakers.create', { fullName: 'A Thiu', unitId: units.ui });
  await core.call('commendations.create', { speakerId: an, form: 'giay-khen', decisionDate: '2025-02-01' });
  const commended = { from: 2024, to: 2026 };
  const yes = await core.call('speakers.list', { filter: { commended } });
  expect(yes.items.map(({ id }) => id)).toEqual([an]);
  const no = await core.call('speakers.list', { filter: { commended: { ...commended, value: false } } });
  expect(no.items.map(({ id }) => id)).toEqual([other.id]);
});

test('the list of proposals is a workbook: collectives before persons, titles before awards', async () => {
  const folder = await makeFolder();
  try {
    const common = { unitId: units.mar, stage: 'proposed', level: 'commune' } as const;
    await core.call('commendations.create', {
      ...common,
      subjectName: 'Trần Văn Bình',
      form: 'giay-khen',
      subjectKind: 'individual',
    });
    await core.call('commendations.create', {
      ...common,
      subjectName: 'Đội tuyên truyền',
      form: 'giay-khen',
      subjectKind: 'collective',
      reason: '=1+1',
    });
    await core.call('settings.update', {
      office: { name: 'Ban Tuyên giáo', signerTitle: 'TRƯỞNG BAN', signerName: 'Y Blưng' },
    });
    const path = join(folder, 'de-nghi.xlsx');
    const token = core.core.files.registerWrite(path);
    expect(await core.call('commendations.writeProposal', { selection: { filter: {} }, path: token })).toEqual({
      rows: 2,
    });
    const workbook = new Excel.Workbook();
    await workbook.xlsx.readFile(path);
    const rows: unknown[] = [];
    workbook
      .getWorksheet('Danh sách đề nghị')
      ?.eachRow((row) => rows.push(row.getCell(2).value ?? row.getCell(1).value));
    expect(rows).toEqual(
      expect.arrayContaining([
        'BAN TUYÊN GIÁO',
        'TẬP THỂ - Hình thức khen thưởng (1)',
        'Đội tuyên truyền',
        'CÁ NHÂN - Hình thức khen thưởng (1)',
        'Trần Văn Bình',
        'Danh sách gồm 1 tập thể và 1 cá nhân./.',
      ]),
    );
    expect(rows.indexOf('Đội tuyên truyền')).toBeLessThan(rows.indexOf('Trần Văn Bình'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
