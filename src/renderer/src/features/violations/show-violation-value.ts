import type { Json } from '#shared/contract/common.ts';
import { type ViolationKind, violationKindLabels } from '#shared/contract/violations.ts';
import { showDate } from '#shared/text/partial-date.ts';

/** A violation's value in words. The journal names the decision, not the person: that is on the page itself. */
export function showViolationValue(field: string, value: Json): string {
  if (field === 'kind') return violationKindLabels[value as ViolationKind] ?? String(value);
  if (field === 'decisionDate') return showDate(String(value));
  if (field === 'speakerId') return `Người số ${value}`;
  return String(value);
}
