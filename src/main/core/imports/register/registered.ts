import { allTerms } from '../../commendations/commendation-term.repository.ts';
import type { Db } from '../../db/schema.ts';
import { allUnits } from '../../units/unit.repository.ts';
import type { RegisteredTerm } from '../own-terms.ts';
import type { RegisteredUnit } from '../types.ts';

/** Units as the reading stages need them. */
export async function registeredUnits(db: Db): Promise<RegisteredUnit[]> {
  return (await allUnits(db)).map(({ id, name, kind, parentId, aliases, validTo }) => ({
    id,
    name,
    kind,
    parentId,
    aliases,
    validTo,
  }));
}

/** Forms and levels of commendations as the office's catalogue has them; `offered`: without those it uses no more. */
export async function registeredTerms(db: Db, { offered = false } = {}): Promise<RegisteredTerm[]> {
  const terms = await allTerms(db);
  return terms.flatMap(({ kind, code, label, type, deletedAt, hidden }) =>
    kind === 'authority' || deletedAt !== null || (offered && hidden) ? [] : [{ kind, code, label, type }],
  );
}
