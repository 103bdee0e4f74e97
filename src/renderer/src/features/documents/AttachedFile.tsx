import { EyeOutlined, PaperClipOutlined, UploadOutlined } from '@ant-design/icons';
import { Button, Progress, Space } from 'antd';
import type { ReactNode } from 'react';
import { DOCUMENT_FILE_MAX_BYTES, type Document, documentFileExtensions } from '#shared/contract/documents.ts';
import { invoke } from '../../api/client.ts';
import { chooseFile } from '../../api/files.ts';
import { useCommand, useTask } from '../../api/hooks.ts';
import { showSize } from '../../ui/show.ts';
import { useConfirm } from '../../ui/use-confirm.tsx';
import { useNotices } from '../../ui/use-notices.tsx';
import { openFile } from './open-file.ts';

const FILTERS = [{ name: 'Văn bản, ảnh, ghi âm, ghi hình', extensions: [...documentFileExtensions] }];

/** The file attached to a document: taken in, seen by the system's viewer after asking, taken off. */
export function AttachedFile({ document }: { document: Document }): ReactNode {
  const { id, version, file } = document;
  const notices = useNotices();
  const confirm = useConfirm();
  const attach = useTask('documents.attach');
  const detach = useCommand('documents.detach', {
    onSuccess: () => notices.done('Đã bỏ tệp đính kèm.', { entity: 'document', entityId: id }),
    onError: notices.failed,
  });

  const choose = async () => {
    try {
      const chosen = await chooseFile(FILTERS, 'Chọn tệp đính kèm');
      if (!chosen) return;
      await attach.mutateAsync({ id, version, path: chosen.token });
      notices.done(`Đã đính kèm ${chosen.name}.`, { entity: 'document', entityId: id });
    } catch (error) {
      notices.failed(error);
    }
  };

  const view = async () => {
    if (!file) return;
    const sure = await confirm({
      title: `Mở ${file.name}?`,
      content:
        'Tệp được mở bằng chương trình xem của máy. Chỉ mở tệp do cơ quan mình đính kèm và biết rõ nguồn; sửa trong chương trình đó không làm thay đổi bản lưu trong sổ.',
      action: 'Mở tệp',
    });
    if (!sure) return;
    try {
      await openFile(await invoke('documents.file', { id }));
    } catch (error) {
      notices.failed(error);
    }
  };

  if (!file) {
    return (
      <Space direction="vertical">
        <Button icon={<UploadOutlined />} loading={attach.isPending} onClick={() => void choose()}>
          Đính kèm tệp…
        </Button>
        <span className="hint">
          Tệp được chép vào thư mục dữ liệu, tối đa {DOCUMENT_FILE_MAX_BYTES / 1024 / 1024} MB.
        </span>
        {attach.progress && <Progress percent={100} status="active" showInfo={false} />}
      </Space>
    );
  }
  return (
    <Space wrap>
      <span>
        <PaperClipOutlined aria-hidden /> <b>{file.name}</b> ({showSize(file.size)})
      </span>
      <Button icon={<EyeOutlined />} onClick={() => void view()}>
        Mở tệp…
      </Button>
      <Button icon={<UploadOutlined />} loading={attach.isPending} onClick={() => void choose()}>
        Thay tệp…
      </Button>
      <Button danger loading={detach.isPending} onClick={() => detach.mutate({ id, version })}>
        Bỏ tệp
      </Button>
    </Space>
  );
}
