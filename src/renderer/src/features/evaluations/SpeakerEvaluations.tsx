import { Table } from 'antd';
import type { ReactNode } from 'react';
import { ratingLabels } from '#shared/contract/evaluations.ts';
import { showNumber } from '#shared/text/number.ts';
import { useOperation } from '../../api/hooks.ts';
import { FailureAlert } from '../../ui/failure.tsx';

/** A speaker's evaluations with the numbers behind them, on the speaker's page. */
export function SpeakerEvaluations({ speakerId }: { speakerId: number }): ReactNode {
  const { data, error, refetch } = useOperation('evaluations.list', { filter: { speakerId }, pageSize: 100 });
  if (error) return <FailureAlert error={error} onRetry={() => void refetch()} />;
  return (
    <Table
      size="small"
      pagination={false}
      rowKey="id"
      dataSource={data?.items ?? []}
      locale={{ emptyText: 'Chưa có đánh giá nào: xếp loại ở trang Đánh giá năm.' }}
      columns={[
        { title: 'Năm', dataIndex: 'year', width: 70 },
        { title: 'Xếp loại', width: 240, render: (_, { rating }) => ratingLabels[rating] },
        { title: 'Buổi', width: 80, align: 'right', render: (_, { figures }) => showNumber(figures.sessions) },
        { title: 'Lượt nghe', width: 100, align: 'right', render: (_, { figures }) => showNumber(figures.audience) },
        { title: 'Tập huấn', width: 90, align: 'right', render: (_, { figures }) => showNumber(figures.trainings) },
        { title: 'Báo cáo', width: 90, align: 'right', render: (_, { figures }) => showNumber(figures.reports) },
        { title: 'Ghi chú', dataIndex: 'notes' },
      ]}
    />
  );
}
