import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { keepPreviousData } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Row, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { fullDateSchema } from '#shared/contract/common.ts';
import { documentKindLabels, documentPatchSchema } from '#shared/contract/documents.ts';
import { documentFieldLabels as labels } from '#shared/contract/field-labels.ts';
import { useOperation } from '../../api/hooks.ts';
import { FormField, optionsOf } from '../../ui/form.tsx';
import { PartialDateInput } from '../../ui/PartialDateInput.tsx';
import { TextSuggest } from '../../ui/SuggestBox.tsx';
import { UnitPicker } from '../units/UnitPicker.tsx';

const schemas = documentPatchSchema.shape;

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
  const [adding, setAdding] = useState(false);
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
      <Form.List name="receipts">
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }) => (
              <Row key={key} gutter={12} className="receipt-row">
                <FormField name={[name, 'unitId']} label="Đơn vị" span={10} required="Hãy chọn đơn vị.">
                  <UnitPicker autoFocus={adding} withClosed />
                </FormField>
                <FormField name={[name, 'date']} label="Ngày nhận" span={5} schema={fullDateSchema}>
                  <PartialDateInput century="near" />
                </FormField>
                <FormField name={[name, 'copies']} label="Số bản" span={4}>
                  <InputNumber min={0} max={1_000_000} controls={false} className="full-width" />
                </FormField>
                <Button
                  className="receipt-remove"
                  icon={<DeleteOutlined />}
                  aria-label={`Bỏ đơn vị nhận thứ ${name + 1}`}
                  onClick={() => remove(name)}
                />
              </Row>
            ))}
            <Button
              icon={<PlusOutlined />}
              onClick={() => {
                setAdding(true);
                add({ unitId: null, date: null, copies: null });
              }}
            >
              Thêm đơn vị nhận
            </Button>
          </>
        )}
      </Form.List>
    </>
  );
}
