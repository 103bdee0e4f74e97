import { Form, Modal, Row, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { z } from 'zod';
import { showNumber } from '#shared/text/number.ts';
import { useAction } from './actions.ts';
import { FormField, isBlank, showFieldProblems } from './form.tsx';
import { useAttempt } from './use-attempt.ts';
import { useNotices } from './use-notices.tsx';

/** A field that can be given the same value in many records. */
export interface BulkField {
  field: string;
  label: string;
  schema: z.ZodType;
  editor: ReactNode;
  /** Whether it must hold something; else leaving it blank clears it. */
  required?: boolean;
}

/** What `updateMany` answers. */
export interface ManyChanged {
  changed: number;
  unchanged: number;
  changeId: number | null;
}

/**
 * The fields of a register that can be changed in many records at once: each with its editor, its label and its rule.
 * @param schemas the rules of the register's patch, by field
 */
export function bulkFields<F extends string>(
  editors: Readonly<Record<F, ReactNode>>,
  labels: Readonly<Record<NoInfer<F>, string>>,
  schemas: Readonly<Record<NoInfer<F>, z.ZodType>>,
  required: readonly NoInfer<F>[],
): BulkField[] {
  return (Object.keys(editors) as F[]).map((field) => ({
    field,
    label: labels[field],
    schema: schemas[field],
    editor: editors[field],
    required: required.includes(field),
  }));
}

interface Props {
  fields: readonly BulkField[];
  /** What the records are called after a number. */
  noun: string;
  count: number;
  update: (patch: Record<string, unknown>) => Promise<ManyChanged>;
  onClose: () => void;
  onDone: () => void;
}

/** The same value for one field of many records; one change in the history, taken back as one. */
export function BulkChangeDialog({ fields, noun, count, update, onClose, onDone }: Props): ReactNode {
  const [form] = Form.useForm<{ value: unknown }>();
  const [chosen, setChosen] = useState(fields[0]?.field);
  const notices = useNotices();
  const [saving, attempt] = useAttempt((error) => {
    // The core names the field as the patch does; here there is one field only.
    if (!showFieldProblems(form, error, () => 'value')) notices.failed(error);
  });
  useAction('save', () => form.submit());
  const current = fields.find(({ field }) => field === chosen);
  if (!current) return null;

  const save = ({ value }: { value: unknown }) =>
    attempt(async () => {
      const parsed = current.schema.safeParse(isBlank(value) ? null : value);
      if (!parsed.success) return;
      const { changed, unchanged, changeId } = await update({ [current.field]: parsed.data });
      const same = unchanged > 0 ? ` ${showNumber(unchanged)} ${noun} vốn đã có giá trị này.` : '';
      notices.done(
        `Đã sửa ${current.label.toLowerCase()} của ${showNumber(changed)} ${noun}.${same}`,
        changeId === null ? undefined : { changeId },
      );
      onDone();
    });

  return (
    <Modal
      open
      title={`Sửa hàng loạt ${showNumber(count)} ${noun}`}
      okText={`Sửa ${showNumber(count)} ${noun}`}
      cancelText="Thôi"
      confirmLoading={saving}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <Form form={form} layout="vertical" onFinish={(values) => void save(values)}>
        <Form.Item label="Ô cần sửa" htmlFor="bulk-field">
          <Select
            id="bulk-field"
            autoFocus
            value={current.field}
            options={fields.map(({ field, label }) => ({ value: field, label }))}
            onChange={(next) => {
              setChosen(next);
              form.resetFields();
            }}
          />
        </Form.Item>
        <Row>
          <FormField
            key={current.field}
            name="value"
            label={`${current.label} mới`}
            span={24}
            schema={current.schema}
            {...(current.required
              ? { required: 'Hãy nhập giá trị mới.' }
              : { help: 'Để trống là xoá giá trị đang có.' })}
          >
            {current.editor}
          </FormField>
        </Row>
      </Form>
    </Modal>
  );
}
