import { sql } from 'kysely';
import type { Figures } from '#shared/contract/evaluations.ts';
import { chunksOf } from '../db/bulk.ts';
import type { Db } from '../db/schema.ts';

const none: Figures = { sessions: 0, audience: 0, trainings: 0, reports: 0 };

/**
 * What speakers did in a calendar year: sessions held at which they spoke (a line that stands for several counts as
 * several) with all who listened, trainings held that they attended, and reports that their unit sent.
 */
export async function yearFigures(
  db: Db,
  year: number,
  speakerIds: readonly number[],
): Promise<(speakerId: number) => Figures> {
  const figures = new Map<number, Figures>();
  const add = (speakerId: number, values: Partial<Figures>): void => {
    figures.set(speakerId, { ...none, ...figures.get(speakerId), ...values });
  };
  for (const some of chunksOf([...new Set(speakerIds)])) {
    for (const { speakerId, ...spoken } of await spokenBy(db, year, some)) add(speakerId, spoken);
    for (const { speakerId, trainings } of await attendedBy(db, year, some)) add(speakerId, { trainings });
    for (const { speakerId, reports } of await reportedBy(db, year, some)) add(speakerId, { reports });
  }
  return (speakerId) => figures.get(speakerId) ?? none;
}

async function spokenBy(db: Db, year: number, speakerIds: readonly number[]) {
  // Someone who stands in a session twice, in two roles, gave one talk.
  const once = db
    .selectFrom('sessionSpeaker')
    .select(['speakerId', 'sessionId'])
    .distinct()
    .where('speakerId', 'in', [...speakerIds])
    .$narrowType<{ speakerId: number }>()
    .as('once');
  return db
    .selectFrom(once)
    .innerJoin('session', 'session.id', 'once.sessionId')
    .select((eb) => [
      'once.speakerId',
      eb.fn.sum<number>('session.count').as('sessions'),
      sql<number>`coalesce(sum(session.audience), 0)`.as('audience'),
    ])
    .where('session.status', '=', 'held')
    .where('session.deletedAt', 'is', null)
    .where('session.date', '>=', `${year}-01-01`)
    .where('session.date', '<=', `${year}-12-31`)
    .groupBy('once.speakerId')
    .execute();
}

async function attendedBy(db: Db, year: number, speakerIds: readonly number[]) {
  return db
    .selectFrom('sessionAttendee')
    .innerJoin('session', 'session.id', 'sessionAttendee.sessionId')
    .select((eb) => ['sessionAttendee.speakerId', eb.fn.count<number>('session.id').distinct().as('trainings')])
    .where('sessionAttendee.speakerId', 'in', [...speakerIds])
    .where('session.kind', '=', 'training')
    .where('session.status', '=', 'held')
    .where('session.deletedAt', 'is', null)
    .where('session.date', '>=', `${year}-01-01`)
    .where('session.date', '<=', `${year}-12-31`)
    .groupBy('sessionAttendee.speakerId')
    .execute();
}

async function reportedBy(db: Db, year: number, speakerIds: readonly number[]) {
  return db
    .selectFrom('speaker')
    .innerJoin('submission', 'submission.unitId', 'speaker.unitId')
    .select((eb) => ['speaker.id as speakerId', eb.fn.count<number>('submission.id').as('reports')])
    .where('speaker.id', 'in', [...speakerIds])
    .where('submission.year', '=', year)
    .where('submission.receivedOn', 'is not', null)
    .where('submission.deletedAt', 'is', null)
    .groupBy('speaker.id')
    .execute();
}
