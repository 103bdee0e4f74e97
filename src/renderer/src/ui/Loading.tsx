import { Spin } from 'antd';
import type { ReactNode } from 'react';

/** Reading takes longer than a moment: said to the eye and to a screen reader, after a short while only. */
export function Loading({ label = 'Đang đọc dữ liệu…' }: { label?: string }): ReactNode {
  return (
    <div className="loading" role="status">
      <Spin delay={150} />
      <span className="visually-hidden">{label}</span>
    </div>
  );
}
