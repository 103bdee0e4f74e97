import { type Expression, type ExpressionBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { Sort } from '#shared/contract/common.ts';
import type { ParsedInputOf } from '#shared/contract/registry.ts';
import type { SessionFilter } from '#shared/contract/sessions.ts';
import { searchWords } from '#shared/text/vietnamese.ts';
import { fieldError } from '../core-error.ts';
import { contains } from '../db/contains.ts';
import type { Database, Db } from '../db/schema.ts';
import { unitsBelow, unitsMatching } from '../units/unit.repository.ts';
import { type StoredSession, sessionKind } from './session.repository.ts';

type SessionBuilder = ExpressionBuilder<Database, 'session'>;

export interface SessionSearch {
  search?: string | undefined;
  filter?: SessionFilter | undefined;
}

/** What a search and a filter ask, with everything looked up that the SQL needs. */
interface Sought {
  words: { word: string; unitIds: number[] }[];
  unitIds: number[] | undefined;
  filter: SessionFilter;
  today: string;
}

async function seek(db: Db, { search, filter = {} }: SessionSearch, today: string): Promise<Sought> {
  const words: Sought['words'] = [];
  for (const word of searchWords(search ?? '')) {
    words.push({ word, unitIds: await unitsMatching(db, word) });
  }
  const unitIds =
    filter.unitId === undefined || filter.below === false ? filter.unitId : await unitsBelow(db, filter.unitId);
  return { words, unitIds, filter, today };
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

const sortColumns = {
  date: 'date',
  kind: 'kind',
  format: 'format',
  status: 'status',
  topic: 'topicKey',
  venue: 'venue',
  organiser: 'organiser',
  count: 'count',
  audience: 'audience',
  audienceFemale: 'audienceFemale',
  audienceMinority: 'audienceMinority',
  audienceParty: 'audienceParty',
  onlineSites: 'onlineSites',
  copies: 'documentCopies',
  cost: 'cost',
  createdAt: 'createdAt',
  updatedAt: 'updatedAt',
  deletedAt: 'deletedAt',
} as const satisfies Record<string, keyof Database['session']>;

function isSortable(field: string): field is keyof typeof sortColumns {
  return Object.hasOwn(sortColumns, field);
}

/** Column and direction of each sorting step; the latest day stands first where nothing else is asked. */
function ordering(sort: Sort | undefined): { column: string; direction: 'asc' | 'desc' }[] {
  const direction = sort?.direction ?? 'desc';
  if (!sort || sort.field === 'date') {
    return [
      { column: 'session.date', direction },
      { column: 'session.id', direction },
    ];
  }
  const byDate = ordering(undefined);
  if (sort.field === 'unit') return [{ column: 'unit.sortKey', direction }, ...byDate];
  if (!isSortable(sort.field)) throw fieldError('sort.field', 'UNKNOWN_FIELD', 'Không sắp xếp được theo cột này.');
  return [{ column: `session.${sortColumns[sort.field]}`, direction }, ...byDate];
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

/**
 * One page of sessions. The page's ids and the total come from one pass where words are searched (the pass is what
 * costs), from two cheap ones otherwise; the records are then read by id.
 */
export async function listSessions(
  db: Db,
  input: ParsedInputOf<'sessions.list'>,
  today: string,
): Promise<{ items: StoredSession[]; total: number }> {
  const { sort, page, pageSize } = input;
  const sought = await seek(db, input, today);
  const offset = (page - 1) * pageSize;
  let ids = foundBy(db, sought).select('session.id').limit(pageSize).offset(offset);
  for (const { column, direction } of ordering(sort)) ids = ids.orderBy(sql.ref(column), direction);
  if (sort?.field === 'unit') ids = ids.innerJoin('unit', 'unit.id', 'session.unitId') as unknown as typeof ids;
  const counting = sought.words.length > 0;
  const counted = counting ? ids.select(sql<number>`count(*) over ()`.as('total')) : undefined;
  const rows: { id: number; total?: number }[] = await (counted ?? ids).execute();
  const total = rows[0]?.total ?? (counting && offset === 0 ? 0 : await countSessions(db, sought));
  const byId = new Map<number, StoredSession>();
  for (const session of await sessionKind.load(
    db,
    rows.map(({ id }) => id),
  )) {
    byId.set(session.id, session);
  }
  return { items: rows.flatMap(({ id }) => byId.get(id) ?? []), total };
}

async function countSessions(db: Db, sought: Sought): Promise<number> {
  const row = await foundBy(db, sought)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return row.total;
}
