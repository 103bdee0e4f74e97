import { FilePdfOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useNavigate } from 'react-router';
import { headingsOf } from '#shared/text/guide-text.ts';
import { print, savePdf } from '../../api/files.ts';
import { NotFound } from '../../app/NotFound.tsx';
import { useAction } from '../../ui/actions.ts';
import { useNotices } from '../../ui/use-notices.tsx';
import { GuideArticle } from './GuideArticle.tsx';
import { guideTitles, useGuideFile } from './GuidePage.tsx';
import { guideText } from './guide-files.ts';
import '../printing/printing.css';
import './guide.css';

/** A guide laid out for paper, alone on the page as lists are, to be printed or kept as a PDF. */
export function GuidePrintPage(): ReactNode {
  const file = useGuideFile();
  const navigate = useNavigate();
  const notices = useNotices();
  const text = guideText(file);
  const title = guideTitles[file] ?? '';
  const back = () => void navigate(-1);
  const doing = (work: Promise<unknown>) => void work.catch(notices.failed);
  useAction('back', back);
  useAction('print', () => doing(print()));
  if (text === undefined) return <NotFound />;
  return createPortal(
    <div className="print-view">
      <div className="print-bar">
        <Button onClick={back}>Quay lại</Button>
        <b>{title}</b>
        <span className="print-bar-space" />
        <Button icon={<FilePdfOutlined />} onClick={() => doing(savePdf(`${title}.pdf`))}>
          Lưu PDF…
        </Button>
        <Button type="primary" icon={<PrinterOutlined />} onClick={() => doing(print())}>
          In
        </Button>
      </div>
      <div className="paper guide-paper">
        <h1>{title}</h1>
        <ul className="guide-print-contents" aria-label="Mục lục">
          {headingsOf(text).map(({ id, level, text: heading }) => (
            <li key={id} className={`guide-level-${level}`}>
              {heading}
            </li>
          ))}
        </ul>
        <GuideArticle text={text} />
      </div>
    </div>,
    document.body,
  );
}
