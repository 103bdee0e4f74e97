import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { ParsedInputOf } from '#shared/contract/registry.ts';
import type { ViolationFilter } from '#shared/contract/violations.ts';
import { contains } from '../db/contains.ts';
import type { Database, Db } from '../db/schema.ts';
import { loadInOrder, pageOf, type SortStep, type SoughtWord, seekUnits, seekWords, sortSteps } from '../lists.ts';
import { type StoredViolation, violationKind } from './violation.repository.ts';

export interface ViolationSearch {
  search?: string | undefined;
  filter?: ViolationFilter | undefined;
}

interface Sought {
  words: SoughtWord[];
  unitIds: number[] | undefined;
  filter: ViolationFilter;
}

async function seek(db: Db, { search, filter = {} }: ViolationSearch): Promise<Sought> {
  return { words: await seekWords(db, search), unitIds: await seekUnits(db, filter), filter };
}

function condition(
  eb: ExpressionBuilder<Database, 'violation' | 'speaker'>,
  { words, unitIds, filter }: Sought,
): Expression<SqlBool> {
  const all: Expression<SqlBool>[] = [eb('violation.deletedAt', filter.deleted ? 'is not' : 'is', null)];
  for (const { word, unitIds: named } of words) {
    const texts = [contains('violation.searchText', word), contains('speaker.foldedName', word)];
    all.push(eb.or(named.length > 0 ? [...texts, eb('speaker.unitId', 'in', named)] : texts));
  }
  if (unitIds) all.push(unitIds.length > 0 ? eb('speaker.unitId', 'in', unitIds) : sql<SqlBool>`1 = 0`);
  if (filter.speakerId) all.push(eb('violation.speakerId', 'in', [0, ...filter.speakerId]));
  if (filter.kind) all.push(filter.kind.length > 0 ? eb('violation.kind', 'in', filter.kind) : sql<SqlBool>`1 = 0`);
  if (filter.from !== undefined) all.push(eb('violation.decisionDate', '>=', filter.from));
  if (filter.to !== undefined) all.push(eb('violation.decisionDate', '<=', filter.to));
  if (filter.ids) all.push(eb('violation.id', 'in', [0, ...filter.ids]));
  return eb.and(all);
}

function found(db: Db, sought: Sought) {
  return db
    .selectFrom('violation')
    .innerJoin('speaker', 'speaker.id', 'violation.speakerId')
    .where((eb) => condition(eb, sought));
}

const sortColumns: Readonly<Record<string, string>> = {
  speaker: 'speaker.sortKey',
  kind: 'violation.kind',
  decisionNumber: 'violation.decisionNumber',
  decisionDate: 'violation.decisionDate',
  issuer: 'violation.issuer',
  createdAt: 'violation.createdAt',
  updatedAt: 'violation.updatedAt',
  deletedAt: 'violation.deletedAt',
};

const ownOrder: readonly SortStep[] = [
  { column: 'violation.decisionDate', direction: 'desc' },
  { column: 'violation.id', direction: 'desc' },
];

export async function findViolationIds(db: Db, search: ViolationSearch): Promise<number[]> {
  const rows = await found(db, await seek(db, search))
    .select('violation.id')
    .execute();
  return rows.map(({ id }) => id);
}

/** One page of violations, the latest decision first unless sorted. */
export async function listViolations(
  db: Db,
  input: ParsedInputOf<'violations.list'>,
): Promise<{ items: StoredViolation[]; total: number }> {
  const sought = await seek(db, input);
  const { ids, total } = await pageOf(db, found(db, sought).select('violation.id'), {
    steps: sortSteps(input.sort, sortColumns, ownOrder),
    page: input.page,
    pageSize: input.pageSize,
    onePass: sought.words.length > 0,
  });
  return { items: await loadInOrder(db, violationKind, ids), total };
}

export async function totalViolations(db: Db, search: ViolationSearch) {
  const sought = await seek(db, search);
  const sums = await found(db, sought)
    .select((eb) => [
      eb.fn.countAll<number>().as('total'),
      eb.fn.count<number>('violation.speakerId').distinct().as('speakers'),
    ])
    .executeTakeFirstOrThrow();
  const byKind = await found(db, sought)
    .select((eb) => ['violation.kind as value', eb.fn.countAll<number>().as('count')])
    .groupBy('violation.kind')
    .orderBy('count', 'desc')
    .execute();
  return { ...sums, byKind };
}
