import { type Expression, type ExpressionBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { Sort } from '#shared/contract/common.ts';
import type { ParsedInputOf } from '#shared/contract/registry.ts';
import type { SessionFilter, SessionItem } from '#shared/contract/sessions.ts';
import { fold } from '#shared/text/vietnamese.ts';
import { contains } from '../db/contains.ts';
import type { Database, Db } from '../db/schema.ts';
import {
  loadInOrder,
  type PageAsked,
  pageOf,
  type SortStep,
  type SoughtWord,
  seekUnits,
  seekWords,
  sortSteps,
} from '../lists.ts';
import { type StoredSession, sessionKind } from './session.repository.ts';
import { readSessionItems } from './session-items.ts';

type SessionBuilder = ExpressionBuilder<Database, 'session'>;

export interface SessionSearch {
  search?: string | undefined;
  filter?: SessionFilter | undefined;
}

/** What a search and a filter ask, with everything looked up that the SQL needs. */
interface Sought {
  words: SoughtWord[];
  unitIds: number[] | undefined;
  filter: SessionFilter;
  today: string;
}

async function seek(db: Db, { search, filter = {} }: SessionSearch, today: string): Promise<Sought> {
  return { words: await seekWords(db, search), unitIds: await seekUnits(db, filter), filter, today };
}

const never = sql<SqlBool>`1 = 0`;

/** The condition of a list; every part is one that PostgreSQL knows too. */
function condition(eb: SessionBuilder, { words, unitIds, filter, today }: Sought): Expression<SqlBool> {
  const all: Expression<SqlBool>[] = [eb('session.deletedAt', filter.deleted ? 'is not' : 'is', null)];
  for (const { word, unitIds: named } of words) {
    const text = contains('session.searchText', word);
    all.push(named.length > 0 ? eb.or([text, eb('session.unitId', 'in', named)]) : text);
  }
  const oneOf = (column: 'session.kind' | 'session.format' | 'session.status', values: string[] | undefined) => {
    if (values) all.push(values.length > 0 ? eb(column, 'in', values) : never);
  };
  if (unitIds) all.push(unitIds.length > 0 ? eb('session.unitId', 'in', unitIds) : never);
  oneOf('session.kind', filter.kind);
  oneOf('session.format', filter.format);
  oneOf('session.status', filter.status);
  if (filter.topic) {
    const topics = filter.topic.map(fold);
    all.push(topics.length > 0 ? eb('session.foldedTopic', 'in', topics) : never);
  }
  if (filter.from !== undefined) all.push(eb('session.date', '>=', filter.from));
  if (filter.to !== undefined) all.push(eb('session.date', '<=', filter.to));
  if (filter.audienceFrom !== undefined) all.push(eb('session.audience', '>=', filter.audienceFrom));
  if (filter.audienceTo !== undefined) all.push(eb('session.audience', '<=', filter.audienceTo));
  if (filter.hasSpeakers !== undefined) all.push(eb('session.speakerCount', filter.hasSpeakers ? '>' : '=', 0));
  if (filter.unlinked !== undefined) all.push(eb('session.unlinkedCount', filter.unlinked ? '>' : '=', 0));
  if (filter.overdue !== undefined) {
    const overdue = eb.and([eb('session.status', '=', 'planned'), eb('session.date', '<', today)]);
    all.push(filter.overdue ? overdue : eb.not(overdue));
  }
  if (filter.ids) all.push(eb('session.id', 'in', filter.ids.length > 0 ? filter.ids : [0]));
  const { speakerId, attendeeId, documentId } = filter;
  if (speakerId) all.push(eb('session.id', 'in', (sub) => referring(sub, 'sessionSpeaker', 'speakerId', speakerId)));
  if (attendeeId) all.push(eb('session.id', 'in', (sub) => referring(sub, 'sessionAttendee', 'speakerId', attendeeId)));
  if (documentId) {
    all.push(eb('session.id', 'in', (sub) => referring(sub, 'sessionDocument', 'documentId', documentId)));
  }
  return eb.and(all);
}

/** The sessions in which a child row refers to one of these ids. */
function referring(
  eb: SessionBuilder,
  table: 'sessionSpeaker' | 'sessionAttendee' | 'sessionDocument',
  column: 'speakerId' | 'documentId',
  ids: readonly number[],
) {
  const wanted = sql<SqlBool>`${sql.ref(`${table}.${column}`)} in (${sql.join(ids.length > 0 ? ids : [0])})`;
  return eb.selectFrom(table).select(`${table}.sessionId as sessionId`).where(wanted);
}

const sortColumns: Readonly<Record<string, string>> = {
  date: 'session.date',
  unit: 'unit.sortKey',
  endDate: 'session.endDate',
  startTime: 'session.startTime',
  kind: 'session.kind',
  format: 'session.format',
  status: 'session.status',
  topic: 'session.topicKey',
  venue: 'session.venue',
  organiser: 'session.organiser',
  count: 'session.count',
  audience: 'session.audience',
  audienceFemale: 'session.audienceFemale',
  audienceMinority: 'session.audienceMinority',
  audienceParty: 'session.audienceParty',
  onlineSites: 'session.onlineSites',
  copies: 'session.documentCopies',
  cost: 'session.cost',
  createdAt: 'session.createdAt',
  updatedAt: 'session.updatedAt',
  deletedAt: 'session.deletedAt',
};

/** The latest day first; where days are sorted, lines of one day go the same way. */
function ordering(sort: Sort | undefined): SortStep[] {
  const direction = sort?.field === 'date' ? sort.direction : 'desc';
  return sortSteps(sort, sortColumns, [
    { column: 'session.date', direction },
    { column: 'session.id', direction },
  ]);
}

export type FoundSessions = SelectQueryBuilder<Database, 'session', object>;

function foundBy(db: Db, sought: Sought): FoundSessions {
  return db.selectFrom('session').where((eb) => condition(eb, sought));
}

/** What a search and a filter find, as the beginning of a query. */
export async function findSessions(db: Db, search: SessionSearch, today: string): Promise<FoundSessions> {
  return foundBy(db, await seek(db, search, today));
}

/** The ids of all that a search and a filter find. */
export async function findSessionIds(db: Db, search: SessionSearch, today: string): Promise<number[]> {
  const found = await findSessions(db, search, today);
  return (await found.select('session.id').execute()).map(({ id }) => id);
}

function pageAsked(input: ParsedInputOf<'sessions.list'>, { words }: Sought): PageAsked {
  return { steps: ordering(input.sort), page: input.page, pageSize: input.pageSize, onePass: words.length > 0 };
}

function sortable(db: Db, sought: Sought, sort: Sort | undefined) {
  const found = foundBy(db, sought).select('session.id');
  if (sort?.field !== 'unit') return found;
  return found.innerJoin('unit', 'unit.id', 'session.unitId') as unknown as typeof found;
}

/** One page of sessions as lists show them: read together with what is shown of other records. */
export async function listSessionItems(
  db: Db,
  input: ParsedInputOf<'sessions.list'>,
  today: string,
): Promise<{ items: SessionItem[]; total: number }> {
  const sought = await seek(db, input, today);
  const found = sortable(db, sought, input.sort);
  const { ids, total } = await pageOf(db, found, pageAsked(input, sought));
  return { items: await readSessionItems(db, ids, today), total };
}

/** One page of sessions, the latest first unless sorted. */
export async function listSessions(
  db: Db,
  input: ParsedInputOf<'sessions.list'>,
  today: string,
): Promise<{ items: StoredSession[]; total: number }> {
  const sought = await seek(db, input, today);
  const { ids, total } = await pageOf(db, sortable(db, sought, input.sort), pageAsked(input, sought));
  return { items: await loadInOrder(db, sessionKind, ids), total };
}
