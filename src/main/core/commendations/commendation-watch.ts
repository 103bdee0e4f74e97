import { sql } from 'kysely';
import type { Commendation } from '#shared/contract/commendations.ts';
import type { ParsedInputOf } from '#shared/contract/registry.ts';
import { addYears } from '#shared/text/partial-date.ts';
import type { Db } from '../db/schema.ts';
import { loadInOrder, seekUnits } from '../lists.ts';
import type { QueryContext } from '../operation.ts';
import { presentSpeakers, speakerKind } from '../speakers/speaker.repository.ts';
import { commendationKind, presentCommendations } from './commendation.repository.ts';

/** Granted to a person, by the year that it is for. */
const granted = (db: Db) =>
  db
    .selectFrom('commendation')
    .where('commendation.stage', '=', 'granted')
    .where('commendation.deletedAt', 'is', null)
    .where('commendation.speakerId', 'is not', null);

/**
 * Speakers who are active today, spoke at sessions in the last `years` years, and were granted no commendation for any
 * of these years; those with the most sessions first.
 */
export async function overlookedSpeakers(
  { db, today }: QueryContext,
  { years, minSessions, unitId, page, pageSize }: ParsedInputOf<'commendations.overlooked'>,
) {
  const since = addYears(today, -years);
  const unitIds = await seekUnits(db, { unitId });
  const active = db
    .selectFrom('speakerStatus')
    .select('speakerId')
    .where('status', '=', 'active')
    .where('fromDate', '<=', today)
    .where((eb) => eb.or([eb('toDate', 'is', null), eb('toDate', '>=', today)]));
  const commended = granted(db)
    .where('commendation.year', '>', Number(since.slice(0, 4)))
    .select('commendation.speakerId')
    .$narrowType<{ speakerId: number }>();
  const spoken = db
    .selectFrom('sessionSpeaker')
    .innerJoin('session', 'session.id', 'sessionSpeaker.sessionId')
    .select(['sessionSpeaker.speakerId', 'session.id', 'session.count', 'session.audience', 'session.date'])
    .distinct()
    .where('session.status', '=', 'held')
    .where('session.deletedAt', 'is', null)
    .where('session.date', '>', since)
    .where('session.date', '<=', today)
    .as('spoken');
  let query = db
    .selectFrom('speaker')
    .leftJoin(spoken, 'spoken.speakerId', 'speaker.id')
    .select([
      'speaker.id',
      sql<number>`coalesce(sum(spoken.count), 0)`.as('sessions'),
      sql<number>`coalesce(sum(spoken.audience), 0)`.as('audience'),
      sql<string | null>`max(spoken.date)`.as('lastSession'),
      sql<number>`count(*) over ()`.as('total'),
    ])
    .where('speaker.deletedAt', 'is', null)
    .where('speaker.id', 'in', active)
    .where('speaker.id', 'not in', commended)
    .groupBy('speaker.id')
    .having(sql<number>`coalesce(sum(spoken.count), 0)`, '>=', minSessions);
  if (unitIds) query = query.where('speaker.unitId', 'in', [0, ...unitIds]);
  const rows = await query
    .orderBy('sessions', 'desc')
    .orderBy('speaker.sortKey')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  const ids = rows.map(({ id }) => id);
  const speakers = await presentSpeakers(db, await loadInOrder(db, speakerKind, ids), { today, masked: true });
  const byId = new Map(speakers.map((speaker) => [speaker.id, speaker]));
  const last = await lastCommended(db, ids);
  const pending = await pendingCommendations(db, ids);
  const items = rows.flatMap(({ id, sessions, audience, lastSession }) => {
    const speaker = byId.get(id);
    if (!speaker) return [];
    const commendations = { lastCommended: last.get(id) ?? null, pending: pending.get(id) ?? [] };
    return [{ speaker, sessions, audience, lastSession, ...commendations }];
  });
  return { items, total: rows[0]?.total ?? 0 };
}

/** The year of each speaker's last commendation. */
async function lastCommended(db: Db, speakerIds: readonly number[]): Promise<Map<number, number>> {
  const rows = await granted(db)
    .where('commendation.speakerId', 'in', [0, ...speakerIds])
    .select((eb) => ['commendation.speakerId', eb.fn.max('commendation.year').as('year')])
    .groupBy('commendation.speakerId')
    .execute();
  return new Map(rows.flatMap(({ speakerId, year }) => (speakerId === null ? [] : [[speakerId, year] as const])));
}

/** What is proposed or submitted for each speaker and waits for a decision, oldest first. */
async function pendingCommendations(db: Db, speakerIds: readonly number[]) {
  const rows = await db
    .selectFrom('commendation')
    .select('id')
    .where('stage', 'in', ['proposed', 'submitted'])
    .where('deletedAt', 'is', null)
    .where('speakerId', 'in', [0, ...speakerIds])
    .orderBy('id')
    .execute();
  const ids = rows.map(({ id }) => id);
  const found = await presentCommendations(db, await loadInOrder(db, commendationKind, ids));
  return Map.groupBy(
    found.map(({ id, speakerId, formLabel, stage }) => ({ id, speakerId, formLabel, stage })),
    ({ speakerId }) => speakerId,
  );
}

/**
 * Subjects with more than one commendation in a year for the same reason, which the law does not allow for one merit
 * (several forms for one merit). What was refused or withdrawn does not count.
 */
export async function repeatedCommendations(
  { db, today }: QueryContext,
  { year = Number(today.slice(0, 4)) }: ParsedInputOf<'commendations.repeated'>,
) {
  const open = ['proposed', 'submitted', 'granted'];
  const groups = await db
    .selectFrom('commendation')
    .select(['subjectKey', 'reasonKey'])
    .where('deletedAt', 'is', null)
    .where('year', '=', year)
    .where('reasonKey', 'is not', null)
    .where('stage', 'in', open)
    .groupBy(['subjectKey', 'reasonKey'])
    .having((eb) => eb.fn.countAll<number>(), '>', 1)
    .execute();
  const found: { subjectName: string; year: number; reason: string; items: Commendation[] }[] = [];
  for (const { subjectKey, reasonKey } of groups) {
    const rows = await db
      .selectFrom('commendation')
      .select('id')
      .where('deletedAt', 'is', null)
      .where('year', '=', year)
      .where('stage', 'in', open)
      .where('subjectKey', '=', subjectKey)
      .where('reasonKey', '=', reasonKey)
      .orderBy('listKey')
      .orderBy('id')
      .execute();
    const ids = rows.map(({ id }) => id);
    const items = await presentCommendations(db, await loadInOrder(db, commendationKind, ids));
    const [first] = items;
    if (first) found.push({ subjectName: first.subjectName, year, reason: first.reason ?? '', items });
  }
  return found;
}
