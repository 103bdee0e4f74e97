import {
  type CommendationStage,
  type CommendationType,
  commendationStageLabels,
  commendationTypeLabels,
  type SubjectKind,
  subjectKindLabels,
  usualTermLabels,
} from '#shared/contract/commendation-values.ts';
import type { StageStep } from '#shared/contract/commendations.ts';
import { showNumber } from '#shared/text/number.ts';
import { showDate } from '#shared/text/partial-date.ts';
import type { Units } from '../units/use-units.ts';

function showStages(value: unknown): string {
  if (!Array.isArray(value)) return '';
  return (value as StageStep[])
    .map(({ stage, date }) => `${commendationStageLabels[stage] ?? stage} (${showDate(date)})`)
    .join(' → ');
}

/** A commendation's value in words. */
export function showCommendationValue(field: string, value: unknown, units: Units | undefined): string {
  if (value === null || value === undefined || value === '') return '';
  switch (field) {
    case 'subjectKind':
      return subjectKindLabels[value as SubjectKind] ?? String(value);
    case 'type':
      return commendationTypeLabels[value as CommendationType] ?? String(value);
    case 'stage':
      return commendationStageLabels[value as CommendationStage] ?? String(value);
    case 'stages':
      return showStages(value);
    // The name beside it says who it is.
    case 'speakerId':
      return '';
    case 'form':
    case 'level':
      return usualTermLabels[String(value)] ?? String(value);
    case 'unitId':
      return units?.byId.get(Number(value))?.name ?? `Đơn vị số ${value}`;
    case 'decisionDate':
      return showDate(String(value));
    case 'amount':
      return showNumber(Number(value));
    case 'sessions':
      return Array.isArray(value) && value.length > 0 ? `${value.length} buổi` : '';
    default:
      return String(value);
  }
}
