import type { Selectable } from 'kysely';
import type { FeeRate } from '#shared/contract/fees.ts';
import { sessionKindLabels, sessionKindSchema } from '#shared/contract/session-values.ts';
import { showDate } from '#shared/text/partial-date.ts';
import { fold } from '#shared/text/vietnamese.ts';
import type { RecordKind } from '../changes/record-kind.ts';
import { chunksOf, insertRecords } from '../db/bulk.ts';
import type { Db } from '../db/schema.ts';
import type { FeeRateTable } from './fee-rate.table.ts';

function toRate(row: Selectable<FeeRateTable>): FeeRate {
  const { label: _, searchText: __, ...columns } = row;
  return { ...columns, kind: sessionKindSchema.nullable().parse(row.kind) };
}

function labelOf({ kind, role, validFrom }: Pick<FeeRate, 'kind' | 'role' | 'validFrom'>): string {
  const what = [kind && sessionKindLabels[kind], role].filter(Boolean).join(', ');
  return `Mức chi bồi dưỡng${what ? `: ${what}` : ' chung'} (từ ${showDate(validFrom)})`;
}

function toRow(rate: FeeRate): Selectable<FeeRateTable> {
  const label = labelOf(rate);
  return { ...rate, label, searchText: fold(label) };
}

export const feeRateKind: RecordKind<FeeRate> = {
  entity: 'feeRate',
  fields: ['kind', 'role', 'amount', 'validFrom'],
  label: labelOf,
  load: async (db, ids) => {
    const rates: FeeRate[] = [];
    for (const some of chunksOf(ids)) {
      const rows = await db.selectFrom('feeRate').selectAll().where('id', 'in', some).execute();
      rates.push(...rows.map(toRate));
    }
    return rates;
  },
  insert: (db, rates) => insertRecords(db, 'feeRate', rates, toRow),
  write: async (db, rate) => {
    await db.updateTable('feeRate').set(toRow(rate)).where('id', '=', rate.id).execute();
  },
  erase: async (db, ids) => {
    for (const some of chunksOf(ids)) await db.deleteFrom('feeRate').where('id', 'in', some).execute();
  },
  inUse: async () => new Set(),
};

/** All rates that are not in the recycle bin (or, with `deleted`, only those that are), the latest first. */
export async function allFeeRates(db: Db, deleted = false): Promise<FeeRate[]> {
  const rows = await db
    .selectFrom('feeRate')
    .selectAll()
    .where('deletedAt', deleted ? 'is not' : 'is', null)
    .orderBy('validFrom', 'desc')
    .orderBy('kind')
    .orderBy('role')
    .orderBy('id')
    .execute();
  return rows.map(toRate);
}
