import { Form, Input, Modal, Row, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { sessionFieldLabels as labels } from '#shared/contract/field-labels.ts';
import type { InputOf } from '#shared/contract/registry.ts';
import { sessionFormatLabels, sessionKindLabels, sessionStatusLabels } from '#shared/contract/session-values.ts';
import { sessionFieldSchemas as schemas } from '#shared/contract/sessions.ts';
import { showNumber } from '#shared/text/number.ts';
import { useCommand } from '../../api/hooks.ts';
import { useAction } from '../../ui/actions.ts';
import { FormField, isBlank, optionsOf, showFieldProblems } from '../../ui/form.tsx';
import { PartialDateInput } from '../../ui/PartialDateInput.tsx';
import { useNotices } from '../../ui/use-notices.tsx';
import { UnitPicker } from '../units/UnitPicker.tsx';
import { SessionSuggest } from './SessionSuggest.tsx';

/** The fields that make sense for many sessions at once. */
const editors = {
  status: <Select options={optionsOf(sessionStatusLabels)} placeholder="Chọn" />,
  kind: <Select options={optionsOf(sessionKindLabels)} placeholder="Chọn" />,
  format: <Select options={optionsOf(sessionFormatLabels)} placeholder="Chọn" />,
  date: <PartialDateInput century="near" />,
  unitId: <UnitPicker withClosed />,
  topic: <SessionSuggest field="topic" />,
  venue: <SessionSuggest field="venue" />,
  organiser: <SessionSuggest field="organiser" />,
  notes: <Input.TextArea autoSize={{ minRows: 2 }} />,
} as const;
type BulkField = keyof typeof editors;
const bulkFields = Object.keys(editors) as BulkField[];
const required: readonly BulkField[] = ['status', 'kind', 'format', 'date', 'unitId'];

interface Props {
  selection: InputOf<'sessions.updateMany'>['selection'];
  count: number;
  onClose: () => void;
  onDone: () => void;
}

/** The same value for one field of many sessions; one change in the history, taken back as one. */
export function BulkSessionsDialog({ selection, count, onClose, onDone }: Props): ReactNode {
  const [form] = Form.useForm<{ value: unknown }>();
  const [field, setField] = useState<BulkField>('status');
  const notices = useNotices();
  const update = useCommand('sessions.updateMany', {
    onSuccess: ({ changed, unchanged, changeId }) => {
      const same = unchanged > 0 ? ` ${showNumber(unchanged)} hoạt động vốn đã có giá trị này.` : '';
      notices.done(
        `Đã sửa ${labels[field].toLowerCase()} của ${showNumber(changed)} hoạt động.${same}`,
        changeId === null ? undefined : { changeId },
      );
      onDone();
    },
    onError: (error) => {
      if (!showFieldProblems(form, error)) notices.failed(error);
    },
  });
  useAction('save', () => form.submit());

  const save = ({ value }: { value: unknown }) => {
    const parsed = schemas[field].safeParse(isBlank(value) ? null : value);
    if (parsed.success) update.mutate({ selection, patch: { [field]: parsed.data } });
  };

  return (
    <Modal
      open
      title={`Sửa hàng loạt ${showNumber(count)} hoạt động`}
      okText={`Sửa ${showNumber(count)} hoạt động`}
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
            schema={schemas[field]}
            {...(required.includes(field)
              ? { required: 'Hãy chọn giá trị mới.' }
              : { help: 'Để trống là xoá giá trị đang có.' })}
          >
            {editors[field]}
          </FormField>
        </Row>
      </Form>
    </Modal>
  );
}
