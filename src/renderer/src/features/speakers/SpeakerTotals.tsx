import { keepPreviousData } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { speakerCategoryLabels, speakerStatusLabels } from '#shared/contract/speaker-values.ts';
import type { SpeakerFilter } from '#shared/contract/speakers.ts';
import { showNumber } from '#shared/text/number.ts';
import { useOperation } from '../../api/hooks.ts';
import { failureMessage } from '../../ui/failure.tsx';
import type { ListQuery } from '../../ui/grid/columns.ts';

function labelOf(labels: Record<string, string>, value: string | null): string {
  return value === null ? 'Chưa ghi loại' : (labels[value] ?? value);
}

/** What the people found add up to, under the list. */
export function SpeakerTotals({ query: { search, filter } }: { query: ListQuery<SpeakerFilter> }): ReactNode {
  const { data, error } = useOperation(
    'speakers.totals',
    { ...(search !== '' && { search }), filter },
    { placeholderData: keepPreviousData },
  );
  if (error) return failureMessage(error);
  if (!data) return null;
  const figures: [string, number][] = [
    ['Tổng số', data.total],
    ['Nữ', data.female],
    ['Dân tộc thiểu số', data.minority],
    ['Đảng viên', data.partyMembers],
    ...data.byCategory.map(({ value, count }): [string, number] => [labelOf(speakerCategoryLabels, value), count]),
    ...data.byStatus.map(({ value, count }): [string, number] => [labelOf(speakerStatusLabels, value), count]),
  ];
  return (
    <dl className="totals">
      {figures
        .filter(([, count], place) => place === 0 || count > 0)
        .map(([label, count]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{showNumber(count)}</dd>
          </div>
        ))}
    </dl>
  );
}
