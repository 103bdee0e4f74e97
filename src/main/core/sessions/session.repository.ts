import type { Selectable } from 'kysely';
import { z } from 'zod';
import { sessionQuestionSchema } from '#shared/contract/session-fields.ts';
import {
  sessionFormatSchema,
  sessionKindLabels,
  sessionKindSchema,
  sessionStatusSchema,
} from '#shared/contract/session-values.ts';
import type { Session, SessionItem } from '#shared/contract/sessions.ts';
import { showDate } from '#shared/text/partial-date.ts';
import { textSortKey } from '#shared/text/sort-key.ts';
import { fold } from '#shared/text/vietnamese.ts';
import type { RecordKind } from '../changes/record-kind.ts';
import { chunksOf, insertRecords, insertRows } from '../db/bulk.ts';
import type { Db } from '../db/schema.ts';
import { unitNames } from '../lists.ts';
import type { SessionTable } from './session.table.ts';
import { type Children, childTables, loadChildren } from './session-children.ts';

type Attendee = Pick<Session['attendees'][number], 'speakerId' | 'result'>;

/** A session as stored: the whole document, without what is derived for reading. */
export type StoredSession = Omit<SessionItem, 'unit' | 'attendeeCount' | 'overdue'> & { attendees: Attendee[] };

const questionsSchema = z.array(sessionQuestionSchema);
/** Topics differ within so many letters, or stand next to each other anyway. */
const SORTED_LETTERS = 60;

/** A row with what stands in it, as a session; the columns by which it is searched and sorted are not looked at. */
export function toSession(row: SessionRow, children: Children): StoredSession {
  return {
    id: row.id,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    deletedAt: row.deletedAt,
    version: row.version,
    kind: sessionKindSchema.parse(row.kind),
    format: sessionFormatSchema.parse(row.format),
    status: sessionStatusSchema.parse(row.status),
    date: row.date,
    endDate: row.endDate,
    startTime: row.startTime,
    topic: row.topic,
    venue: row.venue,
    unitId: row.unitId,
    organiser: row.organiser,
    speakers: children.speakers,
    count: row.count,
    audience: row.audience,
    audienceFemale: row.audienceFemale,
    audienceMinority: row.audienceMinority,
    audienceParty: row.audienceParty,
    onlineSites: row.onlineSites,
    documents: children.documents,
    cost: row.cost,
    questions: row.questions === '[]' ? [] : questionsSchema.parse(JSON.parse(row.questions)),
    attendees: children.attendees,
    notes: row.notes,
  };
}

/** What a session is called: its day and its topic, or where it has none its kind. */
export function sessionLabel({ date, topic, kind }: Pick<StoredSession, 'date' | 'topic' | 'kind'>): string {
  return `${showDate(date)}: ${topic ?? sessionKindLabels[kind]}`;
}

type Registered = Awaited<ReturnType<typeof speakerNames>>;

type SessionRow = Omit<
  Selectable<SessionTable>,
  | 'label'
  | 'topicKey'
  | 'foldedTopic'
  | 'searchText'
  | 'speakerCount'
  | 'unlinkedCount'
  | 'attendeeCount'
  | 'documentCount'
  | 'documentCopies'
>;

function searchTextOf(session: StoredSession, registered: Registered): string {
  const { topic, venue, organiser, speakers, documents, questions, notes } = session;
  const names = speakers.flatMap(({ name, speakerId }) => [...new Set([name, registered.get(speakerId ?? 0)?.name])]);
  const papers = documents.flatMap(({ number, title }) => [number, title]);
  const asked = questions.map((question) => question.topic);
  return fold([topic, venue, organiser, ...names, ...papers, ...asked, notes].filter(Boolean).join(' '));
}

function toRow(session: StoredSession, registered: Registered): Selectable<SessionTable> {
  const { speakers, documents, attendees, questions, topic, ...columns } = session;
  return {
    ...columns,
    topic,
    questions: JSON.stringify(questions),
    label: sessionLabel(session),
    topicKey: textSortKey((topic ?? '').slice(0, SORTED_LETTERS)),
    foldedTopic: fold(topic ?? ''),
    searchText: searchTextOf(session, registered),
    speakerCount: speakers.length,
    unlinkedCount: speakers.filter(({ speakerId }) => speakerId === null).length,
    attendeeCount: attendees.length,
    documentCount: documents.length,
    documentCopies: documents.reduce((sum, { copies }) => sum + (copies ?? 0), 0),
  };
}

