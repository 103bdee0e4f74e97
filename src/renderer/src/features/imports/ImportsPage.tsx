import { FileAddOutlined, FormOutlined, HistoryOutlined } from '@ant-design/icons';
import { Button, Space } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ChooseFiles } from './ChooseFiles.tsx';
import { ItemPanel } from './ItemPanel.tsx';
import { useQueue } from './import-queue.ts';
import { FORMS_PATH, IMPORT_HISTORY_PATH } from './paths.ts';
import { QueueStrip } from './QueueStrip.tsx';
import { StartPanel } from './StartPanel.tsx';

/** Files on their way into the register: one on the screen with all its steps, the others in the queue above it. */
export function ImportsPage(): ReactNode {
  const { items, current } = useQueue();
  const navigate = useNavigate();
  const item = items.find(({ key }) => key === current);
  return (
    <div className="page-list page-import">
      <PageHeader
        title="Nhập từ Excel"
        actions={
          <Space>
            {item && (
              <ChooseFiles>
                <FileAddOutlined /> Thêm tệp
              </ChooseFiles>
            )}
            <Button icon={<HistoryOutlined />} onClick={() => void navigate(IMPORT_HISTORY_PATH)}>
              Lịch sử nhập
            </Button>
            <Button icon={<FormOutlined />} onClick={() => void navigate(FORMS_PATH)}>
              Biểu mẫu gửi xã
            </Button>
          </Space>
        }
      />
      {items.length > 1 && <QueueStrip items={items} current={current} />}
      {item ? <ItemPanel key={item.key} item={item} /> : <StartPanel />}
    </div>
  );
}
