import { Table } from 'antd';
import type { ReactNode } from 'react';
import type { ImportPreview } from '#shared/contract/imports.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';

type Skipped = ImportPreview['skipped'][number];

/** Rows that are no data (titles, headings, totals, signatures), each with the reason. */
export function SkippedRows({ preview }: { preview: ImportPreview }): ReactNode {
  return (
    <Table<Skipped>
      size="small"
      virtual
      className="import-skipped"
      scroll={{ y: 300, x: 600 }}
      pagination={false}
      rowKey={({ sheet, row }) => `${sheet}${row}`}
      dataSource={preview.skipped}
      locale={{ emptyText: <EmptyState title="Mọi dòng của tệp đều là dữ liệu" /> }}
      columns={[
        { title: 'Trang tính', dataIndex: 'sheet', width: 180 },
        { title: 'Dòng', dataIndex: 'row', width: 80 },
        { title: 'Vì sao không nhập', dataIndex: 'reason' },
      ]}
    />
  );
}
