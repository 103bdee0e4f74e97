import { beforeEach, expect, test, vi } from 'vitest';
import type { ImportPreview } from '#shared/contract/imports.ts';
import { invoke } from '../../../src/renderer/src/api/client.ts';
import { newItem } from '../../../src/renderer/src/features/imports/import-item.ts';
import { allItems, drop, enqueue, itemOf, patchItem } from '../../../src/renderer/src/features/imports/import-queue.ts';
import { correct, readAgain, remove } from '../../../src/renderer/src/features/imports/import-work.ts';

vi.mock('../../../src/renderer/src/api/client.ts', () => ({
  invoke: vi.fn(),
  cancel: vi.fn(),
  newCorrelationId: () => 'call',
  subscribe: () => () => undefined,
}));

const counts = { new: 1, update: 0, unchanged: 0, duplicate: 0, error: 0 };
const said = (fullName: string) => ({
  sheet: 'DS',
  row: 2,
  status: 'new' as const,
  values: { fullName },
  problems: [],
  matches: [],
  changes: [],
});
const preview: ImportPreview = {
  batchId: 7,
  state: 'previewed',
  kind: 'speakers',
  fileName: 'a.xlsx',
  encoding: 'unicode',
  encodingSamples: [],
  policy: 'fill',
  unitId: null,
  counts,
  sheets: [],
  rows: [said('Y Mai')],
  skipped: [],
  decisions: [],
  questions: [],
};

/** Calls that wait for their answer, by operation. */
const waiting: { operation: string; input: unknown; answer: (value: unknown) => void }[] = [];
const calls = () => vi.mocked(invoke).mock.calls.map(([operation]) => operation);
const answer = async (operation: string, value: unknown) => {
  await vi.waitUntil(() => waiting.some((call) => call.operation === operation));
  const at = waiting.findIndex((call) => call.operation === operation);
  waiting.splice(at, 1)[0]?.answer(value);
};

let key: string;
beforeEach(() => {
  waiting.length = 0;
  vi.mocked(invoke).mockReset();
  vi.mocked(invoke).mockImplementation(
    (operation, input) => new Promise((resolve) => waiting.push({ operation, input, answer: resolve as () => void })),
  );
  for (const item of allItems()) drop(item.key);
  const item = newItem({ name: 'a.xlsx', token: 't', preview, phase: 'review' });
  key = item.key;
  enqueue([item]);
});

test('a correction typed while a file is read again is done again in what was read', async () => {
  const edits = [{ sheet: 'DS', row: 2, field: 'fullName', text: 'Y Mây' }];
  const corrected = { rows: [said('Y Mây')], counts };
  const correcting = correct(key, edits);
  const reading = readAgain(key);
  await answer('imports.preview', preview);
  // It was read anew before the correction was answered: only what is done again afterwards holds.
  await answer('imports.correct', corrected);
  await correcting;
  await answer('imports.correct', corrected);
  await reading;
  expect(calls()).toEqual(['imports.correct', 'imports.preview', 'imports.correct']);
  expect(itemOf(key)?.preview?.rows[0]?.values).toEqual({ fullName: 'Y Mây' });
});

test('a file that leaves the queue while it is read leaves no preview behind', async () => {
  const reading = readAgain(key);
  await vi.waitUntil(() => itemOf(key)?.work === 'read');
  const removing = remove(key);
  await answer('imports.discard', {});
  await removing;
  await answer('imports.preview', preview);
  await answer('imports.discard', {});
  await reading;
  expect(calls()).toEqual(['imports.preview', 'imports.discard', 'imports.discard']);
  expect(allItems()).toEqual([]);
});

test('a file that is being written stays in the queue', async () => {
  patchItem(key, { phase: 'busy', work: 'apply' });
  await remove(key);
  expect(itemOf(key)).toBeDefined();
  expect(calls()).toEqual([]);
});
