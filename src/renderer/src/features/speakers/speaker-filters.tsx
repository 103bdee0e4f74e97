import { InputNumber, Radio, Space } from 'antd';
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
import type { Quarter } from '../../ui/use-quarter.ts';
import { unitFilter } from '../units/unit-filter.tsx';
import type { Units } from '../units/use-units.ts';

/** Who was commended in some years, or was not: who is active and overlooked is found so. */
function commendedFilter(year: number): FilterDefinition<SpeakerFilter> {
  const usual = { from: year, to: year, value: true };
  const words = ({ from, to, value = true }: NonNullable<SpeakerFilter['commended']>) =>
    `${value ? 'đã' : 'chưa'} được khen ${from === to ? `năm ${from}` : `từ ${from} đến ${to}`}`;
  return {
    key: 'commended',
    label: 'Khen thưởng',
    describe: ({ commended }) => commended && words(commended),
    editor: (filter, onChange) => {
      const asked = { ...usual, ...filter.commended };
      const set = (part: Partial<typeof usual>) => onChange({ ...filter, commended: { ...asked, ...part } });
      return (
        <>
          <Radio.Group
            options={[
              { value: true, label: 'Đã được khen' },
              { value: false, label: 'Chưa được khen' },
            ]}
            value={filter.commended ? asked.value : undefined}
            onChange={({ target }) => set({ value: target.value })}
          />
          <Space>
            từ năm
            <InputNumber
              aria-label="Khen thưởng từ năm"
              min={1945}
              max={asked.to}
              value={asked.from}
              onChange={(from) => from !== null && set({ from })}
            />
            đến năm
            <InputNumber
              aria-label="Khen thưởng đến năm"
              min={asked.from}
              max={2100}
              value={asked.to}
              onChange={(to) => to !== null && set({ to })}
            />
          </Space>
        </>
      );
    },
    clear: (filter) => without(filter, 'commended'),
  };
}

/** Who held sessions this quarter, or held none. */
function activeFilter({ from, to, name }: Quarter): FilterDefinition<SpeakerFilter> {
  const words = (value: boolean): string => (value ? `có hoạt động ${name}` : `không hoạt động ${name}`);
  return {
    key: 'active',
    label: 'Hoạt động trong quý',
    describe: ({ active }) => active && words(active.value ?? true),
    editor: (filter, onChange) => (
      <Radio.Group
        options={[
          { value: true, label: `Có hoạt động ${name}` },
          { value: false, label: `Không hoạt động ${name}` },
        ]}
        value={filter.active?.value}
        onChange={({ target }) => onChange({ ...filter, active: { from, to, value: target.value } })}
      />
    ),
    clear: (filter) => without(filter, 'active'),
  };
}

/** Values in the register that conditions offer. */
export type SpeakerValues = Partial<Record<'education' | 'languages' | 'topics', string[]>>;

/** Every condition by which speakers can be found; `today` is ISO, `quarter` the one it lies in. */
export function speakerFilters(
  units: Units | undefined,
  today: string,
  quarter: Quarter | undefined,
  used: SpeakerValues,
): FilterDefinition<SpeakerFilter>[] {
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
    textChoiceFilter('education', labels.education, used.education ?? []),
    textChoiceFilter('languages', labels.languages, used.languages ?? []),
    textChoiceFilter('topics', labels.topics, used.topics ?? []),
    yesNoFilter('hasNotes', labels.notes, 'Có ghi chú', 'Không có ghi chú'),
    ...(quarter ? [activeFilter(quarter)] : []),
    commendedFilter(Number(today.slice(0, 4))),
    rangeFilter('ageFrom', 'ageTo', 'Tuổi', 'tuổi'),
  ];
}
