import { describe, expect, test } from 'vitest';
import { wrappedHeight } from '#main/core/reports/workbook/row-height.ts';
import { SheetBuilder } from '#main/core/reports/workbook/sheet-builder.ts';

const columns = [
  { type: 'index', width: 6 },
  { type: 'text', width: 10.5 },
] as const;

describe('the height of a row whose text wraps', () => {
  test('is left open where each cell is one line', () => {
    expect(wrappedHeight([1, 'Sơ cấp'], columns)).toBeUndefined();
    expect(wrappedHeight([1, null], columns)).toBeUndefined();
    expect(wrappedHeight([123_456_789, { date: '2024-01-01' }], columns)).toBeUndefined();
  });

  test('has room for every line of the longest cell', () => {
    expect(wrappedHeight([1, 'Chưa qua đào tạo'], columns)).toBe(30);
    expect(wrappedHeight([1, 'a\nb\nc'], columns)).toBe(45);
    expect(wrappedHeight([1, 'x'.repeat(40)], columns)).toBeGreaterThanOrEqual(45);
    expect(wrappedHeight([1, 'Chưa qua đào tạo'], [columns[0], { type: 'text', width: 30 }])).toBeUndefined();
  });

  test('is bounded, so that a long remark does not fill a page', () => {
    expect(wrappedHeight([1, 'chữ '.repeat(2000)], columns)).toBe(180);
  });
});

describe('the height of a block of signatures', () => {
  const half = { type: 'text', width: 38 } as const;
  const heightFor = (title: string): number => {
    const builder = new SheetBuilder('Sổ', 'portrait', [half, half]);
    builder.signature(['Lưu: VT.'], { titleLines: [title], name: 'Y Blưng' });
    return builder.build().rows.at(-1)?.height ?? 0;
  };

  test.each(['CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ', 'GIÁM ĐỐC TRUNG TÂM VĂN HÓA', 'TRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI'])(
    'has room for the second line of a title in its bold letters: %s',
    (title) => {
      expect(heightFor(title)).toBe(heightFor('TRƯỞNG BAN') + 18);
    },
  );
});
