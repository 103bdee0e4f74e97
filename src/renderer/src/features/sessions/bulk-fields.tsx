import { Input, Select } from 'antd';
import { sessionFieldLabels } from '#shared/contract/field-labels.ts';
import { sessionFieldSchemas } from '#shared/contract/session-fields.ts';
import { sessionFormatLabels, sessionKindLabels, sessionStatusLabels } from '#shared/contract/session-values.ts';
import { bulkFields } from '../../ui/BulkChangeDialog.tsx';
import { optionsOf } from '../../ui/form.tsx';
import { PartialDateInput } from '../../ui/PartialDateInput.tsx';
import { UnitPicker } from '../units/UnitPicker.tsx';
import { SessionSuggest } from './SessionSuggest.tsx';

/** The fields that make sense for many sessions at once. */
export const sessionBulkFields = bulkFields(
  {
    status: <Select options={optionsOf(sessionStatusLabels)} placeholder="Chọn" />,
    kind: <Select options={optionsOf(sessionKindLabels)} placeholder="Chọn" />,
    format: <Select options={optionsOf(sessionFormatLabels)} placeholder="Chọn" />,
    date: <PartialDateInput century="near" />,
    unitId: <UnitPicker withClosed />,
    topic: <SessionSuggest field="topic" />,
    venue: <SessionSuggest field="venue" />,
    organiser: <SessionSuggest field="organiser" />,
    notes: <Input.TextArea autoSize={{ minRows: 2 }} />,
  },
  sessionFieldLabels,
  sessionFieldSchemas,
  ['status', 'kind', 'format', 'date', 'unitId'],
);
