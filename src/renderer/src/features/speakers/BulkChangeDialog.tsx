import { Form, Input, Modal, Radio, Row, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { speakerFieldLabels as labels } from '#shared/contract/field-labels.ts';
import type { InputOf } from '#shared/contract/registry.ts';
import { educationLevelLabels, politicalTheoryLabels, speakerCategoryLabels } from '#shared/contract/speaker-values.ts';
import { speakerFieldSchemas as schemas } from '#shared/contract/speakers.ts';
import { showNumber } from '#shared/text/number.ts';
import { useCommand } from '../../api/hooks.ts';
import { useAction } from '../../ui/actions.ts';
import { FormField, isBlank, optionsOf, showFieldProblems } from '../../ui/form.tsx';
import { useNotices } from '../../ui/use-notices.tsx';
import { UnitPicker } from '../units/UnitPicker.tsx';
import { SuggestInput } from './SuggestInput.tsx';

type Selection = InputOf<'speakers.updateMany'>['selection'];

/** The fields that make sense for many people at once. */
const editors = {
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
} as const;
type BulkField = keyof typeof editors;
const bulkFields = Object.keys(editors) as BulkField[];

interface Props {
  selection: Selection;
  count: number;
  onClose: () => void;
  onDone: () => void;
}

/** The same value for one field of many records; one change in the history, taken back as one. */
export function BulkChangeDialog({ selection, count, onClose, onDone }: Props): ReactNode {
  const [form] = Form.useForm<{ value: unknown }>();
  const [field, setField] = useState<BulkField>('unitId');
  const notices = useNotices();
  const update = useCommand('speakers.updateMany', {
    onSuccess: ({ changed, unchanged, changeId }) => {
      const same = unchanged > 0 ? ` ${showNumber(unchanged)} người vốn đã có giá trị này.` : '';
      notices.done(
        `Đã sửa ${labels[field].toLowerCase()} của ${showNumber(changed)} người.${same}`,
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
      title={`Sửa hàng loạt ${showNumber(count)} người`}
      okText={`Sửa ${showNumber(count)} người`}
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
            {...(field === 'unitId' && { required: 'Hãy chọn đơn vị.' })}
            {...(field !== 'unitId' && { help: 'Để trống là xoá giá trị đang có.' })}
          >
            {editors[field]}
          </FormField>
        </Row>
      </Form>
    </Modal>
  );
}
