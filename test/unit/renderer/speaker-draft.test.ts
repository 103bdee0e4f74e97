import { expect, test } from 'vitest';
import { EMPTY_DRAFT, withoutBlankDecisions } from '../../../src/renderer/src/features/speakers/speaker-draft.ts';

const BLANK = { decisionNumber: null, decisionDate: null, issuer: null, from: null, to: null, reason: null };

test('a decision that was added and left as it came is not stored; one that says anything is', () => {
  const numbered = { ...BLANK, kind: 'recognised' as const, decisionNumber: '12/QĐ-UBND' };
  const dismissed = { ...BLANK, kind: 'dismissed' as const };
  const recognition = [numbered, { ...BLANK, kind: 'recognised' as const }, dismissed];
  expect(withoutBlankDecisions({ ...EMPTY_DRAFT, recognition }).recognition).toEqual([numbered, dismissed]);
});
