import { Checkbox } from 'antd';
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
import {
  choiceFilter,
  type FilterDefinition,
  rangeFilter,
  textChoiceFilter,
  without,
  yesNoFilter,
} from '../../ui/filters.tsx';
import { UnitsPicker } from '../units/UnitPicker.tsx';
import type { Units } from '../units/use-units.ts';

function unitFilter(units: Units | undefined): FilterDefinition<SpeakerFilter> {
  return {
    key: 'unitId',
    label: 'Đơn vị',
    describe: ({ unitId, below }) => {
      if (!unitId?.length) return undefined;
      const [first, ...others] = unitId.map((id) => units?.byId.get(id)?.name ?? '…');
      return `${first}${others.length > 0 ? ` +${others.length}` : ''}${below === false ? ' (không kể cấp dưới)' : ''}`;
    },
    editor: (filter, onChange) => (
      <div className="filter-unit">
        <UnitsPicker
          autoFocus
          aria-label="Đơn vị"
          value={filter.unitId ?? []}
          onChange={(ids) => onChange(ids.length > 0 ? { ...filter, unitId: ids } : without(filter, 'unitId', 'below'))}
        />
        <Checkbox
          checked={filter.below !== false}
          onChange={({ target }) => onChange(target.checked ? without(filter, 'below') : { ...filter, below: false })}
        >
          Kể cả đơn vị cấp dưới
        </Checkbox>
      </div>
    ),
    clear: (filter) => without(filter, 'unitId', 'below'),
  };
}

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
