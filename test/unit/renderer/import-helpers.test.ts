import { describe, expect, test } from 'vitest';
import type { ImportPreview, ImportRow, ImportStatus } from '#shared/contract/imports.ts';
import { followBatch } from '../../../src/renderer/src/features/imports/follow-batches.ts';
import {
  defaultSettings,
  likeOne,
  newItem,
  notImported,
  outlook,
  rowKey,
  standingDecisions,
  undecided,
  withRows,
  workOf,
} from '../../../src/renderer/src/features/imports/import-item.ts';
import {
  allItems,
  drop,
  enqueue,
  nextOpen,
  patchItem,
} from '../../../src/renderer/src/features/imports/import-queue.ts';
import { addedWords, appliedWords, stateWords } from '../../../src/renderer/src/features/imports/import-words.ts';
import { groupProblems, rowRanges } from '../../../src/renderer/src/features/imports/problem-groups.ts';
import { plainName } from '../../../src/renderer/src/features/imports/rejects-file.ts';
import {
  cellText,
  changeOf,
  columnWidth,
  fieldsToLookAt,
  problemOf,
  reviewFields,
  rowNotes,
  sameMistake,
} from '../../../src/renderer/src/features/imports/review-columns.ts';
import {
  headerRange,
  mapColumn,
  orderDates,
  sheetsLike,
} from '../../../src/renderer/src/features/imports/sheet-overrides.ts';
import { showImportValue, type ValueNames } from '../../../src/renderer/src/features/imports/show-import-value.ts';
import { firstToSettle, stepsOf, unknownColumns } from '../../../src/renderer/src/features/imports/steps.ts';

const SHEET = 'DS';

function row(number: number, part: Partial<ImportRow> = {}): ImportRow {
  return { sheet: SHEET, row: number, status: 'new', values: {}, problems: [], matches: [], changes: [], ...part };
}

const error = (field: string, message: string, written?: string) => ({
  field,
  code: 'X',
  message,
  severity: 'error' as const,
  ...(written === undefined ? {} : { written }),
});
const warning = (field: string, message: string) => ({ field, code: 'X', message, severity: 'warning' as const });

const column = (number: number, header: string, target: string | null, samples = ['x']) => ({
  column: number,
  letter: String.fromCharCode(64 + number),
  header,
  field: target,
  target,
  by: target === null ? null : ('label' as const),
  samples,
});

function preview(rows: ImportRow[], part: Partial<ImportPreview> = {}): ImportPreview {
  const counts = { new: 0, update: 0, unchanged: 0, duplicate: 0, error: 0 } satisfies Record<ImportStatus, number>;
  for (const { status } of rows) counts[status] += 1;
  return {
    batchId: 1,
    state: 'previewed',
    kind: 'speakers',
    fileName: 'Xã Đăk La.xlsx',
    encoding: 'tcvn3',
    encodingSamples: [],
    policy: 'fill',
    unitId: null,
    counts,
    sheets: [{ name: SHEET, used: true, headerRows: [5, 6], columns: [column(1, 'Họ và tên', 'fullName')] }],
    rows,
    skipped: [],
    decisions: [],
    questions: [],
    ...part,
  };
}

const names: ValueNames = {
  terms: new Map([['form:bang-khen', 'Bằng khen']]),
  unit: (id) => (id === 7 ? 'Xã Đăk La' : undefined),
};

