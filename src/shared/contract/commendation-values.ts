import { z } from 'zod';

/**
 * The closed value lists of commendations. Forms, levels and authorities are not here: they are a catalogue that the
 * office edits (`commendationTerms`), since laws and offices change.
 */

export const subjectKinds = ['individual', 'collective'] as const;
export const subjectKindSchema = z.enum(subjectKinds);
export type SubjectKind = z.output<typeof subjectKindSchema>;
export const subjectKindLabels: Record<SubjectKind, string> = { individual: 'Cá nhân', collective: 'Tập thể' };

/** Law 06/2022/QH15 keeps titles of emulation and forms of commendation apart, and so does every report. */
export const commendationTypes = ['title', 'award'] as const;
export const commendationTypeSchema = z.enum(commendationTypes);
export type CommendationType = z.output<typeof commendationTypeSchema>;
export const commendationTypeLabels: Record<CommendationType, string> = {
  title: 'Danh hiệu thi đua',
  award: 'Hình thức khen thưởng',
};

export const commendationStages = ['proposed', 'submitted', 'granted', 'refused', 'withdrawn'] as const;
export const commendationStageSchema = z.enum(commendationStages);
export type CommendationStage = z.output<typeof commendationStageSchema>;
export const commendationStageLabels: Record<CommendationStage, string> = {
  proposed: 'Đề nghị',
  submitted: 'Đã trình',
  granted: 'Đã khen thưởng',
  refused: 'Không được duyệt',
  withdrawn: 'Đã rút',
};

/** The stages that may follow each one; a decision entered by mistake can be taken back to where it was. */
export const nextStages: Record<CommendationStage, readonly CommendationStage[]> = {
  proposed: ['submitted', 'granted', 'refused', 'withdrawn'],
  submitted: ['granted', 'refused', 'withdrawn', 'proposed'],
  granted: ['submitted', 'proposed'],
  refused: ['proposed', 'submitted'],
  withdrawn: ['proposed'],
};

export const termKinds = ['form', 'level', 'authority'] as const;
export const termKindSchema = z.enum(termKinds);
export type TermKind = z.output<typeof termKindSchema>;
export const termKindLabels: Record<TermKind, string> = {
  form: 'Danh hiệu, hình thức',
  level: 'Cấp khen thưởng',
  authority: 'Thẩm quyền quyết định',
};

/** What the usual forms and levels are called where the office's own catalogue is not at hand, as in the journal. */
export const usualTermLabels: Readonly<Record<string, string>> = {
  commune: 'Cấp xã',
  district: 'Cấp huyện',
  province: 'Cấp tỉnh',
  ministry: 'Cấp bộ, ban, ngành, đoàn thể Trung ương',
  state: 'Cấp Nhà nước',
  'lao-dong-tien-tien': 'Lao động tiên tiến',
  'chien-si-thi-dua': 'Chiến sĩ thi đua',
  'tap-the-lao-dong-tien-tien': 'Tập thể lao động tiên tiến',
  'tap-the-lao-dong-xuat-sac': 'Tập thể lao động xuất sắc',
  'co-thi-dua': 'Cờ thi đua',
  'huan-chuong': 'Huân chương',
  'huy-chuong': 'Huy chương',
  'danh-hieu-vinh-du-nha-nuoc': 'Danh hiệu vinh dự nhà nước',
  'giai-thuong-ho-chi-minh': 'Giải thưởng Hồ Chí Minh',
  'giai-thuong-nha-nuoc': 'Giải thưởng Nhà nước',
  'ky-niem-chuong': 'Kỷ niệm chương',
  'bang-khen': 'Bằng khen',
  'giay-khen': 'Giấy khen',
  'thu-khen': 'Thư khen',
};

/** A code of the catalogue: `bang-khen`, `province`. */
export const termCodeSchema = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'Mã chỉ gồm chữ thường không dấu, số và dấu gạch nối (ví dụ bang-khen).')
  .max(60);
