import { Input, Radio, Select } from 'antd';
import { speakerFieldLabels } from '#shared/contract/field-labels.ts';
import { educationLevelLabels, politicalTheoryLabels, speakerCategoryLabels } from '#shared/contract/speaker-values.ts';
import { speakerFieldSchemas } from '#shared/contract/speakers.ts';
import { bulkFields } from '../../ui/BulkChangeDialog.tsx';
import { optionsOf } from '../../ui/form.tsx';
import { UnitPicker } from '../units/UnitPicker.tsx';
import { SuggestInput } from './SuggestInput.tsx';

/** The fields that make sense for many people at once. */
export const speakerBulkFields = bulkFields(
  {
    unitId: <UnitPicker />,
    category: <Select options={optionsOf(speakerCategoryLabels)} placeholder="Chọn" />,
    village: <SuggestInput field="village" />,
    position: <SuggestInput field="position" />,
    workplace: <SuggestInput field="workplace" />,
    ethnicity: <SuggestInput field="ethnicity" />,
    partyMember: (
      <Radio.Group
        options={[
          { value: true, label: 'Có' },
          { value: false, label: 'Không' },
        ]}
      />
    ),
    educationLevel: <Select options={optionsOf(educationLevelLabels)} placeholder="Chọn" />,
    politicalTheory: <Select options={optionsOf(politicalTheoryLabels)} placeholder="Chọn" />,
    notes: <Input.TextArea autoSize={{ minRows: 2 }} />,
  },
  speakerFieldLabels,
  speakerFieldSchemas,
  ['unitId'],
);
