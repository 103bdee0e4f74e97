import { describe, expect, test } from 'vitest';
import { searchSignature } from '#main/core/db/search-signature.ts';
import { fold } from '#shared/text/vietnamese.ts';

const holds = (text: string, word: string): boolean => {
  const bits = BigInt(searchSignature(fold(word)));
  return (BigInt(searchSignature(fold(text))) & bits) === bits;
};

describe('searchSignature', () => {
  const text = 'Nguyễn Thị Bích Hằng 0912345678 062085000002 Phó Chủ tịch HĐND xã, thôn 7 145/QĐ-UBND';

  test('never puts aside a text that holds the word, wherever it stands', () => {
    const folded = fold(text);
    for (let from = 0; from < folded.length; from += 1) {
      for (let to = from + 1; to <= Math.min(folded.length, from + 9); to += 1) {
        const word = folded.slice(from, to);
        expect(holds(text, word), word).toBe(true);
      }
    }
  });

  test('puts most texts aside that lack the word', () => {
    const others = ['Trần Văn Tâm', 'Lê Đức Dũng', 'Phạm Xuân Lộc', 'Y Blưng Niê', 'Hồ Công Sơn', 'Vũ Kiều Oanh'];
    const missed = others.filter((name) => !holds(name, 'nguyen'));
    expect(missed.length).toBeGreaterThanOrEqual(5);
  });

  test('is an exact integer in every database, and empty for digits alone', () => {
    expect(searchSignature('0912 345/678')).toBe(0);
    const all = [...'abcdefghijklmnopqrstuvwxyz'];
    const full = searchSignature(all.flatMap((a) => all.map((b) => `${a}${b}`)).join(' '));
    expect(full).toBe(2 ** 52 - 1);
    expect(Number.isSafeInteger(full)).toBe(true);
  });
});
