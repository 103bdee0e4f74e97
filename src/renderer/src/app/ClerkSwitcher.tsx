import { UserOutlined } from '@ant-design/icons';
import { Button, Dropdown, Form, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { appContract } from '#shared/contract/app.ts';
import { useCommand } from '../api/hooks.ts';
import { PasswordDialog } from '../features/trust/PasswordDialog.tsx';
import { useAction } from '../ui/actions.ts';
import { FormField, showFieldProblems } from '../ui/form.tsx';
import { useAskToLeaveAll } from '../ui/use-leave-guard.tsx';
import { useNotices } from '../ui/use-notices.tsx';
import { useAppState, useReadAllAgain } from './app-state.ts';

const ADD = 'add';

/** Who is writing: several clerks share a PC, and each change carries a name. */
export function ClerkSwitcher(): ReactNode {
  const { clerk, clerks, protection } = useAppState();
  const [asking, setAsking] = useState<number>();
  const [adding, setAdding] = useState(false);
  const readAgain = useReadAllAgain();
  const notices = useNotices();
  const askToLeave = useAskToLeaveAll();
  const switchTo = useCommand('clerks.switch', {
    onSuccess: async ({ name }) => {
      setAsking(undefined);
      await readAgain();
      notices.done(`Từ bây giờ thay đổi được ghi tên ${name}.`);
    },
    onError: notices.failed,
  });
  /** Another clerk begins with a fresh window: what this one has not saved is asked about first. */
  const choose = async (key: string) => {
    const another = key === ADD;
    const stays = another ? protection === 'clerks' : Number(key) === clerk?.id;
    if (!stays && !(await askToLeave({ title: 'Đổi người dùng mà chưa ghi?', action: 'Đổi người dùng' }))) return;
    if (another) setAdding(true);
    else if (stays) return;
    else if (protection === 'clerks') setAsking(Number(key));
    else switchTo.mutate({ id: Number(key) });
  };
  return (
    <>
      <Dropdown
        trigger={['click']}
        placement="bottomRight"
        menu={{
          selectable: true,
          selectedKeys: clerk ? [String(clerk.id)] : [],
          items: [
            {
              type: 'group',
              label: 'Người đang ghi sổ',
              children: clerks.map(({ id, name }) => ({ key: String(id), label: name })),
            },
            { type: 'divider' },
            { key: ADD, label: 'Thêm người dùng…' },
          ],
          onClick: ({ key }) => void choose(key),
        }}
      >
        <Button type="text" icon={<UserOutlined />} aria-label={`Người dùng: ${clerk?.name ?? 'chưa chọn'}. Đổi người`}>
          {clerk?.name ?? 'Chưa chọn người dùng'}
        </Button>
      </Dropdown>
      {asking !== undefined && (
        <PasswordDialog
          title={`Mật khẩu của ${clerks.find(({ id }) => id === asking)?.name ?? ''}`}
          action="Đổi người"
          askCurrent
          askNew={false}
          pending={switchTo.isPending}
          onSubmit={({ current }) => switchTo.mutate({ id: asking, ...(current && { password: current }) })}
          onClose={() => setAsking(undefined)}
        />
      )}
      {adding && (
        <AddClerk
          onClose={() => setAdding(false)}
          onAdded={(id) => {
            setAdding(false);
            // Where everyone has a password, an administrator gives the new clerk one first.
            if (protection === 'clerks') void readAgain();
            else switchTo.mutate({ id });
          }}
        />
      )}
    </>
  );
}

/** Asks for the name of a new clerk. */
function AddClerk({ onClose, onAdded }: { onClose: () => void; onAdded: (id: number) => void }): ReactNode {
  const [form] = Form.useForm<{ name: string }>();
  const notices = useNotices();
  const create = useCommand('clerks.create', {
    onSuccess: ({ id }) => onAdded(id),
    onError: (error) => {
      if (!showFieldProblems(form, error)) notices.failed(error);
    },
  });
  useAction('save', () => form.submit());
  return (
    <Modal
      open
      title="Thêm người dùng"
      okText="Thêm và làm việc với tên này"
      cancelText="Thôi"
      confirmLoading={create.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <Form form={form} name="add-clerk" layout="vertical" onFinish={({ name }) => create.mutate({ name })}>
        <FormField
          name="name"
          label="Họ và tên"
          span={24}
          schema={appContract['clerks.create'].input.shape.name}
          required="Hãy nhập tên người dùng."
        >
          <Input autoFocus />
        </FormField>
      </Form>
    </Modal>
  );
}
