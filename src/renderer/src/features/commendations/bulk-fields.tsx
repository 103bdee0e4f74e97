import { Input, InputNumber, Select } from 'antd';
import { commendationPatchSchema } from '#shared/contract/commendations.ts';
import { commendationFieldLabels } from '#shared/contract/field-labels.ts';
import { type BulkField, bulkFields } from '../../ui/BulkChangeDialog.tsx';
import { PartialDateInput } from '../../ui/PartialDateInput.tsx';
import { UnitPicker } from '../units/UnitPicker.tsx';
import { MoneyInput } from './AdvanceDialog.tsx';
import { AuthorityInput, ReasonInput } from './AuthorityInput.tsx';
import type { Terms } from './use-terms.ts';

/** The fields that make sense for many commendations at once; forms and levels are those of the catalogue. */
export function commendationBulkFields(terms: Terms | undefined): BulkField[] {
  const optionsOf = (entries: Terms['forms'] = []) => entries.map(({ code, label }) => ({ value: code, label }));
  return bulkFields(
    {
      authority: <AuthorityInput />,
      level: <Select allowClear options={optionsOf(terms?.levels)} />,
      form: <Select options={optionsOf(terms?.forms)} />,
      year: <InputNumber min={1945} max={2100} />,
      reason: <ReasonInput />,
      amount: <MoneyInput />,
      decisionNumber: <Input autoComplete="off" />,
      decisionDate: <PartialDateInput century="near" />,
      unitId: <UnitPicker />,
    },
    commendationFieldLabels,
    commendationPatchSchema.shape,
    ['form', 'year'],
  );
}
