import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Select, Space, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import {
  type DatedPeriod,
  nextPeriod,
  type Period,
  type PeriodKind,
  previousPeriod,
} from '#shared/contract/periods.ts';
import { useOperation } from '../../api/hooks.ts';
import { FailureAlert } from '../../ui/failure.tsx';
import { useKeptState } from '../../ui/use-kept-state.ts';
import { REPORT_PERIOD } from './paths.ts';

function periodKey({ kind, number }: Pick<Period, 'kind' | 'number'>): string {
  return `${kind} ${number}`;
}

/** The period that the pages of reports show: the last quarter that has ended until another one is chosen. */
export function usePeriod(): [period: DatedPeriod | undefined, choose: (period: Period) => void, error: unknown] {
  const [chosen, choose] = useKeptState<Period | undefined>(REPORT_PERIOD, undefined);
  const { data, error } = useOperation('reports.periods', chosen ? { year: chosen.year } : {});
  const period = chosen
    ? data?.periods.find((one) => periodKey(one) === periodKey(chosen) && one.year === chosen.year)
    : data?.latest;
  return [period, choose, error];
}

const arrows: Record<PeriodKind, { back: string; forward: string }> = {
  quarter: { back: 'Quý trước', forward: 'Quý sau' },
  'half-year': { back: '6 tháng trước', forward: '6 tháng sau' },
  'nine-months': { back: '9 tháng đầu năm trước', forward: '9 tháng đầu năm sau' },
  year: { back: 'Năm trước', forward: 'Năm sau' },
};

/** Chooses a period; arrows go to the one of the same kind just before or after, over the turn of the year too. */
export function PeriodPicker({
  value,
  onChange,
}: {
  value: DatedPeriod;
  onChange: (period: Period) => void;
}): ReactNode {
  const { data, error } = useOperation('reports.periods', { year: value.year });
  if (error) return <FailureAlert error={error} />;
  const { back, forward } = arrows[value.kind];
  return (
    <Space.Compact>
      <Tooltip title={back}>
        <Button icon={<LeftOutlined />} aria-label={back} onClick={() => onChange(previousPeriod(value))} />
      </Tooltip>
      <Select<string>
        aria-label="Kỳ báo cáo"
        className="period-picker"
        value={periodKey(value)}
        options={(data?.periods ?? [value]).map((one) => ({ value: periodKey(one), label: one.name }))}
        onChange={(key) => {
          const one = data?.periods.find((period) => periodKey(period) === key);
          if (one) onChange({ kind: one.kind, year: one.year, number: one.number });
        }}
      />
      <Tooltip title={forward}>
        <Button icon={<RightOutlined />} aria-label={forward} onClick={() => onChange(nextPeriod(value))} />
      </Tooltip>
    </Space.Compact>
  );
}
