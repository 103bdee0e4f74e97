import { subjectKindLabels } from '#shared/contract/commendation-values.ts';
import { sessionFormatLabels, sessionKindLabels } from '#shared/contract/session-values.ts';
import {
  educationLevelLabels,
  ethnicGroups,
  genderLabels,
  politicalTheoryLabels,
  speakerCategoryLabels,
} from '#shared/contract/speaker-values.ts';
import type { ImportKind } from '../types.ts';

/** The columns of the forms that communes fill in: data. Headers are words that labels.ts knows. */

export type CellCheck = 'text' | 'digits' | 'birth' | 'date' | 'time' | 'count' | 'year' | 'yes-no';

export interface FormColumn {
  /** Dictionary field; the STT column has none. */
  field: string | null;
  header: string;
  /** In characters. */
  width: number;
  check: CellCheck;
  required?: boolean;
  /** Offered as a drop-down list: by value, or the texts themselves. */
  choices?: Readonly<Record<string, string>> | readonly string[];
  /** Other text than the choices may be typed. */
  open?: boolean;
  /** Shown when the cell is selected. */
  hint?: string;
}

export interface FormLayout {
  title: string;
  columns: readonly FormColumn[];
  instructions: readonly string[];
}

/** The header of a yes-or-no column in our forms: a blank there says nothing, as everywhere it would say no. */
export const PARTY_HEADER = 'Đảng viên (ghi Có hoặc Không)';

export function asksBothAnswers(header: string): boolean {
  return header.normalize('NFC').includes('ghi Có hoặc Không');
}

/** Forms of commendation by code, in the words that imports read. */
export const commendationFormLabels: Readonly<Record<string, string>> = {
  'giay-khen': 'Giấy khen',
  'bang-khen': 'Bằng khen',
  'thu-khen': 'Thư khen',
  'ky-niem-chuong': 'Kỷ niệm chương',
  'huan-chuong': 'Huân chương',
  'huy-chuong': 'Huy chương',
  'lao-dong-tien-tien': 'Lao động tiên tiến',
  'chien-si-thi-dua': 'Chiến sĩ thi đua',
  'tap-the-lao-dong-tien-tien': 'Tập thể lao động tiên tiến',
  'tap-the-lao-dong-xuat-sac': 'Tập thể lao động xuất sắc',
  'co-thi-dua': 'Cờ thi đua',
};

export const commendationLevelLabels: Readonly<Record<string, string>> = {
  commune: 'Cấp xã',
  district: 'Cấp huyện',
  province: 'Cấp tỉnh',
  ministry: 'Cấp bộ',
  state: 'Cấp nhà nước',
};

const ORDINAL: FormColumn = { field: null, header: 'STT', width: 6, check: 'text' };
const NOTES: FormColumn = { field: 'notes', header: 'Ghi chú', width: 24, check: 'text' };
const COMMON = [
  'Không đổi tên cột, không gộp ô, không chèn cột. Mỗi dòng một mục; dòng để trống được bỏ qua.',
  'Ô có mũi tên: bấm vào ô rồi chọn trong danh sách.',
  'Ngày ghi dạng ngày/tháng/năm, ví dụ 26/7/2024.',
];

const SPEAKERS: FormLayout = {
  title: 'DANH SÁCH BÁO CÁO VIÊN, TUYÊN TRUYỀN VIÊN',
  columns: [
    ORDINAL,
    { field: 'fullName', header: 'Họ và tên', width: 26, check: 'text', required: true },
    { field: 'gender', header: 'Giới tính', width: 9, check: 'text', choices: genderLabels },
    {
      field: 'birthDate',
      header: 'Ngày sinh',
      width: 13,
      check: 'birth',
      hint: 'Ngày/tháng/năm; nếu chỉ biết năm thì ghi năm.',
    },
    { field: 'ethnicity', header: 'Dân tộc', width: 12, check: 'text', choices: ethnicGroups, open: true },
    { field: 'nationalId', header: 'Số CCCD', width: 16, check: 'digits', hint: '12 chữ số (CMND cũ: 9 chữ số).' },
    { field: 'phone', header: 'Số điện thoại', width: 14, check: 'digits', hint: '10 chữ số, bắt đầu bằng 0.' },
    { field: 'email', header: 'Thư điện tử', width: 22, check: 'text' },
    { field: 'position', header: 'Chức vụ', width: 24, check: 'text' },
    { field: 'workplace', header: 'Đơn vị công tác', width: 24, check: 'text' },
    { field: 'village', header: 'Thôn, tổ dân phố', width: 18, check: 'text', open: true },
    { field: 'category', header: 'Loại', width: 26, check: 'text', choices: speakerCategoryLabels },
    { field: 'education', header: 'Trình độ chuyên môn', width: 22, check: 'text', hint: 'Ví dụ Đại học Luật, 12/12.' },
    { field: 'educationLevel', header: 'Bậc trình độ', width: 18, check: 'text', choices: educationLevelLabels },
    { field: 'politicalTheory', header: 'Lý luận chính trị', width: 16, check: 'text', choices: politicalTheoryLabels },
    { field: 'partyMember', header: PARTY_HEADER, width: 12, check: 'yes-no', choices: ['Có', 'Không'] },
    {
      field: 'languages',
      header: 'Tiếng dân tộc thiểu số',
      width: 18,
      check: 'text',
      hint: 'Nhiều thứ tiếng thì cách nhau bằng dấu chấm phẩy.',
    },
    {
      field: 'topics',
      header: 'Chuyên đề, lĩnh vực',
      width: 22,
      check: 'text',
      hint: 'Nhiều mục thì cách nhau bằng dấu chấm phẩy.',
    },
    {
      field: 'decisionNumber',
      header: 'Số quyết định công nhận',
      width: 18,
      check: 'text',
      hint: 'Ví dụ 168/QĐ-UBND.',
    },
    { field: 'decisionDate', header: 'Ngày quyết định', width: 13, check: 'date' },
    { field: 'issuer', header: 'Cơ quan ban hành', width: 22, check: 'text' },
    NOTES,
  ],
  instructions: ['Họ và tên là bắt buộc. Tên viết có dấu, đúng như giấy tờ.', ...COMMON],
};

