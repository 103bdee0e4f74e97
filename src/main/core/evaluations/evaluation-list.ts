import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { EvaluationFilter } from '#shared/contract/evaluations.ts';
import type { ParsedInputOf } from '#shared/contract/registry.ts';
import { contains } from '../db/contains.ts';
import type { Database, Db } from '../db/schema.ts';
import { loadInOrder, pageOf, type SortStep, type SoughtWord, seekUnits, seekWords, sortSteps } from '../lists.ts';
import { evaluationKind, type StoredEvaluation } from './evaluation.repository.ts';

export interface EvaluationSearch {
  search?: string | undefined;
  filter?: EvaluationFilter | undefined;
}

interface Sought {
  words: SoughtWord[];
  unitIds: number[] | undefined;
  filter: EvaluationFilter;
}

async function seek(db: Db, { search, filter = {} }: EvaluationSearch): Promise<Sought> {
  return { words: await seekWords(db, search), unitIds: await seekUnits(db, filter), filter };
}

function condition(
  eb: ExpressionBuilder<Database, 'evaluation' | 'speaker'>,
  { words, unitIds, filter }: Sought,
): Expression<SqlBool> {
  const all: Expression<SqlBool>[] = [eb('evaluation.deletedAt', filter.deleted ? 'is not' : 'is', null)];
  for (const { word, unitIds: named } of words) {
    const texts = [contains('evaluation.searchText', word), contains('speaker.foldedName', word)];
    all.push(eb.or(named.length > 0 ? [...texts, eb('speaker.unitId', 'in', named)] : texts));
  }
  if (unitIds) all.push(unitIds.length > 0 ? eb('speaker.unitId', 'in', unitIds) : sql<SqlBool>`1 = 0`);
  if (filter.speakerId) all.push(eb('evaluation.speakerId', 'in', [0, ...filter.speakerId]));
  if (filter.year) all.push(filter.year.length > 0 ? eb('evaluation.year', 'in', filter.year) : sql<SqlBool>`1 = 0`);
  if (filter.rating) all.push(eb('evaluation.rating', 'in', filter.rating.length > 0 ? filter.rating : ['']));
  if (filter.differs !== undefined) {
    all.push(eb('evaluation.rating', filter.differs ? '<>' : '=', eb.ref('evaluation.proposed')));
  }
  if (filter.ids) all.push(eb('evaluation.id', 'in', [0, ...filter.ids]));
  return eb.and(all);
}

function found(db: Db, sought: Sought) {
  return db
    .selectFrom('evaluation')
    .innerJoin('speaker', 'speaker.id', 'evaluation.speakerId')
    .where((eb) => condition(eb, sought));
}

const sortColumns: Readonly<Record<string, string>> = {
  speaker: 'speaker.sortKey',
  year: 'evaluation.year',
  rating: 'evaluation.rating',
  proposed: 'evaluation.proposed',
  sessions: 'evaluation.sessions',
  audience: 'evaluation.audience',
  trainings: 'evaluation.trainings',
  reports: 'evaluation.reports',
  createdAt: 'evaluation.createdAt',
  updatedAt: 'evaluation.updatedAt',
  deletedAt: 'evaluation.deletedAt',
};

const ownOrder: readonly SortStep[] = [
  { column: 'evaluation.year', direction: 'desc' },
  { column: 'speaker.sortKey', direction: 'asc' },
  { column: 'evaluation.id', direction: 'asc' },
];

export async function findEvaluationIds(db: Db, search: EvaluationSearch): Promise<number[]> {
  const rows = await found(db, await seek(db, search))
    .select('evaluation.id')
    .execute();
  return rows.map(({ id }) => id);
}

/** One page of evaluations, the latest year first, then by name, unless sorted. */
export async function listEvaluations(
  db: Db,
  input: ParsedInputOf<'evaluations.list'>,
): Promise<{ items: StoredEvaluation[]; total: number }> {
  const sought = await seek(db, input);
  const { ids, total } = await pageOf(db, found(db, sought).select('evaluation.id'), {
    steps: sortSteps(input.sort, sortColumns, ownOrder),
    page: input.page,
    pageSize: input.pageSize,
    onePass: sought.words.length > 0,
  });
  return { items: await loadInOrder(db, evaluationKind, ids), total };
}

export async function totalEvaluations(db: Db, search: EvaluationSearch) {
  const sought = await seek(db, search);
  const sums = await found(db, sought)
    .select((eb) => [
      eb.fn.countAll<number>().as('total'),
      sql<number>`coalesce(sum(case when evaluation.rating <> evaluation.proposed then 1 else 0 end), 0)`.as(
        'differing',
      ),
    ])
    .executeTakeFirstOrThrow();
  const byRating = await found(db, sought)
    .select((eb) => ['evaluation.rating as value', eb.fn.countAll<number>().as('count')])
    .groupBy('evaluation.rating')
    .orderBy('count', 'desc')
    .execute();
  const years = await found(db, sought)
    .select((eb) => ['evaluation.year', eb.fn.countAll<number>().as('count')])
    .groupBy('evaluation.year')
    .orderBy('evaluation.year', 'desc')
    .execute();
  const byYear = years.map(({ year, count }) => ({ value: String(year), count }));
  return { ...sums, byRating, byYear };
}
