import type { DatedPeriod } from '#shared/contract/periods.ts';
import { type SubmissionCell, submissionStateLabels } from '#shared/contract/submissions.ts';
import { SheetBuilder } from '../workbook/sheet-builder.ts';
import type { CellValue, ColumnModel, SheetModel } from '../workbook/sheet-model.ts';

const columns: readonly (ColumnModel & {
  heading: string;
  value(cell: SubmissionCell, quarter: DatedPeriod): CellValue;
})[] = [
  { heading: 'Đơn vị', type: 'text', width: 30, value: ({ unit }) => unit },
  { heading: 'Kỳ', type: 'centred', width: 13, value: (_, { name }) => name },
  { heading: 'Hạn nộp', type: 'date', width: 12, value: ({ due }) => ({ date: due }) },
  {
    heading: 'Ngày nhận',
    type: 'date',
    width: 12,
    value: ({ receivedOn }) => (receivedOn ? { date: receivedOn } : null),
  },
  {
    heading: 'Tình trạng',
    type: 'text',
    width: 18,
    value: ({ state, late }) => submissionStateLabels[state] + (late && state === 'complete' ? ' (chậm)' : ''),
  },
  { heading: 'Số buổi trong kỳ', type: 'count', width: 11, value: ({ sessions }) => sessions },
  { heading: 'Tệp đã nhận', type: 'text', width: 28, value: ({ fileName }) => fileName },
  { heading: 'Ghi chú', type: 'text', width: 24, value: ({ note }) => note },
];

/** Tình hình nộp: which unit sent what, when, late or not at all. */
export function submissionsSheet(
  name: string,
  lines: { form: string; title: string; period: string },
  quarters: readonly { quarter: DatedPeriod; cells: readonly SubmissionCell[] }[],
): SheetModel {
  const builder = new SheetBuilder(name, 'landscape', [{ type: 'index', width: 5 }, ...columns]);
  builder.pair(['', 'note'], [lines.form, 'recipientsTitle']);
  builder.line(lines.title, 'title', 22);
  builder.line(lines.period, 'subtitle', 18);
  builder.blank(8);
  builder.head([{ text: 'STT' }, ...columns.map(({ heading }) => ({ text: heading }))]);
  let number = 0;
  for (const { quarter, cells } of quarters) {
    for (const cell of cells) {
      number += 1;
      builder.body([number, ...columns.map((column) => column.value(cell, quarter))]);
    }
  }
  return builder.build();
}
