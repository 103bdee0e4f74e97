import { sql } from 'kysely';
import type { ParsedInputOf } from '#shared/contract/registry.ts';
import type { QueryContext } from '../operation.ts';
import { type FoundSessions, findSessions } from './session-list.ts';

const sumHeld = (column: string) =>
  sql<number>`coalesce(sum(case when session.status = 'held' then ${sql.ref(`session.${column}`)} end), 0)`;

/** Sums of the sessions held, by the values of a column; the most first. */
function heldBy(found: FoundSessions, column: 'kind' | 'format') {
  return found
    .where('session.status', '=', 'held')
    .select((eb) => [
      `session.${column} as value` as const,
      sumHeld('count').as('sessions'),
      sumHeld('audience').as('audience'),
      eb.fn.countAll<number>().as('lines'),
    ])
    .groupBy(`session.${column}`)
    .orderBy('sessions', 'desc')
    .execute()
    .then((rows) => rows.map(({ value, sessions, audience }) => ({ value, sessions, audience })));
}

/** Totals of what a search and filter find; planned and cancelled sessions are counted apart and summed nowhere. */
export async function totalSessions({ db, today }: QueryContext, search: ParsedInputOf<'sessions.totals'>) {
  const found = await findSessions(db, search, today);
  const lines = (status: string) => sql<number>`coalesce(sum(session.status = ${sql.lit(status)}), 0)`;
  const totals = await found
    .select((eb) => [
      eb.fn.countAll<number>().as('total'),
      sumHeld('count').as('held'),
      lines('planned').as('planned'),
      lines('cancelled').as('cancelled'),
      sumHeld('audience').as('audience'),
      sumHeld('audienceFemale').as('audienceFemale'),
      sumHeld('audienceMinority').as('audienceMinority'),
      sumHeld('audienceParty').as('audienceParty'),
      sumHeld('onlineSites').as('onlineSites'),
      sumHeld('documentCopies').as('copies'),
      sumHeld('cost').as('cost'),
    ])
    .executeTakeFirstOrThrow();
  return { ...totals, byKind: await heldBy(found, 'kind'), byFormat: await heldBy(found, 'format') };
}
