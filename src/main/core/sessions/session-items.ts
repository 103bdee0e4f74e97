import type { Selectable } from 'kysely';
import type { SessionItem } from '#shared/contract/sessions.ts';
import { chunksOf } from '../db/bulk.ts';
import type { Db } from '../db/schema.ts';
import { toSession } from './session.repository.ts';
import type { SessionTable } from './session.table.ts';
import { childRows, listIn } from './session-children.ts';

/** The columns of a list: without the texts by which it is searched and sorted, which are as long as all others together. */
const shown = [
  'session.id',
  'session.createdAt',
  'session.updatedAt',
  'session.deletedAt',
  'session.version',
  'session.kind',
  'session.format',
  'session.status',
  'session.date',
  'session.endDate',
  'session.startTime',
  'session.topic',
  'session.venue',
  'session.unitId',
  'session.organiser',
  'session.count',
  'session.audience',
  'session.audienceFemale',
  'session.audienceMinority',
  'session.audienceParty',
  'session.onlineSites',
  'session.cost',
  'session.questions',
  'session.notes',
  'session.speakerCount',
  'session.documentCount',
  'session.attendeeCount',
] as const;
type Shown = (typeof shown)[number] extends `session.${infer C}` ? C : never;
type ItemRow = Pick<Selectable<SessionTable>, Extract<Shown, keyof SessionTable>> & { unit: string };

/**
 * The sessions of a list in its order, as operations give them. What a session holds is read at once with the names that people have in the
 * register now; attendees are only counted, which their session's row does.
 */
export async function readSessionItems(db: Db, ids: readonly number[], today: string): Promise<SessionItem[]> {
  const byId = new Map<number, ItemRow>();
  for (const some of chunksOf(ids)) {
    const found = await db
      .selectFrom('session')
      .innerJoin('unit', 'unit.id', 'session.unitId')
      .select(shown)
      .select('unit.name as unit')
      .where('session.id', 'in', some)
      .execute();
    for (const row of found) byId.set(row.id, row);
  }
  const rows = ids.flatMap((id) => byId.get(id) ?? []);
  const speakers = new Map<number, SessionItem['speakers']>();
  const documents = new Map<number, SessionItem['documents']>();
  const withSpeakers = rows.filter(({ speakerCount }) => speakerCount > 0).map(({ id }) => id);
  for (const some of chunksOf(withSpeakers)) {
    const found = await db
      .selectFrom('sessionSpeaker')
      .leftJoin('speaker', 'speaker.id', 'sessionSpeaker.speakerId')
      .select(['sessionId', 'speakerId', 'name', 'role', 'fee', 'speaker.fullName as registered'])
      .where('sessionId', 'in', some)
      .orderBy('sessionId')
      .orderBy('place')
      .execute();
    for (const { sessionId, registered, name, ...rest } of found) {
      listIn(speakers, sessionId).push({ ...rest, name: registered ?? name });
    }
  }
  const withDocuments = rows.filter(({ documentCount }) => documentCount > 0).map(({ id }) => id);
  for (const some of chunksOf(withDocuments)) {
    for (const { sessionId, place: _, ...document } of await childRows(db, 'sessionDocument', some)) {
      listIn(documents, sessionId).push(document);
    }
  }
  return rows.map((row) => {
    const { attendees: _, ...session } = toSession(row, {
      speakers: speakers.get(row.id) ?? [],
      documents: documents.get(row.id) ?? [],
      attendees: [],
    });
    return {
      ...session,
      unit: row.unit,
      attendeeCount: row.attendeeCount,
      overdue: session.status === 'planned' && session.date < today,
    };
  });
}
