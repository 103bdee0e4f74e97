import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { DocumentFilter } from '#shared/contract/documents.ts';
import type { ParsedInputOf } from '#shared/contract/registry.ts';
import { contains } from '../db/contains.ts';
import type { Database, Db } from '../db/schema.ts';
import { loadInOrder, pageOf, type SortStep, type SoughtWord, seekUnits, seekWords, sortSteps } from '../lists.ts';
import { documentKind, type StoredDocument } from './document.repository.ts';

export interface DocumentSearch {
  search?: string | undefined;
  filter?: DocumentFilter | undefined;
}

interface Sought {
  words: SoughtWord[];
  unitIds: number[] | undefined;
  filter: DocumentFilter;
}

async function seek(db: Db, { search, filter = {} }: DocumentSearch): Promise<Sought> {
  return { words: await seekWords(db, search), unitIds: await seekUnits(db, filter), filter };
}

function condition(
  eb: ExpressionBuilder<Database, 'document'>,
  { words, unitIds, filter }: Sought,
): Expression<SqlBool> {
  const all: Expression<SqlBool>[] = [eb('deletedAt', filter.deleted ? 'is not' : 'is', null)];
  for (const { word } of words) all.push(contains('document.searchText', word));
  if (filter.kind) all.push(eb('kind', 'in', filter.kind.length > 0 ? filter.kind : ['']));
  if (filter.issuer) all.push(eb('issuer', 'in', filter.issuer.length > 0 ? filter.issuer : ['']));
  if (filter.from !== undefined) all.push(eb('date', '>=', filter.from));
  if (filter.to !== undefined) all.push(eb('date', '<=', filter.to));
  if (filter.hasFile !== undefined) all.push(eb('fileSha256', filter.hasFile ? 'is not' : 'is', null));
  if (filter.ids) all.push(eb('id', 'in', [0, ...filter.ids]));
  if (unitIds) {
    all.push(
      eb('id', 'in', (sub) =>
        sub
          .selectFrom('documentReceipt')
          .select('documentId')
          .where('unitId', 'in', [0, ...unitIds]),
      ),
    );
  }
  if (filter.sessionId) {
    const sessionIds = [0, ...filter.sessionId];
    all.push(
      eb('id', 'in', (sub) =>
        sub
          .selectFrom('sessionDocument')
          .select('documentId')
          .$narrowType<{ documentId: number }>()
          .where('documentId', 'is not', null)
          .where('sessionId', 'in', sessionIds),
      ),
    );
  }
  return eb.and(all);
}

function found(db: Db, sought: Sought) {
  return db.selectFrom('document').where((eb) => condition(eb, sought));
}

const sortColumns: Readonly<Record<string, string>> = {
  number: 'document.number',
  date: 'document.date',
  issuer: 'document.issuer',
  title: 'document.sortKey',
  kind: 'document.kind',
  createdAt: 'document.createdAt',
  updatedAt: 'document.updatedAt',
  deletedAt: 'document.deletedAt',
};

const ownOrder: readonly SortStep[] = [
  { column: 'document.date', direction: 'desc' },
  { column: 'document.id', direction: 'desc' },
];

export async function findDocumentIds(db: Db, search: DocumentSearch): Promise<number[]> {
  const rows = await found(db, await seek(db, search))
    .select('document.id')
    .execute();
  return rows.map(({ id }) => id);
}

/** One page of documents, the latest first unless sorted. */
export async function listDocuments(
  db: Db,
  input: ParsedInputOf<'documents.list'>,
): Promise<{ items: StoredDocument[]; total: number }> {
  const sought = await seek(db, input);
  const { ids, total } = await pageOf(db, found(db, sought).select('document.id'), {
    steps: sortSteps(input.sort, sortColumns, ownOrder),
    page: input.page,
    pageSize: input.pageSize,
    onePass: sought.words.length > 0,
  });
  return { items: await loadInOrder(db, documentKind, ids), total };
}

export async function totalDocuments(db: Db, search: DocumentSearch) {
  const sought = await seek(db, search);
  const sums = await found(db, sought)
    .select((eb) => [
      eb.fn.countAll<number>().as('total'),
      sql<number>`coalesce(sum(case when "fileSha256" is not null then 1 else 0 end), 0)`.as('withFile'),
    ])
    .executeTakeFirstOrThrow();
  const { copies } = await db
    .selectFrom('documentReceipt')
    .where('documentId', 'in', found(db, sought).select('document.id'))
    .select(sql<number>`coalesce(sum(copies), 0)`.as('copies'))
    .executeTakeFirstOrThrow();
  const byKind = await found(db, sought)
    .select((eb) => ['kind as value', eb.fn.countAll<number>().as('count')])
    .groupBy('kind')
    .orderBy('count', 'desc')
    .execute();
  return { ...sums, copies, byKind };
}
