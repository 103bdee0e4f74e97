import { keepPreviousData } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type CommendationStage, commendationStageLabels } from '#shared/contract/commendation-values.ts';
import type { CommendationFilter } from '#shared/contract/commendations.ts';
import { useOperation } from '../../api/hooks.ts';
import { failureMessage } from '../../ui/failure.tsx';
import type { ListQuery } from '../../ui/grid/columns.ts';
import { countFigures, Totals } from '../../ui/grid/Totals.tsx';

/** What the commendations found add up to, under the list. */
export function CommendationTotals({ query: { search, filter } }: { query: ListQuery<CommendationFilter> }): ReactNode {
  const { data, error } = useOperation(
    'commendations.totals',
    { ...(search !== '' && { search }), filter },
    { placeholderData: keepPreviousData },
  );
  if (error) return failureMessage(error);
  if (!data) return null;
  return (
    <Totals
      figures={[
        ['Tổng số', data.total],
        ['Cá nhân', data.individuals],
        ['Tập thể', data.collectives],
        ['Danh hiệu thi đua', data.titles],
        ['Hình thức khen thưởng', data.awards],
        ...countFigures(data.byStage, (value) => commendationStageLabels[value as CommendationStage] ?? value, ''),
        ['Tiền thưởng (đồng)', data.amount],
      ]}
    />
  );
}
