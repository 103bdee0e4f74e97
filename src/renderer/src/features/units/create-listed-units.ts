import { fold } from '#shared/text/vietnamese.ts';
import { invoke } from '../../api/client.ts';
import type { EditedUnit } from './UnitListEditor.tsx';

/**
 * Creates the units of a list below `top`, each in the unit that it lies in: first those at the top, then those in
 * them, in the order of the list. Units that are there already are taken as they are.
 * @returns how many were created, and the names that were there already
 */
export async function createListedUnits(
  units: readonly EditedUnit[],
  top: number | null,
): Promise<{ created: number; existing: string[] }> {
  let created = 0;
  const existing: string[] = [];
  const { items: there } = await invoke('units.list', { pageSize: 10_000 });
  // After every unit that has its place: a second list goes on where the first ended.
  const before = Math.max(0, ...there.map(({ listOrder }) => listOrder ?? 0));

  const createIn = async (parentPlace: number | undefined, parentId: number | null): Promise<void> => {
    const here = units.flatMap((unit, place) => (unit.parent === parentPlace ? [{ ...unit, place }] : []));
    if (here.length === 0) return;
    const answer = await invoke('units.createMany', {
      units: here.map(({ name, kind, place }) => ({ name, kind, listOrder: before + place + 1 })),
      parentId,
    });
    created += answer.created.length;
    existing.push(...answer.existing);
    const ids = new Map(answer.created.map(({ name, id }) => [fold(name), id]));
    if (answer.existing.length > 0) {
      const { items } = await invoke('units.list', { filter: { parentId }, pageSize: 10_000 });
      for (const { name, id } of items) ids.set(fold(name), ids.get(fold(name)) ?? id);
    }
    for (const { name, place } of here) {
      const id = ids.get(fold(name));
      if (id !== undefined) await createIn(place, id);
    }
  };

  await createIn(undefined, top);
  return { created, existing };
}
