import {
  educationLevelLabels,
  genderLabels,
  politicalTheoryLabels,
  speakerCategoryLabels,
} from '#shared/contract/speaker-values.ts';
import { showPhone } from '#shared/text/identity.ts';
import { isFullDate, showDate } from '#shared/text/partial-date.ts';
import type { StoredSpeaker } from '../../speakers/speaker.repository.ts';
import { SheetBuilder } from '../workbook/sheet-builder.ts';
import type { CellValue, ColumnModel, SheetModel } from '../workbook/sheet-model.ts';

export interface SpeakerColumn extends ColumnModel {
  heading: string;
  under?: string;
  value(speaker: StoredSpeaker): CellValue;
}

/** A partial date as a cell: a date where the day is known, else as it is written. */
export function dateCell(iso: string | null): CellValue {
  if (iso === null) return null;
  return isFullDate(iso) ? { date: iso } : showDate(iso);
}

/** The decision by which a speaker is recognised now: the last one that recognises. */
export function decisionOf({ recognition }: StoredSpeaker) {
  return recognition.findLast(({ kind }) => kind === 'recognised' || kind === 'renewed');
}

/** The columns of a roster of speakers; identity numbers are left out. */
export const rosterColumns: readonly SpeakerColumn[] = [
  { heading: 'Họ và tên', type: 'text', width: 24, value: ({ fullName }) => fullName },
  { heading: 'Ngày sinh', type: 'date', width: 14.5, value: ({ birthDate }) => dateCell(birthDate) },
  { heading: 'Giới tính', type: 'centred', width: 8, value: ({ gender }) => (gender ? genderLabels[gender] : null) },
  { heading: 'Dân tộc', type: 'text', width: 10, value: ({ ethnicity }) => ethnicity },
  { heading: 'Chức vụ', type: 'text', width: 19, value: ({ position }) => position },
  { heading: 'Đơn vị công tác', type: 'text', width: 20, value: ({ workplace }) => workplace },
  { heading: 'Thôn, tổ dân phố', type: 'text', width: 11, value: ({ village }) => village },
  { heading: 'Đảng viên', type: 'centred', width: 7.5, value: ({ partyMember }) => (partyMember ? 'x' : null) },
  {
    heading: 'Chuyên môn',
    under: 'Trình độ',
    type: 'text',
    width: 15,
    value: ({ education, educationLevel }) =>
      education ?? (educationLevel ? educationLevelLabels[educationLevel] : null),
  },
  {
    heading: 'Lý luận chính trị',
    under: 'Trình độ',
    type: 'text',
    width: 10.5,
    value: ({ politicalTheory }) => (politicalTheory ? politicalTheoryLabels[politicalTheory] : null),
  },
  {
    heading: 'Loại',
    type: 'text',
    width: 21,
    value: ({ category }) => (category ? speakerCategoryLabels[category] : null),
  },
  {
    heading: 'Số',
    under: 'Quyết định công nhận',
    type: 'centred',
    width: 14,
    value: (speaker) => decisionOf(speaker)?.decisionNumber ?? null,
  },
  {
    heading: 'Ngày',
    under: 'Quyết định công nhận',
    type: 'date',
    width: 14.5,
    value: (speaker) => dateCell(decisionOf(speaker)?.decisionDate ?? null),
  },
  { heading: 'Điện thoại', type: 'phone', width: 16.5, value: ({ phone }) => (phone ? showPhone(phone) : null) },
  { heading: 'Ghi chú', type: 'text', width: 20, value: ({ notes }) => notes },
];

export interface SpeakersOfUnit {
  unit: string;
  speakers: readonly StoredSpeaker[];
}

/** Writes a roster's table: a heading for each unit, its people below, numbered through. */
export function rosterTable(builder: SheetBuilder, units: readonly SpeakersOfUnit[]): void {
  builder.head([
    { text: 'STT' },
    ...rosterColumns.map(({ heading, under }) => ({ text: heading, under: under ?? null })),
  ]);
  let number = 0;
  for (const { unit, speakers } of units) {
    builder.group(`${unit} (${speakers.length} người)`);
    for (const speaker of speakers) {
      number += 1;
      builder.body([number, ...rosterColumns.map((column) => column.value(speaker))]);
    }
  }
}

/** Biểu 05: the register on the period's last day, by unit, in given-name order. */
export function registerSheet(
  name: string,
  lines: { form: string; title: string; period: string },
  units: readonly SpeakersOfUnit[],
): SheetModel {
  const builder = new SheetBuilder(name, 'landscape', [{ type: 'index', width: 5 }, ...rosterColumns]);
  builder.pair(['', 'note'], [lines.form, 'recipientsTitle']);
  builder.line(lines.title, 'title', 22);
  builder.line(lines.period, 'subtitle', 18);
  builder.blank(8);
  rosterTable(builder, units);
  return builder.build();
}
