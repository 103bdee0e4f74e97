import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Select, Space } from 'antd';
import type { ReactNode } from 'react';
import type { DatedPeriod, Period } from '#shared/contract/periods.ts';
import { useOperation } from '../../api/hooks.ts';
import { FailureAlert } from '../../ui/failure.tsx';
import { useKeptState } from '../../ui/use-kept-state.ts';
import { REPORT_PERIOD } from './paths.ts';

export function periodKey({ kind, number }: Pick<Period, 'kind' | 'number'>): string {
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

/** Chooses a year and a period of it; arrows go to the same period of the years around. */
export function PeriodPicker({
  value,
  onChange,
}: {
  value: DatedPeriod;
  onChange: (period: Period) => void;
}): ReactNode {
  const { data, error } = useOperation('reports.periods', { year: value.year });
  if (error) return <FailureAlert error={error} />;
  const { kind, number, year } = value;
  return (
    <Space.Compact>
      <Button
        icon={<LeftOutlined />}
        aria-label="Năm trước"
        onClick={() => onChange({ kind, number, year: year - 1 })}
      />
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
      <Button
        icon={<RightOutlined />}
        aria-label="Năm sau"
        onClick={() => onChange({ kind, number, year: year + 1 })}
      />
    </Space.Compact>
  );
}
