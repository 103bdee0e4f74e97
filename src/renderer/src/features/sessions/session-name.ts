import { sessionKindLabels } from '#shared/contract/session-values.ts';
import type { SessionItem } from '#shared/contract/sessions.ts';
import { showNumber } from '#shared/text/number.ts';
import { showDate } from '#shared/text/partial-date.ts';

/** What a session is called where it is spoken of: its topic, or its kind, and its day. */
export function sessionName({ topic, kind, date }: Pick<SessionItem, 'topic' | 'kind' | 'date'>): string {
  return `${topic ?? sessionKindLabels[kind]} (${showDate(date)})`;
}

/** What is said after a plan was written. */
export function plannedWords({ created, existing }: { created: number; existing: number }): string {
  const already = existing > 0 ? ` ${showNumber(existing)} buổi đã có trong sổ, không thêm lần nữa.` : '';
  return `Đã thêm ${showNumber(created)} buổi dự kiến.${already}`;
}
