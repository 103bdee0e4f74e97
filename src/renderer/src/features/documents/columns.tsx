import { PaperClipOutlined } from '@ant-design/icons';
import { type Document, documentKindLabels } from '#shared/contract/documents.ts';
import { documentFieldLabels as labels } from '#shared/contract/field-labels.ts';
import { showNumber } from '#shared/text/number.ts';
import { showDate } from '#shared/text/partial-date.ts';
import type { RegisterColumn } from '../../ui/grid/columns.ts';
import { showDateTime } from '../../ui/show.ts';

const copiesOf = ({ receipts }: Document): number => receipts.reduce((sum, { copies }) => sum + (copies ?? 0), 0);

export const documentColumns: RegisterColumn<Document>[] = [
  {
    field: 'title',
    label: labels.title,
    width: 340,
    pinned: true,
    text: ({ title }) => title,
    render: ({ title }) => <b className="cell-name">{title}</b>,
  },
  { field: 'kind', label: labels.kind, width: 170, text: ({ kind }) => documentKindLabels[kind] },
  { field: 'number', label: labels.number, width: 120, text: ({ number }) => number ?? '' },
  { field: 'date', label: 'Ngày', width: 104, text: ({ date }) => showDate(date) },
  { field: 'issuer', label: labels.issuer, width: 220, text: ({ issuer }) => issuer ?? '' },
  {
    field: 'receipts',
    label: 'Đơn vị nhận',
    width: 106,
    align: 'right',
    sortable: false,
    text: ({ receipts }) => (receipts.length > 0 ? showNumber(receipts.length) : ''),
  },
  {
    field: 'copies',
    label: 'Số bản',
    width: 84,
    align: 'right',
    sortable: false,
    text: (each) => (copiesOf(each) > 0 ? showNumber(copiesOf(each)) : ''),
  },
  {
    field: 'file',
    label: 'Tệp',
    width: 130,
    sortable: false,
    text: ({ file }) => file?.name ?? '',
    render: ({ file }) =>
      file && (
        <>
          <PaperClipOutlined aria-hidden /> {file.name}
        </>
      ),
  },
  { field: 'notes', label: labels.notes, width: 200, hidden: true, sortable: false, text: ({ notes }) => notes ?? '' },
  {
    field: 'updatedAt',
    label: 'Sửa lần cuối',
    width: 140,
    hidden: true,
    text: ({ updatedAt }) => showDateTime(updatedAt),
  },
];