async function insertChildren(db: Db, sessions: readonly StoredSession[]): Promise<void> {
  const rowsOf = <T extends object>(list: (session: StoredSession) => readonly T[]) =>
    sessions.flatMap((session) => list(session).map((item, place) => ({ sessionId: session.id, place, ...item })));
  await insertRows(
    db,
    'sessionSpeaker',
    rowsOf(({ speakers }) =>
      speakers.map(({ speakerId, name, role, fee }) => ({ speakerId, name, foldedName: fold(name), role, fee })),
    ),
  );
  await insertRows(
    db,
    'sessionAttendee',
    rowsOf(({ attendees }) => attendees.map(({ speakerId, result }) => ({ speakerId, result }))),
  );
  await insertRows(
    db,
    'sessionDocument',
    rowsOf(({ documents }) =>
      documents.map(({ documentId, number, title, copies }) => ({ documentId, number, title, copies })),
    ),
  );
}

async function loadSessions(db: Db, ids: readonly number[]): Promise<StoredSession[]> {
  const sessions: StoredSession[] = [];
  for (const some of chunksOf(ids)) {
    const rows = await db.selectFrom('session').selectAll().where('id', 'in', some).execute();
    const childrenOf = await loadChildren(db, some);
    for (const row of rows) sessions.push(toSession(row, childrenOf(row.id)));
  }
  return sessions;
}

export const sessionKind: RecordKind<StoredSession> = {
  entity: 'session',
  fields: [
    'kind',
    'format',
    'status',
    'date',
    'endDate',
    'startTime',
    'topic',
    'venue',
    'unitId',
    'organiser',
    'speakers',
    'count',
    'audience',
    'audienceFemale',
    'audienceMinority',
    'audienceParty',
    'onlineSites',
    'documents',
    'cost',
    'questions',
    'attendees',
    'notes',
  ],
  label: sessionLabel,
  load: loadSessions,
  insert: async (db, sessions) => {
    const registered = await speakersOf(db, sessions);
    await insertRecords(db, 'session', sessions, (session) => toRow(session, registered));
    await insertChildren(db, sessions);
  },
  write: async (db, session) => {
    await db
      .updateTable('session')
      .set(toRow(session, await speakersOf(db, [session])))
      .where('id', '=', session.id)
      .execute();
    for (const table of childTables) await db.deleteFrom(table).where('sessionId', '=', session.id).execute();
    await insertChildren(db, [session]);
  },
  erase: async (db, ids) => {
    for (const some of chunksOf(ids)) await db.deleteFrom('session').where('id', 'in', some).execute();
  },
  inUse: async (db, ids) => {
    const used = new Set<number>();
    for (const some of chunksOf(ids)) {
      const rows = await db
        .selectFrom('commendationSession')
        .select('sessionId')
        .distinct()
        .where('sessionId', 'in', some)
        .execute();
      for (const { sessionId } of rows) used.add(sessionId);
    }
    return used;
  },
};

/** Names and units of these speakers, by id. */
export async function speakerNames(
  db: Db,
  ids: Iterable<number>,
): Promise<Map<number, { name: string; unit: string; position: string | null }>> {
  const names = new Map<number, { name: string; unit: string; position: string | null }>();
  for (const some of chunksOf([...new Set(ids)])) {
    const rows = await db
      .selectFrom('speaker')
      .innerJoin('unit', 'unit.id', 'speaker.unitId')
      .select(['speaker.id', 'speaker.fullName as name', 'unit.name as unit', 'speaker.position'])
      .where('speaker.id', 'in', some)
      .execute();
    for (const { id, ...rest } of rows) names.set(id, rest);
  }
  return names;
}

function speakersOf(db: Db, sessions: readonly Pick<StoredSession, 'speakers'>[]): Promise<Registered> {
  return speakerNames(
    db,
    sessions.flatMap(({ speakers }) => speakers.flatMap(({ speakerId }) => speakerId ?? [])),
  );
}

/** Sessions are found by the name that a speaker has now: to be called when one is renamed. */
export async function refreshSearchOfSpeaker(db: Db, speakerId: number): Promise<void> {
  const rows = await db.selectFrom('sessionSpeaker').select('sessionId').where('speakerId', '=', speakerId).execute();
  const sessions = await loadSessions(
    db,
    rows.map(({ sessionId }) => sessionId),
  );
  const registered = await speakersOf(db, sessions);
  for (const session of sessions) {
    const searchText = searchTextOf(session, registered);
    await db.updateTable('session').set({ searchText }).where('id', '=', session.id).execute();
  }
}

/** Sessions as operations give them: with the names of their units and speakers as these are registered now. */
export async function presentSessions(
  db: Db,
  sessions: readonly StoredSession[],
  today: string,
): Promise<SessionItem[]> {
  const units = await unitNames(
    db,
    sessions.map(({ unitId }) => unitId),
  );
  const speakers = await speakersOf(db, sessions);
  return sessions.map(({ attendees, ...session }) => ({
    ...session,
    unit: units.get(session.unitId) ?? '',
    speakers: session.speakers.map((speaker) => ({
      ...speaker,
      name: speakers.get(speaker.speakerId ?? 0)?.name ?? speaker.name,
    })),
    attendeeCount: attendees.length,
    overdue: session.status === 'planned' && session.date < today,
  }));
}
