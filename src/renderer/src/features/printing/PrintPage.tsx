import { FileExcelOutlined, FilePdfOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useNavigate } from 'react-router';
import type { Roster } from '#shared/contract/rosters.ts';
import type { OfficialDocument } from '#shared/print/official-document.ts';
import { invoke } from '../../api/client.ts';
import { print, saveFile, savePdf } from '../../api/files.ts';
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

const excelFilter = [{ name: 'Sổ tính Excel', extensions: ['xlsx'] }];

/** The print view: a list in the official layout, alone on the page, to be printed, kept as a PDF or as a workbook. */
export function PrintPage(): ReactNode {
  const [roster] = useKeptState<Roster | undefined>(PRINT_REQUEST, undefined);
  return roster ? (
    <RosterView roster={roster} />
  ) : (
    <EmptyState title="Chưa chọn gì để in" hint="Mở một danh sách, lọc và sắp xếp, rồi bấm In." />
  );
}

function RosterView({ roster }: { roster: Roster }): ReactNode {
  const { data, error, refetch } = useOperation('rosters.document', roster);
  if (error) return <FailureAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading label="Đang dựng bản in…" />;
  // Beside the application's root, so that only the document is on the paper.
  return createPortal(<PrintView roster={roster} document={data} />, window.document.body);
}

function PrintView({ roster, document }: { roster: Roster; document: OfficialDocument }): ReactNode {
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
        <span className="print-bar-space" />
        <Button
          icon={<FileExcelOutlined />}
          onClick={() =>
            doing(
              saveFile(`${document.name}.xlsx`, excelFilter, (path) => invoke('rosters.write', { ...roster, path })),
            )
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
