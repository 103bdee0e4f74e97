import { expect, test } from 'vitest';
import { labelSearch } from '../../../src/renderer/src/ui/label-search.ts';

test.each([
  ['giay', true],
  ['GIẤY', true],
  ['bang', false],
])('%s finds the certificate of merit: %s', (typed, found) => {
  expect(labelSearch.showSearch.filterOption(typed, { label: 'Giấy khen' })).toBe(found);
});
