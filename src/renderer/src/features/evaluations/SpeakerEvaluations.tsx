import type { ReactNode } from 'react';
import {
  type Evaluation,
  type FigureName,
  figureNames,
  ratingLabels,
  shortFigureLabels,
} from '#shared/contract/evaluations.ts';
import { showNumber } from '#shared/text/number.ts';
import { useOperation } from '../../api/hooks.ts';
import { AnsweredTable } from '../../ui/Answered.tsx';

const figure = (name: FigureName) => ({
  title: shortFigureLabels[name],
  width: 100,
  align: 'right' as const,
  render: (_: unknown, { figures }: Evaluation) => showNumber(figures[name]),
});

/** A speaker's evaluations with the numbers behind them, on the speaker's page. */
export function SpeakerEvaluations({ speakerId }: { speakerId: number }): ReactNode {
  const answer = useOperation('evaluations.list', { filter: { speakerId }, pageSize: 100 });
  return (
    <AnsweredTable
      answer={answer}
      rows={answer.data?.items}
      rowKey="id"
      empty="Chưa có đánh giá nào: xếp loại ở trang Đánh giá năm."
      columns={[
        { title: 'Năm', dataIndex: 'year', width: 70 },
        { title: 'Xếp loại', width: 240, render: (_, { rating }) => ratingLabels[rating] },
        ...figureNames.map(figure),
        { title: 'Ghi chú', dataIndex: 'notes' },
      ]}
    />
  );
}
