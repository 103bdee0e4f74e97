import {
  type CommendationStage,
  type CommendationType,
  commendationStageLabels,
  commendationTypeLabels,
  type SubjectKind,
  subjectKindLabels,
  usualTermLabels,
} from '../contract/commendation-values.ts';
import type { StageStep } from '../contract/commendations.ts';
import { showNumber } from '../text/number.ts';
import { showDate } from '../text/partial-date.ts';
import { type Names, personName, unitName } from './names.ts';

function showStages(value: unknown): string {
  if (!Array.isArray(value)) return '';
  return (value as StageStep[])
    .map(({ stage, date }) => `${commendationStageLabels[stage] ?? stage} (${showDate(date)})`)
    .join(' → ');
}

/** A commendation's value in words. */
export function showCommendationValue(field: string, value: unknown, names: Names | undefined): string {
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
    case 'speakerId':
      return personName(names, value);
    case 'form':
    case 'level':
      return usualTermLabels[String(value)] ?? String(value);
    case 'unitId':
      return unitName(names, value);
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
