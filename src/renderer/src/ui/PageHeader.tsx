import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { useAction } from './actions.ts';

interface Props {
  title: string;
  /** Beside the title: a status, a count. */
  extra?: ReactNode;
  actions?: ReactNode;
  /** Where Esc and the arrow lead. */
  onBack?: () => void;
}

/** The head of a page: its one h1, what can be done on it, the way back. */
export function PageHeader({ title, extra, actions, onBack }: Props): ReactNode {
  useEffect(() => {
    document.title = `${title} – Sổ Báo Cáo Viên`;
  }, [title]);
  useAction('back', () => onBack?.(), onBack !== undefined);
  return (
    <header className="page-header">
      {onBack && (
        <Button
          type="text"
          icon={<ArrowLeftOutlined />}
          aria-label="Quay lại (Esc)"
          title="Quay lại (Esc)"
          onClick={onBack}
        />
      )}
      <h1>{title}</h1>
      {extra}
      <div className="page-actions">{actions}</div>
    </header>
  );
}
