import { Input, Select } from 'antd';
import { violationFieldLabels } from '#shared/contract/field-labels.ts';
import { violationKindLabels, violationPatchSchema } from '#shared/contract/violations.ts';
import { bulkFields } from '../../ui/BulkChangeDialog.tsx';
import { optionsOf } from '../../ui/form.tsx';
import { PartialDateInput } from '../../ui/PartialDateInput.tsx';

/** The fields that make sense for many violations at once: one decision often names several people. */
export const violationBulkFields = bulkFields(
  {
    decisionNumber: <Input autoComplete="off" />,
    decisionDate: <PartialDateInput century="near" />,
    issuer: <Input autoComplete="off" />,
    kind: <Select options={optionsOf(violationKindLabels)} placeholder="Chọn" />,
    content: <Input.TextArea autoSize={{ minRows: 3 }} />,
  },
  violationFieldLabels,
  violationPatchSchema.shape,
  ['kind'],
);
