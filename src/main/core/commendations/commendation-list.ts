import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { CommendationFilter } from '#shared/contract/commendations.ts';
import type { ParsedInputOf } from '#shared/contract/registry.ts';
import { contains } from '../db/contains.ts';
import type { Database, Db } from '../db/schema.ts';
import { loadInOrder, pageOf, type SortStep, type SoughtWord, seekUnits, seekWords, sortSteps } from '../lists.ts';
import { commendationKind, type StoredCommendation } from './commendation.repository.ts';

export interface CommendationSearch {
  search?: string | undefined;
  filter?: CommendationFilter | undefined;
}

/** What a search and a filter ask, with everything looked up that the SQL needs. */
interface Sought {
  words: SoughtWord[];
  unitIds: number[] | undefined;
  filter: CommendationFilter;
}

async function seek(db: Db, { search, filter = {} }: CommendationSearch): Promise<Sought> {
  return { words: await seekWords(db, search), unitIds: await seekUnits(db, filter), filter };
}

type Builder = ExpressionBuilder<Database, 'commendation'>;

type FilterColumn = 'subjectKind' | 'speakerId' | 'unitId' | 'type' | 'form' | 'level' | 'authority' | 'stage' | 'year';

function condition(eb: Builder, { words, unitIds, filter }: Sought): Expression<SqlBool> {
  const all: Expression<SqlBool>[] = [eb('commendation.deletedAt', filter.deleted ? 'is not' : 'is', null)];
  for (const { word, unitIds: named } of words) {
    const text = contains('commendation.searchText', word);
    all.push(named.length > 0 ? eb.or([text, eb('commendation.unitId', 'in', named)]) : text);
  }
  const oneOf = (column: FilterColumn, values: readonly (string | number)[] | undefined) => {
    if (!values) return;
    const reference = sql.ref<string | number>(`commendation.${column}`);
    all.push(values.length > 0 ? eb(reference, 'in', values) : sql<SqlBool>`1 = 0`);
  };
  oneOf('subjectKind', filter.subjectKind);
  oneOf('speakerId', filter.speakerId);
  oneOf('unitId', unitIds);
  oneOf('type', filter.type);
  oneOf('form', filter.form);
  oneOf('level', filter.level);
  oneOf('authority', filter.authority);
  oneOf('stage', filter.stage);
  oneOf('year', filter.year);
  // A decision of which only the year is known counts where any of its days would.
  if (filter.from !== undefined) {
    const { from } = filter;
    all.push(
      eb.or([
        eb('commendation.decisionDate', '>=', from),
        eb('commendation.decisionDate', 'in', [from.slice(0, 4), from.slice(0, 7)]),
      ]),
    );
  }
  if (filter.to !== undefined) all.push(eb('commendation.decisionDate', '<=', filter.to));
  if (filter.amountFrom !== undefined) all.push(eb('commendation.amount', '>=', filter.amountFrom));
  if (filter.amountTo !== undefined) all.push(eb('commendation.amount', '<=', filter.amountTo));
  if (filter.linked === true)
    all.push(eb.or([eb('commendation.speakerId', 'is not', null), eb('commendation.unitId', 'is not', null)]));
  if (filter.linked === false)
    all.push(eb('commendation.speakerId', 'is', null), eb('commendation.unitId', 'is', null));
  if (filter.ids) all.push(eb('commendation.id', 'in', filter.ids.length > 0 ? filter.ids : [0]));
  if (filter.sessionId) {
    const sessionIds = filter.sessionId.length > 0 ? filter.sessionId : [0];
    all.push(
      eb('commendation.id', 'in', (sub) =>
        sub.selectFrom('commendationSession').select('commendationId').where('sessionId', 'in', sessionIds),
      ),
    );
  }
  return eb.and(all);
}

const sortColumns: Readonly<Record<string, string>> = {
  subjectName: 'commendation.sortKey',
  subjectKind: 'commendation.subjectKind',
  unit: 'unit.sortKey',
  type: 'commendation.type',
  form: 'commendation.form',
  level: 'commendation.level',
  authority: 'commendation.authority',
  decisionNumber: 'commendation.decisionNumber',
  decisionDate: 'commendation.decisionDate',
  year: 'commendation.year',
  reason: 'commendation.reasonKey',
  amount: 'commendation.amount',
  stage: 'commendation.stage',
  createdAt: 'commendation.createdAt',
  updatedAt: 'commendation.updatedAt',
  deletedAt: 'commendation.deletedAt',
};

const ownOrder: readonly SortStep[] = [
  { column: 'commendation.listKey', direction: 'desc' },
  { column: 'commendation.sortKey', direction: 'asc' },
  { column: 'commendation.id', direction: 'desc' },
];

function found(db: Db, sought: Sought) {
  return db.selectFrom('commendation').where((eb) => condition(eb, sought));
}

/** The ids of all that a search and a filter find. */
export async function findCommendationIds(db: Db, search: CommendationSearch): Promise<number[]> {
  const rows = await found(db, await seek(db, search))
    .select('commendation.id')
    .execute();
  return rows.map(({ id }) => id);
}

/** One page of commendations: those of a year that are not decided first, then the latest decision, of one day by name, unless sorted. */
export async function listCommendations(
  db: Db,
  input: ParsedInputOf<'commendations.list'>,
): Promise<{ items: StoredCommendation[]; total: number }> {
  const sought = await seek(db, input);
  let query = found(db, sought).select('commendation.id');
  if (input.sort?.field === 'unit') {
    query = query.leftJoin('unit', 'unit.id', 'commendation.unitId') as unknown as typeof query;
  }
  const { ids, total } = await pageOf(db, query, {
    steps: sortSteps(input.sort, sortColumns, ownOrder),
    page: input.page,
    pageSize: input.pageSize,
    onePass: sought.words.length > 0,
  });
  return { items: await loadInOrder(db, commendationKind, ids), total };
}

/** Totals of what a search and a filter find. */
export async function totalCommendations(db: Db, search: CommendationSearch) {
  const sought = await seek(db, search);
  const sums = await found(db, sought)
    .select((eb) => [
      eb.fn.countAll<number>().as('total'),
      sql<number>`coalesce(sum(case when "subjectKind" = 'individual' then 1 else 0 end), 0)`.as('individuals'),
      sql<number>`coalesce(sum(case when "subjectKind" = 'collective' then 1 else 0 end), 0)`.as('collectives'),
      sql<number>`coalesce(sum(case when type = 'title' then 1 else 0 end), 0)`.as('titles'),
      sql<number>`coalesce(sum(case when type = 'award' then 1 else 0 end), 0)`.as('awards'),
      sql<number>`coalesce(sum(amount), 0)`.as('amount'),
    ])
    .executeTakeFirstOrThrow();
  const by = (column: 'form' | 'level' | 'stage') =>
    found(db, sought)
      .select((eb) => [`${column} as value` as const, eb.fn.countAll<number>().as('count')])
      .groupBy(column)
      .orderBy('count', 'desc')
      .execute();
  return { ...sums, byForm: await by('form'), byLevel: await by('level'), byStage: await by('stage') };
}
