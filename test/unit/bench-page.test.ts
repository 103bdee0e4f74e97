import { expect, test } from 'vitest';
import { performancePage, sectionsOf } from '../../scripts/bench-page.ts';

test('figures of benches become tables: ratios first, limits said, sizes side by side', () => {
  const page = performancePage(
    new Map([
      [
        'register',
        [
          { what: 'median', figure: 12.345, unit: ' ms' },
          { what: 'against bare', figure: 1.5, unit: 'x', limit: 2 },
          { what: 'memory', figure: 300.4, unit: ' MB', limit: 250 },
        ],
      ],
      [
        'growth',
        [
          { what: 'search', figure: 2, unit: ' ms', size: 1000 },
          { what: 'search', figure: 3.25, unit: ' ms', size: 100_000 },
          { what: 'first page', figure: 1, unit: ' ms', size: 1000 },
        ],
      ],
      ['broken', []],
    ]),
    'Node v24',
  );
  expect(page).toContain('Node v24.');
  expect(page.slice(page.indexOf('## broken'))).toBe(`## broken

It did not run to its end.

## growth

| what | 1,000 | 100,000 |
|---|--:|--:|
| search | 2.00 ms | 3.25 ms |
| first page | 1.00 ms |  |

## register

| what | figure | at most |  |
|---|--:|--:|--:|
| against bare | 1.50x | 2x | held |
| median | 12.3 ms |  |  |
| memory | 300 MB | 250 MB | **not held** |
`);
});

test('what was written of benches that were not run stays', () => {
  const median = (figure: number) => [{ what: 'median', figure, unit: ' ms' }];
  const before = performancePage(
    new Map([
      ['imports', median(1)],
      ['register', median(2)],
    ]),
    'Node v24',
  );
  const after = performancePage(new Map([['imports', median(3)]]), 'Node v24', sectionsOf(before));
  expect(after).toBe(before.replace('1.00 ms', '3.00 ms'));
});
