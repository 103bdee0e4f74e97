import { Button, Form, Input, Modal, Select, Table, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { appContract, type Clerk } from '#shared/contract/app.ts';
import { type Role, roleLabels } from '#shared/contract/auth.ts';
import { useCommand } from '../../api/hooks.ts';
import { useAppState, useReadAllAgain } from '../../app/app-state.ts';
import { useAction } from '../../ui/actions.ts';
import { FormField, optionsOf, showFieldProblems } from '../../ui/form.tsx';
import { useNotices } from '../../ui/use-notices.tsx';
import { PasswordDialog } from '../trust/PasswordDialog.tsx';
import { RecoveryCodeDialog } from '../trust/RecoveryCodeDialog.tsx';

/** The people whose names stand beside changes. */
export function ClerksSection(): ReactNode {
  const { clerk: current, clerks, role, protection } = useAppState();
  const [protecting, setProtecting] = useState<Clerk>();
  const notices = useNotices();
  const readAgain = useReadAllAgain();
  const setRole = useCommand('clerks.setRole', { onSuccess: () => readAgain(), onError: notices.failed });
  const administrator = role === 'administrator';
  const [renaming, setRenaming] = useState<Clerk>();
  return (
    <section className="section" aria-labelledby="clerks-title">
      <h2 id="clerks-title">Người dùng</h2>
      <p className="hint">Thêm người và đổi người đang ghi sổ: bấm tên ở góc trên bên phải.</p>
      <Table<Clerk>
        size="small"
        pagination={false}
        rowKey="id"
        dataSource={clerks}
        showHeader={false}
        locale={{ emptyText: 'Chưa có người dùng nào.' }}
        columns={[
          {
            dataIndex: 'name',
            render: (name: string, { id }) => (
              <>
                {name} {id === current?.id && <Tag>đang ghi sổ</Tag>}
              </>
            ),
          },
          {
            dataIndex: 'role',
            render: (value: Role, clerk) => (
              <Select<Role>
                size="small"
                variant={administrator ? 'outlined' : 'borderless'}
                disabled={!administrator}
                aria-label={`Quyền của ${clerk.name}`}
                value={value}
                options={optionsOf(roleLabels)}
                onChange={(next) => setRole.mutate({ id: clerk.id, role: next })}
              />
            ),
          },
          {
            align: 'right',
            render: (_, clerk) => (
              <>
                {(administrator || clerk.id === current?.id) && (
                  <Button
                    size="small"
                    onClick={() => setProtecting(clerk)}
                    aria-label={`Đặt mật khẩu riêng cho ${clerk.name}`}
                  >
                    Mật khẩu…
                  </Button>
                )}{' '}
                <Button size="small" onClick={() => setRenaming(clerk)} aria-label={`Đổi tên ${clerk.name}`}>
                  Đổi tên
                </Button>
              </>
            ),
          },
        ]}
      />
      {protecting && (
        <ClerkPassword
          clerk={protecting}
          askCurrent={protection === 'password' || (protection === 'clerks' && protecting.id === current?.id)}
          onClose={() => setProtecting(undefined)}
        />
      )}
      {renaming && <RenameClerk clerk={renaming} onClose={() => setRenaming(undefined)} />}
    </section>
  );
}

/** A password of one's own; the recovery code that comes with the first is shown. */
function ClerkPassword({
  clerk,
  askCurrent,
  onClose,
}: {
  clerk: Clerk;
  askCurrent: boolean;
  onClose: () => void;
}): ReactNode {
  const notices = useNotices();
  const readAgain = useReadAllAgain();
  const [code, setCode] = useState<string>();
  const set = useCommand('clerks.setPassword', {
    onSuccess: async ({ recoveryCode }) => {
      notices.done(`Đã đặt mật khẩu riêng cho ${clerk.name}.`);
      if (recoveryCode) setCode(recoveryCode);
      else onClose();
      await readAgain();
    },
    onError: notices.failed,
  });
  if (code) return <RecoveryCodeDialog code={code} onClose={onClose} />;
  return (
    <PasswordDialog
      title={`Mật khẩu riêng của ${clerk.name}`}
      hint="Khi có mật khẩu riêng, mỗi người mở sổ bằng mật khẩu của mình và mật khẩu chung hết hiệu lực. Người quản trị cần có mật khẩu trước."
      action="Đặt mật khẩu"
      askCurrent={askCurrent}
      askNew
      pending={set.isPending}
      onSubmit={(values) => set.mutate({ id: clerk.id, ...values })}
      onClose={onClose}
    />
  );
}

function RenameClerk({ clerk, onClose }: { clerk: Clerk; onClose: () => void }): ReactNode {
  const [form] = Form.useForm<{ name: string }>();
  const notices = useNotices();
  const readAgain = useReadAllAgain();
  const rename = useCommand('clerks.rename', {
    onSuccess: async () => {
      await readAgain();
      notices.done('Đã đổi tên. Những thay đổi cũ vẫn mang tên lúc ghi.');
      onClose();
    },
    onError: (error) => {
      if (!showFieldProblems(form, error)) notices.failed(error);
    },
  });
  useAction('save', () => form.submit());
  return (
    <Modal
      open
      title="Đổi tên người dùng"
      okText="Đổi tên"
      cancelText="Thôi"
      confirmLoading={rename.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <Form
        form={form}
        // Its label would else belong to the field of that name in the form behind the dialog.
        name="rename-clerk"
        layout="vertical"
        initialValues={{ name: clerk.name }}
        onFinish={({ name }) => rename.mutate({ id: clerk.id, name })}
      >
        <FormField
          name="name"
          label="Họ và tên"
          span={24}
          schema={appContract['clerks.rename'].input.shape.name}
          required="Hãy nhập tên người dùng."
        >
          <Input autoFocus />
        </FormField>
      </Form>
    </Modal>
  );
}
