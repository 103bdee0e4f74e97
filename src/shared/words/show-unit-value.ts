import type { Json } from '../contract/common.ts';
import { type UnitKind, unitKindLabels } from '../contract/units.ts';
import { showDate } from '../text/partial-date.ts';
import { type Names, unitName } from './names.ts';

/** Any value of a unit's field in words. */
export function showUnitValue(field: string, value: Json, names: Names | undefined): string {
  if (field === 'kind') return unitKindLabels[value as UnitKind] ?? String(value);
  if (field === 'parentId') return unitName(names, value);
  if (field === 'validFrom' || field === 'validTo') return showDate(String(value));
  if (field === 'successors' && Array.isArray(value)) {
    return (value as { unitId?: number; date?: string; kind?: string }[])
      .map(({ unitId, date, kind }) => {
        const way = kind === 'split' ? 'chia tách thành' : 'sáp nhập vào';
        return `${way} ${unitName(names, unitId)} từ ${showDate(date)}`;
      })
      .join('; ');
  }
  return Array.isArray(value) ? value.join(', ') : String(value);
}
