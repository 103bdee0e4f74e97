import { speakerFieldLabels as labels } from '#shared/contract/field-labels.ts';
import {
  educationLevelLabels,
  ethnicGroups,
  genderLabels,
  politicalTheoryLabels,
  speakerCategoryLabels,
  speakerStatusLabels,
} from '#shared/contract/speaker-values.ts';
import type { SpeakerFilter } from '#shared/contract/speakers.ts';
import { choiceFilter, type FilterDefinition, rangeFilter, textChoiceFilter, yesNoFilter } from '../../ui/filters.tsx';
import { unitFilter } from '../units/unit-filter.tsx';
import type { Units } from '../units/use-units.ts';

/** Every condition by which speakers can be found. */
export function speakerFilters(units: Units | undefined): FilterDefinition<SpeakerFilter>[] {
  return [
    unitFilter(units),
    choiceFilter('category', labels.category, speakerCategoryLabels),
    choiceFilter('status', labels.status, speakerStatusLabels),
    choiceFilter('gender', labels.gender, genderLabels),
    yesNoFilter('minority', 'Dân tộc thiểu số', 'Dân tộc thiểu số', 'Kinh'),
    textChoiceFilter('ethnicity', labels.ethnicity, ethnicGroups),
    yesNoFilter('partyMember', labels.partyMember, 'Là đảng viên', 'Chưa là đảng viên'),
    choiceFilter('educationLevel', labels.educationLevel, educationLevelLabels),
    choiceFilter('politicalTheory', labels.politicalTheory, politicalTheoryLabels),
    rangeFilter('ageFrom', 'ageTo', 'Tuổi', 'tuổi'),
  ];
}
