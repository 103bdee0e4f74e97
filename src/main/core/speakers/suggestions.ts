import type { ParsedInputOf } from '#shared/contract/registry.ts';
import { ethnicGroups } from '#shared/contract/speaker-values.ts';
import { fold } from '#shared/text/vietnamese.ts';
import type { Db } from '../db/schema.ts';

const SHOWN = 20;

/** Values already in the register that hold the typed text, the most used first; for ethnicity the 54 groups too. */
export async function suggest(db: Db, { field, text }: ParsedInputOf<'speakers.suggestions'>): Promise<string[]> {
  const wanted = fold(text);
  const used = await valuesInUse(db, field);
  const known = field === 'ethnicity' || field === 'languages' ? ethnicGroups : [];
  return [...new Set([...used, ...known])].filter((value) => fold(value).includes(wanted)).slice(0, SHOWN);
}

async function valuesInUse(db: Db, field: ParsedInputOf<'speakers.suggestions'>['field']): Promise<string[]> {
  switch (field) {
    case 'ethnicity':
    case 'position':
    case 'workplace':
    case 'education':
    case 'village': {
      const rows = await db
        .selectFrom('speaker')
        .select((eb) => [`${field} as value` as const, eb.fn.countAll<number>().as('uses')])
        .where(field, 'is not', null)
        .where('deletedAt', 'is', null)
        .groupBy(field)
        .orderBy('uses', 'desc')
        .limit(2000)
        .execute();
      return rows.flatMap(({ value }) => value ?? []);
    }
    case 'languages':
    case 'topics':
    case 'issuer':
      return listValues(db, field);
  }
}

/** Values inside JSON lists: counted here, since every database writes JSON queries its own way. */
async function listValues(db: Db, field: 'languages' | 'topics' | 'issuer'): Promise<string[]> {
  const column = field === 'issuer' ? 'recognition' : field;
  const rows = await db
    .selectFrom('speaker')
    .select((eb) => [`${column} as list` as const, eb.fn.countAll<number>().as('uses')])
    .where(column, '<>', '[]')
    .where('deletedAt', 'is', null)
    .groupBy(column)
    .limit(5000)
    .execute();
  const counts = new Map<string, number>();
  for (const { list, uses } of rows) {
    for (const item of JSON.parse(list) as unknown[]) {
      const value = typeof item === 'string' ? item : issuerOf(item);
      if (value) counts.set(value, (counts.get(value) ?? 0) + uses);
    }
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([value]) => value);
}

function issuerOf(item: unknown): string | undefined {
  if (typeof item !== 'object' || item === null || !('issuer' in item)) return undefined;
  return typeof item.issuer === 'string' ? item.issuer : undefined;
}