describe('what applying a file would do', () => {
  const twins = [row(2, { status: 'duplicate' }), row(3, { status: 'duplicate' }), row(4, { status: 'duplicate' })];
  const rows = [row(1), ...twins, row(5, { status: 'error' }), row(6, { status: 'update' })];
  const item = newItem({
    name: 'a.xlsx',
    phase: 'review',
    preview: preview(rows),
    decisions: { [rowKey(row(2))]: 'new', [rowKey(row(3))]: { id: 9 }, [rowKey(row(99))]: 'new' },
  });

  test('counts rows by what becomes of them; a decision about a row that is gone is none', () => {
    expect(outlook(item)).toEqual({ created: 2, updated: 2, left: 1, errors: 1, dropped: 0 });
    expect(undecided(item).map((each) => each.row)).toEqual([4]);
    expect(Object.keys(standingDecisions(item))).toEqual(['2@DS', '3@DS']);
  });

  test('a row that may be several records, or shares one with another row, is left to be decided by itself', () => {
    const like = (...ids: number[]) => ids.map((id) => ({ id, label: 'Y Mai', reasons: ['unit' as const] }));
    const duplicate = (number: number, ...ids: number[]) => row(number, { status: 'duplicate', matches: like(...ids) });
    const rows = [
      duplicate(1, 11),
      duplicate(2, 12, 13),
      duplicate(3),
      duplicate(4, 14),
      duplicate(5, 14),
      duplicate(6, 15),
    ];
    const asked = { ...item, preview: preview([...rows, duplicate(7, 15)]), decisions: { '7@DS': { id: 15 } } };
    expect(likeOne(asked)).toEqual([{ sheet: SHEET, row: 1, as: { id: 11 } }]);
  });

  test('what the clerk did with a file that is not written is counted, by cells and rows', () => {
    const edit = (number: number, text: string) => ({ sheet: SHEET, row: number, field: 'fullName', text });
    const worked = { ...item, token: 't', edits: [edit(1, 'A'), edit(1, 'B'), edit(2, 'C')] };
    expect(workOf(worked)).toEqual({ cells: 2, rows: 2 });
    expect(workOf({ ...worked, phase: 'busy', work: 'read' })).toEqual({ cells: 2, rows: 2 });
    // Cells of a batch of the history are kept with it, and nothing is lost of a file that is written.
    expect(workOf({ ...worked, token: undefined })).toEqual({ cells: 0, rows: 2 });
    expect(workOf({ ...worked, phase: 'applied' })).toEqual({ cells: 0, rows: 0 });
  });

  test('leaves out rows of any status, and says how many', () => {
    const four = [row(1), row(2), row(3, { status: 'update' }), row(4, { status: 'error' })];
    const decisions = { '1@DS': 'leave', '3@DS': 'leave', '4@DS': 'leave', '2@DS': 'new', '9@DS': 'leave' } as const;
    const dropping = { ...item, preview: preview(four), decisions };
    expect(outlook(dropping)).toEqual({ created: 1, updated: 0, left: 0, errors: 0, dropped: 3 });
    expect(Object.keys(standingDecisions(dropping)).sort()).toEqual(['1@DS', '3@DS', '4@DS']);
  });

  test('counts the sessions that lines stand for beside the lines', () => {
    const lines = [
      row(1, { values: { count: 12 } }),
      row(2),
      row(3, { values: { count: 5 } }),
      row(4, { status: 'error', values: { count: 9 } }),
    ];
    const sessions = {
      ...item,
      preview: preview(lines, { kind: 'sessions' }),
      decisions: { '3@DS': 'leave' } as const,
    };
    expect(addedWords(sessions)).toBe('2 dòng (13 buổi)');
    expect(addedWords({ ...sessions, preview: preview([row(1)], { kind: 'sessions' }) }, 'mới')).toBe('1 dòng mới');
    expect(addedWords(item)).toBe('2 dòng');
  });

  test('changes with the rows that were corrected, the others stay as they are', () => {
    const mended = withRows(preview(rows), [row(5)], preview([row(1)]).counts);
    expect(mended.rows[4]?.status).toBe('new');
    expect(mended.rows[0]).toBe(rows[0]);
  });

  test('is said in few words where the file waits in the queue', () => {
    // What was decided or dropped wants no more looking at.
    expect(stateWords(item)).toBe('chờ xem lại, 1 lỗi, 1 nghi trùng');
    const settled = { ...item.decisions, '4@DS': 'leave', '5@DS': 'leave' } as const;
    expect(stateWords({ ...item, decisions: settled })).toBe('chờ xem lại');
    const review = stepsOf({ ...item, decisions: settled }, preview(rows), undefined).find(
      ({ key }) => key === 'review',
    );
    expect(review).toMatchObject({ summary: '6 dòng, bỏ 1', state: 'done' });
    expect(stateWords({ ...item, phase: 'busy', work: 'apply' })).toBe('Đang ghi vào sổ…');
    expect(stateWords({ ...item, phase: 'applied' })).toBe('đã ghi vào sổ');
  });

  test('asks nothing once it is written; what was dropped does not go back', () => {
    const over = { ...item, phase: 'applied' as const };
    const review = (at: typeof over) => stepsOf(at, preview(rows), undefined).find(({ key }) => key === 'review');
    expect(notImported(over)).toBe(2);
    expect(review(over)).toMatchObject({ summary: '6 dòng, chưa nhập 2', state: 'done' });
    const dropping = { ...over, decisions: { ...item.decisions, '5@DS': 'leave' as const } };
    expect(notImported(dropping)).toBe(1);
    expect(review(dropping)).toMatchObject({ summary: '6 dòng, chưa nhập 1, bỏ 1', state: 'done' });
    const result = { created: 2, updated: 2, unchanged: 0, skipped: 2, failed: 0, changeId: 1 };
    expect(appliedWords({ ...dropping, result })).toBe('Đã ghi vào sổ: thêm 2 dòng, cập nhật 2 dòng, để lại 1, bỏ 1.');
    expect(appliedWords({ ...over, result: { ...result, skipped: 1, failed: 1 } })).toMatch(/để lại 1, lỗi 1\.$/);
  });
});

