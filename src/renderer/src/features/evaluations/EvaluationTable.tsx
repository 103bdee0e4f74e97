import { Input, Table, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import {
  type EvaluationProposal,
  type FigureName,
  figureLabels,
  figureNames,
  shortFigureLabels,
} from '#shared/contract/evaluations.ts';
import { showNumber } from '#shared/text/number.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { peoplePages } from '../../ui/people-pages.ts';
import { speakerPath } from '../speakers/paths.ts';
import { RatingPicker, RatingTag } from './RatingPicker.tsx';
import type { Choice } from './use-choices.tsx';

export const PAGE_SIZE = 50;

/** What the name of a figure does not say. */
const explanations: Partial<Record<FigureName, string>> = {
  reports: 'Báo cáo của đơn vị đã gửi: số quý trong năm mà cơ quan đã nhận báo cáo của đơn vị người này.',
};

interface Props {
  year: number;
  /** Whether a search or a filter leaves people out. */
  narrowed: boolean;
  page: number;
  onPage: (page: number) => void;
  data: { items: EvaluationProposal[]; total: number } | undefined;
  loading: boolean;
  choices: ReadonlyMap<number, Choice>;
  onChoose: (speakerId: number, choice: Choice) => void;
}

/** People with the figures of their year, what the program proposes, and the clerk's choice. */
export function EvaluationTable({ year, narrowed, page, onPage, data, loading, choices, onChoose }: Props): ReactNode {
  return (
    <Table<EvaluationProposal>
      size="small"
      loading={loading}
      rowKey="speakerId"
      dataSource={data?.items ?? []}
      locale={{
        emptyText: narrowed ? (
          <EmptyState title={`Không có ai hoạt động trong năm ${year} khớp với điều kiện`} />
        ) : (
          <EmptyState
            title={`Sổ chưa có ai hoạt động trong năm ${year}`}
            hint="Thêm người ở mục Báo cáo viên, hoặc nhập từ danh sách Excel."
          />
        ),
      }}
      pagination={peoplePages({ current: page, pageSize: PAGE_SIZE, total: data?.total ?? 0, onChange: onPage })}
      columns={[
        {
          title: 'Họ và tên, đơn vị',
          width: 180,
          render: (_, { speakerId, speaker, unit }) => (
            <>
              <a href={`#${speakerPath(speakerId)}`}>{speaker}</a>
              <div className="hint">{unit}</div>
            </>
          ),
        },
        ...figureNames.map((name) => ({
          title: <Tooltip title={explanations[name] ?? figureLabels[name]}>{shortFigureLabels[name]}</Tooltip>,
          width: 66,
          align: 'right' as const,
          render: (_: unknown, { figures }: EvaluationProposal) => showNumber(figures[name]),
        })),
        { title: 'Đề xuất', width: 128, render: (_, { proposed }) => <RatingTag rating={proposed} /> },
        {
          title: 'Xếp loại',
          width: 336,
          render: (_, { speakerId, speaker, evaluation }) => (
            <RatingPicker
              label={`Xếp loại của ${speaker}`}
              value={choices.get(speakerId)?.rating ?? evaluation?.rating}
              onChange={(rating) => onChoose(speakerId, { rating })}
            />
          ),
        },
        {
          title: 'Ghi chú',
          render: (_, { speakerId, speaker, evaluation }) => (
            <Input
              size="small"
              maxLength={1000}
              aria-label={`Ghi chú về ${speaker}`}
              value={choices.get(speakerId)?.notes ?? evaluation?.notes ?? ''}
              onChange={({ target }) => onChoose(speakerId, { notes: target.value })}
            />
          ),
        },
      ]}
    />
  );
}
