import { sessionKindLabels } from '#shared/contract/session-values.ts';
import type { SessionItem } from '#shared/contract/sessions.ts';
import { showDate } from '#shared/text/partial-date.ts';

/** What a session is called where it is spoken of: its topic, or its kind, and its day. */
export function sessionName({ topic, kind, date }: Pick<SessionItem, 'topic' | 'kind' | 'date'>): string {
  return `${topic ?? sessionKindLabels[kind]} (${showDate(date)})`;
}
