import { Empty } from 'antd';
import type { ReactNode } from 'react';

/** Nothing to show: why, and what to do next. */
export function EmptyState({
  title,
  hint,
  actions,
}: {
  title: string;
  hint?: ReactNode;
  actions?: ReactNode;
}): ReactNode {
  return (
    <Empty
      className="empty-state"
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      description={
        <>
          <strong>{title}</strong>
          {hint && <div>{hint}</div>}
        </>
      }
    >
      {actions}
    </Empty>
  );
}
