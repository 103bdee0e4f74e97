import { useMemo } from 'react';
import type { UnitItem } from '#shared/contract/units.ts';
import { useOperation } from '../../api/hooks.ts';

/** All units of the register (some thousands at most), by id and by parent. */
export interface Units {
  all: UnitItem[];
  byId: Map<number, UnitItem>;
  /** The units below a unit, in the order of the list; `null` for those that stand at the top. */
  children: Map<number | null, UnitItem[]>;
}

const ALL = { pageSize: 10_000 } as const;

function arrangeUnits(all: UnitItem[]): Units {
  const byId = new Map(all.map((unit) => [unit.id, unit]));
  const children = new Map<number | null, UnitItem[]>();
  for (const unit of all) {
    // The parent may be in the recycle bin: the unit then stands at the top.
    const parent = unit.parentId !== null && byId.has(unit.parentId) ? unit.parentId : null;
    children.set(parent, [...(children.get(parent) ?? []), unit]);
  }
  return { all, byId, children };
}

export function useUnits(): { units: Units | undefined; error: unknown; refetch: () => void } {
  const { data, error, refetch } = useOperation('units.list', ALL);
  const units = useMemo(() => data && arrangeUnits(data.items), [data]);
  return { units, error, refetch: () => void refetch() };
}

/** Whether a unit has ceased by the day (ISO): `validTo` is its last day. */
export function isClosed(unit: { validTo: string | null }, today: string): boolean {
  return unit.validTo !== null && unit.validTo < today;
}

/** The names above a unit, from the top: `Huyện Đăk Hà › Xã Đăk Mar`. */
export function pathOfUnit(units: Units, id: number): string {
  const names: string[] = [];
  const seen = new Set<number>();
  for (let unit = units.byId.get(id); unit && !seen.has(unit.id); ) {
    seen.add(unit.id);
    names.unshift(unit.name);
    unit = unit.parentId === null ? undefined : units.byId.get(unit.parentId);
  }
  return names.join(' › ');
}

/** The ids of a unit and of all below it. */
export function withBelow(units: Units, id: number): Set<number> {
  const found = new Set<number>();
  const visit = (each: number) => {
    if (found.has(each)) return;
    found.add(each);
    for (const child of units.children.get(each) ?? []) visit(child.id);
  };
  visit(id);
  return found;
}