describe('the steps of a file', () => {
  const questions = [
    {
      sheet: SHEET,
      column: 2,
      header: 'Ngày',
      field: 'date',
      order: 'day-first' as const,
      sample: '3/4/2024',
      dayFirst: '03/04/2024',
      monthFirst: '04/03/2024',
    },
  ];
  const step = (at: ImportPreview, key: string, settings = defaultSettings) =>
    stepsOf(newItem({ name: 'a', phase: 'review', preview: at, settings }), at, undefined).find(
      (each) => each.key === key,
    );

  test('ask where the clerk should look, and say what they have come to where not', () => {
    const clear = preview([row(7), row(8)]);
    expect(step(clear, 'sheets')).toMatchObject({ summary: '“DS”, tiêu đề dòng 5–6', state: 'done' });
    expect(step(clear, 'columns')).toMatchObject({ summary: 'Nhận ra 1 cột', state: 'done' });
    // A file without any list has nothing that is done.
    const blank = preview([], { sheets: [{ name: SHEET, used: false, reason: 'Trống', columns: [] }] });
    expect(step(blank, 'columns')).toMatchObject({ summary: 'Chưa có cột nào', state: 'next' });
    expect(step(blank, 'review')).toMatchObject({ summary: 'Chưa có dòng nào', state: 'next' });
    expect(step(blank, 'result')).toMatchObject({ summary: 'Chưa có gì để ghi', state: 'next' });
    expect(stateWords(newItem({ name: 'a', phase: 'review', preview: blank }))).toBe('không thấy danh sách');
    expect(step(clear, 'review')).toMatchObject({ summary: '2 dòng, không có lỗi', state: 'done' });
    expect(step(clear, 'result')).toMatchObject({ summary: 'Sẽ ghi 2 dòng', state: 'next' });
    expect(step(clear, 'encoding')?.summary).toBe('TCVN3 (ABC, phông .VnTime)');
    expect(step(preview([row(7, { status: 'error' })]), 'review')).toMatchObject({ summary: '1 lỗi', state: 'ask' });
    expect(step(preview([], { sheets: [] }), 'sheets')).toMatchObject({ summary: 'Chưa thấy bảng nào', state: 'ask' });
  });

  test('a question about dates is open until it is answered, and comes first', () => {
    const asked = preview([row(7)], { questions });
    expect(step(asked, 'columns')).toMatchObject({ summary: '1 câu hỏi về ngày', state: 'ask' });
    const answered = { ...defaultSettings, overrides: orderDates({}, [SHEET], 2, 'month-first') };
    expect(step(asked, 'columns', answered)?.state).toBe('done');
    const open = newItem({ name: 'a', preview: asked });
    expect(firstToSettle(open, asked)).toBe('columns');
    expect(firstToSettle({ ...open, settings: answered }, asked)).toBeUndefined();
    expect(firstToSettle(open, preview([]))).toBe('file');
    expect(firstToSettle(open, preview([], { sheets: [] }))).toBe('sheets');
  });

  test('a column is unknown where it holds something that nothing is made of and nobody left it out', () => {
    const columns = [
      column(1, 'Họ và tên', 'fullName'),
      column(2, 'Bí danh', null),
      { ...column(3, 'Ghi chú riêng', null), by: 'override' as const },
      column(4, '', null, []),
    ];
    const found = unknownColumns(preview([row(7)], { sheets: [{ name: SHEET, used: true, columns }] }));
    expect(found.map(({ header }) => header)).toEqual(['Bí danh']);
  });
});

