import {
  type SessionFormat,
  type SessionKind,
  sessionFormatLabels,
  sessionKindLabels,
} from '#shared/contract/session-values.ts';
import type { SessionLine } from '../detail.repository.ts';
import { SheetBuilder, sumOf } from '../workbook/sheet-builder.ts';
import type { CellValue, ColumnModel, SheetModel } from '../workbook/sheet-model.ts';

interface SessionColumn extends ColumnModel {
  heading: string;
  under?: string;
  value(line: SessionLine, unit: string): CellValue;
  /** Whether the column is added up below. */
  summed?: (line: SessionLine) => number;
}

const summed = (read: (line: SessionLine) => number | null) => ({
  value: (line: SessionLine): CellValue => read(line),
  summed: (line: SessionLine): number => read(line) ?? 0,
});

/** The columns of a list of sessions. */
export const sessionColumns: readonly SessionColumn[] = [
  { heading: 'Ngày', type: 'date', width: 14.5, value: ({ date }) => ({ date }) },
  { heading: 'Đơn vị', type: 'text', width: 18, value: (_, unit) => unit },
  { heading: 'Nội dung', type: 'text', width: 38, value: ({ topic }) => topic },
  {
    heading: 'Loại hình',
    type: 'text',
    width: 22,
    value: ({ kind }) => sessionKindLabels[kind as SessionKind] ?? kind,
  },
  {
    heading: 'Hình thức',
    type: 'centred',
    width: 10,
    value: ({ format }) => sessionFormatLabels[format as SessionFormat] ?? format,
  },
  { heading: 'Địa điểm', type: 'text', width: 18, value: ({ venue }) => venue },
  { heading: 'Người báo cáo', type: 'text', width: 22, value: ({ speakers }) => speakers || null },
  { heading: 'Số buổi', type: 'count', width: 7, ...summed(({ count }) => count) },
  { heading: 'Tổng số', under: 'Lượt người nghe', type: 'count', width: 8, ...summed(({ audience }) => audience) },
  {
    heading: 'Nữ',
    under: 'Lượt người nghe',
    type: 'count',
    width: 8,
    ...summed(({ audienceFemale }) => audienceFemale),
  },
  {
    heading: 'Dân tộc thiểu số',
    under: 'Lượt người nghe',
    type: 'count',
    width: 8,
    ...summed(({ audienceMinority }) => audienceMinority),
  },
  {
    heading: 'Lượt tài liệu',
    under: 'Tài liệu',
    type: 'count',
    width: 7,
    ...summed(({ documentCount }) => documentCount),
  },
  { heading: 'Số bản', under: 'Tài liệu', type: 'count', width: 8, ...summed(({ documentCopies }) => documentCopies) },
  { heading: 'Kinh phí (đồng)', type: 'money', width: 13, ...summed(({ cost }) => cost) },
  { heading: 'Ghi chú', type: 'text', width: 16, value: ({ notes }) => notes },
];

/** Biểu 03: each session held in the period, by day. */
export function sessionsSheet(
  name: string,
  lines: { form: string; title: string; period: string },
  sessions: readonly SessionLine[],
  unitName: (unitId: number) => string,
): SheetModel {
  const builder = new SheetBuilder(name, 'landscape', [{ type: 'index', width: 5 }, ...sessionColumns]);
  builder.pair(['', 'note'], [lines.form, 'recipientsTitle']);
  builder.line(lines.title, 'title', 22);
  builder.line(lines.period, 'subtitle', 18);
  builder.blank(8);
  builder.head([
    { text: 'STT' },
    ...sessionColumns.map(({ heading, under }) => ({ text: heading, under: under ?? null })),
  ]);
  const first = builder.nextRow;
  sessions.forEach((line, index) => {
    const unit = unitName(line.unitId);
    builder.body([index + 1, ...sessionColumns.map((column) => column.value(line, unit))]);
  });
  const last = builder.nextRow - 1;
  builder.total([
    null,
    'Tổng',
    ...sessionColumns.slice(1).map((column, index): CellValue => {
      if (!column.summed) return null;
      const { summed: read } = column;
      return sumOf(
        index + 3,
        first,
        last,
        sessions.reduce((sum, line) => sum + read(line), 0),
      );
    }),
  ]);
  return builder.build();
}
