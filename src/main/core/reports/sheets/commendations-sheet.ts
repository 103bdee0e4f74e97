import {
  commendationTypeLabels,
  commendationTypes,
  subjectKindLabels,
  type subjectKinds,
} from '#shared/contract/commendation-values.ts';
import { isFullDate, showDate } from '#shared/text/partial-date.ts';
import type { CommendationLine } from '../detail.repository.ts';
import { SheetBuilder } from '../workbook/sheet-builder.ts';
import {
  type CellValue,
  type ColumnModel,
  cellAddress,
  type SheetModel,
  sheetAddress,
} from '../workbook/sheet-model.ts';

type SubjectKind = (typeof subjectKinds)[number];

export interface CommendationNames {
  unit(unitId: number | null): string | null;
  form(line: CommendationLine): string;
  level(code: string | null): string | null;
}

interface Column extends ColumnModel {
  heading: string;
  value(line: CommendationLine, names: CommendationNames): CellValue;
}

const NAME_COLUMN = 2;
const COUNT_COLUMN = 3;

/** The columns of a list of commendations. */
export const commendationColumns: readonly Column[] = [
  { heading: 'Họ và tên / Tập thể', type: 'text', width: 28, value: ({ subjectName }) => subjectName },
  { heading: 'Đơn vị', type: 'text', width: 20, value: ({ unitId }, names) => names.unit(unitId) },
  { heading: 'Danh hiệu, hình thức', type: 'text', width: 24, value: (line, names) => names.form(line) },
  { heading: 'Cấp', type: 'text', width: 12, value: ({ level }, names) => names.level(level) },
  { heading: 'Thẩm quyền quyết định', type: 'text', width: 24, value: ({ authority }) => authority },
  { heading: 'Số quyết định', type: 'centred', width: 15, value: ({ decisionNumber }) => decisionNumber },
  {
    heading: 'Ngày quyết định',
    type: 'date',
    width: 14.5,
    value: ({ decisionDate }) =>
      decisionDate && isFullDate(decisionDate) ? { date: decisionDate } : showDate(decisionDate) || null,
  },
  { heading: 'Thành tích', type: 'text', width: 30, value: ({ reason }) => reason },
  { heading: 'Tiền thưởng (đồng)', type: 'money', width: 13, value: ({ amount }) => amount },
];

/** The sections of the sheet: titles and awards apart, collectives and persons apart. */
export const subjectOrder: readonly SubjectKind[] = ['collective', 'individual'];
const LETTERS = ['A', 'B'];
const ROMAN = ['I', 'II'];

export interface CommendationsSheet {
  sheet: SheetModel;
  /** Where the number of a section stands: `award individual`. */
  counts: Map<string, { formula: string; result: number }>;
}

/** Biểu 04: what was granted in the period. Each section's heading counts its lines by a formula. */
export function commendationsSheet(
  name: string,
  lines: { form: string; title: string; period: string },
  commendations: readonly CommendationLine[],
  names: CommendationNames,
): CommendationsSheet {
  const builder = new SheetBuilder(name, 'landscape', [{ type: 'index', width: 5 }, ...commendationColumns]);
  builder.pair(['', 'note'], [lines.form, 'recipientsTitle']);
  builder.line(lines.title, 'title', 22);
  builder.line(lines.period, 'subtitle', 18);
  builder.blank(8);
  builder.head([{ text: 'STT' }, ...commendationColumns.map(({ heading }) => ({ text: heading }))]);
  const counts: CommendationsSheet['counts'] = new Map();
  commendationTypes.forEach((type, typeIndex) => {
    builder.group(commendationTypeLabels[type].toLocaleUpperCase('vi'), { number: LETTERS[typeIndex] ?? null });
    subjectOrder.forEach((subjectKind, subjectIndex) => {
      const some = commendations.filter((line) => line.type === type && line.subjectKind === subjectKind);
      const row = builder.nextRow;
      const count: CellValue =
        some.length === 0
          ? 0
          : {
              formula: `COUNTA(${cellAddress(row + 1, NAME_COLUMN)}:${cellAddress(row + some.length, NAME_COLUMN)})`,
              result: some.length,
            };
      builder.group(subjectKindLabels[subjectKind], { number: ROMAN[subjectIndex] ?? null, values: [count] });
      counts.set(`${type} ${subjectKind}`, {
        formula: sheetAddress(name, row, COUNT_COLUMN),
        result: some.length,
      });
      some.forEach((line, index) => {
        builder.body([index + 1, ...commendationColumns.map((column) => column.value(line, names))]);
      });
    });
  });
  return { sheet: builder.build(), counts };
}
