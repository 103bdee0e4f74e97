import { InfoCircleOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useRef } from 'react';
import { useNavigate, useParams } from 'react-router';
import { NotFound } from '../../app/NotFound.tsx';
import { useAction } from '../../ui/actions.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { FindBox } from './FindBox.tsx';
import { GuideArticle } from './GuideArticle.tsx';
import { GuideContents } from './GuideContents.tsx';
import { guideText } from './guide-files.ts';
import { ABOUT_PATH, guidePath, guidePrintPath, MAIN_GUIDE, PRIVACY_GUIDE } from './paths.ts';
import './guide.css';

/** What the guides are called in the window. */
export const guideTitles: Record<string, string> = {
  [MAIN_GUIDE]: 'Hướng dẫn sử dụng',
  [PRIVACY_GUIDE]: 'Dữ liệu cá nhân',
};

/** The guide that the address names; the user guide where it names none. */
export function useGuideFile(): string {
  const { guide } = useParams();
  return guide === undefined ? MAIN_GUIDE : `${guide}.md`;
}

/** The guide: contents at the left, the text with its pictures, words found in it, printed by Ctrl+P. */
export function GuidePage(): ReactNode {
  const file = useGuideFile();
  const navigate = useNavigate();
  const text = guideText(file);
  const article = useRef<HTMLElement>(null);
  const print = () => void navigate(guidePrintPath(file));
  useAction('print', print, text !== undefined);
  if (text === undefined) return <NotFound />;
  const others = Object.keys(guideTitles).filter((other) => other !== file && guideText(other) !== undefined);
  return (
    <div className="page guide">
      <PageHeader
        title={guideTitles[file] ?? ''}
        extra={<FindBox key={file} article={article} />}
        actions={
          <>
            {others.map((other) => (
              <Button key={other} href={`#${guidePath(other)}`}>
                {guideTitles[other]}
              </Button>
            ))}
            <Button icon={<InfoCircleOutlined />} href={`#${ABOUT_PATH}`}>
              Giới thiệu
            </Button>
            <Button icon={<PrinterOutlined />} onClick={print} title="Ctrl+P">
              In, lưu PDF
            </Button>
          </>
        }
      />
      <div className="guide-columns">
        <GuideContents text={text} />
        <GuideArticle key={file} text={text} ref={article} />
      </div>
    </div>
  );
}
