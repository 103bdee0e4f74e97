import type { Selectable } from 'kysely';
import { z } from 'zod';
import { successorSchema, type Unit, unitKindSchema } from '#shared/contract/units.ts';
import { textSortKey } from '#shared/text/sort-key.ts';
import { fold } from '#shared/text/vietnamese.ts';
import type { RecordKind } from '../changes/record-kind.ts';
import { chunksOf, insertRecords } from '../db/bulk.ts';
import { contains } from '../db/contains.ts';
import type { Db } from '../db/schema.ts';
import type { UnitTable } from './unit.table.ts';

const aliasesSchema = z.array(z.string());
const successorsSchema = z.array(successorSchema);

function toUnit(row: Selectable<UnitTable>): Unit {
  const { sortKey: _, searchText: __, ...columns } = row;
  return {
    ...columns,
    kind: unitKindSchema.parse(row.kind),
    aliases: aliasesSchema.parse(JSON.parse(row.aliases)),
    successors: successorsSchema.parse(JSON.parse(row.successors)),
  };
}

/** Before every letter's weight: units with a place in the office's order come first, the others follow by name. */
const PLACED = '\u0003';
const PLACE_DIGITS = 6;

function unitSortKey({ name, listOrder }: Unit): string {
  const byName = textSortKey(name);
  return listOrder === null ? byName : `${PLACED}${String(listOrder).padStart(PLACE_DIGITS, '0')}${PLACED}${byName}`;
}

function toRow(given: Unit): Selectable<UnitTable> {
  // A trail that is older than the order brings a unit back without a place in it.
  const unit: Unit = { ...given, listOrder: given.listOrder ?? null };
  return {
    ...unit,
    aliases: JSON.stringify(unit.aliases),
    successors: JSON.stringify(unit.successors),
    sortKey: unitSortKey(unit),
    searchText: fold([unit.name, ...unit.aliases, unit.code ?? ''].join(' ')),
  };
}

export const unitKind: RecordKind<Unit> = {
  entity: 'unit',
  fields: ['name', 'kind', 'code', 'parentId', 'listOrder', 'validFrom', 'validTo', 'aliases', 'successors'],
  label: (unit) => unit.name,
  load: loadUnits,
  insert: (db, units) => insertRecords(db, 'unit', units, toRow),
  write: async (db, unit) => {
    await db.updateTable('unit').set(toRow(unit)).where('id', '=', unit.id).execute();
  },
  erase: async (db, ids) => {
    for (const some of chunksOf(ids)) await db.deleteFrom('unit').where('id', 'in', some).execute();
  },
  inUse: async (db, ids) => {
    const used = new Set<number>();
    for (const some of chunksOf(ids)) {
      const speakers = await db.selectFrom('speaker').select('unitId').distinct().where('unitId', 'in', some).execute();
      const children = await db
        .selectFrom('unit')
        .select('parentId')
        .distinct()
        .where('parentId', 'in', some)
        .execute();
      for (const { unitId } of speakers) used.add(unitId);
      for (const table of ['session', 'commendation', 'documentReceipt'] as const) {
        const rows = await db.selectFrom(table).select('unitId').distinct().where('unitId', 'in', some).execute();
        for (const { unitId } of rows) if (unitId !== null) used.add(unitId);
      }
      for (const { parentId } of children) if (parentId !== null) used.add(parentId);
    }
    return used;
  },
};

async function loadUnits(db: Db, ids: readonly number[]): Promise<Unit[]> {
  const units: Unit[] = [];
  for (const some of chunksOf(ids)) {
    const rows = await db.selectFrom('unit').selectAll().where('id', 'in', some).execute();
    units.push(...rows.map(toUnit));
  }
  return units;
}

/** All units that are not in the recycle bin (or, with `deleted`, only those that are), in the office's order, then by name. There are hundreds, not thousands. */
export async function allUnits(db: Db, deleted = false): Promise<Unit[]> {
  const rows = await db
    .selectFrom('unit')
    .selectAll()
    .where('deletedAt', deleted ? 'is not' : 'is', null)
    .orderBy('sortKey')
    .orderBy('id')
    .execute();
  return rows.map(toUnit);
}

/** The ids of these units and of all units below them. */
export async function unitsBelow(db: Db, ids: readonly number[]): Promise<number[]> {
  const rows = await db
    .withRecursive('below', (cte) =>
      cte
        .selectFrom('unit')
        .select('id')
        .where('id', 'in', [...ids])
        .union(cte.selectFrom('unit').innerJoin('below', 'below.id', 'unit.parentId').select('unit.id')),
    )
    .selectFrom('below')
    .select('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** The ids of units whose name, alias or code holds this folded word. */
export async function unitsMatching(db: Db, word: string): Promise<number[]> {
  const rows = await db.selectFrom('unit').select('id').where(contains('searchText', word)).execute();
  return rows.map(({ id }) => id);
}

/** How many speakers each unit has itself. */
export async function speakerCounts(db: Db): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('speaker')
    .select((eb) => ['unitId', eb.fn.countAll<number>().as('count')])
    .where('deletedAt', 'is', null)
    .groupBy('unitId')
    .execute();
  return new Map(rows.map(({ unitId, count }) => [unitId, count]));
}
