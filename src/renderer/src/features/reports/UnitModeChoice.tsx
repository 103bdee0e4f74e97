import { Select } from 'antd';
import type { ReactNode } from 'react';
import type { UnitMode } from '#shared/contract/reports.ts';
import { useKeptState } from '../../ui/use-kept-state.ts';

const modes: { value: UnitMode; label: string; title: string }[] = [
  {
    value: 'then',
    label: 'Theo đơn vị lúc diễn ra',
    title: 'Bản ghi tính cho đơn vị của nó lúc diễn ra, kể cả đơn vị nay đã sáp nhập',
  },
  { value: 'today', label: 'Theo đơn vị hiện nay', title: 'Bản ghi của đơn vị đã sáp nhập tính vào đơn vị nhận' },
];

/** Under which units records stand, for the pages of reports: those of the time, until the clerk says otherwise. */
export function useUnitMode(): [mode: UnitMode, choose: (mode: UnitMode) => void] {
  return useKeptState<UnitMode>('reports.units', 'then');
}

export function UnitModeChoice({
  value,
  onChange,
}: {
  value: UnitMode;
  onChange: (mode: UnitMode) => void;
}): ReactNode {
  return (
    <Select<UnitMode>
      aria-label="Tính theo đơn vị"
      popupMatchSelectWidth={false}
      value={value}
      onChange={onChange}
      options={modes}
    />
  );
}
