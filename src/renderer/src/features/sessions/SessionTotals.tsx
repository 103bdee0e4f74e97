import { keepPreviousData } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { sessionFieldLabels as labels, sessionFieldLabels } from '#shared/contract/field-labels.ts';
import { type SessionKind, sessionKindLabels } from '#shared/contract/session-values.ts';
import type { SessionFilter } from '#shared/contract/sessions.ts';
import { useOperation } from '../../api/hooks.ts';
import { failureMessage } from '../../ui/failure.tsx';
import type { ListQuery } from '../../ui/grid/columns.ts';
import { type Figure, Totals } from '../../ui/grid/Totals.tsx';

/** What the sessions found add up to, under the list: only those held count. */
export function SessionTotals({ query: { search, filter } }: { query: ListQuery<SessionFilter> }): ReactNode {
  const { data, error } = useOperation(
    'sessions.totals',
    { ...(search !== '' && { search }), filter },
    { placeholderData: keepPreviousData },
  );
  if (error) return failureMessage(error);
  if (!data) return null;
  const kinds = data.byKind.length > 1 ? data.byKind : [];
  const figures: Figure[] = [
    ['Số buổi đã tổ chức', data.held],
    ['Lượt người nghe', data.audience],
    [labels.audienceFemale, data.audienceFemale],
    [labels.audienceMinority, data.audienceMinority],
    [labels.audienceParty, data.audienceParty],
    ...kinds.map(({ value, sessions }): Figure => [sessionKindLabels[value as SessionKind], sessions]),
    [labels.onlineSites, data.onlineSites],
    [labels.copies, data.copies],
    [sessionFieldLabels.cost, data.cost],
    ['Dự kiến', data.planned],
    ['Đã hủy', data.cancelled],
  ];
  return <Totals figures={figures} />;
}
