import { sql } from 'kysely';
import { type EntityName, entitySchema } from '#shared/contract/changes.ts';
import { fold } from '#shared/text/vietnamese.ts';
import { contains } from '../db/contains.ts';
import type { Db } from '../db/schema.ts';

/** The entities whose removed records can be listed and restored, each with the column that names a record. */
const labelColumns = {
  unit: 'name',
  speaker: 'fullName',
  session: 'label',
  commendation: 'label',
  commendationTerm: 'label',
  violation: 'label',
  evaluation: 'label',
  document: 'title',
  feeRate: 'label',
  reportTemplate: 'name',
} as const satisfies Partial<Record<EntityName, string>>;
type BinEntity = keyof typeof labelColumns;
const binEntities = Object.keys(labelColumns) as BinEntity[];

function removedOf(db: Db, entity: BinEntity, word: string | undefined) {
  const label = sql.ref<string>(labelColumns[entity]);
  let query = db
    .selectFrom(entity)
    .where('deletedAt', 'is not', null)
    .select([sql.lit<string>(entity).as('entity'), 'id', label.as('label'), sql<string>`"deletedAt"`.as('deletedAt')]);
  if (word) query = query.where(contains('searchText', word));
  return query;
}

/** Removed records, newest first, each with the clerk who removed it. */
export async function findRemoved(
  db: Db,
  find: { entity: readonly EntityName[] | undefined; search: string | undefined; limit: number; offset: number },
) {
  const wanted = binEntities.filter((entity) => !find.entity || find.entity.includes(entity));
  const [first, ...others] = wanted;
  if (!first) return { items: [], total: 0 };
  const word = find.search ? fold(find.search) : undefined;
  const removed = others.reduce((all, entity) => all.unionAll(removedOf(db, entity, word)), removedOf(db, first, word));
  const { total } = await db
    .selectFrom(removed.as('removed'))
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom(removed.as('removed'))
    .selectAll()
    .select(({ selectFrom }) =>
      selectFrom('changeRow')
        .innerJoin('change', 'change.id', 'changeRow.changeId')
        .select('change.clerkName')
        .whereRef('changeRow.entity', '=', 'removed.entity')
        .whereRef('changeRow.entityId', '=', 'removed.id')
        .where('changeRow.action', '=', 'remove')
        .orderBy('changeRow.id', 'desc')
        .limit(1)
        .as('clerk'),
    )
    .orderBy('removed.deletedAt', 'desc')
    .orderBy('removed.id', 'desc')
    .limit(find.limit)
    .offset(find.offset)
    .execute();
  const items = rows.map((row) => ({
    entity: entitySchema.parse(row.entity),
    entityId: row.id,
    label: row.label,
    deletedAt: row.deletedAt,
    clerk: row.clerk,
  }));
  return { items, total };
}
