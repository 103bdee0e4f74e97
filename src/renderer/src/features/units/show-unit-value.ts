import type { Json } from '#shared/contract/common.ts';
import { type UnitKind, unitKindLabels } from '#shared/contract/units.ts';
import { showDate } from '#shared/text/partial-date.ts';
import type { Units } from './use-units.ts';

function nameOf(units: Units | undefined, id: unknown): string {
  return units?.byId.get(Number(id))?.name ?? `đơn vị số ${String(id)}`;
}

/** Any value of a unit's field in words. */
export function showUnitValue(field: string, value: Json, units: Units | undefined): string {
  if (field === 'kind') return unitKindLabels[value as UnitKind] ?? String(value);
  if (field === 'parentId') return nameOf(units, value);
  if (field === 'validFrom' || field === 'validTo') return showDate(String(value));
  if (field === 'successors' && Array.isArray(value)) {
    return (value as { unitId?: number; date?: string; kind?: string }[])
      .map(({ unitId, date, kind }) => {
        const way = kind === 'split' ? 'chia tách thành' : 'sáp nhập vào';
        return `${way} ${nameOf(units, unitId)} từ ${showDate(date)}`;
      })
      .join('; ');
  }
  return Array.isArray(value) ? value.join(', ') : String(value);
}
