import { expect, test } from 'vitest';
import { delaySeconds, secondsLeft } from '#main/core/auth/attempts.ts';

test('waits grow to five minutes and no further', () => {
  expect([0, 1, 2, 3, 4, 5, 10, 50].map(delaySeconds)).toEqual([0, 0, 0, 2, 4, 8, 256, 300]);
});

test('a clock that goes back begins the wait anew, and one that goes forward ends it', () => {
  const attempts = { failures: 5, lastAt: '2026-11-22T03:00:00.000Z' };
  const left = (now: string) => secondsLeft(attempts, new Date(now));
  expect(left('2026-11-22T03:00:03.000Z')).toBe(5);
  expect(left('2020-01-01T00:00:00.000Z')).toBe(8);
  expect(left('2030-01-01T00:00:00.000Z')).toBe(0);
});
