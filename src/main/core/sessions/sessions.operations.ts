import type { sessionsContract } from '#shared/contract/sessions.ts';
import { requireRecord } from '../lists.ts';
import type { Handlers } from '../operation.ts';
import { linkSpeaker, unlinkedSpeakers } from './link-speakers.ts';
import { planSessions } from './plan-sessions.ts';
import { sessionKind } from './session.repository.ts';
import {
  createSession,
  createSessions,
  presentSession,
  removeSession,
  removeSessions,
  restoreSession,
  updateSession,
  updateSessions,
} from './session.service.ts';
import { calendar, yearAtAGlance } from './session-calendar.ts';
import { listSessionItems } from './session-list.ts';
import { suggestForSession } from './session-suggestions.ts';
import { totalSessions } from './session-totals.ts';

export const sessionsOperations: Handlers<typeof sessionsContract> = {
  'sessions.list': ({ db, today }, input) => listSessionItems(db, input, today),
  'sessions.totals': totalSessions,
  'sessions.get': async (context, { id }) => presentSession(context, await requireRecord(context.db, sessionKind, id)),
  'sessions.create': createSession,
  'sessions.createMany': createSessions,
  'sessions.update': updateSession,
  'sessions.remove': removeSession,
  'sessions.restore': (context, { id }) => restoreSession(context, id),
  'sessions.updateMany': updateSessions,
  'sessions.removeMany': removeSessions,
  'sessions.suggestions': ({ db }, input) => suggestForSession(db, input),
  'sessions.calendar': calendar,
  'sessions.year': yearAtAGlance,
  'sessions.plan': planSessions,
  'sessions.unlinkedSpeakers': unlinkedSpeakers,
  'sessions.linkSpeaker': linkSpeaker,
};
