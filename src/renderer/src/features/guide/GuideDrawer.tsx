import { Drawer } from 'antd';
import { type ReactNode, useRef } from 'react';
import { Link, MemoryRouter, Route, Routes } from 'react-router';
import { useActionKeys } from '../../ui/actions.ts';
import { FindBox } from './FindBox.tsx';
import { GuideArticle } from './GuideArticle.tsx';
import { GuideContents } from './GuideContents.tsx';
import { guideTitles, useGuideFile } from './GuidePage.tsx';
import { guideText } from './guide-files.ts';
import { GUIDE_PATH, guidePath } from './paths.ts';
import './guide.css';

/** The guide over a screen that has no pages; its links stay inside of it, and it asks the core nothing. */
export function GuideDrawer({ onClose }: { onClose: () => void }): ReactNode {
  useActionKeys();
  return (
    <Drawer open onClose={onClose} size={1120} title="Hướng dẫn sử dụng">
      <MemoryRouter initialEntries={[GUIDE_PATH]}>
        <Routes>
          <Route path={`${GUIDE_PATH}/:guide?`} element={<Guide />} />
        </Routes>
      </MemoryRouter>
    </Drawer>
  );
}

function Guide(): ReactNode {
  const file = useGuideFile();
  const text = guideText(file) ?? '';
  const article = useRef<HTMLElement>(null);
  const others = Object.entries(guideTitles).filter(([other]) => other !== file);
  return (
    <div className="guide">
      <div className="guide-drawer-bar">
        <FindBox key={file} article={article} />
        {others.map(([other, title]) => (
          <Link key={other} to={guidePath(other)}>
            {title}
          </Link>
        ))}
      </div>
      <div className="guide-columns">
        <GuideContents text={text} />
        <GuideArticle key={file} text={text} ref={article} />
      </div>
    </div>
  );
}
