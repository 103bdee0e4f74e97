import { expect, test } from 'vitest';
import { cleanDraft, emptyDraft } from '../../../src/renderer/src/features/sessions/session-draft.ts';

test('sites entered before the format was mended are not stored of a session that is held in one room', () => {
  const draft = { ...emptyDraft('2026-09-12', '2026-11-22'), onlineSites: 12 };
  expect(cleanDraft(draft).onlineSites).toBeNull();
  expect(cleanDraft({ ...draft, format: 'hybrid' }).onlineSites).toBe(12);
});