describe('how a sheet is read', () => {
  test('is said once for all sheets with the same header', () => {
    const sheet = (name: string, fingerprint?: string) => ({
      name,
      used: true,
      columns: [],
      ...(fingerprint === undefined ? {} : { fingerprint }),
    });
    const [a, b, alone] = [sheet('A', 'f'), sheet('B', 'f'), sheet('C')];
    const whole = preview([], { sheets: [a, b, alone] });
    expect(sheetsLike(whole, a)).toEqual(['A', 'B']);
    expect(sheetsLike(whole, alone)).toEqual(['C']);
    const mapped = mapColumn(mapColumn({}, ['A', 'B'], 2, 'phone'), ['A'], 3, null);
    expect(mapped).toEqual({ A: { columns: { '2': 'phone', '3': null } }, B: { columns: { '2': 'phone' } } });
  });

  test('a header has at most five storeys, and is never upside down', () => {
    expect(headerRange(3, 4)).toEqual([3, 4]);
    expect(headerRange(3, 40)).toEqual([3, 4, 5, 6, 7]);
    expect(headerRange(9, 2)).toEqual([9]);
  });
});

describe('findings', () => {
  test('of the same words are one group, errors first, in the order of the sheet', () => {
    const groups = groupProblems([
      row(3, { problems: [warning('phone', 'Thiếu số 0 đầu')] }),
      row(4, { problems: [error('unit', 'Không có đơn vị này')] }),
      row(5, { problems: [error('unit', 'Không có đơn vị này'), error('birthDate', 'Không có thật')] }),
    ]);
    expect(groups.map(({ problem, rows }) => [problem.message, rows.map((each) => each.row)])).toEqual([
      ['Không có đơn vị này', [4, 5]],
      ['Không có thật', [5]],
      ['Thiếu số 0 đầu', [3]],
    ]);
  });

  test.each([
    [[17, 18, 19, 21], '17–19, 21'],
    [[9, 3, 3, 4], '3–4, 9'],
    [[1, 3, 5, 7, 9], '1, 3, 5, 7…'],
    [[], ''],
  ])('rows %j are said as “%s”', (rows, said) => {
    expect(rowRanges(rows)).toBe(said);
  });

  test('of another row in the same words are the same mistake; other fields and rows are not', () => {
    const wrong = [error('unit', 'Không có đơn vị này')];
    const rows = [
      row(1, { problems: wrong }),
      row(2, { problems: wrong }),
      row(3, { problems: [error('workplace', 'Không có đơn vị này')] }),
    ];
    const [first] = rows;
    expect(first && sameMistake(rows, first, 'unit').map((each) => each.row)).toEqual([2]);
    expect(first && sameMistake(rows, first, 'phone')).toEqual([]);
  });
});

