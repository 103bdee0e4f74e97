import { commendationStageLabels, commendationTypeLabels, subjectKindLabels } from './commendation-values.ts';
import { recognitionFieldLabels, speakerFieldLabels } from './field-labels.ts';
import type { ImportKind } from './imports.ts';
import { sessionFormatLabels, sessionKindLabels, sessionStatusLabels } from './session-values.ts';
import { educationLevelLabels, genderLabels, politicalTheoryLabels, speakerCategoryLabels } from './speaker-values.ts';

/** What the fields of an imported row, and the targets that a column may be mapped to, are called. */

const { recognition: _list, unitId: _id, status: _derived, ...speakerFields } = speakerFieldLabels;

/** Fields by kind, in the order in which a list shows them. */
export const importFieldLabels: Record<ImportKind, Record<string, string>> = {
  speakers: {
    ...speakerFields,
    decisionNumber: recognitionFieldLabels.decisionNumber,
    decisionDate: recognitionFieldLabels.decisionDate,
    issuer: recognitionFieldLabels.issuer,
  },
  sessions: {
    date: 'Ngày',
    endDate: 'Đến ngày',
    startTime: 'Giờ bắt đầu',
    kind: 'Loại hoạt động',
    format: 'Hình thức tổ chức',
    topic: 'Nội dung, chuyên đề',
    venue: 'Địa điểm',
    unit: 'Đơn vị',
    organiser: 'Đơn vị tổ chức',
    speakers: 'Báo cáo viên',
    count: 'Số buổi',
    audience: 'Số người nghe',
    audienceFemale: 'Trong đó nữ',
    audienceMinority: 'Trong đó dân tộc thiểu số',
    audienceParty: 'Trong đó đảng viên',
    onlineSites: 'Số điểm cầu',
    documents: 'Tài liệu',
    cost: 'Kinh phí (đồng)',
    status: 'Trạng thái',
    notes: 'Ghi chú',
  },
  commendations: {
    subjectKind: 'Đối tượng',
    subjectName: 'Tên cá nhân, tập thể',
    position: 'Chức vụ',
    unit: 'Đơn vị',
    form: 'Danh hiệu, hình thức khen thưởng',
    type: 'Loại khen thưởng',
    level: 'Cấp khen thưởng',
    authority: 'Thẩm quyền quyết định',
    decisionNumber: recognitionFieldLabels.decisionNumber,
    decisionDate: recognitionFieldLabels.decisionDate,
    year: 'Năm',
    reason: 'Thành tích, lý do',
    amount: 'Tiền thưởng (đồng)',
    stage: 'Giai đoạn',
    notes: 'Ghi chú',
  },
};

/** Targets that are parts of a field, or several fields at once, beside the fields themselves. */
const partLabels: Record<ImportKind, Record<string, string>> = {
  speakers: {
    'fullName.family': 'Họ và tên đệm (cột riêng)',
    'fullName.given': 'Tên (cột riêng)',
    'birthDate.male': 'Năm sinh của nam',
    'birthDate.female': 'Năm sinh của nữ',
    'birthDate.day': 'Ngày của ngày sinh',
    'birthDate.month': 'Tháng của ngày sinh',
    'birthDate.year': 'Năm của ngày sinh',
    'gender.male': 'Đánh dấu là nam',
    'gender.female': 'Đánh dấu là nữ',
    'unit.parent': 'Huyện, đơn vị cấp trên',
    address: 'Địa chỉ',
    'education.schooling': 'Trình độ học vấn phổ thông',
    decision: 'Số và ngày quyết định (một cột)',
  },
  sessions: {
    'unit.parent': 'Huyện, đơn vị cấp trên',
    audienceMale: 'Trong đó nam',
    audienceType: 'Đối tượng người nghe',
    'documents.copies': 'Số bản tài liệu',
  },
  commendations: {
    'subjectKind.collective': 'Tên tập thể (cột riêng)',
    'subjectKind.individual': 'Tên cá nhân (cột riêng)',
    'unit.parent': 'Huyện, đơn vị cấp trên',
    decision: 'Số và ngày quyết định (một cột)',
  },
};

/** Columns of crosses: below `Lý luận chính trị` stand `Sơ cấp`, `Trung cấp`…; their target is `politicalTheory=intermediate`. */
const markLabels: Record<ImportKind, Record<string, Record<string, string>>> = {
  speakers: {
    education: educationLevelLabels,
    politicalTheory: politicalTheoryLabels,
    category: speakerCategoryLabels,
  },
  sessions: { format: sessionFormatLabels },
  commendations: {},
};

/** Fields of a row that no column is mapped to by that name. */
const notTargets = new Set(['educationLevel', 'type']);

export const ORDINAL_TARGET = 'ordinal';

export interface TargetGroup {
  label: string;
  targets: { target: string; label: string }[];
}

/** What a column of a workbook may mean, grouped for a list of choices. */
export function importTargets(kind: ImportKind): TargetGroup[] {
  const named = (labels: Record<string, string>) =>
    Object.entries(labels).map(([target, label]) => ({ target, label }));
  const marks = Object.entries(markLabels[kind]).flatMap(([field, values]) =>
    Object.entries(values).map(([value, label]) => ({
      target: `${field}=${value}`,
      label: `${importFieldLabels[kind][field] ?? field}: ${label} (đánh dấu)`,
    })),
  );
  return [
    { label: 'Mục của sổ', targets: named(importFieldLabels[kind]).filter(({ target }) => !notTargets.has(target)) },
    { label: 'Một phần của mục', targets: named(partLabels[kind]) },
    ...(marks.length > 0 ? [{ label: 'Cột đánh dấu x', targets: marks }] : []),
    { label: 'Khác', targets: [{ target: ORDINAL_TARGET, label: 'Số thứ tự' }] },
  ];
}

const closedLists: Record<ImportKind, Record<string, Record<string, string>>> = {
  speakers: {
    gender: genderLabels,
    educationLevel: educationLevelLabels,
    politicalTheory: politicalTheoryLabels,
    category: speakerCategoryLabels,
  },
  sessions: { kind: sessionKindLabels, format: sessionFormatLabels, status: sessionStatusLabels },
  commendations: { subjectKind: subjectKindLabels, type: commendationTypeLabels, stage: commendationStageLabels },
};

/** The name of a field of a row; the field's own where it has none. */
export function importFieldLabel(kind: ImportKind, field: string): string {
  return importFieldLabels[kind][field] ?? field;
}

/** The words by which a value from a closed list is shown; undefined where the field holds other values. */
export function importValueLabels(kind: ImportKind, field: string): Record<string, string> | undefined {
  return closedLists[kind][field];
}
