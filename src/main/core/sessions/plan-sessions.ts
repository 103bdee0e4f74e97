import type { ParsedInputOf } from '#shared/contract/registry.ts';
import { fold } from '#shared/text/vietnamese.ts';
import { chunksOf } from '../db/bulk.ts';
import type { Db } from '../db/schema.ts';
import type { CommandContext } from '../operation.ts';
import { sessionKind } from './session.repository.ts';
import { completeSessions } from './session.service.ts';

const keyOf = (unitId: number, date: string): string => `${unitId} ${date}`;

/** The unit and day of every session of this topic that is not cancelled. */
async function placesOf(db: Db, topic: string | null, unitIds: readonly number[]): Promise<Set<string>> {
  const places = new Set<string>();
  for (const some of chunksOf(unitIds)) {
    const rows = await db
      .selectFrom('session')
      .select(['unitId', 'date'])
      .where('unitId', 'in', some)
      .where('foldedTopic', '=', fold(topic ?? ''))
      .where('status', '<>', 'cancelled')
      .where('deletedAt', 'is', null)
      .execute();
    for (const { unitId, date } of rows) places.add(keyOf(unitId, date));
  }
  return places;
}

/** Repeats a session as planned ones at places and dates. What stands there already is left out, so that planning twice plans once. */
export async function planSessions(
  { db, changes }: CommandContext,
  { session, places }: ParsedInputOf<'sessions.plan'>,
): Promise<{ created: number; existing: number; ids: number[]; changeId: number | null }> {
  const taken = await placesOf(db, session.topic, [...new Set(places.map(({ unitId }) => unitId))]);
  const fresh = places.filter(({ unitId, date }) => {
    const key = keyOf(unitId, date);
    if (taken.has(key)) return false;
    taken.add(key);
    return true;
  });
  const drafts = await completeSessions(
    db,
    fresh.map(({ unitId, date, venue }) => ({
      ...session,
      unitId,
      date,
      venue: venue ?? session.venue,
      endDate: null,
      status: 'planned' as const,
      attendees: [],
    })),
    () => 'session.',
  );
  const created = await changes.create(sessionKind, drafts);
  return {
    created: created.length,
    existing: places.length - created.length,
    ids: created.map(({ id }) => id),
    changeId: changes.changeId ?? null,
  };
}
