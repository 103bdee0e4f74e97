import { sql } from 'kysely';
import type { OutputOf, ParsedInputOf } from '#shared/contract/registry.ts';
import type { QueryContext } from '../operation.ts';
import { findSessions } from './session-list.ts';

const sums = [
  ['held', 'count'],
  ['audience', 'audience'],
  ['audienceFemale', 'audienceFemale'],
  ['audienceMinority', 'audienceMinority'],
  ['audienceParty', 'audienceParty'],
  ['onlineSites', 'onlineSites'],
  ['copies', 'documentCopies'],
  ['cost', 'cost'],
] as const;
type Sum = (typeof sums)[number][0];
type Group = { kind: string; format: string; status: string; lines: number } & Record<Sum, number>;

/** Sums of the sessions held, by the values of a column; the most first. */
function by(held: readonly Group[], column: 'kind' | 'format'): OutputOf<'sessions.totals'>['byKind'] {
  return [...Map.groupBy(held, (group) => group[column])]
    .map(([value, groups]) => ({
      value,
      sessions: groups.reduce((sum, group) => sum + group.held, 0),
      audience: groups.reduce((sum, group) => sum + group.audience, 0),
    }))
    .sort((a, b) => b.sessions - a.sessions);
}

/**
 * Totals of what a search and filter find; planned and cancelled sessions are counted apart and summed nowhere. One
 * pass groups by kind, format and status; the few groups are added up here.
 */
export async function totalSessions(
  { db, today }: QueryContext,
  search: ParsedInputOf<'sessions.totals'>,
): Promise<OutputOf<'sessions.totals'>> {
  const found = await findSessions(db, search, today);
  const groups: Group[] = await found
    .select((eb) => ['session.kind', 'session.format', 'session.status', eb.fn.countAll<number>().as('lines')])
    .select(sums.map(([name, column]) => sql<number>`coalesce(sum(${sql.ref(`session.${column}`)}), 0)`.as(name)))
    .groupBy(['session.kind', 'session.format', 'session.status'])
    .execute();
  const held = groups.filter(({ status }) => status === 'held');
  const sum = (name: Sum) => held.reduce((total, group) => total + group[name], 0);
  const lines = (of: readonly Group[]) => of.reduce((total, group) => total + group.lines, 0);
  return {
    total: lines(groups),
    planned: lines(groups.filter(({ status }) => status === 'planned')),
    cancelled: lines(groups.filter(({ status }) => status === 'cancelled')),
    held: sum('held'),
    audience: sum('audience'),
    audienceFemale: sum('audienceFemale'),
    audienceMinority: sum('audienceMinority'),
    audienceParty: sum('audienceParty'),
    onlineSites: sum('onlineSites'),
    copies: sum('copies'),
    cost: sum('cost'),
    byKind: by(held, 'kind'),
    byFormat: by(held, 'format'),
  };
}
