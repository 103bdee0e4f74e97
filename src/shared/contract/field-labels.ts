import type { EntityName } from './changes.ts';
import type { SpeakerField } from './speakers.ts';

/** What fields are called wherever people see them: forms, columns, history, workbooks. */
export const speakerFieldLabels: Record<SpeakerField | 'status' | 'unit', string> = {
  fullName: 'Họ và tên',
  gender: 'Giới tính',
  birthDate: 'Ngày sinh',
  ethnicity: 'Dân tộc',
  nationalId: 'Số CCCD',
  phone: 'Số điện thoại',
  email: 'Thư điện tử',
  position: 'Chức vụ',
  workplace: 'Đơn vị công tác',
  unitId: 'Đơn vị/địa bàn',
  unit: 'Đơn vị/địa bàn',
  village: 'Thôn/tổ dân phố',
  partyMember: 'Đảng viên',
  education: 'Trình độ chuyên môn',
  educationLevel: 'Bậc trình độ',
  politicalTheory: 'Lý luận chính trị',
  languages: 'Tiếng dân tộc thiểu số',
  category: 'Loại',
  recognition: 'Quyết định công nhận',
  topics: 'Chuyên đề, lĩnh vực',
  notes: 'Ghi chú',
  status: 'Trạng thái',
};

export const recognitionFieldLabels = {
  kind: 'Hình thức',
  decisionNumber: 'Số quyết định',
  decisionDate: 'Ngày quyết định',
  issuer: 'Cơ quan ban hành',
  from: 'Từ ngày',
  to: 'Đến ngày',
  reason: 'Lý do',
} as const;

export const unitFieldLabels = {
  name: 'Tên đơn vị',
  kind: 'Loại đơn vị',
  code: 'Mã đơn vị',
  parentId: 'Trực thuộc',
  validFrom: 'Hoạt động từ ngày',
  validTo: 'Hoạt động đến hết ngày',
  aliases: 'Tên gọi khác',
  successors: 'Đơn vị tiếp nối',
} as const;

export const officeFieldLabels = {
  parentName: 'Cơ quan chủ quản',
  name: 'Tên cơ quan',
  place: 'Địa danh',
  signerTitle: 'Chức vụ người ký',
  signerName: 'Họ tên người ký',
  recipient: 'Nơi nhận báo cáo',
  sign: 'Ký hiệu văn bản',
  heading: 'Thể thức văn bản',
} as const;

/** Fields that the history of any record may hold. */
const commonFieldLabels: Record<string, string> = {
  deletedAt: 'Đưa vào thùng rác lúc',
  mergedIntoId: 'Đã gộp vào bản ghi',
  name: 'Tên',
};

const byEntity: Partial<Record<EntityName, Record<string, string>>> = {
  speaker: speakerFieldLabels,
  unit: unitFieldLabels,
  setting: { ...officeFieldLabels, office: 'Cơ quan', period: 'Kỳ báo cáo', cutoff: 'Cách tính kỳ báo cáo' },
};

/** The label of an entity's field; undefined where people have no business with it. */
export function fieldLabel(entity: EntityName, field: string): string | undefined {
  return byEntity[entity]?.[field] ?? commonFieldLabels[field];
}
