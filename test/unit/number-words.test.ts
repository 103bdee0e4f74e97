import { describe, expect, test } from 'vitest';
import { moneyWords, numberWords } from '#shared/text/number-words.ts';

describe('numbers in Vietnamese words', () => {
  test.each([
    [0, 'không'],
    [1, 'một'],
    [5, 'năm'],
    [10, 'mười'],
    [11, 'mười một'],
    [15, 'mười lăm'],
    [20, 'hai mươi'],
    [21, 'hai mươi mốt'],
    [25, 'hai mươi lăm'],
    [100, 'một trăm'],
    [101, 'một trăm linh một'],
    [105, 'một trăm linh năm'],
    [110, 'một trăm mười'],
    [115, 'một trăm mười lăm'],
    [555, 'năm trăm năm mươi lăm'],
    [1000, 'một nghìn'],
    [1005, 'một nghìn không trăm linh năm'],
    [1015, 'một nghìn không trăm mười lăm'],
    [1050, 'một nghìn không trăm năm mươi'],
    [10_000, 'mười nghìn'],
    [21_021, 'hai mươi mốt nghìn không trăm hai mươi mốt'],
    [1_000_000, 'một triệu'],
    [1_000_005, 'một triệu không trăm linh năm'],
    [2_340_005, 'hai triệu ba trăm bốn mươi nghìn không trăm linh năm'],
    [2_034_000_000, 'hai tỷ không trăm ba mươi bốn triệu'],
    [1_000_000_000, 'một tỷ'],
    [
      999_999_999_999,
      'chín trăm chín mươi chín tỷ chín trăm chín mươi chín triệu chín trăm chín mươi chín nghìn chín trăm chín mươi chín',
    ],
    [1_000_000_000_000, 'một nghìn tỷ'],
    [1_005_000_000_001, 'một nghìn không trăm linh năm tỷ không trăm linh một'],
  ])('%i', (value, words) => {
    expect(numberWords(value)).toBe(words);
  });

  test('every number below ten thousand has words of its own', () => {
    const all = new Set(Array.from({ length: 10_000 }, (_, value) => numberWords(value)));
    expect(all.size).toBe(10_000);
  });

  test('a sum ends a list of payments as a sentence does', () => {
    expect(moneyWords(500_000)).toBe('Năm trăm nghìn đồng');
    expect(moneyWords(1)).toBe('Một đồng');
  });

  test.each([-1, 1.5, Number.NaN, 2 ** 53])('%s has none', (value) => {
    expect(() => numberWords(value)).toThrow(RangeError);
  });
});
