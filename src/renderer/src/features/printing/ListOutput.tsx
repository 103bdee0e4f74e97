import { DownOutlined, FileExcelOutlined, FilePdfOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button, Dropdown, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Roster } from '#shared/contract/rosters.ts';
import { invoke } from '../../api/client.ts';
import { excelFiles, pdfFiles, saveFile } from '../../api/files.ts';
import { useAction } from '../../ui/actions.ts';
import { useNotices } from '../../ui/use-notices.tsx';
import { useFullList } from './FullListButton.tsx';
import { openPrintView } from './print-request.ts';

const fileNames: Record<Roster['kind'], string> = {
  speakers: 'Danh sách báo cáo viên, tuyên truyền viên',
  sessions: 'Danh sách buổi tuyên truyền, hội nghị, tập huấn',
  commendations: 'Danh sách khen thưởng',
};

interface Props {
  roster: () => Roster;
  /** What else is printed of the records in the list. */
  prints?: { key: string; label: string; run: () => void }[];
}

/** Prints a list, or writes it as a workbook or a PDF, as it stands on the screen when the clerk asks: Ctrl+P too. */
export function ListOutput({ roster, prints = [] }: Props): ReactNode {
  const notices = useNotices();
  const [writing, setWriting] = useState(false);
  const [, writeFull] = useFullList();
  const view = () => openPrintView(roster());
  useAction('print', view);

  const write = async (ending: 'xlsx' | 'pdf') => {
    setWriting(true);
    try {
      const list = roster();
      const name = await saveFile(
        `${fileNames[list.kind]}.${ending}`,
        ending === 'xlsx' ? excelFiles : pdfFiles,
        (path) => invoke('rosters.write', { ...list, path }),
      );
      if (name !== null) notices.done(`Đã ghi ${name}.`);
    } catch (error) {
      notices.failed(error);
    } finally {
      setWriting(false);
    }
  };

  return (
    <Space.Compact>
      <Button icon={<PrinterOutlined />} onClick={view} title="In danh sách đang lọc, theo thứ tự đang xem (Ctrl+P)">
        In danh sách
      </Button>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            ...prints.map(({ key, label, run }) => ({ key, icon: <PrinterOutlined />, label, onClick: run })),
            {
              key: 'xlsx',
              icon: <FileExcelOutlined />,
              label: 'Xuất Excel (.xlsx)…',
              onClick: () => void write('xlsx'),
            },
            { key: 'pdf', icon: <FilePdfOutlined />, label: 'Xuất PDF…', onClick: () => void write('pdf') },
            {
              key: 'full',
              icon: <FileExcelOutlined />,
              label: 'Xuất Excel đủ mọi ô…',
              onClick: () => void writeFull(roster()),
            },
          ],
        }}
      >
        <Button icon={<DownOutlined />} loading={writing} aria-label="Xuất danh sách ra tệp" />
      </Dropdown>
    </Space.Compact>
  );
}