const SESSIONS: FormLayout = {
  title: 'KẾT QUẢ HOẠT ĐỘNG TUYÊN TRUYỀN MIỆNG',
  columns: [
    ORDINAL,
    { field: 'date', header: 'Ngày tổ chức', width: 13, check: 'date', required: true },
    { field: 'endDate', header: 'Đến ngày', width: 13, check: 'date', hint: 'Chỉ ghi khi kéo dài nhiều ngày.' },
    { field: 'startTime', header: 'Giờ bắt đầu', width: 10, check: 'time', hint: 'Ví dụ 14:30.' },
    { field: 'topic', header: 'Nội dung tuyên truyền', width: 44, check: 'text', required: true },
    { field: 'kind', header: 'Loại hoạt động', width: 24, check: 'text', choices: sessionKindLabels },
    { field: 'format', header: 'Hình thức tổ chức', width: 14, check: 'text', choices: sessionFormatLabels },
    { field: 'venue', header: 'Địa điểm', width: 26, check: 'text' },
    { field: 'count', header: 'Số buổi', width: 9, check: 'count' },
    { field: 'audience', header: 'Số lượt người nghe', width: 12, check: 'count' },
    { field: 'audienceFemale', header: 'Trong đó nữ', width: 10, check: 'count' },
    { field: 'audienceMinority', header: 'Trong đó DTTS', width: 10, check: 'count' },
    { field: 'audienceParty', header: 'Trong đó đảng viên', width: 10, check: 'count' },
    { field: 'onlineSites', header: 'Số điểm cầu', width: 10, check: 'count' },
    {
      field: 'speakers',
      header: 'Báo cáo viên, tuyên truyền viên',
      width: 30,
      check: 'text',
      hint: 'Nhiều người thì cách nhau bằng dấu chấm phẩy.',
    },
    { field: 'organiser', header: 'Đơn vị tổ chức', width: 22, check: 'text' },
    { field: 'cost', header: 'Kinh phí (đồng)', width: 14, check: 'count' },
    NOTES,
  ],
  instructions: ['Ngày tổ chức và nội dung là bắt buộc. Một dòng có thể thay cho nhiều buổi: ghi số buổi.', ...COMMON],
};

const COMMENDATIONS: FormLayout = {
  title: 'DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC KHEN THƯỞNG',
  columns: [
    ORDINAL,
    { field: 'subjectKind', header: 'Đối tượng', width: 11, check: 'text', required: true, choices: subjectKindLabels },
    { field: 'subjectName', header: 'Tên cá nhân, tập thể', width: 30, check: 'text', required: true },
    {
      field: 'form',
      header: 'Hình thức khen thưởng',
      width: 26,
      check: 'text',
      required: true,
      choices: commendationFormLabels,
      open: true,
    },
    { field: 'level', header: 'Cấp khen thưởng', width: 15, check: 'text', choices: commendationLevelLabels },
    { field: 'authority', header: 'Cơ quan khen thưởng', width: 26, check: 'text', hint: 'Ví dụ Chủ tịch UBND huyện.' },
    { field: 'decisionNumber', header: 'Số quyết định', width: 16, check: 'text' },
    { field: 'decisionDate', header: 'Ngày quyết định', width: 13, check: 'date' },
    { field: 'year', header: 'Năm khen thưởng', width: 10, check: 'year' },
    { field: 'reason', header: 'Thành tích', width: 40, check: 'text' },
    { field: 'amount', header: 'Tiền thưởng (đồng)', width: 14, check: 'count' },
    NOTES,
  ],
  instructions: ['Đối tượng, tên và hình thức khen thưởng là bắt buộc.', ...COMMON],
};

export const formLayouts: Record<ImportKind, FormLayout> = {
  speakers: SPEAKERS,
  sessions: SESSIONS,
  commendations: COMMENDATIONS,
};
