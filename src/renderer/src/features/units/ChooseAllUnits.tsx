import { Button } from 'antd';
import type { ReactNode } from 'react';
import { communeKinds } from '#shared/contract/units.ts';
import { showNumber } from '#shared/text/number.ts';
import { useToday } from '../../ui/today.ts';
import { isClosed, useUnits } from './use-units.ts';

/** Chooses every unit that stands: the communes where there are several, else (in a commune's own register) all. */
export function ChooseAllUnits({ onChoose }: { onChoose: (ids: number[]) => void }): ReactNode {
  const { units } = useUnits();
  const today = useToday();
  const standing = units?.all.filter((unit) => !isClosed(unit, today)) ?? [];
  const communes = standing.filter(({ kind }) => communeKinds.has(kind));
  const several = communes.length > 1;
  const all = several ? communes : standing;
  return (
    <Button type="link" size="small" disabled={all.length === 0} onClick={() => onChoose(all.map(({ id }) => id))}>
      Chọn tất cả ({showNumber(all.length)} {several ? 'xã, phường, thị trấn' : 'đơn vị'})
    </Button>
  );
}