describe('the cells of the review', () => {
  const change = (field: string, before: string | null, after: string, kept = false) => ({
    field,
    before,
    after,
    kept,
  });

  test('show an error before a warning, and what the file says where it could not be taken', () => {
    const wrong = row(3, {
      problems: [warning('birthDate', 'Ngờ'), error('birthDate', 'Không có thật', '31/02/1990')],
    });
    expect(problemOf(wrong, 'birthDate')?.message).toBe('Không có thật');
    expect(cellText('speakers', wrong, 'birthDate', names)).toBe('31/02/1990');
    expect(cellText('speakers', row(3, { values: { birthDate: '1990-02-03' } }), 'birthDate', names)).toBe(
      '03/02/1990',
    );
  });

  test('have a column for each field that some row says something of, the one that names it first', () => {
    const rows = [
      row(3, { values: { phone: '0905000001', fullName: 'A Thiu' } }),
      row(4, { problems: [error('birthDate', 'Không có thật')], changes: [change('unitId', 'Xã A', 'Xã B')] }),
    ];
    expect(fieldsToLookAt(rows)).toEqual(new Set(['birthDate', 'unit']));
    const fields = reviewFields('speakers', rows, fieldsToLookAt(rows)).map(({ field }) => field);
    expect(fields[0]).toBe('fullName');
    expect(new Set(fields.slice(1, 3))).toEqual(new Set(['birthDate', 'unit']));
    expect(fields.slice(3)).toEqual(['phone']);
    expect(reviewFields('sessions', []).map(({ field }) => field)).toEqual(['topic']);
  });

  test('of a session show what tells it from others without scrolling, and those of an award its decision early', () => {
    const rows = [
      row(5, {
        values: {
          date: '2024-07-04',
          kind: 'talk',
          format: 'online',
          topic: 'Phòng chống tảo hôn và hôn nhân cận huyết thống trong đồng bào dân tộc thiểu số',
          venue: 'Nhà rông thôn Kon Klốc',
          unit: 'Xã Đăk Mar',
          speakers: ['Dương Thị Kim Phượng'],
          count: 5,
          audience: 1245,
        },
      }),
    ];
    const fields = reviewFields('sessions', rows);
    expect(fields.map(({ field }) => field)).toEqual([
      ...['topic', 'date', 'unit', 'venue', 'speakers', 'count', 'audience'],
      ...['kind', 'format'],
    ]);
    const award = { subjectName: 'Y Thảo', unit: 'Xã Đăk La', form: 'giay-khen', type: 'award', level: 'commune' };
    const decided = [row(5, { values: { ...award, decisionNumber: '15/QĐ-UBND', decisionDate: '2024-01-26' } })];
    expect(reviewFields('commendations', decided).map(({ field }) => field)).toEqual([
      ...['subjectName', 'unit', 'form', 'decisionNumber', 'decisionDate'],
      ...['type', 'level'],
    ]);
    const widths = fields.map((field) => columnWidth('sessions', field, rows, names));
    // The number of the row and these, in what a window of 1366 leaves beside the menu and a scrollbar.
    expect(60 + widths.slice(0, 7).reduce((sum, width) => sum + width)).toBeLessThan(1100);
  });

  test('are as wide as what stands in them, a finding and a change included, and not much wider', () => {
    const rows = [row(3, { values: { birthDate: '1985', position: 'Trưởng thôn '.repeat(20) } })];
    const width = (field: string, label: string, of = rows) => columnWidth('speakers', { field, label }, of, names);
    expect(width('birthDate', 'Ngày sinh')).toBeLessThan(90);
    const wrong = [row(3, { problems: [error('birthDate', 'Không có thật', '31/02/1990')] })];
    expect(width('birthDate', 'Ngày sinh', wrong)).toBeGreaterThan(120);
    expect(width('position', 'Chức vụ')).toBe(210);
    const named = [row(3, { values: { fullName: 'Đoàn Hữu Hùng', ethnicity: 'Đoàn Hữu Hùng' } })];
    expect(width('fullName', 'Họ và tên', named)).toBeGreaterThan(width('ethnicity', 'Dân tộc', named));
    const changed = [
      row(3, { values: { phone: '0935665841' }, changes: [change('phone', '0900000000', '0935665841')] }),
    ];
    expect(width('phone', 'Số điện thoại', changed)).toBe(230);
    expect(width('notes', 'Trong đó dân tộc thiểu số', [])).toBeGreaterThan(12 * 8);
  });

  test('tell what changes, and what differs and stays', () => {
    const changed = row(4, {
      problems: [warning('phone', 'Thiếu số 0 đầu')],
      changes: [change('phone', '0900000000', '0935665841'), change('email', null, 'a@b.vn', true)],
    });
    expect(changeOf(changed, 'phone')?.after).toBe('0935665841');
    const said = rowNotes('speakers', changed, names);
    expect(said).toContain('Thiếu số 0 đầu');
    expect(said).toContain('“0900000000” → “0935665841”');
    expect(said).toContain('giữ “(trống)”, tệp ghi “a@b.vn”');
  });

  test.each([
    ['unitId', 7, 'Xã Đăk La'],
    ['unitId', 8, 'Đơn vị số 8'],
    ['partyMember', true, 'Có'],
    ['birthDate', '1990-03', '03/1990'],
    ['birthDate', 'tháng ba', 'tháng ba'],
    ['amount', 1_490_000, '1.490.000'],
    ['form', 'bang-khen', 'Bằng khen'],
    ['gender', 'female', 'Nữ'],
    ['languages', ['Xơ Đăng', 'Ba Na'], 'Xơ Đăng; Ba Na'],
    ['recognition', [{ decisionNumber: '12/QĐ-UBND', decisionDate: '2024-07-26' }], 'QĐ 12/QĐ-UBND ngày 26/07/2024'],
    ['speakers', [{ name: 'A Thiu', role: null }], 'A Thiu'],
    ['notes', null, ''],
  ])('%s %j is shown as “%s”', (field, value, shown) => {
    expect(showImportValue('speakers', field, value, names)).toBe(shown);
  });
});

