import { sql } from 'kysely';
import type { DueItem } from '#shared/contract/overview.ts';
import { addDays } from '#shared/text/partial-date.ts';
import { readSettings } from '../app/setting.repository.ts';
import { firstDay } from '../changes/change.repository.ts';
import type { Db } from '../db/schema.ts';
import type { QueryContext } from '../operation.ts';
import { reportState } from '../reports/finalise.service.ts';
import { datePeriod, lastEndedQuarter } from '../reports/period.ts';
import { submissionsOf } from '../submissions/submission.service.ts';

/** How far ahead planned sessions are pointed out, and recognitions that end. */
export const SOON_DAYS = 14;
const ENDING_DAYS = 60;

const nothing = { due: null, overdue: false, period: null, ids: [] };

/** What waits for the clerk; what is late first, then in the order of a quarter's work. */
export async function dueItems(context: QueryContext): Promise<DueItem[]> {
  const { db, today } = context;
  const items = [
    ...(await ofLastQuarter(context)),
    ...(await ofSessions(db, today)),
    ...(await endingRecognitions(db, today)),
  ].filter(({ count }) => count > 0);
  return [...items.filter(({ overdue }) => overdue), ...items.filter(({ overdue }) => !overdue)];
}

/** The report of the last quarter that has ended: what units have not sent, whether it was sent, whether it still holds. */
async function ofLastQuarter(context: QueryContext): Promise<DueItem[]> {
  const { db, today } = context;
  const anything = await db.selectFrom('unit').select('id').where('deletedAt', 'is', null).limit(1).executeTakeFirst();
  if (!anything) return [];
  const settings = (await readSettings(db)).period;
  const quarter = lastEndedQuarter(today, settings);
  const period = datePeriod(quarter, settings);
  const submissions = (await submissionsOf(db, quarter, today)).flatMap(({ cells }) => cells);
  const missing = submissions.filter(({ state }) => state === 'not-sent' || state === 'waiting');
  const { sent, changedSinceSent } = await reportState(context, { period: quarter });
  // A report that was due before the register began was made without it.
  const wasDueBefore = period.due < ((await firstDay(db)) ?? today);
  const about = (code: DueItem['code'], count: number, due: string | null): DueItem => ({
    code,
    count,
    due,
    overdue: due !== null && today > due,
    period,
    ids: [],
  });
  return [
    about('UNITS_NOT_SENT', missing.length, period.unitsDue),
    about('REPORT_NOT_SENT', sent.length === 0 && !wasDueBefore ? 1 : 0, period.due),
    about('REPORT_CHANGED', changedSinceSent.length, null),
  ];
}

async function ofSessions(db: Db, today: string): Promise<DueItem[]> {
  const live = db.selectFrom('session').where('deletedAt', 'is', null);
  const planned = await live
    .where('status', '=', 'planned')
    .where('date', '<=', addDays(today, SOON_DAYS))
    .select([
      sql<number>`coalesce(sum(case when date < ${today} then 1 else 0 end), 0)`.as('overdue'),
      sql<number>`coalesce(sum(case when date >= ${today} then 1 else 0 end), 0)`.as('soon'),
    ])
    .executeTakeFirstOrThrow();
  const unlinked = await db
    .selectFrom('sessionSpeaker')
    .innerJoin('session', 'session.id', 'sessionSpeaker.sessionId')
    .where('sessionSpeaker.speakerId', 'is', null)
    .where('session.deletedAt', 'is', null)
    .select((eb) => eb.fn.count<number>('session.id').distinct().as('count'))
    .executeTakeFirstOrThrow();
  return [
    { ...nothing, code: 'SESSIONS_OVERDUE', count: planned.overdue, overdue: true },
    { ...nothing, code: 'SESSIONS_SOON', count: planned.soon, due: addDays(today, SOON_DAYS) },
    { ...nothing, code: 'NAMES_UNLINKED', count: unlinked.count },
  ];
}

/** People whose recognition ends soon with nothing to follow it. */
async function endingRecognitions(db: Db, today: string): Promise<DueItem[]> {
  const until = addDays(today, ENDING_DAYS);
  const rows = await db
    .selectFrom('speakerStatus as span')
    .innerJoin('speaker', 'speaker.id', 'span.speakerId')
    .select('speaker.id')
    .where('speaker.deletedAt', 'is', null)
    .where('span.status', '=', 'active')
    .where('span.toDate', '>=', today)
    .where('span.toDate', '<=', until)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('speakerStatus as next')
            .select('next.speakerId')
            .whereRef('next.speakerId', '=', 'span.speakerId')
            .whereRef('next.fromDate', '>', 'span.toDate')
            .where('next.status', '=', 'active'),
        ),
      ),
    )
    .orderBy('speaker.sortKey')
    .orderBy('speaker.id')
    .execute();
  return [{ ...nothing, code: 'RECOGNITION_ENDING', count: rows.length, due: until, ids: rows.map(({ id }) => id) }];
}
