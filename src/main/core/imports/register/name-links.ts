import { fold } from '#shared/text/vietnamese.ts';
import { chunksOf } from '../../db/bulk.ts';
import type { Db } from '../../db/schema.ts';

/** The speaker of this name in this unit; undefined where there is none, or more than one: then a clerk must say who. */
export type SpeakerLinks = (name: string, unitId: number | null) => number | undefined;

/** Looks up the speakers that names in a file may mean: name and unit must both agree. */
export async function linkNames(db: Db, names: readonly string[]): Promise<SpeakerLinks> {
  const links = new Map<string, number | undefined>();
  for (const some of chunksOf([...new Set(names.map(fold))])) {
    const rows = await db
      .selectFrom('speaker')
      .select(['id', 'foldedName', 'unitId'])
      .where('deletedAt', 'is', null)
      .where('foldedName', 'in', some)
      .execute();
    for (const { id, foldedName, unitId } of rows) {
      const key = `${unitId}|${foldedName}`;
      links.set(key, links.has(key) ? undefined : id);
    }
  }
  return (name, unitId) => (unitId === null ? undefined : links.get(`${unitId}|${fold(name)}`));
}
