import { expect, test } from 'vitest';
import { cleanText } from '#shared/text/vietnamese.ts';

/** What {@link cleanText} promises, in the plainest words. */
function promised(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u200B-\u200D\u2060\uFEFF]/g, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

test.each([
  ['  Xã   Đăk Mar ', 'Xã Đăk Mar'],
  ['Hoà\u00a0Bình', 'Hoà Bình'],
  ['Nguye\u0302\u0303n', 'Nguyễn'],
  ['a\u200bb', 'ab'],
  ['dòng một\r\ndòng hai', 'dòng một dòng hai'],
  ['', ''],
  [' ', ''],
  ['t\u00adư', 't\u00adư'],
])('%j is stored as %j', (written, stored) => {
  expect(cleanText(written)).toBe(stored);
});

test('no character slips through uncleaned, wherever it stands', () => {
  const wrong: string[] = [];
  for (let code = 0; code <= 0xffff; code += 1) {
    // Half of a character is none.
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const letter = String.fromCharCode(code);
    for (const text of [letter, `a${letter}b`, `ê${letter}`]) {
      if (cleanText(text) !== promised(text)) wrong.push(code.toString(16));
    }
  }
  expect(wrong).toEqual([]);
});
