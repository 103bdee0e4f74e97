import { QuestionCircleOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Layout } from 'antd';
import type { ReactNode } from 'react';
import { useAppState } from './app-state.ts';
import { ClerkSwitcher } from './ClerkSwitcher.tsx';
import { SaveStatus } from './SaveStatus.tsx';

interface Props {
  onPalette: () => void;
  onHelp: () => void;
}

/** Whose register this is, the way to anything (Ctrl+K), whether all is saved, and who is writing. */
export function TopBar({ onPalette, onHelp }: Props): ReactNode {
  const { office } = useAppState();
  return (
    <Layout.Header className="top-bar">
      <div className="top-office">
        <span className="top-product">Sổ Báo Cáo Viên</span>
        {office.name !== '' && (
          <span className="top-name" title={office.parentName ? `${office.parentName} – ${office.name}` : office.name}>
            {office.name}
          </span>
        )}
      </div>
      <Button className="top-search" onClick={onPalette} icon={<SearchOutlined />}>
        <span>Tìm người, đơn vị, chức năng…</span>
        <kbd>Ctrl+K</kbd>
      </Button>
      <div className="top-right">
        <SaveStatus />
        <Button type="text" icon={<QuestionCircleOutlined />} aria-label="Phím tắt" title="Phím tắt" onClick={onHelp} />
        <ClerkSwitcher />
      </div>
    </Layout.Header>
  );
}
