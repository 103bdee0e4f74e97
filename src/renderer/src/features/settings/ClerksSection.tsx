import { Button, Form, Input, Modal, Table, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { appContract, type Clerk } from '#shared/contract/app.ts';
import { useCommand } from '../../api/hooks.ts';
import { useAppState, useReadAllAgain } from '../../app/app-state.ts';
import { FormField, showFieldProblems } from '../../ui/form.tsx';
import { useNotices } from '../../ui/use-notices.tsx';

/** The people whose names stand beside changes. */
export function ClerksSection(): ReactNode {
  const { clerk: current, clerks } = useAppState();
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
            align: 'right',
            render: (_, clerk) => (
              <Button size="small" onClick={() => setRenaming(clerk)} aria-label={`Đổi tên ${clerk.name}`}>
                Đổi tên
              </Button>
            ),
          },
        ]}
      />
      {renaming && <RenameClerk clerk={renaming} onClose={() => setRenaming(undefined)} />}
    </section>
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
