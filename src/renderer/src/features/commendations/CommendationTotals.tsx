import type { ReactNode } from 'react';
import { type CommendationStage, commendationStageLabels } from '#shared/contract/commendation-values.ts';
import type { CommendationFilter } from '#shared/contract/commendations.ts';
import type { ListQuery } from '../../ui/grid/columns.ts';
import { RegisterTotals, totalsOf } from '../../ui/grid/RegisterTotals.tsx';
import { countFigures } from '../../ui/grid/Totals.tsx';

/** What the commendations found add up to, under the list. */
export function CommendationTotals({ query }: { query: ListQuery<CommendationFilter> }): ReactNode {
  return (
    <RegisterTotals
      operation="commendations.totals"
      input={totalsOf(query)}
      figures={(totals) => [
        ['Tổng số', totals.total],
        ['Cá nhân', totals.individuals],
        ['Tập thể', totals.collectives],
        ['Danh hiệu thi đua', totals.titles],
        ['Hình thức khen thưởng', totals.awards],
        ...countFigures(totals.byStage, (value) => commendationStageLabels[value as CommendationStage] ?? value, ''),
        ['Tiền thưởng (đồng)', totals.amount],
      ]}
    />
  );
}
