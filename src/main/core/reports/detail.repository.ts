import { sql } from 'kysely';
import { chunksOf } from '../db/bulk.ts';
import type { Db } from '../db/schema.ts';
import { type StoredSpeaker, speakerKind } from '../speakers/speaker.repository.ts';
import type { DayRange } from './period.ts';

/** A session held, as the report lists it. */
export interface SessionLine {
  id: number;
  date: string;
  unitId: number;
  kind: string;
  format: string;
  topic: string | null;
  venue: string | null;
  /** Names of those who spoke, in the order of entry. */
  speakers: string;
  count: number;
  audience: number | null;
  audienceFemale: number | null;
  audienceMinority: number | null;
  documentCount: number;
  documentCopies: number;
  cost: number | null;
  notes: string | null;
}

/** The sessions held in a range, by day. */
export async function sessionsHeld(db: Db, { from, to }: DayRange): Promise<SessionLine[]> {
  const inside = () =>
    db
      .selectFrom('session')
      .where('session.deletedAt', 'is', null)
      .where('session.status', '=', 'held')
      .where('session.date', '>=', from)
      .where('session.date', '<=', to);
  const rows = await inside()
    .select([
      'session.id',
      'session.date',
      'session.unitId',
      'session.kind',
      'session.format',
      'session.topic',
      'session.venue',
      'session.count',
      'session.audience',
      'session.audienceFemale',
      'session.audienceMinority',
      'session.documentCount',
      'session.documentCopies',
      'session.cost',
      'session.notes',
    ])
    .orderBy('session.date')
    .orderBy('session.id')
    .execute();
  const named = await inside()
    .innerJoin('sessionSpeaker', 'sessionSpeaker.sessionId', 'session.id')
    .leftJoin('speaker', 'speaker.id', 'sessionSpeaker.speakerId')
    .select(['session.id', sql<string>`coalesce(speaker."fullName", "sessionSpeaker".name)`.as('name')])
    .orderBy('session.id')
    .orderBy('sessionSpeaker.place')
    .execute();
  const speakers = new Map<number, string>();
  for (const { id, name } of named) {
    const before = speakers.get(id);
    speakers.set(id, before === undefined ? name : `${before}, ${name}`);
  }
  return rows.map((row) => ({ ...row, speakers: speakers.get(row.id) ?? '' }));
}

/** A commendation granted, as the report lists it. */
export interface CommendationLine {
  id: number;
  subjectKind: string;
  type: string;
  subjectName: string;
  unitId: number | null;
  form: string;
  level: string | null;
  authority: string | null;
  decisionNumber: string | null;
  decisionDate: string | null;
  reason: string | null;
  amount: number | null;
}

/** The commendations decided in a range, by decision. */
export async function commendationsGranted(db: Db, { from, to }: DayRange): Promise<CommendationLine[]> {
  return db
    .selectFrom('commendation')
    .select([
      'id',
      'subjectKind',
      'type',
      'subjectName',
      'unitId',
      'form',
      'level',
      'authority',
      'decisionNumber',
      'decisionDate',
      'reason',
      'amount',
    ])
    .where('deletedAt', 'is', null)
    .where('stage', '=', 'granted')
    .where('decisionDate', '>=', from)
    .where('decisionDate', '<=', to)
    .orderBy('decisionDate')
    .orderBy('decisionNumber')
    .orderBy('sortKey')
    .execute();
}

/** The speakers whose status is active on a day, in given-name order. */
export async function speakersStanding(db: Db, day: string): Promise<StoredSpeaker[]> {
  const rows = await db
    .selectFrom('speaker')
    .innerJoin('speakerStatus', 'speakerStatus.speakerId', 'speaker.id')
    .select('speaker.id')
    .where('speaker.deletedAt', 'is', null)
    .where('speakerStatus.status', '=', 'active')
    .where('speakerStatus.fromDate', '<=', day)
    .where((eb) => eb.or([eb('speakerStatus.toDate', 'is', null), eb('speakerStatus.toDate', '>=', day)]))
    .orderBy('speaker.sortKey')
    .orderBy('speaker.id')
    .execute();
  const byId = new Map<number, StoredSpeaker>();
  const ids = rows.map(({ id }) => id);
  for (const some of chunksOf(ids)) for (const one of await speakerKind.load(db, some)) byId.set(one.id, one);
  return ids.flatMap((id) => byId.get(id) ?? []);
}
