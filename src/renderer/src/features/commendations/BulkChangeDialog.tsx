import { Form, Input, InputNumber, Modal, Row, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { commendationPatchSchema } from '#shared/contract/commendations.ts';
import { commendationFieldLabels as labels } from '#shared/contract/field-labels.ts';
import type { InputOf } from '#shared/contract/registry.ts';
import { showNumber } from '#shared/text/number.ts';
import { useCommand } from '../../api/hooks.ts';
import { useAction } from '../../ui/actions.ts';
import { FormField, isBlank, showFieldProblems } from '../../ui/form.tsx';
import { PartialDateInput } from '../../ui/PartialDateInput.tsx';
import { useNotices } from '../../ui/use-notices.tsx';
import { UnitPicker } from '../units/UnitPicker.tsx';
import { MoneyInput } from './AdvanceDialog.tsx';
import { AuthorityInput, ReasonInput } from './AuthorityInput.tsx';
import { type Terms, useTerms } from './use-terms.ts';

/** The fields that make sense for many commendations at once. */
const bulkFields = [
  'authority',
  'level',
  'form',
  'year',
  'reason',
  'amount',
  'decisionNumber',
  'decisionDate',
  'unitId',
] as const;
type BulkField = (typeof bulkFields)[number];
/** Those that cannot be blank. */
const needed: readonly BulkField[] = ['form', 'year'];

function editorOf(field: BulkField, terms: Terms | undefined): ReactNode {
  switch (field) {
    case 'authority':
      return <AuthorityInput />;
    case 'decisionNumber':
      return <Input autoComplete="off" />;
    case 'reason':
      return <ReasonInput />;
    case 'level':
      return <Select allowClear options={(terms?.levels ?? []).map(({ code, label }) => ({ value: code, label }))} />;
    case 'form':
      return <Select options={(terms?.forms ?? []).map(({ code, label }) => ({ value: code, label }))} />;
    case 'year':
      return <InputNumber min={1945} max={2100} />;
    case 'amount':
      return <MoneyInput />;
    case 'decisionDate':
      return <PartialDateInput century="near" />;
    case 'unitId':
      return <UnitPicker />;
  }
}

interface Props {
  selection: InputOf<'commendations.updateMany'>['selection'];
  count: number;
  onClose: () => void;
  onDone: () => void;
}

/** The same value for one field of many commendations; one change in the history, taken back as one. */
export function BulkChangeDialog({ selection, count, onClose, onDone }: Props): ReactNode {
  const [form] = Form.useForm<{ value: unknown }>();
  const [field, setField] = useState<BulkField>('authority');
  const terms = useTerms();
  const notices = useNotices();
  const update = useCommand('commendations.updateMany', {
    onSuccess: ({ changed, unchanged, changeId }) => {
      const same = unchanged > 0 ? ` ${showNumber(unchanged)} khen thưởng vốn đã có giá trị này.` : '';
      notices.done(
        `Đã sửa ${labels[field].toLowerCase()} của ${showNumber(changed)} khen thưởng.${same}`,
        changeId === null ? undefined : { changeId },
      );
      onDone();
    },
    onError: (error) => {
      if (!showFieldProblems(form, error)) notices.failed(error);
    },
  });
  useAction('save', () => form.submit());

  const schema = commendationPatchSchema.shape[field];
  const save = ({ value }: { value: unknown }) => {
    const parsed = schema.safeParse(isBlank(value) ? null : value);
    if (parsed.success) update.mutate({ selection, patch: { [field]: parsed.data } });
  };

  return (
    <Modal
      open
      title={`Sửa hàng loạt ${showNumber(count)} khen thưởng`}
      okText={`Sửa ${showNumber(count)} khen thưởng`}
      cancelText="Thôi"
      confirmLoading={update.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <Form form={form} layout="vertical" onFinish={save}>
        <Form.Item label="Ô cần sửa" htmlFor="bulk-field">
          <Select
            id="bulk-field"
            autoFocus
            value={field}
            options={bulkFields.map((value) => ({ value, label: labels[value] }))}
            onChange={(next) => {
              setField(next);
              form.resetFields();
            }}
          />
        </Form.Item>
        <Row>
          <FormField
            key={field}
            name="value"
            label={`${labels[field]} mới`}
            span={24}
            schema={schema}
            {...(needed.includes(field)
              ? { required: 'Hãy nhập giá trị mới.' }
              : { help: 'Để trống là xoá giá trị đang có.' })}
          >
            {editorOf(field, terms)}
          </FormField>
        </Row>
      </Form>
    </Modal>
  );
}
