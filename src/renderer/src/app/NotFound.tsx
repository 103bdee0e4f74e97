import { Button } from 'antd';
import type { ReactNode } from 'react';
import { EmptyState } from '../ui/EmptyState.tsx';

export function NotFound(): ReactNode {
  return (
    <EmptyState
      title="Không có trang này"
      hint="Địa chỉ có thể đã cũ."
      actions={
        <Button type="primary" href="#/">
          Về Tổng quan
        </Button>
      }
    />
  );
}
