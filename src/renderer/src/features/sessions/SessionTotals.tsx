import type { ReactNode } from 'react';
import { sessionFieldLabels as labels } from '#shared/contract/field-labels.ts';
import type { OutputOf } from '#shared/contract/registry.ts';
import { type SessionKind, sessionKindLabels } from '#shared/contract/session-values.ts';
import type { SessionFilter } from '#shared/contract/sessions.ts';
import type { ListQuery } from '../../ui/grid/columns.ts';
import { RegisterTotals, totalsOf } from '../../ui/grid/RegisterTotals.tsx';
import type { Figure } from '../../ui/grid/Totals.tsx';

function figuresOf(totals: OutputOf<'sessions.totals'>): Figure[] {
  const kinds = totals.byKind.length > 1 ? totals.byKind : [];
  return [
    ['Số buổi đã tổ chức', totals.held],
    ['Lượt người nghe', totals.audience],
    [labels.audienceFemale, totals.audienceFemale],
    [labels.audienceMinority, totals.audienceMinority],
    [labels.audienceParty, totals.audienceParty],
    ...kinds.map(({ value, sessions }): Figure => [sessionKindLabels[value as SessionKind], sessions]),
    [labels.onlineSites, totals.onlineSites],
    [labels.copies, totals.copies],
    [labels.cost, totals.cost],
    ['Dự kiến', totals.planned],
    ['Đã huỷ', totals.cancelled],
  ];
}

/** What the sessions found add up to, under the list: only those held count. */
export function SessionTotals({ query }: { query: ListQuery<SessionFilter> }): ReactNode {
  return <RegisterTotals operation="sessions.totals" input={totalsOf(query)} figures={figuresOf} />;
}
