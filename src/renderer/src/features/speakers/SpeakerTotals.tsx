import type { ReactNode } from 'react';
import type { OutputOf } from '#shared/contract/registry.ts';
import { speakerCategoryLabels, speakerStatusLabels } from '#shared/contract/speaker-values.ts';
import type { SpeakerFilter } from '#shared/contract/speakers.ts';
import type { ListQuery } from '../../ui/grid/columns.ts';
import { RegisterTotals, totalsOf } from '../../ui/grid/RegisterTotals.tsx';
import { countFigures, type Figure } from '../../ui/grid/Totals.tsx';

const categories: Record<string, string> = speakerCategoryLabels;
const statuses: Record<string, string> = speakerStatusLabels;

function figuresOf(totals: OutputOf<'speakers.totals'>): Figure[] {
  return [
    ['Tổng số', totals.total],
    ['Nữ', totals.female],
    ['Dân tộc thiểu số', totals.minority],
    ['Đảng viên', totals.partyMembers],
    ...countFigures(totals.byCategory, (value) => categories[value] ?? value, 'Chưa ghi loại'),
    ...countFigures(totals.byStatus, (value) => statuses[value] ?? value, ''),
  ];
}

/** What the people found add up to, under the list. */
export function SpeakerTotals({ query }: { query: ListQuery<SpeakerFilter> }): ReactNode {
  return <RegisterTotals operation="speakers.totals" input={totalsOf(query)} figures={figuresOf} />;
}
