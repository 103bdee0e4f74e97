import { Form, type FormInstance, Modal, Row } from 'antd';
import type { ReactNode } from 'react';
import { useAction } from './actions.ts';
import { useAskClose } from './use-ask-close.ts';
import { type RecordFormProps, type Stored, useRecordForm } from './use-record-form.tsx';

interface Props<Draft extends object, Item extends Stored> extends RecordFormProps<Draft, Item> {
  title: string;
  width?: number;
  onClose: () => void;
  onValuesChange?: (changed: Partial<Draft>, form: FormInstance<Draft>) => void;
  /** Under the form: what the record went through. */
  after?: ReactNode;
  /** The fields, in a row of 24 columns. */
  children: ReactNode;
}

/** The form of a record that has no page of its own. */
export function RecordDialog<Draft extends object, Item extends Stored>(props: Props<Draft, Item>): ReactNode {
  const { title, width, initial, onClose, onValuesChange, after, children } = props;
  const { form, saving, isDirty, choosing, save, dialog } = useRecordForm(props);
  const askClose = useAskClose(isDirty, onClose);
  useAction('save', () => void save(), !choosing);
  return (
    <>
      <Modal
        open
        title={title}
        {...(width !== undefined && { width })}
        okText="Ghi vào sổ"
        cancelText="Thôi"
        confirmLoading={saving}
        onCancel={askClose}
        onOk={() => void save()}
      >
        <Form
          form={form}
          layout="vertical"
          initialValues={initial}
          onFinish={() => void save()}
          onValuesChange={(changed: Partial<Draft>) => onValuesChange?.(changed, form)}
        >
          <Row gutter={12}>{children}</Row>
        </Form>
        {after}
      </Modal>
      {dialog}
    </>
  );
}
