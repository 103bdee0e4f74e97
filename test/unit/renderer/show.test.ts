import { expect, test } from 'vitest';
import { showSize } from '../../../src/renderer/src/ui/show.ts';

test.each([
  [0, '1 KB'],
  [47_000, '46 KB'],
  [1_048_570, '1 MB'],
  [1_258_291, '1,2 MB'],
])('%d bytes are %s', (bytes, shown) => {
  expect(showSize(bytes)).toBe(shown);
});
