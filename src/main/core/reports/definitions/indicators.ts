import { commendationsCollective, commendationsIndividual, titlesTotal } from './commendation-measures.ts';
import type { Measure } from './measure.ts';
import {
  audienceFemale,
  audienceMinority,
  audienceTotal,
  costTotal,
  documentsCopies,
  documentsTotal,
  sessionsByKind,
  sessionsHybrid,
  sessionsInPerson,
  sessionsOnline,
  sessionsTotal,
  trainingsAudience,
  trainingsTotal,
} from './session-measures.ts';
import {
  speakersByCategory,
  speakersByEducation,
  speakersByTheory,
  speakersFemale,
  speakersGrassroots,
  speakersJoined,
  speakersLeft,
  speakersMinority,
  speakersParty,
  speakersTotal,
} from './speaker-measures.ts';

/** The indicators of the report's first page, in its order, under its headings. */
export const indicatorGroups: readonly { label: string; indicators: readonly Measure[] }[] = [
  {
    label: 'Đội ngũ báo cáo viên, tuyên truyền viên',
    indicators: [
      speakersTotal,
      speakersFemale,
      speakersMinority,
      speakersParty,
      speakersGrassroots,
      speakersJoined,
      speakersLeft,
    ],
  },
  {
    label: 'Hoạt động tuyên truyền miệng',
    indicators: [
      sessionsTotal,
      sessionsInPerson,
      sessionsOnline,
      sessionsHybrid,
      audienceTotal,
      audienceFemale,
      audienceMinority,
    ],
  },
  { label: 'Tập huấn, bồi dưỡng', indicators: [trainingsTotal, trainingsAudience] },
  { label: 'Tài liệu tuyên truyền', indicators: [documentsTotal, documentsCopies] },
  { label: 'Khen thưởng', indicators: [commendationsIndividual, commendationsCollective, titlesTotal] },
  { label: 'Kinh phí', indicators: [costTotal] },
];

export const indicators: readonly Measure[] = indicatorGroups.flatMap((group) => group.indicators);

/** A column of a table by unit; columns of one `under` stand below one common heading. */
export interface UnitColumn {
  measure: Measure;
  heading: string;
  under: string | null;
}

const column = (measure: Measure, heading: string, under: string | null = null): UnitColumn => ({
  measure,
  heading,
  under,
});

/** Biểu 01: speakers by unit. */
export const speakerColumns: readonly UnitColumn[] = [
  column(speakersTotal, 'Tổng số'),
  ...speakersByCategory.map((measure) => column(measure, measure.label, 'Chia theo loại')),
  column(speakersFemale, 'Nữ', 'Trong đó'),
  column(speakersMinority, 'Dân tộc thiểu số', 'Trong đó'),
  column(speakersParty, 'Đảng viên', 'Trong đó'),
  ...speakersByEducation.map((measure) => column(measure, measure.label, 'Trình độ chuyên môn')),
  ...speakersByTheory.map((measure) => column(measure, measure.label, 'Lý luận chính trị')),
  column(speakersJoined, 'Tăng', 'Biến động trong kỳ'),
  column(speakersLeft, 'Giảm', 'Biến động trong kỳ'),
];

/** Biểu 02: activity by unit. */
export const sessionColumns: readonly UnitColumn[] = [
  column(sessionsTotal, 'Tổng số buổi'),
  ...sessionsByKind.map((measure) => column(measure, measure.label, 'Chia theo loại hình')),
  column(sessionsInPerson, 'Trực tiếp', 'Chia theo hình thức'),
  column(sessionsOnline, 'Trực tuyến', 'Chia theo hình thức'),
  column(sessionsHybrid, 'Kết hợp', 'Chia theo hình thức'),
  column(audienceTotal, 'Tổng số', 'Lượt người nghe'),
  column(audienceFemale, 'Nữ', 'Lượt người nghe'),
  column(audienceMinority, 'Dân tộc thiểu số', 'Lượt người nghe'),
  column(trainingsAudience, 'Lượt người dự tập huấn', 'Lượt người nghe'),
  column(documentsTotal, 'Lượt tài liệu', 'Tài liệu'),
  column(documentsCopies, 'Số bản', 'Tài liệu'),
  column(costTotal, 'Kinh phí (đồng)'),
];

/** Every measure by its name: the indicators, and the columns of tables beyond them. */
export const measures: ReadonlyMap<string, Measure> = new Map(
  [...indicators, ...speakerColumns.map(({ measure }) => measure), ...sessionColumns.map(({ measure }) => measure)].map(
    (measure) => [measure.name, measure],
  ),
);
