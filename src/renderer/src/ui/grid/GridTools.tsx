import { CopyOutlined } from '@ant-design/icons';
import { Button, Space } from 'antd';
import type { ReactNode } from 'react';
import { showNumber } from '#shared/text/number.ts';
import { type Selection, selectionSize } from './columns.ts';

interface Props {
  /** What the records are called after a number. */
  noun: string;
  total: number | undefined;
  selection: Selection;
  onSelectAll: () => void;
  onClear: () => void;
  onCopy: () => void;
  bulkActions: ReactNode;
  chooser: ReactNode;
}

/** The line above a list: how many it finds, what is chosen, and what can be done with it. */
export function GridTools({
  noun,
  total,
  selection,
  onSelectAll,
  onClear,
  onCopy,
  bulkActions,
  chooser,
}: Props): ReactNode {
  const chosen = selectionSize(selection);
  const all = selection.kind === 'all';
  return (
    <div className="register-tools" role="toolbar" aria-label="Thao tác với danh sách">
      {chosen > 0 ? (
        <Space className="register-selection" size={6}>
          <span role="status">
            Đang chọn <b>{showNumber(chosen)}</b>
            {` ${noun}${all ? ' (tất cả)' : ''}`}
          </span>
          {!all && total !== undefined && chosen < total && (
            <Button type="link" onClick={onSelectAll}>
              Chọn tất cả {showNumber(total)} {noun}
            </Button>
          )}
          <Button type="link" onClick={onClear}>
            Bỏ chọn
          </Button>
          {bulkActions}
        </Space>
      ) : (
        <span role="status" className="register-count">
          {total !== undefined && `${showNumber(total)} ${noun}`}
          {!!total && (
            <Button type="link" onClick={onSelectAll}>
              Chọn tất cả
            </Button>
          )}
        </span>
      )}
      <Space className="register-right">
        <Button
          icon={<CopyOutlined />}
          onClick={onCopy}
          disabled={!total}
          title="Chép các dòng đang chọn, hoặc cả danh sách, để dán vào Excel"
          aria-label="Chép sang Excel"
        >
          {chosen === 0 && 'Chép sang Excel'}
        </Button>
        {chooser}
      </Space>
    </div>
  );
}
