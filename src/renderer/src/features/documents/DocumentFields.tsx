import { keepPreviousData } from '@tanstack/react-query';
import { Form, Input, Row, Select } from 'antd';
import type { ReactNode } from 'react';
import { fullDateSchema } from '#shared/contract/common.ts';
import { documentKindLabels, documentPatchSchema } from '#shared/contract/documents.ts';
import { documentFieldLabels as labels } from '#shared/contract/field-labels.ts';
import { useOperation } from '../../api/hooks.ts';
import { CountInput } from '../../ui/CountInput.tsx';
import { FormLines } from '../../ui/FormLines.tsx';
import { FormField, optionsOf } from '../../ui/form.tsx';
import { PartialDateInput } from '../../ui/PartialDateInput.tsx';
import { TextSuggest } from '../../ui/SuggestBox.tsx';
import { UnitPicker } from '../units/UnitPicker.tsx';

const schemas = documentPatchSchema.shape;
const BLANK_RECEIPT = { unitId: null, date: null, copies: null };

function useIssuers(text: string, enabled: boolean): string[] | undefined {
  const { data } = useOperation(
    'documents.suggestions',
    { field: 'issuer', text },
    { enabled, placeholderData: keepPreviousData },
  );
  return data;
}

/** The fields of a document, with the units that received it. */
export function DocumentFields(): ReactNode {
  // The cursor goes to a row that is added, not to those that were there.
  const receipts = (Form.useWatch('receipts') as { unitId: number | null }[] | undefined) ?? [];
  return (
    <>
      <Row gutter={12}>
        <FormField
          name="title"
          label={labels.title}
          span={16}
          schema={schemas.title}
          required="Hãy nhập tên, trích yếu của văn bản hoặc tài liệu."
        >
          <Input autoFocus autoComplete="off" placeholder="Đề cương tuyên truyền…" />
        </FormField>
        <FormField name="kind" label={labels.kind} span={8}>
          <Select options={optionsOf(documentKindLabels)} />
        </FormField>
        <FormField name="number" label={labels.number} span={6} schema={schemas.number}>
          <Input autoComplete="off" placeholder="12/KH-UBND" />
        </FormField>
        <FormField name="date" label={labels.date} span={6} schema={schemas.date}>
          <PartialDateInput century="near" />
        </FormField>
        <FormField name="issuer" label={labels.issuer} span={12} schema={schemas.issuer}>
          <TextSuggest useSuggestions={useIssuers} />
        </FormField>
        <FormField name="notes" label={labels.notes} span={24} schema={schemas.notes}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
        </FormField>
      </Row>
      <h2>{labels.receipts}</h2>
      <FormLines name="receipts" blank={BLANK_RECEIPT} noun="đơn vị nhận">
        {(name, place) => (
          <>
            <FormField
              name={[name, 'unitId']}
              label={place === 0 ? 'Đơn vị' : ''}
              span={10}
              required="Hãy chọn đơn vị."
            >
              <UnitPicker
                autoFocus={receipts[place]?.unitId === null}
                withClosed
                aria-label={`Đơn vị nhận thứ ${place + 1}`}
              />
            </FormField>
            <FormField name={[name, 'date']} label={place === 0 ? 'Ngày nhận' : ''} span={5} schema={fullDateSchema}>
              <PartialDateInput century="near" aria-label={`Ngày đơn vị thứ ${place + 1} nhận`} />
            </FormField>
            <FormField name={[name, 'copies']} label={place === 0 ? 'Số bản' : ''} span={4}>
              <CountInput aria-label={`Số bản của đơn vị thứ ${place + 1}`} />
            </FormField>
          </>
        )}
      </FormLines>
    </>
  );
}
