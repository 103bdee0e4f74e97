import { FileExcelOutlined, FilePdfOutlined, PrinterOutlined } from '@ant-design/icons';
import { keepPreviousData } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { createPortal } from 'react-dom';
import { useNavigate } from 'react-router';
import type { Roster } from '#shared/contract/rosters.ts';
import type { OfficialDocument } from '#shared/print/official-document.ts';
import { invoke } from '../../api/client.ts';
import { excelFiles, print, saveFile, savePdf } from '../../api/files.ts';
import { useOperation } from '../../api/hooks.ts';
import { useAction } from '../../ui/actions.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FailureAlert } from '../../ui/failure.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { useKeptState } from '../../ui/use-kept-state.ts';
import { useNotices } from '../../ui/use-notices.tsx';
import { OfficialPage } from './OfficialPage.tsx';
import { PRINT_REQUEST } from './print-request.ts';
import './printing.css';

/** The print view: a list in the official layout, alone on the page, to be printed, kept as a PDF or as a workbook. */
export function PrintPage(): ReactNode {
  const [roster] = useKeptState<Roster | undefined>(PRINT_REQUEST, undefined);
  return roster ? (
    <RosterView roster={roster} />
  ) : (
    <EmptyState title="Chưa chọn gì để in" hint="Mở một danh sách, lọc và sắp xếp, rồi bấm In." />
  );
}

/** How a list stands where the clerk asks for the order of an official list instead of that of the screen. */
const officialOrders: Record<Roster['kind'], string> = {
  speakers: 'Theo đơn vị',
  sessions: 'Theo ngày',
  commendations: 'Theo loại khen thưởng',
};

function RosterView({ roster: asked }: { roster: Roster }): ReactNode {
  const [official, setOfficial] = useState(asked.sort === undefined);
  const { sort, ...unsorted } = asked;
  const roster: Roster = official || !sort ? unsorted : asked;
  const { data, error, refetch } = useOperation('rosters.document', roster, { placeholderData: keepPreviousData });
  if (error) return <FailureAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading label="Đang dựng bản in…" />;
  // Beside the application's root, so that only the document is on the paper.
  return createPortal(
    <PrintView
      roster={roster}
      document={data}
      options={
        sort && (
          <Segmented<boolean>
            aria-label="Thứ tự"
            value={official}
            onChange={setOfficial}
            options={[
              { value: false, label: 'Thứ tự trên màn hình' },
              { value: true, label: officialOrders[roster.kind] },
            ]}
          />
        )
      }
    />,
    window.document.body,
  );
}

interface PrintViewProps {
  roster: Roster;
  document: OfficialDocument;
  /** What can be chosen about it, in the bar. */
  options?: ReactNode;
}

function PrintView({ roster, document, options }: PrintViewProps): ReactNode {
  const navigate = useNavigate();
  const notices = useNotices();
  const landscape = document.orientation === 'landscape';
  const back = () => void navigate(-1);
  const doing = (work: Promise<unknown>) => void work.catch(notices.failed);
  useAction('back', back);
  useAction('print', () => doing(print({ landscape })));
  return (
    <div className="print-view">
      <div className="print-bar">
        <Button onClick={back}>Quay lại</Button>
        <b>{document.name}</b>
        {options}
        <span className="print-bar-space" />
        <Button
          icon={<FileExcelOutlined />}
          onClick={() =>
            doing(saveFile(`${document.name}.xlsx`, excelFiles, (path) => invoke('rosters.write', { ...roster, path })))
          }
        >
          Xuất Excel…
        </Button>
        <Button icon={<FilePdfOutlined />} onClick={() => doing(savePdf(`${document.name}.pdf`, { landscape }))}>
          Lưu PDF…
        </Button>
        <Button type="primary" icon={<PrinterOutlined />} onClick={() => doing(print({ landscape }))}>
          In
        </Button>
      </div>
      <div className={`paper ${document.orientation}`}>
        <OfficialPage document={document} />
      </div>
    </div>
  );
}
