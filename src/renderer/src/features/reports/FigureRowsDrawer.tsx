import { keepPreviousData } from '@tanstack/react-query';
import { Drawer, Table } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Period } from '#shared/contract/periods.ts';
import type { OutputOf } from '#shared/contract/registry.ts';
import type { UnitMode } from '#shared/contract/reports.ts';
import { showNumber } from '#shared/text/number.ts';
import { showDate } from '#shared/text/partial-date.ts';
import { useOperation } from '../../api/hooks.ts';
import { useFeatures } from '../../app/features-context.ts';
import { FailureAlert } from '../../ui/failure.tsx';
import type { OpenedFigure } from './FiguresTable.tsx';

type Row = OutputOf<'reports.rows'>['items'][number];
const PAGE_SIZE = 50;

/** The records behind a figure, each leading to its page. */
export function FigureRowsDrawer({
  period,
  units,
  figure,
  onClose,
}: {
  period: Period;
  units: UnitMode;
  figure: OpenedFigure;
  onClose: () => void;
}): ReactNode {
  const [page, setPage] = useState(1);
  const { kind, year, number } = period;
  const { data, error } = useOperation(
    'reports.rows',
    { period: { kind, year, number }, units, ...figure, page, pageSize: PAGE_SIZE },
    { placeholderData: keepPreviousData },
  );
  const title = data ? `${data.indicator.label}: ${showNumber(data.value)} ${data.indicator.unit}` : 'Đang mở…';
  return (
    <Drawer open size={720} title={title} onClose={onClose}>
      {error && <FailureAlert error={error} />}
      {data && (
        <>
          <p className="hint">{data.indicator.explain}</p>
          <Table<Row>
            size="small"
            rowKey="id"
            dataSource={data.items}
            pagination={{
              current: page,
              pageSize: PAGE_SIZE,
              total: data.total,
              hideOnSinglePage: true,
              showSizeChanger: false,
              onChange: setPage,
            }}
            columns={[
              { title: 'Bản ghi', render: (_, row) => <RecordLink row={row} /> },
              { title: 'Ngày', width: 110, render: (_, { date }) => showDate(date) },
              { title: 'Đơn vị', width: 180, dataIndex: 'unit' },
              { title: 'Tính vào', width: 90, align: 'right', render: (_, { amount }) => showNumber(amount) },
            ]}
          />
        </>
      )}
    </Drawer>
  );
}

/** A record's name, leading to its page where it has one. */
export function RecordLink({ row }: { row: Omit<Row, 'amount'> }): ReactNode {
  const words = useFeatures()
    .flatMap(({ records }) => records ?? [])
    .find(({ entity }) => entity === row.entity);
  const name = row.title || '(chưa ghi nội dung)';
  const path = words?.path?.(row.id);
  return (
    <>
      {path ? <a href={`#${path}`}>{name}</a> : name}
      {row.detail && <span className="hint"> – {row.detail}</span>}
    </>
  );
}
