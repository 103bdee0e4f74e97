import { Badge, Tag } from 'antd';
import type { ReactNode } from 'react';
import { sessionFieldLabels as labels } from '#shared/contract/field-labels.ts';
import {
  type SessionStatus,
  sessionFormatLabels,
  sessionKindLabels,
  sessionStatusLabels,
} from '#shared/contract/session-values.ts';
import type { SessionItem } from '#shared/contract/sessions.ts';
import { showNumber } from '#shared/text/number.ts';
import { showDate } from '#shared/text/partial-date.ts';
import type { RegisterColumn } from '../../ui/grid/columns.ts';
import { showDateTime } from '../../ui/show.ts';

interface WithStatus {
  status: SessionStatus;
  overdue: boolean;
}

export const OVERDUE_WORDS = 'Quá hạn, chưa ghi kết quả';

/** A status in words; what is planned for a day that has passed says so. */
export function statusWords({ status, overdue }: WithStatus): string {
  return overdue ? OVERDUE_WORDS : sessionStatusLabels[status];
}

const colours: Record<SessionStatus, string> = { planned: 'blue', held: 'green', cancelled: 'gray' };
export const colourOf = ({ status, overdue }: WithStatus): string => (overdue ? 'orange' : colours[status]);

export function StatusTag(of: WithStatus): ReactNode {
  return <Tag color={colourOf(of)}>{statusWords(of)}</Tag>;
}

/** `10/09/2026` or, over several days, `10/09/2026 – 12/09/2026`. */
export function showDays({ date, endDate }: Pick<SessionItem, 'date' | 'endDate'>): string {
  return endDate !== null && endDate !== date ? `${showDate(date)} – ${showDate(endDate)}` : showDate(date);
}

function number(
  field: keyof SessionItem & keyof typeof labels,
  width: number,
  hidden = false,
): RegisterColumn<SessionItem> {
  return {
    field,
    label: labels[field],
    width,
    hidden,
    align: 'right',
    text: (item) => showNumber(item[field] as number | null),
  };
}

const copiesOf = ({ documents }: SessionItem): number =>
  documents.reduce((sum, document) => sum + (document.copies ?? 0), 0);

export const sessionColumns: RegisterColumn<SessionItem>[] = [
  { field: 'date', label: labels.date, width: 100, pinned: true, text: ({ date }) => showDate(date) },
  { field: 'unit', label: labels.unit, width: 140, text: ({ unit }) => unit },
  {
    field: 'topic',
    label: labels.topic,
    width: 202,
    text: ({ topic }) => topic ?? '',
    render: ({ topic, kind }) => (topic ? <b className="cell-name">{topic}</b> : <i>{sessionKindLabels[kind]}</i>),
  },
  {
    field: 'speakers',
    label: labels.speakers,
    width: 160,
    sortable: false,
    text: ({ speakers }) => speakers.map(({ name }) => name).join(', '),
  },
  { field: 'kind', label: labels.kind, width: 192, text: ({ kind }) => sessionKindLabels[kind] },
  {
    field: 'status',
    label: labels.status,
    width: 112,
    text: statusWords,
    render: (item) => (
      <Badge color={colourOf(item)} text={item.overdue ? 'Quá hạn' : sessionStatusLabels[item.status]} />
    ),
  },
  number('count', 64),
  number('audience', 86),
  number('audienceFemale', 76, true),
  number('audienceMinority', 110, true),
  number('audienceParty', 90, true),
  {
    field: 'format',
    label: labels.format,
    width: 100,
    hidden: true,
    text: ({ format }) => sessionFormatLabels[format],
  },
  number('onlineSites', 100, true),
  { field: 'venue', label: labels.venue, width: 170, hidden: true, text: ({ venue }) => venue ?? '' },
  { field: 'organiser', label: labels.organiser, width: 170, hidden: true, text: ({ organiser }) => organiser ?? '' },
  {
    field: 'startTime',
    label: labels.startTime,
    width: 100,
    hidden: true,
    sortable: false,
    text: ({ startTime }) => startTime ?? '',
  },
  {
    field: 'endDate',
    label: labels.endDate,
    width: 104,
    hidden: true,
    sortable: false,
    text: ({ endDate }) => showDate(endDate),
  },
  {
    field: 'documents',
    label: labels.documents,
    width: 180,
    hidden: true,
    sortable: false,
    text: ({ documents }) => documents.map(({ number: of, title }) => title ?? of).join(', '),
  },
  {
    field: 'copies',
    label: labels.copies,
    width: 120,
    hidden: true,
    align: 'right',
    text: (item) => showNumber(copiesOf(item)),
  },
  number('cost', 120, true),
  {
    field: 'attendeeCount',
    label: labels.attendeeCount,
    width: 120,
    hidden: true,
    sortable: false,
    align: 'right',
    text: ({ attendeeCount }) => (attendeeCount > 0 ? showNumber(attendeeCount) : ''),
  },
  {
    field: 'questions',
    label: labels.questions,
    width: 180,
    hidden: true,
    sortable: false,
    text: ({ questions }) => questions.map(({ topic }) => topic).join('; '),
  },
  { field: 'notes', label: labels.notes, width: 180, hidden: true, sortable: false, text: ({ notes }) => notes ?? '' },
  {
    field: 'updatedAt',
    label: 'Sửa lần cuối',
    width: 140,
    hidden: true,
    text: ({ updatedAt }) => showDateTime(updatedAt),
  },
];
