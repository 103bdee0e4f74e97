import { Spin } from 'antd';
import type { ReactNode } from 'react';

/**
 * What was read before, while what is asked now is awaited: it stays where it is, so that the page keeps its shape and
 * the cursor its place, but it is dimmed and nothing in it can be pressed, so that nobody takes it for the answer.
 */
export function Stale({ waiting, children }: { waiting: boolean; children: ReactNode }): ReactNode {
  return (
    <Spin spinning={waiting}>
      <div inert={waiting} aria-busy={waiting}>
        {children}
      </div>
      <span className="visually-hidden" role="status">
        {waiting && 'Đang đọc dữ liệu…'}
      </span>
    </Spin>
  );
}
