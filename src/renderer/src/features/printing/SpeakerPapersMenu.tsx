import { DownOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { ReactNode } from 'react';
import type { SpeakerPapersRequest } from '#shared/contract/speaker-papers.ts';
import { openPrintView } from './print-request.ts';

/** What can be printed of single speakers. */
export const speakerPapers: { key: SpeakerPapersRequest['kind']; label: string }[] = [
  { key: 'records', label: 'Lý lịch trích ngang' },
  { key: 'cards', label: 'Thẻ báo cáo viên (8 thẻ một trang)' },
];

/** Opens the print view of records or cards of the speakers that `of` finds. */
export function SpeakerPapersMenu({ of }: { of: Omit<SpeakerPapersRequest, 'kind'> }): ReactNode {
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: speakerPapers,
        onClick: ({ key }) => openPrintView({ ...of, kind: key === 'cards' ? 'cards' : 'records' }),
      }}
    >
      <Button icon={<PrinterOutlined />}>
        In hồ sơ <DownOutlined />
      </Button>
    </Dropdown>
  );
}
