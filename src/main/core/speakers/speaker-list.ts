import { type Expression, type ExpressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Sort } from '#shared/contract/common.ts';
import type { ParsedInputOf } from '#shared/contract/registry.ts';
import type { SpeakerFilter } from '#shared/contract/speakers.ts';
import { searchWords } from '#shared/text/vietnamese.ts';
import { fieldError } from '../core-error.ts';
import { chunksOf } from '../db/bulk.ts';
import { contains } from '../db/contains.ts';
import type { Database, Db } from '../db/schema.ts';
import { searchSignature } from '../db/search-signature.ts';
import { unitsBelow, unitsMatching } from '../units/unit.repository.ts';
import { type StoredSpeaker, speakerKind } from './speaker.repository.ts';

type SpeakerBuilder = ExpressionBuilder<Database, 'speaker'>;

/** What a search and a filter ask, with everything looked up that the SQL needs. */
interface Sought {
  words: { word: string; unitIds: number[] }[];
  unitIds: number[] | undefined;
  filter: SpeakerFilter;
  today: string;
}

export interface SpeakerSearch {
  search?: string | undefined;
  filter?: SpeakerFilter | undefined;
}

async function seek(db: Db, { search, filter = {} }: SpeakerSearch, today: string): Promise<Sought> {
  const words: Sought['words'] = [];
  // The longest word first: it is found least often, and a row that lacks it is not looked at again.
  const sought = searchWords(search ?? '').sort((a, b) => b.length - a.length);
  for (const word of sought) words.push({ word, unitIds: await unitsMatching(db, word) });
  const unitIds =
    filter.unitId === undefined || filter.below === false ? filter.unitId : await unitsBelow(db, filter.unitId);
  return { words, unitIds, filter, today };
}

/** The birth dates (as text) of people who are `age` full years old or older, or younger, on `today`. */
function bornBy(today: string, age: number): string {
  return `${String(Number(today.slice(0, 4)) - age).padStart(4, '0')}${today.slice(4)}`;
}

/** Whether a speaker's searched text holds a word: the signature is asked first, since most rows lack it. */
function textHolds(eb: SpeakerBuilder, word: string): Expression<SqlBool> {
  const signature = searchSignature(word);
  const text = contains('searchText', word);
  if (signature === 0) return text;
  return eb.and([sql<SqlBool>`${sql.ref('searchSignature')} & ${signature} = ${signature}`, text]);
}

/** The condition of a list; every part is one that PostgreSQL knows too. */
function condition(eb: SpeakerBuilder, { words, unitIds, filter, today }: Sought): Expression<SqlBool> {
  const all: Expression<SqlBool>[] = [eb('deletedAt', filter.deleted ? 'is not' : 'is', null)];
  for (const { word, unitIds: named } of words) {
    const text = textHolds(eb, word);
    all.push(named.length > 0 ? eb.or([text, eb('unitId', 'in', named)]) : text);
  }
  const oneOf = (
    column: 'category' | 'gender' | 'ethnicity' | 'educationLevel' | 'politicalTheory',
    values?: string[],
  ) => {
    if (values) all.push(values.length > 0 ? eb(column, 'in', values) : eb.val(false));
  };
  if (unitIds) all.push(unitIds.length > 0 ? eb('unitId', 'in', unitIds) : sql<SqlBool>`1 = 0`);
  oneOf('category', filter.category);
  oneOf('gender', filter.gender);
  oneOf('ethnicity', filter.ethnicity);
  oneOf('educationLevel', filter.educationLevel);
  oneOf('politicalTheory', filter.politicalTheory);
  if (filter.education) all.push(eb('education', 'in', ['', ...filter.education]));
  if (filter.languages) all.push(holdsAny(eb, 'languages', filter.languages));
  if (filter.topics) all.push(holdsAny(eb, 'topics', filter.topics));
  if (filter.hasNotes !== undefined) all.push(eb('notes', filter.hasNotes ? 'is not' : 'is', null));
  if (filter.minority === true) all.push(eb('ethnicity', '<>', 'Kinh'));
  if (filter.minority === false) all.push(eb('ethnicity', '=', 'Kinh'));
  if (filter.partyMember !== undefined) all.push(eb('partyMember', '=', Number(filter.partyMember)));
  if (filter.ageFrom !== undefined) all.push(eb('birthDate', '<=', bornBy(today, filter.ageFrom)));
  if (filter.ageTo !== undefined) all.push(eb('birthDate', '>', bornBy(today, filter.ageTo + 1)));
  if (filter.ids) all.push(eb('id', 'in', filter.ids.length > 0 ? filter.ids : [0]));
  if (filter.commended) {
    const { from, to, value } = filter.commended;
    all.push(eb('id', value ? 'in' : 'not in', (sub) => commendedFor(sub, from, to)));
  }
  if (filter.active) {
    const { from, to, value } = filter.active;
    all.push(eb('id', value ? 'in' : 'not in', (sub) => spokeBetween(sub, from, to)));
  }
  if (filter.status) {
    const statuses = filter.status;
    all.push(
      eb('id', 'in', (sub) =>
        sub
          .selectFrom('speakerStatus')
          .select('speakerId')
          .where('status', 'in', statuses)
          .where('fromDate', '<=', today)
          .where((span) => span.or([span('toDate', 'is', null), span('toDate', '>=', today)])),
      ),
    );
  }
  return eb.and(all);
}

