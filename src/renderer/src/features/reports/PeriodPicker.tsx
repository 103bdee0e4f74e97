import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Select, Space, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import {
  nextPeriod,
  type Period,
  type PeriodKind,
  periodName,
  periodsOfYear,
  previousPeriod,
} from '#shared/contract/periods.ts';

const arrows: Record<PeriodKind, { back: string; forward: string }> = {
  quarter: { back: 'Quý trước', forward: 'Quý sau' },
  'half-year': { back: '6 tháng trước', forward: '6 tháng sau' },
  'nine-months': { back: '9 tháng đầu năm trước', forward: '9 tháng đầu năm sau' },
  year: { back: 'Năm trước', forward: 'Năm sau' },
};

/**
 * Chooses a period; arrows go to the one of the same kind just before or after, over the turn of the year too. It asks
 * for nothing and so is never away: presses in a row each go on from where the last one came.
 */
export function PeriodPicker({ value, onChange }: { value: Period; onChange: (period: Period) => void }): ReactNode {
  const { back, forward } = arrows[value.kind];
  const periods = periodsOfYear(value.year);
  return (
    <Space.Compact>
      <Tooltip title={back}>
        <Button icon={<LeftOutlined />} aria-label={back} onClick={() => onChange(previousPeriod(value))} />
      </Tooltip>
      <Select<string>
        aria-label="Kỳ báo cáo"
        className="period-picker"
        value={periodName(value)}
        options={periods.map((one) => ({ value: periodName(one) }))}
        onChange={(name) => {
          const one = periods.find((period) => periodName(period) === name);
          if (one) onChange(one);
        }}
      />
      <Tooltip title={forward}>
        <Button icon={<RightOutlined />} aria-label={forward} onClick={() => onChange(nextPeriod(value))} />
      </Tooltip>
    </Space.Compact>
  );
}
