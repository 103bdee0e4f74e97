import { invoke } from '../../api/client.ts';
import type { EditedUnit } from './UnitListEditor.tsx';

/**
 * Creates the units of a list below `top`, each in the unit that it lies in and in the order of the list: all of them,
 * or none where it fails. Units that are there already are taken as they are.
 * @returns how many were created, and the names that were there already
 */
export async function createListedUnits(
  units: readonly EditedUnit[],
  top: number | null,
): Promise<{ created: number; existing: string[] }> {
  if (units.length === 0) return { created: 0, existing: [] };
  const { items: there } = await invoke('units.list', { pageSize: 10_000 });
  // After every unit that has its place: a second list goes on where the first ended.
  const before = Math.max(0, ...there.map(({ listOrder }) => listOrder ?? 0));
  const { created, existing } = await invoke('units.createMany', {
    units: units.map(({ parent, ...unit }, place) => ({
      ...unit,
      listOrder: before + place + 1,
      ...(parent !== undefined && { parent }),
    })),
    parentId: top,
  });
  return { created: created.length, existing };
}
