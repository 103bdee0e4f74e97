import { describe, expect, test } from 'vitest';
import type { AppState } from '../../../src/renderer/src/app/app-state.ts';
import { seldom } from '../../../src/renderer/src/app/signs-of-work.ts';
import { workAfter } from '../../../src/renderer/src/app/work-behind-lock.ts';

const stateOf = (part: Partial<AppState>) => ({ state: 'open', setUp: true, clerk: null, ...part }) as AppState;
const clerk = (id: number) => ({ clerk: { id } as AppState['clerk'] });

describe('what was typed, behind the lock', () => {
  const open = workAfter(undefined, stateOf(clerk(1)));
  const locked = workAfter(open, stateOf({ state: 'locked' }));

  test('stays with the state in which it was typed, and is there again for the same clerk', () => {
    expect(locked).toEqual({ ...open, locked: true });
    expect(workAfter(locked, stateOf({ state: 'locked' }))).toBe(locked);
    expect(workAfter(locked, stateOf(clerk(1)))).toEqual(open);
  });

  test('goes where another clerk opens, where the register is damaged, and where it is to be set up', () => {
    expect(workAfter(locked, stateOf(clerk(2)))).toMatchObject({ locked: false, sitting: 1 });
    expect(workAfter(locked, stateOf({ state: 'damaged' }))).toBeUndefined();
    expect(workAfter(locked, stateOf({ setUp: false }))).toBeUndefined();
  });

  test('there is none before a register was open', () => {
    expect(workAfter(undefined, stateOf({ state: 'locked' }))).toBeUndefined();
  });

  test('a clerk who takes over in the window goes on in it, with the notices of the change', () => {
    expect(workAfter(open, stateOf(clerk(2)))).toMatchObject({ sitting: 0 });
  });
});

test('signs of work are passed on at once, and then once in a while', () => {
  let now = 1000;
  const told: number[] = [];
  const sign = seldom(
    () => told.push(now),
    30_000,
    () => now,
  );
  for (now of [1000, 1500, 30_999, 31_000, 32_000, 90_000]) sign();
  expect(told).toEqual([1000, 31_000, 90_000]);
});
