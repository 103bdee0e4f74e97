import { z } from 'zod';

/** The closed value lists of the speaker register, with the labels that people see and workbooks carry. */

export const genders = ['male', 'female'] as const;
export const genderSchema = z.enum(genders);
export type Gender = z.output<typeof genderSchema>;
export const genderLabels: Record<Gender, string> = { male: 'Nam', female: 'Nữ' };

export const educationLevels = [
  'lower-secondary',
  'upper-secondary',
  'vocational',
  'college',
  'university',
  'master',
  'doctor',
] as const;
export const educationLevelSchema = z.enum(educationLevels);
export type EducationLevel = z.output<typeof educationLevelSchema>;
export const educationLevelLabels: Record<EducationLevel, string> = {
  'lower-secondary': 'Trung học cơ sở',
  'upper-secondary': 'Trung học phổ thông',
  vocational: 'Trung cấp',
  college: 'Cao đẳng',
  university: 'Đại học',
  master: 'Thạc sĩ',
  doctor: 'Tiến sĩ',
};

export const politicalTheories = ['none', 'elementary', 'intermediate', 'advanced', 'bachelor'] as const;
export const politicalTheorySchema = z.enum(politicalTheories);
export type PoliticalTheory = z.output<typeof politicalTheorySchema>;
export const politicalTheoryLabels: Record<PoliticalTheory, string> = {
  none: 'Chưa qua đào tạo',
  elementary: 'Sơ cấp',
  intermediate: 'Trung cấp',
  advanced: 'Cao cấp',
  bachelor: 'Cử nhân',
};

export const speakerCategories = ['central', 'provincial', 'district', 'commune', 'grassroots'] as const;
export const speakerCategorySchema = z.enum(speakerCategories);
export type SpeakerCategory = z.output<typeof speakerCategorySchema>;
export const speakerCategoryLabels: Record<SpeakerCategory, string> = {
  central: 'Báo cáo viên Trung ương',
  provincial: 'Báo cáo viên cấp tỉnh',
  district: 'Báo cáo viên cấp huyện',
  commune: 'Báo cáo viên cấp xã',
  grassroots: 'Tuyên truyền viên cơ sở',
};

export const speakerStatuses = ['active', 'suspended', 'ended'] as const;
export const speakerStatusSchema = z.enum(speakerStatuses);
export type SpeakerStatus = z.output<typeof speakerStatusSchema>;
export const speakerStatusLabels: Record<SpeakerStatus, string> = {
  active: 'Đang hoạt động',
  suspended: 'Tạm dừng',
  ended: 'Thôi làm nhiệm vụ',
};

/** `suspended` is ours: the dictionary has the status, and a decision is what brings it about (docs/decisions/0004). */
export const recognitionKinds = ['recognised', 'renewed', 'suspended', 'dismissed'] as const;
export const recognitionKindSchema = z.enum(recognitionKinds);
export type RecognitionKind = z.output<typeof recognitionKindSchema>;
export const recognitionKindLabels: Record<RecognitionKind, string> = {
  recognised: 'Công nhận',
  renewed: 'Công nhận lại',
  suspended: 'Tạm dừng',
  dismissed: 'Miễn nhiệm, thôi công nhận',
};

/** The 54 ethnic groups of the list of 1979 (decision 121-TCTK/PPCĐ), as names are written today. */
export const ethnicGroups = [
  'Kinh',
  'Tày',
  'Thái',
  'Hoa',
  'Khmer',
  'Mường',
  'Nùng',
  'Mông',
  'Dao',
  'Gia Rai',
  'Ngái',
  'Ê Đê',
  'Ba Na',
  'Xơ Đăng',
  'Sán Chay',
  'Cơ Ho',
  'Chăm',
  'Sán Dìu',
  'Hrê',
  'Mnông',
  'Ra Glai',
  'Xtiêng',
  'Bru - Vân Kiều',
  'Thổ',
  'Giáy',
  'Cơ Tu',
  'Giẻ Triêng',
  'Mạ',
  'Khơ Mú',
  'Co',
  'Tà Ôi',
  'Chơ Ro',
  'Kháng',
  'Xinh Mun',
  'Hà Nhì',
  'Chu Ru',
  'Lào',
  'La Chí',
  'La Ha',
  'Phù Lá',
  'La Hủ',
  'Lự',
  'Lô Lô',
  'Chứt',
  'Mảng',
  'Pà Thẻn',
  'Cơ Lao',
  'Cống',
  'Bố Y',
  'Si La',
  'Pu Péo',
  'Brâu',
  'Ơ Đu',
  'Rơ Măm',
] as const;
