import { z } from 'zod';

/** The closed value lists of sessions, with the labels that people see and workbooks carry. */

export const sessionKinds = ['speakers-conference', 'talk', 'training', 'integrated'] as const;
export const sessionKindSchema = z.enum(sessionKinds);
export type SessionKind = z.output<typeof sessionKindSchema>;
export const sessionKindLabels: Record<SessionKind, string> = {
  'speakers-conference': 'Hội nghị báo cáo viên',
  talk: 'Buổi tuyên truyền miệng',
  training: 'Tập huấn, bồi dưỡng',
  integrated: 'Tuyên truyền lồng ghép',
};

export const sessionFormats = ['in-person', 'online', 'hybrid'] as const;
export const sessionFormatSchema = z.enum(sessionFormats);
export type SessionFormat = z.output<typeof sessionFormatSchema>;
export const sessionFormatLabels: Record<SessionFormat, string> = {
  'in-person': 'Trực tiếp',
  online: 'Trực tuyến',
  hybrid: 'Kết hợp',
};

export const sessionStatuses = ['planned', 'held', 'cancelled'] as const;
export const sessionStatusSchema = z.enum(sessionStatuses);
export type SessionStatus = z.output<typeof sessionStatusSchema>;
export const sessionStatusLabels: Record<SessionStatus, string> = {
  planned: 'Dự kiến',
  held: 'Đã tổ chức',
  cancelled: 'Đã huỷ',
};

/** Roles of speakers that are offered; an office may use its own words. */
export const usualRoles = ['Báo cáo viên chính', 'Báo cáo viên bổ trợ', 'Giảng viên', 'Trợ giảng', 'Dẫn chương trình'];

/** Results of a training's participants that are offered; an office may use its own words. */
export const usualResults = ['Hoàn thành', 'Hoàn thành tốt', 'Xuất sắc', 'Không hoàn thành', 'Vắng mặt'];