describe('the queue', () => {
  test('an item that has left it is changed no more; the one after it comes to the screen', () => {
    const [a, b] = [newItem({ name: 'a' }), newItem({ name: 'b', phase: 'applied' })];
    const c = newItem({ name: 'c', phase: 'review' });
    enqueue([a, b, c]);
    expect(nextOpen(allItems(), a.key)?.name).toBe('c');
    expect(nextOpen(allItems(), c.key)?.name).toBe('a');
    drop(a.key);
    patchItem(a.key, { name: 'ghost' });
    expect(allItems().map(({ name }) => name)).toEqual(['b', 'c']);
    for (const { key } of [b, c]) drop(key);
    expect(allItems()).toEqual([]);
  });
});

test.each([
  ['Xã Đăk La.xlsx', 'Xã Đăk La'],
  ['a/b: "c".xls', 'a b   c'],
  ['không đuôi', 'không đuôi'],
])('%s is named %s in a file name', (name, plain) => {
  expect(plainName(name)).toBe(plain);
});

describe('a file of the queue follows its batch', () => {
  const fileName = 'Xã Đăk La.xlsx';
  const result = { created: 1, updated: 0, unchanged: 0, skipped: 0, failed: 0, changeId: 1 };
  const item = (phase: 'review' | 'applied' | 'undone') =>
    newItem({ name: fileName, preview: preview([row(7)]), phase, result });
  const batches = (state: ImportPreview['state'], part: { batchId?: number; fileName?: string } = {}) => ({
    items: [{ batchId: 1, kind: 'speakers' as const, fileName, state, ...part }],
    total: 1,
  });

  test('undone and redone elsewhere, and back where a backup has it only looked at', () => {
    expect(followBatch(item('applied'), batches('undone'))).toMatchObject({ phase: 'undone', undone: undefined });
    expect(followBatch(item('undone'), batches('applied'))).toMatchObject({ phase: 'applied', result });
    expect(followBatch(item('applied'), batches('previewed'))).toMatchObject({ phase: 'review', result: undefined });
    expect(followBatch(item('applied'), batches('applied'))).toBe('same');
    expect(followBatch(item('review'), batches('undone'))).toBe('same');
  });

  test('is read anew where the register does not know it, or another file has its number', () => {
    expect(followBatch(item('applied'), { items: [], total: 0 })).toBe('gone');
    expect(followBatch(item('review'), batches('previewed', { fileName: 'Xã Đăk Ui.xlsx' }))).toBe('gone');
    expect(followBatch(item('applied'), { ...batches('applied', { batchId: 5 }), total: 9 })).toBe('same');
  });
});
