import { Input, Select } from 'antd';
import { documentKindLabels, documentPatchSchema } from '#shared/contract/documents.ts';
import { documentFieldLabels } from '#shared/contract/field-labels.ts';
import { bulkFields } from '../../ui/BulkChangeDialog.tsx';
import { optionsOf } from '../../ui/form.tsx';
import { PartialDateInput } from '../../ui/PartialDateInput.tsx';

/** The fields that make sense for many documents at once. */
export const documentBulkFields = bulkFields(
  {
    kind: <Select options={optionsOf(documentKindLabels)} placeholder="Chọn" />,
    issuer: <Input autoComplete="off" />,
    date: <PartialDateInput century="near" />,
    number: <Input autoComplete="off" />,
    notes: <Input.TextArea autoSize={{ minRows: 2 }} />,
  },
  documentFieldLabels,
  documentPatchSchema.shape,
  ['kind'],
);
