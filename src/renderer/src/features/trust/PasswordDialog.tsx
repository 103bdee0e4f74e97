import { Form, Input, Modal } from 'antd';
import type { ReactNode } from 'react';
import { newPasswordSchema } from '#shared/contract/auth.ts';
import { useAction } from '../../ui/actions.ts';
import { schemaRule } from '../../ui/form.tsx';

interface PasswordValues {
  current?: string;
  password: string;
}

interface Props {
  title: string;
  hint?: ReactNode;
  action: string;
  /** Whether the present password is asked for. */
  askCurrent: boolean;
  /** Whether a new one is. */
  askNew: boolean;
  pending: boolean;
  onSubmit: (values: PasswordValues) => void;
  onClose: () => void;
}

/** Asks for the present password, a new one (twice), or both. */
export function PasswordDialog({
  title,
  hint,
  action,
  askCurrent,
  askNew,
  pending,
  onSubmit,
  onClose,
}: Props): ReactNode {
  const [form] = Form.useForm<PasswordValues & { again: string }>();
  useAction('save', () => form.submit());
  const required = 'Hãy nhập mật khẩu.';
  return (
    <Modal
      open
      title={title}
      okText={action}
      cancelText="Thôi"
      confirmLoading={pending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      {hint && <p className="hint">{hint}</p>}
      <Form
        form={form}
        layout="vertical"
        onFinish={({ current, password = '' }) => onSubmit({ password, ...(current && { current }) })}
      >
        {askCurrent && (
          <Form.Item name="current" label="Mật khẩu hiện nay" rules={[{ required: true, message: required }]}>
            <Input.Password autoFocus autoComplete="current-password" />
          </Form.Item>
        )}
        {askNew && (
          <>
            <Form.Item name="password" label="Mật khẩu mới" required rules={[schemaRule(newPasswordSchema, required)]}>
              <Input.Password autoFocus={!askCurrent} autoComplete="new-password" />
            </Form.Item>
            <Form.Item
              name="again"
              label="Nhập lại mật khẩu mới"
              dependencies={['password']}
              required
              rules={[
                ({ getFieldValue }) => ({
                  validator: async (_rule, value: unknown) => {
                    if (value !== getFieldValue('password')) throw new Error('Hai lần nhập chưa giống nhau.');
                  },
                }),
              ]}
            >
              <Input.Password autoComplete="new-password" />
            </Form.Item>
          </>
        )}
        {/* Enter in a form of several fields submits only where there is a button for it; the dialog's is outside. */}
        <button type="submit" hidden />
      </Form>
    </Modal>
  );
}
