import { FileExcelOutlined, FilePdfOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useNavigate } from 'react-router';
import type { PrintElement } from '#shared/print/document-tree.ts';
import { invoke } from '../../api/client.ts';
import { excelFiles, print, saveFile, savePdf } from '../../api/files.ts';
import { useAction } from '../../ui/actions.ts';
import { FONT } from '../../ui/palette.ts';
import { useNotices } from '../../ui/use-notices.tsx';
import { MissingOffice } from '../settings/MissingOffice.tsx';
import { OfficialPage } from './OfficialPage.tsx';
import type { PrintRequest } from './print-request.ts';
import './printing.css';

interface Props {
  /** Names the file. */
  name: string;
  orientation: 'portrait' | 'landscape';
  /** Looks of the paper beside the fonts. */
  css: string;
  tree: PrintElement;
  /** Whether the paper has margins of its own on the screen, as on the page. */
  margins?: boolean;
  /** What can be chosen about it, in the bar. */
  options?: ReactNode;
  /** What is printed and how many records it shows, for the log of what left the register. */
  request: PrintRequest;
  rows: number;
  /** Writes the same as a workbook; absent where there is none. */
  writeExcel?: (token: string) => Promise<unknown>;
}

/** The print view: a paper alone on the page, to be printed, kept as a PDF or as a workbook. */
export function PrintView({
  name,
  orientation,
  css,
  tree,
  margins = true,
  options,
  request,
  rows,
  writeExcel,
}: Props): ReactNode {
  const navigate = useNavigate();
  const notices = useNotices();
  const landscape = orientation === 'landscape';
  const back = () => void navigate(-1);
  const doing = (work: Promise<unknown>) => void work.catch(notices.failed);
  useAction('back', back);
  const note = (way: 'print' | 'pdf') => invoke('exports.note', { way, request, rows });
  // Noted first: what the system's dialog then does, nobody is told.
  const printNow = () => doing(note('print').then(() => print({ landscape })));
  const keepPdf = () => doing(savePdf(`${name}.pdf`, { landscape }).then((saved) => (saved ? note('pdf') : undefined)));
  useAction('print', printNow);
  // Beside the application's root, so that only the document is on the paper.
  return createPortal(
    <div className="print-view">
      {/* Outside of the root that has the application's font. */}
      <div className="print-bar" style={{ fontFamily: FONT }}>
        <Button onClick={back}>Quay lại</Button>
        <b>{name}</b>
        {options}
        <span className="print-bar-space" />
        {writeExcel && (
          <Button icon={<FileExcelOutlined />} onClick={() => doing(saveFile(`${name}.xlsx`, excelFiles, writeExcel))}>
            Xuất Excel…
          </Button>
        )}
        <Button icon={<FilePdfOutlined />} onClick={keepPdf}>
          Lưu PDF…
        </Button>
        <Button type="primary" icon={<PrinterOutlined />} onClick={printNow}>
          In
        </Button>
      </div>
      <MissingOffice />
      <div className={`paper ${orientation}${margins ? '' : ' whole'}`}>
        <OfficialPage css={css} tree={tree} />
      </div>
    </div>,
    window.document.body,
  );
}
