import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Row, Select } from 'antd';
import type { ReactNode } from 'react';
import { recognitionFieldLabels as labels, speakerFieldLabels } from '#shared/contract/field-labels.ts';
import { recognitionKindLabels } from '#shared/contract/speaker-values.ts';
import { recognitionSchema } from '#shared/contract/speakers.ts';
import { FormField, optionsOf } from '../../ui/form.tsx';
import { PartialDateInput } from '../../ui/PartialDateInput.tsx';
import { SuggestInput } from './SuggestInput.tsx';

const schemas = recognitionSchema.shape;
const NEW_DECISION = {
  kind: 'recognised',
  decisionNumber: null,
  decisionDate: null,
  issuer: null,
  from: null,
  to: null,
  reason: null,
};

/** The decisions by which someone became a speaker, was suspended, ceased to be one: the status follows from them. */
export function RecognitionFields(): ReactNode {
  return (
    <Form.List name="recognition">
      {(rows, { add, remove }) => (
        <section className="recognition" aria-label={speakerFieldLabels.recognition}>
          <h3>
            {speakerFieldLabels.recognition}
            <small>Trạng thái (đang hoạt động, tạm dừng, thôi) tự tính từ các quyết định này.</small>
          </h3>
          {rows.map(({ key, name }, place) => (
            <fieldset key={key} className="recognition-row" aria-label={`Quyết định thứ ${place + 1}`}>
              <Row gutter={8}>
                <FormField name={[name, 'kind']} label={labels.kind} span={5}>
                  <Select options={optionsOf(recognitionKindLabels)} />
                </FormField>
                <FormField
                  name={[name, 'decisionNumber']}
                  label={labels.decisionNumber}
                  span={5}
                  schema={schemas.decisionNumber}
                >
                  <Input autoComplete="off" placeholder="12/QĐ-UBND" />
                </FormField>
                <FormField
                  name={[name, 'decisionDate']}
                  label={labels.decisionDate}
                  span={4}
                  schema={schemas.decisionDate}
                >
                  <PartialDateInput century="near" />
                </FormField>
                <FormField name={[name, 'issuer']} label={labels.issuer} span={10} schema={schemas.issuer}>
                  <SuggestInput field="issuer" placeholder="UBND huyện, Ban Thường vụ Huyện uỷ…" />
                </FormField>
                <FormField name={[name, 'from']} label={labels.from} span={5} schema={schemas.from}>
                  <PartialDateInput century="near" />
                </FormField>
                <FormField name={[name, 'to']} label={labels.to} span={5} schema={schemas.to}>
                  <PartialDateInput century="near" />
                </FormField>
                <FormField name={[name, 'reason']} label={labels.reason} span={12} schema={schemas.reason}>
                  <Input autoComplete="off" />
                </FormField>
                <div className="recognition-remove">
                  <Button
                    type="text"
                    danger
                    icon={<DeleteOutlined />}
                    aria-label={`Bỏ quyết định thứ ${place + 1}`}
                    title="Bỏ quyết định này"
                    onClick={() => remove(name)}
                  />
                </div>
              </Row>
            </fieldset>
          ))}
          <Button type="dashed" icon={<PlusOutlined />} onClick={() => add(NEW_DECISION)}>
            Thêm quyết định
          </Button>
        </section>
      )}
    </Form.List>
  );
}
