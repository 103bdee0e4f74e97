import { COMMENDATION_LABELS } from './labels/commendations.ts';
import { SESSION_LABELS } from './labels/sessions.ts';
import type { Label } from './labels/shared.ts';
import { SPEAKER_LABELS } from './labels/speakers.ts';
import type { ImportKind } from './types.ts';

/** The header words of each kind (see labels/shared.ts on how to add one), and what makes a table one of its kind. */
export const labels: Record<ImportKind, readonly Label[]> = {
  speakers: SPEAKER_LABELS,
  sessions: SESSION_LABELS,
  commendations: COMMENDATION_LABELS,
};

/**
 * Without one of these columns a table is none of its kind. Each inner list is one way: all of its targets.
 */
export const anchors: Record<ImportKind, readonly (readonly string[])[]> = {
  speakers: [['fullName'], ['fullName.given']],
  sessions: [['topic'], ['date', 'audience'], ['date', 'speakers'], ['date', 'count']],
  commendations: [
    ['subjectName', 'form'],
    ['subjectName', 'decisionNumber'],
    ['subjectName', 'decision'],
    ['subjectName', 'level'],
    ['subjectName', 'reason'],
    ['subjectKind.individual', 'form'],
    ['subjectKind.collective', 'form'],
  ],
};

/** What a skipped sheet of each kind lacks, in words. */
export const missingTable: Record<ImportKind, string> = {
  speakers: 'Không thấy bảng danh sách người (không có cột họ và tên).',
  sessions: 'Không thấy bảng các buổi tuyên truyền (không có cột nội dung hoặc thời gian).',
  commendations: 'Không thấy bảng khen thưởng (không có cột tên và hình thức khen thưởng).',
};
