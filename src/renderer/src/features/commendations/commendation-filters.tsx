import {
  commendationStageLabels,
  commendationTypeLabels,
  subjectKindLabels,
} from '#shared/contract/commendation-values.ts';
import type { CommendationFilter } from '#shared/contract/commendations.ts';
import { commendationFieldLabels as labels } from '#shared/contract/field-labels.ts';
import {
  choiceFilter,
  dateRangeFilter,
  type FilterDefinition,
  rangeFilter,
  textChoiceFilter,
  yearsFilter,
  yesNoFilter,
} from '../../ui/filters.tsx';
import { unitFilter } from '../units/unit-filter.tsx';
import type { Units } from '../units/use-units.ts';
import type { Terms } from './use-terms.ts';

const MOST_MONEY = 1_000_000_000;

/** Every condition by which commendations can be found. */
export function commendationFilters(
  units: Units | undefined,
  terms: Terms | undefined,
  today: string,
): FilterDefinition<CommendationFilter>[] {
  return [
    choiceFilter('stage', labels.stage, commendationStageLabels),
    yearsFilter(labels.year, Number(today.slice(0, 4))),
    unitFilter(units),
    choiceFilter('subjectKind', labels.subjectKind, subjectKindLabels),
    choiceFilter('type', labels.type, commendationTypeLabels),
    choiceFilter('form', labels.form, terms?.formLabels ?? {}),
    choiceFilter('level', labels.level, terms?.levelLabels ?? {}),
    textChoiceFilter('authority', labels.authority, terms?.authorities.map(({ label }) => label) ?? []),
    dateRangeFilter(labels.decisionDate),
    rangeFilter('amountFrom', 'amountTo', labels.amount, 'đồng', MOST_MONEY),
    yesNoFilter('linked', 'Gắn với sổ', 'Đã gắn với người, đơn vị trong sổ', 'Chưa gắn với sổ'),
  ];
}
