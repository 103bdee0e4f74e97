import { Badge, Tag } from 'antd';
import type { ReactNode } from 'react';
import { speakerFieldLabels as labels } from '#shared/contract/field-labels.ts';
import {
  educationLevelLabels,
  genderLabels,
  politicalTheoryLabels,
  type SpeakerStatus,
  speakerCategoryLabels,
  speakerStatusLabels,
} from '#shared/contract/speaker-values.ts';
import type { Speaker } from '#shared/contract/speakers.ts';
import { showPhone } from '#shared/text/identity.ts';
import { showDate } from '#shared/text/partial-date.ts';
import type { RegisterColumn } from '../../ui/grid/columns.ts';
import { showDateTime } from '../../ui/show.ts';

const statusColours: Record<SpeakerStatus, string> = { active: 'green', suspended: 'gold', ended: 'gray' };

/** A status in words; the colour only helps the eye. */
export function StatusWords({ status }: { status: SpeakerStatus }): ReactNode {
  return <Badge color={statusColours[status]} text={speakerStatusLabels[status]} />;
}

/** The same beside a title. */
export function StatusTag({ status }: { status: SpeakerStatus }): ReactNode {
  return <Tag color={statusColours[status]}>{speakerStatusLabels[status]}</Tag>;
}

export const yesNo = (value: boolean | null): string => (value === null ? '' : value ? 'Có' : 'Không');

export const speakerColumns: RegisterColumn<Speaker>[] = [
  {
    field: 'fullName',
    label: labels.fullName,
    width: 185,
    pinned: true,
    text: ({ fullName }) => fullName,
    render: ({ fullName }) => <b className="cell-name">{fullName}</b>,
  },
  {
    field: 'gender',
    label: labels.gender,
    width: 84,
    text: ({ gender }) => (gender ? genderLabels[gender] : ''),
  },
  { field: 'birthDate', label: labels.birthDate, width: 100, text: ({ birthDate }) => showDate(birthDate) },
  { field: 'unit', label: labels.unit, width: 120, text: ({ unit }) => unit },
  { field: 'position', label: labels.position, width: 126, text: ({ position }) => position ?? '' },
  {
    field: 'category',
    label: labels.category,
    width: 165,
    text: ({ category }) => (category ? speakerCategoryLabels[category] : ''),
  },
  {
    field: 'phone',
    label: labels.phone,
    width: 116,
    digits: true,
    text: ({ phone }) => (phone ? showPhone(phone) : ''),
  },
  {
    field: 'status',
    label: labels.status,
    width: 142,
    sortable: false,
    text: ({ status }) => speakerStatusLabels[status],
    render: ({ status }) => <StatusWords status={status} />,
  },
  { field: 'ethnicity', label: labels.ethnicity, width: 100, text: ({ ethnicity }) => ethnicity ?? '' },
  { field: 'partyMember', label: labels.partyMember, width: 100, text: ({ partyMember }) => yesNo(partyMember) },
  { field: 'education', label: labels.education, width: 180, hidden: true, text: ({ education }) => education ?? '' },
  {
    field: 'educationLevel',
    label: labels.educationLevel,
    width: 130,
    hidden: true,
    text: ({ educationLevel }) => (educationLevel ? educationLevelLabels[educationLevel] : ''),
  },
  {
    field: 'politicalTheory',
    label: labels.politicalTheory,
    width: 135,
    hidden: true,
    text: ({ politicalTheory }) => (politicalTheory ? politicalTheoryLabels[politicalTheory] : ''),
  },
  { field: 'workplace', label: labels.workplace, width: 190, hidden: true, text: ({ workplace }) => workplace ?? '' },
  { field: 'village', label: labels.village, width: 150, hidden: true, text: ({ village }) => village ?? '' },
  {
    field: 'nationalId',
    label: labels.nationalId,
    width: 130,
    hidden: true,
    sortable: false,
    digits: true,
    text: ({ nationalId }) => nationalId ?? '',
  },
  { field: 'email', label: labels.email, width: 180, hidden: true, sortable: false, text: ({ email }) => email ?? '' },
  {
    field: 'languages',
    label: labels.languages,
    width: 150,
    hidden: true,
    sortable: false,
    text: ({ languages }) => languages.join(', '),
  },
  {
    field: 'topics',
    label: labels.topics,
    width: 200,
    hidden: true,
    sortable: false,
    text: ({ topics }) => topics.join(', '),
  },
  {
    field: 'updatedAt',
    label: 'Sửa lần cuối',
    width: 140,
    hidden: true,
    text: ({ updatedAt }) => showDateTime(updatedAt),
  },
];
