import { Checkbox } from 'antd';
import { type FilterDefinition, without } from '../../ui/filters.tsx';
import { UnitsPicker } from './UnitPicker.tsx';
import type { Units } from './use-units.ts';

interface UnitCondition {
  unitId?: number[] | undefined;
  below?: boolean | undefined;
}

/** Some units, with or without those below them. */
export function unitFilter<F extends UnitCondition>(units: Units | undefined, label = 'Đơn vị'): FilterDefinition<F> {
  return {
    key: 'unitId',
    label,
    describe: ({ unitId, below }) => {
      if (!unitId?.length) return undefined;
      const [first, ...others] = unitId.map((id) => units?.byId.get(id)?.name ?? '…');
      return `${first}${others.length > 0 ? ` +${others.length}` : ''}${below === false ? ' (không kể cấp dưới)' : ''}`;
    },
    editor: (filter, onChange) => (
      <div className="filter-unit">
        <UnitsPicker
          autoFocus
          aria-label={label}
          value={filter.unitId ?? []}
          onChange={(ids) => onChange(ids.length > 0 ? { ...filter, unitId: ids } : without(filter, 'unitId', 'below'))}
        />
        <Checkbox
          checked={filter.below !== false}
          onChange={({ target }) => onChange(target.checked ? without(filter, 'below') : { ...filter, below: false })}
        >
          Kể cả đơn vị cấp dưới
        </Checkbox>
      </div>
    ),
    clear: (filter) => without(filter, 'unitId', 'below'),
  };
}
