import { expect, test } from 'vitest';
import { KEPT, superfluousBackups } from '#main/core/backup/retention.ts';
import type { BackupReason } from '#shared/contract/backup.ts';

const now = new Date('2026-11-22T10:00:00');
const DAY = 86_400_000;
const back = (days: number, reason: BackupReason = 'daily') => {
  const at = new Date(now.getTime() - days * DAY);
  return { name: `${reason}-${days}`, createdAt: at.toISOString(), reason };
};
const kept = (backups: ReturnType<typeof back>[]) => {
  const gone = new Set(superfluousBackups(backups, now));
  return backups.filter(({ name }) => !gone.has(name)).map(({ name }) => name);
};

test('a year of daily backups comes down to 7 days, 4 weeks and 12 months', () => {
  const year = Array.from({ length: 400 }, (_, days) => back(days));
  const left = kept(year);
  expect(left.slice(0, KEPT.days)).toEqual([0, 1, 2, 3, 4, 5, 6].map((days) => `daily-${days}`));
  // 22 November 2026 is a Sunday: the weeks before it end 7, 14 and 21 days earlier.
  expect(left).toEqual(expect.arrayContaining(['daily-7', 'daily-14', 'daily-21']));
  // The last day of each month before: October ends 22 days earlier, September 53, and so on back to December.
  expect(left).toEqual(expect.arrayContaining(['daily-22', 'daily-53', 'daily-83']));
  expect(left).toHaveLength(7 + 3 + 11);
});

test('thinning out day by day keeps as much as thinning out once', () => {
  let there: ReturnType<typeof back>[] = [];
  for (let days = 400; days >= 0; days -= 1) {
    there.push(back(days));
    const then = new Date(now.getTime() - days * DAY);
    const gone = new Set(superfluousBackups(there, then));
    there = there.filter(({ name }) => !gone.has(name));
  }
  expect(there).toHaveLength(7 + 3 + 11);
});

test('a PC that was off for long keeps what it has', () => {
  expect(kept([back(300), back(299), back(298), back(200)])).toHaveLength(4);
});

test('several of one day leave the newest', () => {
  expect(kept([back(0.1), back(0.2), back(0.3)])).toEqual(['daily-0.1']);
});

test('of those before something risky the newest stay, all of a day, and every one that a person made', () => {
  const risky = Array.from({ length: 30 }, (_, index) => back(index + 2, 'import'));
  expect(kept(risky)).toEqual(risky.slice(0, KEPT.beforeRisk).map(({ name }) => name));
  const today = Array.from({ length: 30 }, (_, index) => back(index / 100, 'merge'));
  expect(kept(today)).toHaveLength(30);
  expect(kept([...today, back(500, 'manual')])).toContain('manual-500');
});

test('those of the future stay and push nothing out: the clock was set back', () => {
  expect(kept([back(-3), back(-2), back(0), back(1)])).toEqual(['daily--3', 'daily--2', 'daily-0', 'daily-1']);
});
