import type { SessionFilter } from '#shared/contract/sessions.ts';
import type { Mark } from '../../ui/charts/chart-data.ts';
import { keepState } from '../../ui/use-kept-state.ts';
import { SESSION_QUERY, SESSIONS_PATH } from '../sessions/paths.ts';

/** What leads to the list of sessions, filtered so that it shows the rows behind a number. */
export function sessionsLink(filter: SessionFilter): Pick<Mark, 'href' | 'onOpen'> {
  return { href: `#${SESSIONS_PATH}`, onOpen: () => keepState(SESSION_QUERY, { search: '', filter }) };
}