/** Lists are JSON texts: a value stands in them between its quotes. */
function holdsAny(eb: SpeakerBuilder, column: 'languages' | 'topics', values: readonly string[]): Expression<SqlBool> {
  return eb.or([sql<SqlBool>`1 = 0`, ...values.map((value) => contains(column, JSON.stringify(value)))]);
}

/** Who was granted a commendation for these years. */
function commendedFor(eb: SpeakerBuilder, from: number, to: number) {
  return eb
    .selectFrom('commendation')
    .select('speakerId')
    .where('speakerId', 'is not', null)
    .$narrowType<{ speakerId: number }>()
    .where('stage', '=', 'granted')
    .where('deletedAt', 'is', null)
    .where('year', '>=', from)
    .where('year', '<=', to);
}

/** Who spoke at sessions held between two days. */
function spokeBetween(eb: SpeakerBuilder, from: string, to: string) {
  return eb
    .selectFrom('sessionSpeaker')
    .innerJoin('session', 'session.id', 'sessionSpeaker.sessionId')
    .select((of) => of.fn.coalesce('sessionSpeaker.speakerId', sql<number>`0`).as('speakerId'))
    .where('session.deletedAt', 'is', null)
    .where('session.status', '=', 'held')
    .where('session.date', '>=', from)
    .where('session.date', '<=', to);
}

const sortColumns = {
  fullName: 'sortKey',
  birthDate: 'birthDate',
  gender: 'gender',
  ethnicity: 'ethnicity',
  phone: 'phone',
  position: 'position',
  workplace: 'workplace',
  village: 'village',
  partyMember: 'partyMember',
  education: 'education',
  educationLevel: 'educationLevel',
  politicalTheory: 'politicalTheory',
  category: 'category',
  createdAt: 'createdAt',
  updatedAt: 'updatedAt',
  deletedAt: 'deletedAt',
} as const satisfies Record<string, keyof Database['speaker']>;

function isSortable(field: string): field is keyof typeof sortColumns {
  return Object.hasOwn(sortColumns, field);
}

type SortStep = { by: Expression<unknown>; direction: 'asc' | 'desc' };

/** The sorting steps; names last, so that equal values stand in given-name order. */
function ordering(sort: Sort | undefined): SortStep[] {
  const direction = sort?.direction ?? 'asc';
  if (!sort || sort.field === 'fullName') {
    return [
      { by: sql.ref('sortKey'), direction },
      { by: sql.ref('id'), direction },
    ];
  }
  const byName = ordering(undefined);
  const unitKey = sql`(select "sortKey" from unit where unit.id = speaker."unitId")`;
  if (sort.field === 'unit') return [{ by: unitKey, direction }, ...byName];
  if (!isSortable(sort.field)) throw fieldError('sort.field', 'UNKNOWN_FIELD', 'Không sắp xếp được theo cột này.');
  return [{ by: sql.ref(sortColumns[sort.field]), direction }, ...byName];
}

function found(db: Db, sought: Sought) {
  return db.selectFrom('speaker').where((eb) => condition(eb, sought));
}

