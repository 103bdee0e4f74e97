import { describe, expect, test } from 'vitest';
import {
  BLANK_SPEAKER,
  type FastSpeaker,
  firstRow,
  isBareRow,
  isBlankRow,
  isNamed,
  linesWith,
  problemsByRow,
  readDay,
  rowAfter,
  rowsOnceWritten,
  rowsWhileWriting,
  sessionOf,
} from '../../../src/renderer/src/features/sessions/fast-entry.ts';

const TODAY = '2026-11-22';

describe('a line of the paper log', () => {
  test.each([
    ['12/9/2026', '2026-09-12'],
    ['12/9', '2026-09-12'],
    ['12 - 9', '2026-09-12'],
    ['12.9', '2026-09-12'],
    ['7', '2026-08-07'],
    ['31/2', undefined],
    ['tháng chín', undefined],
  ])('%s after a line of August 2026 is %s', (typed, day) => {
    expect(readDay(typed, '2026-08-30', TODAY)).toBe(day);
  });

  test('takes day, kind and unit of the one before it, and counts as blank until something is typed', () => {
    const before = { ...firstRow(1, TODAY), unit: 'Xã Đăk La', topic: 'Chuyển đổi số', audience: '40' };
    const next = rowAfter(before, 2);
    expect(next).toMatchObject({ key: 2, date: before.date, unit: 'Xã Đăk La', topic: '', audience: '' });
    expect([isBlankRow(next), isBlankRow({ ...next, venue: 'Thôn 1' })]).toEqual([true, false]);
    expect([isBareRow(next), isBareRow({ ...next, venue: 'Thôn 1' }), isBareRow(before)]).toEqual([false, true, false]);
  });

  test('what is typed while lines are written stays, and only what was sent goes', () => {
    const typed = (key: number, topic: string) => ({ ...firstRow(key, TODAY), unit: 'Xã Đăk La', topic });
    const rows = [typed(1, 'Dân số'), firstRow(2, TODAY), typed(4, 'Chuyển đổi số')];
    const meanwhile = rowsWhileWriting(rows, [1, 4]);
    expect(meanwhile.map(({ key, topic }) => [key, topic])).toEqual([
      [1, 'Dân số'],
      [4, 'Chuyển đổi số'],
      [5, ''],
    ]);
    expect(rowsWhileWriting([typed(1, 'Dân số'), firstRow(2, TODAY)], [1])).toHaveLength(2);
    const next = meanwhile.map((row) => (row.key === 5 ? { ...row, topic: 'Bảo hiểm y tế' } : row));
    expect(rowsOnceWritten(next, [1, 4])).toEqual([{ ...typed(5, 'Bảo hiểm y tế') }]);
    // The waiting line was thrown away meanwhile: another one waits.
    expect(rowsOnceWritten(rows, [1, 2, 4])).toMatchObject([{ key: 5, unit: 'Xã Đăk La', topic: '' }]);
  });

  test('keeps a line that is emptied to be typed anew, and writes none that stays empty', () => {
    const speakers: FastSpeaker[] = [
      { speakerId: 3, name: 'A Thiu', role: 'Báo cáo viên chính', fee: '200.000' },
      { speakerId: 4, name: 'Y Hồng', role: '', fee: '' },
    ];
    const write = (lines: FastSpeaker[], at: number, name: string) =>
      linesWith(lines, BLANK_SPEAKER, at, { speakerId: null, name }, isNamed);
    const emptied = write(speakers, 0, '');
    expect(write(emptied, 0, 'A T')).toEqual([{ ...speakers[0], speakerId: null, name: 'A T' }, speakers[1]]);
    expect(write(speakers, 2, ' ')).toEqual(speakers);
    expect(write(speakers, 2, 'A')).toHaveLength(3);
    const units = { all: [{ id: 7, name: 'Xã Đăk La', aliases: [] }] } as unknown as Parameters<typeof sessionOf>[1];
    const row = { ...firstRow(1, TODAY), unit: 'dak la', speakers: emptied };
    expect(sessionOf(row, units, TODAY)).toMatchObject({ session: { speakers: [{ speakerId: 4, name: 'Y Hồng' }] } });
    expect(isBlankRow({ ...firstRow(1, TODAY), speakers: [{ ...BLANK_SPEAKER, fee: '5' }] })).toBe(true);
  });

  test('names each cell that is wrong, and is a session where none is', () => {
    const unit = { id: 7, name: 'Xã Đăk La', aliases: [] };
    const units = { all: [unit] } as unknown as Parameters<typeof sessionOf>[1];
    const bad = sessionOf({ ...firstRow(1, TODAY), date: '31/2', unit: '', audience: 'nhiều' }, units, TODAY);
    expect('problems' in bad && Object.keys(bad.problems).sort()).toEqual(['audience', 'date', 'unit']);
    const typed = { ...firstRow(1, TODAY), unit: 'dak la', topic: 'Chuyển đổi số', audience: '1.250' };
    expect(sessionOf(typed, units, TODAY)).toMatchObject({
      session: { date: TODAY, unitId: 7, audience: 1250, count: 1, speakers: [] },
    });
    const more = sessionOf({ ...typed, audience: '40', audienceFemale: '41' }, units, TODAY);
    expect('problems' in more && more.problems.audienceFemale).toContain('41');
  });

  test('what the core finds wrong goes to the cell of its line', () => {
    const found = [
      { field: 'sessions.1.unitId', code: 'X', message: 'Đơn vị đã giải thể.' },
      { field: 'sessions.0.audience', code: 'X', message: 'Quá lớn.' },
      { field: 'sessions.9.audience', code: 'X', message: 'Không có dòng này.' },
    ];
    expect(problemsByRow(found, [10, 11])).toEqual({
      11: { unit: 'Đơn vị đã giải thể.' },
      10: { audience: 'Quá lớn.' },
    });
  });
});
