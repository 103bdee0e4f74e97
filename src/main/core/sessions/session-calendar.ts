import { sql } from 'kysely';
import type { ParsedInputOf } from '#shared/contract/registry.ts';
import { sessionKindSchema, sessionStatusSchema } from '#shared/contract/session-values.ts';
import { CALENDAR_ITEMS_A_DAY } from '#shared/contract/sessions.ts';
import { communeKinds, unitKindSchema } from '#shared/contract/units.ts';
import { fieldError } from '../core-error.ts';
import { seekUnits } from '../lists.ts';
import type { QueryContext } from '../operation.ts';
import { findSessions } from './session-list.ts';

/** A calendar shows weeks or a month, never years. */
const DAYS_MAX = 100;

const held = sql<number>`sum(case when session.status = 'held' then session.count else 0 end)`;
const planned = sql<number>`sum(case when session.status = 'planned' then 1 else 0 end)`;
const overdue = (today: string) =>
  sql<number>`sum(case when session.status = 'planned' and session.date < ${today} then 1 else 0 end)`;

/** The days of a span on which something stands, each with its counts and its first few lines. */
export async function calendar({ db, today }: QueryContext, input: ParsedInputOf<'sessions.calendar'>) {
  const { search, filter, from, to } = input;
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  if (days < 0 || days > DAYS_MAX) throw fieldError('to', 'BAD_SPAN', `Lịch xem nhiều nhất ${DAYS_MAX} ngày một lần.`);
  const found = (await findSessions(db, { search, filter }, today))
    .where('session.date', '>=', from)
    .where('session.date', '<=', to);
  const counts = await found
    .select((eb) => [
      'session.date',
      eb.fn.countAll<number>().as('lines'),
      held.as('held'),
      planned.as('planned'),
      overdue(today).as('overdue'),
    ])
    .groupBy('session.date')
    .orderBy('session.date')
    .execute();
  const ranked = found.select([
    'session.id',
    sql<number>`row_number() over (partition by session.date order by session.id)`.as('rank'),
  ]);
  const shown = await db
    .selectFrom(ranked.as('ranked'))
    .innerJoin('session', 'session.id', 'ranked.id')
    .innerJoin('unit', 'unit.id', 'session.unitId')
    .where('ranked.rank', '<=', CALENDAR_ITEMS_A_DAY)
    .select([
      'session.id',
      'session.date',
      'session.endDate',
      'session.startTime',
      'session.kind',
      'session.status',
      'session.topic',
      'session.unitId',
      'unit.name as unit',
      'session.count',
    ])
    .orderBy('session.date')
    .orderBy(sql`coalesce(session."startTime", '99')`)
    .orderBy('session.id')
    .execute();
  const items = shown.map((row) => ({
    ...row,
    kind: sessionKindSchema.parse(row.kind),
    status: sessionStatusSchema.parse(row.status),
    overdue: row.status === 'planned' && row.date < today,
  }));
  const byDay = Map.groupBy(items, ({ date }) => date);
  return { days: counts.map((day) => ({ ...day, items: byDay.get(day.date) ?? [] })) };
}

/**
 * A calendar year: for each unit that has anything in it, and each commune there was, what was held and planned month
 * by month, by the units' names. A search shows what it finds only.
 */
export async function yearAtAGlance({ db, today }: QueryContext, input: ParsedInputOf<'sessions.year'>) {
  const { search, filter, year } = input;
  const month = sql<number>`cast(substr(session.date, 6, 2) as integer)`;
  const cells = await (await findSessions(db, { search, filter }, today))
    .where('session.date', '>=', `${year}-01-01`)
    .where('session.date', '<=', `${year}-12-31`)
    .where('session.status', '<>', 'cancelled')
    .select([
      'session.unitId',
      month.as('month'),
      held.as('held'),
      planned.as('planned'),
      overdue(today).as('overdue'),
      sql<number>`coalesce(sum(case when session.status = 'held' then session.audience end), 0)`.as('audience'),
    ])
    .groupBy(['session.unitId', month])
    .execute();
  const byUnit = Map.groupBy(cells, ({ unitId }) => unitId);
  const asked = await seekUnits(db, filter ?? {});
  const units = await db
    .selectFrom('unit')
    .select(['id', 'name', 'kind', 'validFrom', 'validTo', 'deletedAt'])
    .orderBy('sortKey')
    .orderBy('id')
    .execute();
  const stands = ({ id, kind, validFrom, validTo, deletedAt }: (typeof units)[number]): boolean =>
    !search &&
    deletedAt === null &&
    communeKinds.has(unitKindSchema.parse(kind)) &&
    (validFrom ?? '') <= `${year}-12-31` &&
    (validTo ?? '9999') >= `${year}-01-01` &&
    (asked === undefined || asked.includes(id));
  const sum = (of: readonly (typeof cells)[number][], field: 'held' | 'planned' | 'audience') =>
    of.reduce((total, cell) => total + cell[field], 0);
  const rows = units.flatMap((unit) => {
    const { id, name } = unit;
    const own = byUnit.get(id) ?? [];
    if (own.length === 0 && !stands(unit)) return [];
    const months = Array.from({ length: 12 }, (_, index) => {
      const cell = own.find((each) => each.month === index + 1);
      return { held: cell?.held ?? 0, planned: cell?.planned ?? 0, overdue: cell?.overdue ?? 0 };
    });
    const totals = { held: sum(own, 'held'), planned: sum(own, 'planned'), audience: sum(own, 'audience') };
    return [{ unitId: id, unit: name, ...totals, months }];
  });
  return { rows };
}
