import type { Selectable } from 'kysely';
import type { Session, SessionItem } from '#shared/contract/sessions.ts';
import type { Database, Db } from '../db/schema.ts';

/** What stands in a session besides its own columns. */
export interface Children {
  speakers: SessionItem['speakers'];
  attendees: Pick<Session['attendees'][number], 'speakerId' | 'result'>[];
  documents: SessionItem['documents'];
}

export const childTables = ['sessionSpeaker', 'sessionAttendee', 'sessionDocument'] as const;

/** The list of a record, begun where there is none yet. */
export function listIn<T>(lists: Map<number, T[]>, id: number): T[] {
  const known = lists.get(id);
  if (known) return known;
  const list: T[] = [];
  lists.set(id, list);
  return list;
}

/** What stands in these sessions in one of the child tables, each session's rows in the order of entry. */
export function childRows<T extends (typeof childTables)[number]>(
  db: Db,
  table: T,
  ids: readonly number[],
): Promise<Selectable<Database[T]>[]> {
  const rows = db
    .selectFrom(table as 'sessionSpeaker')
    .selectAll()
    .where('sessionId', 'in', [...ids])
    .orderBy('sessionId')
    .orderBy('place');
  // The three tables have these columns in common, which the compiler cannot follow through `T`.
  return rows.execute() as unknown as Promise<Selectable<Database[T]>[]>;
}

/** What stands in these sessions, each list in the order of entry. */
export async function loadChildren(db: Db, ids: readonly number[]): Promise<(id: number) => Children> {
  const speakers = new Map<number, Children['speakers']>();
  const attendees = new Map<number, Children['attendees']>();
  const documents = new Map<number, Children['documents']>();
  for (const { sessionId, speakerId, name, role, fee } of await childRows(db, 'sessionSpeaker', ids)) {
    listIn(speakers, sessionId).push({ speakerId, name, role, fee });
  }
  for (const { sessionId, speakerId, result } of await childRows(db, 'sessionAttendee', ids)) {
    listIn(attendees, sessionId).push({ speakerId, result });
  }
  for (const { sessionId, documentId, number, title, copies } of await childRows(db, 'sessionDocument', ids)) {
    listIn(documents, sessionId).push({ documentId, number, title, copies });
  }
  return (id) => ({
    speakers: speakers.get(id) ?? [],
    attendees: attendees.get(id) ?? [],
    documents: documents.get(id) ?? [],
  });
}
