import type { ParsedInputOf } from '#shared/contract/registry.ts';
import { fold } from '#shared/text/vietnamese.ts';
import { chunksOf } from '../db/bulk.ts';
import type { Db } from '../db/schema.ts';
import type { CommandContext } from '../operation.ts';
import { sessionKind } from './session.repository.ts';
import { completeSessions } from './session.service.ts';

interface Planned {
  unitId: number;
  date: string;
  topic: string | null;
}

const topicKey = (topic: string | null): string => fold(topic ?? '');
const keyOf = ({ unitId, date, topic }: Planned): string => `${unitId} ${date} ${topicKey(topic)}`;

/** What of this stands in the register already and is not cancelled: its unit, day and topic. */
async function standing(db: Db, planned: readonly Planned[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const [topic, some] of Map.groupBy(planned, (one) => topicKey(one.topic))) {
    for (const unitIds of chunksOf([...new Set(some.map(({ unitId }) => unitId))])) {
      const rows = await db
        .selectFrom('session')
        .select(['unitId', 'date', 'topic'])
        .where('unitId', 'in', unitIds)
        .where('foldedTopic', '=', topic)
        .where('status', '<>', 'cancelled')
        .where('deletedAt', 'is', null)
        .execute();
      for (const row of rows) found.add(keyOf(row));
    }
  }
  return found;
}

/** Repeats a session as planned ones at places and dates. What stands there already is left out, so that planning twice plans once. */
export async function planSessions(
  { db, changes }: CommandContext,
  { session, places }: ParsedInputOf<'sessions.plan'>,
): Promise<{ created: number; existing: number; ids: number[]; changeId: number | null }> {
  const planned = places.map((place) => ({ ...place, topic: place.topic ?? session.topic }));
  const taken = await standing(db, planned);
  const fresh = planned.filter((one) => {
    const key = keyOf(one);
    if (taken.has(key)) return false;
    taken.add(key);
    return true;
  });
  const drafts = await completeSessions(
    db,
    fresh.map(({ unitId, date, venue, topic }) => ({
      ...session,
      unitId,
      date,
      topic,
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