/** The ids of all that a search and a filter find. */
export async function findSpeakerIds(db: Db, search: SpeakerSearch, today: string): Promise<number[]> {
  const rows = await found(db, await seek(db, search, today))
    .select('speaker.id')
    .execute();
  return rows.map(({ id }) => id);
}

/** In the order of names, with or without a direction. */
function isByName(sort: Sort | undefined): boolean {
  return sort === undefined || sort.field === 'fullName';
}

/**
 * One page of speakers: the ids in their order, how many there are in all, then the records by id. A search costs one
 * pass over the register: in the order of names the page is found on the way, so only what comes after it is counted.
 */
export async function listSpeakers(
  db: Db,
  input: ParsedInputOf<'speakers.list'>,
  today: string,
): Promise<{ items: StoredSpeaker[]; total: number }> {
  const { sort, page, pageSize } = input;
  const sought = await seek(db, input, today);
  const offset = (page - 1) * pageSize;
  let query = found(db, sought).select(['speaker.id', 'speaker.sortKey']).limit(pageSize).offset(offset);
  for (const { by, direction } of ordering(sort)) query = query.orderBy(by, direction);
  const rows = await query.execute();
  const last = rows.at(-1);
  const seen = offset + rows.length;
  let total = seen;
  if (rows.length === pageSize && last && isByName(sort)) {
    total += await countSpeakers(db, sought, after(last, sort?.direction));
  } else if (rows.length === pageSize || (rows.length === 0 && offset > 0)) {
    total = await countSpeakers(db, sought);
  }
  return {
    items: await inOrder(
      db,
      rows.map(({ id }) => id),
    ),
    total,
  };
}

/** What comes after a speaker in the order of names. */
function after(
  { sortKey, id }: { sortKey: string; id: number },
  direction: Sort['direction'] = 'asc',
): RawBuilder<SqlBool> {
  const place = sql`(${sql.ref('sortKey')}, ${sql.ref('id')})`;
  return direction === 'asc'
    ? sql<SqlBool>`${place} > (${sortKey}, ${id})`
    : sql<SqlBool>`${place} < (${sortKey}, ${id})`;
}

async function countSpeakers(db: Db, sought: Sought, where: RawBuilder<SqlBool> = sql`1 = 1`): Promise<number> {
  const row = await found(db, sought)
    .where(where)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return row.total;
}

async function inOrder(db: Db, ids: readonly number[]): Promise<StoredSpeaker[]> {
  const byId = new Map<number, StoredSpeaker>();
  for (const some of chunksOf(ids))
    for (const speaker of await speakerKind.load(db, some)) byId.set(speaker.id, speaker);
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Totals of what a search and a filter find. */
export async function totalSpeakers(db: Db, search: SpeakerSearch, today: string) {
  const sought = await seek(db, search, today);
  const sums = await found(db, sought)
    .select((eb) => [
      eb.fn.countAll<number>().as('total'),
      sql<number>`coalesce(sum(case when gender = 'female' then 1 else 0 end), 0)`.as('female'),
      sql<number>`coalesce(sum(case when ethnicity <> 'Kinh' then 1 else 0 end), 0)`.as('minority'),
      sql<number>`coalesce(sum(case when "partyMember" = 1 then 1 else 0 end), 0)`.as('partyMembers'),
    ])
    .executeTakeFirstOrThrow();
  const byCategory = await found(db, sought)
    .select((eb) => ['category as value', eb.fn.countAll<number>().as('count')])
    .groupBy('category')
    .orderBy('count', 'desc')
    .execute();
  const byStatus = await found(db, sought)
    .innerJoin('speakerStatus', (join) =>
      join
        .onRef('speakerStatus.speakerId', '=', 'speaker.id')
        .on('speakerStatus.fromDate', '<=', today)
        .on((eb) => eb.or([eb('speakerStatus.toDate', 'is', null), eb('speakerStatus.toDate', '>=', today)])),
    )
    .select((eb) => ['speakerStatus.status as value', eb.fn.countAll<number>().as('count')])
    .groupBy('speakerStatus.status')
    .orderBy('count', 'desc')
    .execute();
  return { ...sums, byCategory, byStatus };
}
