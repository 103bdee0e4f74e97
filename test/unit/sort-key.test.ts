import { describe, expect, test } from 'vitest';
import { nameSortKey, textSortKey } from '#shared/text/sort-key.ts';
import { compareNames } from '#shared/text/vietnamese.ts';

const SYLLABLES =
  "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý A Y H'Lim Niê Êban Thị Văn Đức Minh An Ân Ấn Ánh Ảnh Áng Oanh Ơn Ưng Uyên Thiu Blưng Nhõk Kưr Hòa Hoà hòa Đào Dao Quý Quy Ŏp Ốp Ơp Kdăm-Niê Y-Ban".split(
    ' ',
  );

/** A small generator with a seed, so that a failure can be seen again. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % below;
  };
}

function byKey(key: (text: string) => string): (a: string, b: string) => number {
  return (a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0);
}

describe('sort keys', () => {
  test('order 5,000 names as Intl.Collator does on (given name, rest)', () => {
    const random = randomNumbers(42);
    const pick = () => SYLLABLES[random(SYLLABLES.length)];
    const names = Array.from({ length: 5000 }, () => Array.from({ length: 1 + random(4) }, pick).join(' '));
    const expected = [...names].sort(compareNames);
    const sorted = [...names].sort(byKey(nameSortKey));
    const differing = sorted.filter((name, index) => compareNames(name, expected[index] ?? '') !== 0);
    expect(differing).toEqual([]);
  });

  test('order single letters, digits and punctuation as the collator does', () => {
    const texts = [...' _-,;:!?.\'"()0129aAăĂâÂáàảãạắằbBdDđĐeêệiịoôơờuưựyỵzZ'];
    const collator = new Intl.Collator('vi');
    expect([...texts].sort(byKey(textSortKey))).toEqual([...texts].sort(collator.compare));
  });
});
