import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answerOnce } from '#main/http/answer-once.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const message = '{"operation":"documents.create","input":{},"correlationId":"0b7c1f0e-5a53-4a1e-9e65-0d6f2d3c4b5a"}';

test('an answer is remembered for moments, and then let go', async () => {
  let calls = 0;
  const answer = answerOnce(async () => {
    calls += 1;
    return calls;
  });
  expect(await answer(message)).toBe(1);
  expect(await answer(message)).toBe(1);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await answer(message)).toBe(1);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await answer(message)).toBe(2);
});

test('a failure is answered twice alike, and let go too', async () => {
  let calls = 0;
  const answer = answerOnce(async () => {
    calls += 1;
    throw new Error(String(calls));
  });
  await expect(answer(message)).rejects.toThrow('1');
  await expect(answer(message)).rejects.toThrow('1');
  await vi.advanceTimersByTimeAsync(20_000);
  await expect(answer(message)).rejects.toThrow('2');
});
