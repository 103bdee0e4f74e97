import { Tag } from 'antd';
import type { ReactNode } from 'react';
import {
  type CommendationStage,
  commendationStageLabels,
  commendationTypeLabels,
  subjectKindLabels,
} from '#shared/contract/commendation-values.ts';
import type { Commendation } from '#shared/contract/commendations.ts';
import { commendationFieldLabels as labels } from '#shared/contract/field-labels.ts';
import { showNumber } from '#shared/text/number.ts';
import { showDate } from '#shared/text/partial-date.ts';
import type { RegisterColumn } from '../../ui/grid/columns.ts';
import { showDateTime } from '../../ui/show.ts';

const stageColours: Record<CommendationStage, string> = {
  proposed: 'gold',
  submitted: 'blue',
  granted: 'green',
  refused: 'red',
  withdrawn: 'default',
};

/** A stage in words; the colour only helps the eye. */
export function StageTag({ stage }: { stage: CommendationStage }): ReactNode {
  return <Tag color={stageColours[stage]}>{commendationStageLabels[stage]}</Tag>;
}

export const commendationColumns: RegisterColumn<Commendation>[] = [
  {
    field: 'subjectName',
    label: labels.subjectName,
    width: 185,
    pinned: true,
    text: ({ subjectName }) => subjectName,
    render: ({ subjectName }) => <b className="cell-name">{subjectName}</b>,
  },
  {
    field: 'subjectKind',
    label: labels.subjectKind,
    width: 86,
    text: ({ subjectKind }) => subjectKindLabels[subjectKind],
  },
  { field: 'unit', label: labels.unit, width: 132, text: ({ unit }) => unit ?? '' },
  { field: 'form', label: labels.form, width: 170, text: ({ formLabel }) => formLabel },
  { field: 'level', label: 'Cấp', width: 98, text: ({ levelLabel }) => levelLabel ?? '' },
  { field: 'year', label: labels.year, width: 76, text: ({ year }) => String(year), digits: true },
  { field: 'decisionNumber', label: 'Số QĐ', width: 120, text: (each) => each.decisionNumber ?? '' },
  { field: 'decisionDate', label: 'Ngày QĐ', width: 100, text: ({ decisionDate }) => showDate(decisionDate) },
  {
    field: 'stage',
    label: labels.stage,
    width: 112,
    text: ({ stage }) => commendationStageLabels[stage],
    render: ({ stage }) => <StageTag stage={stage} />,
  },
  { field: 'reason', label: labels.reason, width: 250, text: ({ reason }) => reason ?? '' },
  {
    field: 'amount',
    label: labels.amount,
    width: 130,
    align: 'right',
    hidden: true,
    text: ({ amount }) => showNumber(amount),
  },
  { field: 'authority', label: labels.authority, width: 180, hidden: true, text: ({ authority }) => authority ?? '' },
  { field: 'type', label: labels.type, width: 160, hidden: true, text: ({ type }) => commendationTypeLabels[type] },
  {
    field: 'sessions',
    label: 'Số buổi làm căn cứ',
    width: 130,
    align: 'right',
    hidden: true,
    sortable: false,
    text: ({ sessions }) => (sessions.length > 0 ? String(sessions.length) : ''),
  },
  {
    field: 'updatedAt',
    label: 'Sửa lần cuối',
    width: 140,
    hidden: true,
    text: ({ updatedAt }) => showDateTime(updatedAt),
  },
];
