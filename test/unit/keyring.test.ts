import { expect, test } from 'vitest';
import { formerAfter, type Keyring, keyringSchema } from '#main/core/vault/keyring.ts';

const id = (letter: string): string => letter.repeat(32);
const at = new Date('2026-11-22T03:00:00.000Z');
const keyring: Keyring = { format: 1, keyId: id('a'), former: [], ways: [], idleMinutes: null };

test('a former key counts until a day that is one', () => {
  const withUntil = (until: string) => keyringSchema.safeParse({ ...keyring, former: [{ keyId: id('b'), until }] });
  expect(withUntil(at.toISOString()).success).toBe(true);
  expect(withUntil('zzz').success).toBe(false);
});

test('keys that a restored register brings along reach no further than the moment of its restoring', () => {
  const former = [
    { keyId: id('c'), until: '2025-01-01T00:00:00.000Z' },
    { keyId: id('d'), until: '2999-01-01T00:00:00.000Z' },
  ];
  expect(formerAfter(keyring, { keyId: id('b'), former }, at)).toEqual([
    former[0],
    { keyId: id('d'), until: at.toISOString() },
    { keyId: id('a'), until: at.toISOString() },
  ]);
});
