import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { chooseFolder, choosesFolders } from '../../api/files.ts';
import { useCommand } from '../../api/hooks.ts';
import { useReadAllAgain } from '../../app/app-state.ts';
import { showFieldProblems } from '../../ui/form.tsx';
import { showDateTime } from '../../ui/show.ts';
import { useNotices } from '../../ui/use-notices.tsx';
import { showDriveFault } from './backup-words.ts';

interface Props {
  folder: string | null;
  problem: string | null;
  /** Since when a copy is being written there. */
  copyingSince: string | null;
}

/** A folder on another drive: a broken disk or a stolen PC takes what is on the same disk with it. */
export function SecondFolder({ folder, problem, copyingSince }: Props): ReactNode {
  const [form] = Form.useForm<{ secondFolder: string }>();
  const notices = useNotices();
  const readAgain = useReadAllAgain();
  const { data: hasDialog } = useQuery({ queryKey: ['choosesFolders'], queryFn: choosesFolders, staleTime: Infinity });
  const configure = useCommand('backup.configure', {
    onSuccess: async () => {
      await readAgain();
      notices.done('Đã ghi thư mục sao lưu thứ hai.');
    },
    onError: (error) => {
      if (!showFieldProblems(form, error)) notices.failed(error);
    },
  });
  const choose = async (): Promise<void> => {
    try {
      const chosen = await chooseFolder('Thư mục sao lưu thứ hai');
      if (chosen !== undefined) form.setFieldsValue({ secondFolder: chosen });
    } catch (failure) {
      notices.failed(failure);
    }
  };
  return (
    <Form
      className="second-folder"
      form={form}
      layout="vertical"
      initialValues={{ secondFolder: folder ?? '' }}
      onFinish={({ secondFolder }) => configure.mutate({ secondFolder: secondFolder.trim() || null })}
    >
      <Form.Item
        name="secondFolder"
        label="Thư mục sao lưu thứ hai (ổ đĩa khác, USB, ổ mạng)"
        extra="Mỗi bản tự sao lưu được chép thêm vào đây cùng các tệp đính kèm. Bỏ trống nếu không dùng."
        {...(problem && {
          validateStatus: 'warning' as const,
          help: `Lần gần nhất không chép được vào đây: ${showDriveFault(problem)}. Bản trên máy này vẫn đủ.`,
        })}
      >
        <Input placeholder="E:\SaoLuu" />
      </Form.Item>
      {copyingSince !== null && (
        <Alert
          type="info"
          showIcon
          title={`Đang chép bản sao lưu vào đây, bắt đầu lúc ${showDateTime(copyingSince)}. Chưa xong thì đừng rút ổ đĩa.`}
        />
      )}
      <div className="backup-actions">
        {hasDialog && <Button onClick={() => void choose()}>Chọn thư mục…</Button>}
        <Button htmlType="submit" loading={configure.isPending}>
          Ghi thư mục này
        </Button>
      </div>
    </Form>
  );
}
