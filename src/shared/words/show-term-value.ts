import {
  type CommendationType,
  commendationTypeLabels,
  type SubjectKind,
  subjectKindLabels,
  type TermKind,
  termKindLabels,
} from '../contract/commendation-values.ts';
import type { Json } from '../contract/common.ts';

/** A value of the catalogue in words. */
export function showTermValue(field: string, value: Json): string {
  if (field === 'kind') return termKindLabels[value as TermKind] ?? String(value);
  if (field === 'type') return commendationTypeLabels[value as CommendationType] ?? String(value);
  if (field === 'subjectKind') return subjectKindLabels[value as SubjectKind] ?? String(value);
  if (field === 'hidden') return value === true ? 'Có' : 'Không';
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'object' && value !== null ? Object.values(value).join(', ') : String(value);
}
