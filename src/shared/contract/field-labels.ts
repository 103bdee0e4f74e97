import type { EntityName } from './changes.ts';
import type { SessionField } from './session-fields.ts';
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

export const sessionFieldLabels: Record<SessionField | 'unit' | 'copies' | 'attendeeCount', string> = {
  kind: 'Loại hoạt động',
  format: 'Hình thức',
  status: 'Trạng thái',
  date: 'Ngày',
  endDate: 'Đến ngày',
  startTime: 'Giờ bắt đầu',
  topic: 'Nội dung, chuyên đề',
  venue: 'Địa điểm',
  unitId: 'Đơn vị',
  unit: 'Đơn vị',
  organiser: 'Đơn vị chủ trì',
  speakers: 'Người báo cáo, tuyên truyền',
  count: 'Số buổi',
  audience: 'Số người nghe',
  audienceFemale: 'Nữ',
  audienceMinority: 'Dân tộc thiểu số',
  audienceParty: 'Đảng viên',
  onlineSites: 'Số điểm cầu',
  documents: 'Tài liệu phát ra',
  copies: 'Số bản tài liệu',
  cost: 'Kinh phí (đồng)',
  questions: 'Câu hỏi tại buổi',
  attendees: 'Người tham dự tập huấn',
  attendeeCount: 'Số người tham dự',
  notes: 'Ghi chú',
};

export const feeRateFieldLabels = {
  kind: 'Loại hoạt động',
  role: 'Vai trò',
  amount: 'Mức chi một buổi (đồng)',
  validFrom: 'Áp dụng từ ngày',
} as const;

export const unitFieldLabels = {
  name: 'Tên đơn vị',
  kind: 'Loại đơn vị',
  code: 'Mã đơn vị',
  parentId: 'Trực thuộc',
  listOrder: 'Thứ tự trong danh sách',
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

export const commendationFieldLabels = {
  subjectKind: 'Đối tượng',
  speakerId: 'Người trong sổ',
  unitId: 'Đơn vị',
  unit: 'Đơn vị',
  subjectName: 'Tên người, tập thể',
  type: 'Loại',
  form: 'Danh hiệu, hình thức',
  level: 'Cấp khen thưởng',
  authority: 'Thẩm quyền quyết định',
  decisionNumber: 'Số quyết định',
  decisionDate: 'Ngày quyết định',
  year: 'Năm',
  reason: 'Thành tích, lý do',
  amount: 'Tiền thưởng (đồng)',
  sessions: 'Buổi tuyên truyền làm căn cứ',
  stage: 'Tình trạng',
  stages: 'Các bước đã qua',
} as const;

export const commendationTermFieldLabels = {
  kind: 'Danh mục',
  code: 'Mã',
  label: 'Tên gọi',
  type: 'Loại',
  subjectKind: 'Dành cho',
  levels: 'Các cấp',
  levelLabels: 'Tên gọi theo cấp',
  position: 'Thứ tự',
  hidden: 'Ẩn',
} as const;

export const violationFieldLabels = {
  speakerId: 'Người bị xử lý',
  kind: 'Hình thức xử lý',
  decisionNumber: 'Số quyết định, văn bản',
  decisionDate: 'Ngày quyết định',
  issuer: 'Cơ quan ban hành',
  content: 'Nội dung',
} as const;

export const evaluationFieldLabels = {
  speakerId: 'Người được đánh giá',
  year: 'Năm',
  rating: 'Xếp loại',
  proposed: 'Máy đề xuất',
  figures: 'Số liệu làm căn cứ',
  notes: 'Ghi chú',
} as const;

export const documentFieldLabels = {
  number: 'Số, ký hiệu',
  date: 'Ngày ban hành',
  issuer: 'Cơ quan ban hành',
  title: 'Tên, trích yếu',
  kind: 'Loại',
  notes: 'Ghi chú',
  receipts: 'Đơn vị đã nhận',
  file: 'Tệp đính kèm',
} as const;

export const reportTemplateFieldLabels = {
  name: 'Tên mẫu',
  cells: 'Các ô được điền',
  file: 'Tệp mẫu',
} as const;

export const submissionFieldLabels = {
  unitId: 'Đơn vị',
  year: 'Năm',
  quarter: 'Quý',
  expected: 'Phải nộp',
  receivedOn: 'Ngày nhận',
  fileName: 'Tệp đã nhận',
  complete: 'Đã nộp đủ',
  note: 'Ghi chú',
} as const;

export const sentReportFieldLabels = {
  year: 'Năm',
  number: 'Kỳ',
  ordinal: 'Lần bổ sung',
  fromDate: 'Từ ngày',
  toDate: 'Đến ngày',
  unitMode: 'Tính theo',
  clerkName: 'Người chốt',
  fileName: 'Tên tệp',
  figures: 'Số liệu',
  warnings: 'Điều cần xem khi chốt',
  note: 'Ghi chú',
} as const;

export const clerkFieldLabels = { name: 'Tên', role: 'Quyền' } as const;

/** Fields that the history of any record may hold. */
const commonFieldLabels: Record<string, string> = {
  deletedAt: 'Đưa vào thùng rác lúc',
  mergedIntoId: 'Đã gộp vào bản ghi',
  name: 'Tên',
};

const byEntity: Partial<Record<EntityName, Record<string, string>>> = {
  speaker: speakerFieldLabels,
  unit: unitFieldLabels,
  commendation: commendationFieldLabels,
  commendationTerm: commendationTermFieldLabels,
  violation: violationFieldLabels,
  evaluation: evaluationFieldLabels,
  document: documentFieldLabels,
  reportTemplate: reportTemplateFieldLabels,
  submission: submissionFieldLabels,
  sentReport: sentReportFieldLabels,
  clerk: clerkFieldLabels,
  setting: {
    ...officeFieldLabels,
    office: 'Cơ quan',
    period: 'Kỳ báo cáo',
    cutoff: 'Cách tính kỳ báo cáo',
    dueDays: 'Hạn gửi báo cáo (ngày sau khi hết kỳ)',
    unitDueDays: 'Hạn các đơn vị nộp (ngày sau khi hết kỳ)',
    own: 'Kỳ có ngày riêng',
    evaluation: 'Mức xếp loại hằng năm',
  },
  session: sessionFieldLabels,
  feeRate: feeRateFieldLabels,
};

/** The label of an entity's field; undefined where people have no business with it. */
export function fieldLabel(entity: EntityName, field: string): string | undefined {
  return byEntity[entity]?.[field] ?? commonFieldLabels[field];
}
