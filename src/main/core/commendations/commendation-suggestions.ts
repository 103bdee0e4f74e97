import type { ParsedInputOf } from '#shared/contract/registry.ts';
import { fold } from '#shared/text/vietnamese.ts';
import type { Db } from '../db/schema.ts';
import { allTerms } from './commendation-term.repository.ts';

const SHOWN = 20;

/** Values already in the register that hold the typed text, the most used first; authorities of the catalogue after them. */
export async function suggestForCommendation(
  db: Db,
  { field, text }: ParsedInputOf<'commendations.suggestions'>,
): Promise<string[]> {
  const rows = await db
    .selectFrom('commendation')
    .select((eb) => [`${field} as value` as const, eb.fn.countAll<number>().as('uses')])
    .where(field, 'is not', null)
    .where('deletedAt', 'is', null)
    .groupBy(field)
    .orderBy('uses', 'desc')
    .limit(2000)
    .execute();
  const used = rows.flatMap(({ value }) => value ?? []);
  const terms = field === 'authority' ? await allTerms(db) : [];
  const known = terms.filter(({ kind, hidden, deletedAt }) => kind === 'authority' && !hidden && deletedAt === null);
  const wanted = fold(text);
  return [...new Set([...used, ...known.map(({ label }) => label)])]
    .filter((value) => fold(value).includes(wanted))
    .slice(0, SHOWN);
}
