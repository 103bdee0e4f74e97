import { sql } from 'kysely';
import type { EntityName } from '#shared/contract/changes.ts';
import { chunksOf } from '../db/bulk.ts';
import type { Db } from '../db/schema.ts';
import { requireRecord } from '../lists.ts';
import { sessionsOfSpeaker } from '../sessions/move-sessions.ts';
import { type StoredSpeaker, speakerKind } from '../speakers/speaker.repository.ts';

/** One person as the register knows them: their record, those merged with it, and what belongs to them. */
export interface Person {
  /** The record that the others were merged into, first. */
  records: StoredSpeaker[];
  ids: number[];
  sessionIds: number[];
  commendationIds: number[];
  violationIds: number[];
  evaluationIds: number[];
}

async function idsOf(db: Db, table: 'commendation' | 'violation' | 'evaluation', ids: number[]): Promise<number[]> {
  const rows = await db.selectFrom(table).select('id').where('speakerId', 'in', ids).execute();
  return rows.map(({ id }) => id);
}

/** Throws `NOT_FOUND`. Records in the recycle bin count as well. */
export async function findPerson(db: Db, id: number): Promise<Person> {
  let kept = await requireRecord(db, speakerKind, id);
  while (kept.mergedIntoId !== null) kept = await requireRecord(db, speakerKind, kept.mergedIntoId);
  const records = [kept];
  for (let found = [kept.id]; found.length > 0; ) {
    const rows = await db.selectFrom('speaker').select('id').where('mergedIntoId', 'in', found).execute();
    found = rows.map((row) => row.id);
    records.push(...(await speakerKind.load(db, found)));
  }
  const ids = records.map((record) => record.id);
  const sessions = await Promise.all(ids.map((one) => sessionsOfSpeaker(db, one)));
  return {
    records,
    ids,
    sessionIds: [...new Set(sessions.flat())],
    commendationIds: await idsOf(db, 'commendation', ids),
    violationIds: await idsOf(db, 'violation', ids),
    evaluationIds: await idsOf(db, 'evaluation', ids),
  };
}

export interface TrailRow {
  id: number;
  entity: EntityName;
  entityId: number;
  label: string;
  action: string;
  before: string | null;
  after: string | null;
}

/**
 * The rows of the trail about a person: their own records (`own`), and records of others that name them by number
 * (`shared`: sessions, commendations).
 */
export async function trailOf(db: Db, person: Person): Promise<{ own: TrailRow[]; shared: TrailRow[] }> {
  const base = db.selectFrom('changeRow').select(['id', 'entity', 'entityId', 'label', 'action', 'before', 'after']);
  const found = new Map<number, TrailRow>();
  const take = (rows: readonly object[]): void => {
    for (const row of rows as TrailRow[]) found.set(row.id, row);
  };
  const byEntity: [EntityName, number[]][] = [
    ['speaker', person.ids],
    ['violation', person.violationIds],
    ['evaluation', person.evaluationIds],
    ['commendation', person.commendationIds],
    ['session', person.sessionIds],
  ];
  for (const [entity, ids] of byEntity) {
    for (const some of chunksOf(ids)) {
      take(await base.where('entity', '=', entity).where('entityId', 'in', some).execute());
    }
  }
  // Records that belonged to them once: JSON as the recorder writes it, without spaces.
  for (const id of person.ids) {
    const named = [`%"speakerId":${id},%`, `%"speakerId":${id}}%`];
    const rows = await base
      .where('entity', 'in', ['violation', 'evaluation', 'commendation', 'session'])
      .where(({ or }) =>
        or(named.flatMap((like) => [sql<boolean>`before like ${like}`, sql<boolean>`after like ${like}`])),
      )
      .execute();
    take(rows);
  }
  const rows = [...found.values()].sort((a, b) => a.id - b.id);
  const isOwn = ({ entity }: TrailRow): boolean => ['speaker', 'violation', 'evaluation'].includes(entity);
  return { own: rows.filter(isOwn), shared: rows.filter((row) => !isOwn(row)) };
}

/** How much is held of a person. */
export async function heldOf(db: Db, person: Person) {
  const { own, shared } = await trailOf(db, person);
  return {
    sessions: person.sessionIds.length,
    commendations: person.commendationIds.length,
    violations: person.violationIds.length,
    evaluations: person.evaluationIds.length,
    history: own.length + shared.length,
  };
}
