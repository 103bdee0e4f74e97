import type { Json } from '../contract/common.ts';
import { type ViolationKind, violationKindLabels } from '../contract/violations.ts';
import { showDate } from '../text/partial-date.ts';
import { type Names, personName } from './names.ts';

/** A violation's value in words. The journal names the decision, not the person: that is on the page itself. */
export function showViolationValue(field: string, value: Json, names?: Names): string {
  if (field === 'kind') return violationKindLabels[value as ViolationKind] ?? String(value);
  if (field === 'decisionDate') return showDate(String(value));
  if (field === 'speakerId') return personName(names, value);
  return String(value);
}
