import { showNumber } from '../text/number.ts';
import type { FieldProblem } from './errors.ts';
import type { SessionInput } from './session-fields.ts';

const audienceParts = [
  { field: 'audienceFemale', label: 'Số nữ' },
  { field: 'audienceMinority', label: 'Số người dân tộc thiểu số' },
  { field: 'audienceParty', label: 'Số đảng viên' },
] as const;

type Checked = Pick<
  SessionInput,
  'date' | 'endDate' | 'audience' | 'audienceFemale' | 'audienceMinority' | 'audienceParty' | 'attendees'
>;

/**
 * What is wrong with a session beyond its single fields: parts of the audience above the whole, an end before the
 * beginning, a participant named twice. The same for forms and for the core.
 */
export function sessionProblems(session: Checked): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (session.endDate !== null && session.endDate < session.date) {
    problems.push({ field: 'endDate', code: 'BEFORE_START', message: 'Ngày kết thúc không thể trước ngày bắt đầu.' });
  }
  for (const { field, label } of audienceParts) {
    const part = session[field];
    if (part === null) continue;
    if (session.audience === null) {
      const message = `Hãy nhập tổng số người nghe: đã có ${label.toLowerCase()}.`;
      problems.push({ field: 'audience', code: 'MISSING_WHOLE', message });
      break;
    }
    if (part > session.audience) {
      const message = `${label} (${showNumber(part)}) không thể lớn hơn số người nghe (${showNumber(session.audience)}).`;
      problems.push({ field, code: 'ABOVE_WHOLE', message });
    }
  }
  const attendees = new Set<number>();
  for (const [index, { speakerId }] of session.attendees.entries()) {
    if (attendees.has(speakerId)) {
      const message = 'Người này đã có trong danh sách tham dự.';
      problems.push({ field: `attendees.${index}.speakerId`, code: 'REPEATED', message });
    }
    attendees.add(speakerId);
  }
  return problems;
}
