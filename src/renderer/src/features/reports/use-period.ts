import { useState } from 'react';
import { type DatedPeriod, type Period, periodName } from '#shared/contract/periods.ts';
import { useOperation } from '../../api/hooks.ts';
import { useKeptState } from '../../ui/use-kept-state.ts';
import { REPORT_PERIOD } from './paths.ts';

export interface ChosenPeriod {
  /** What the picker shows: ahead of `period` for as long as the days of another year are read. */
  chosen: Period;
  /** With its days: what the page is about. */
  period: DatedPeriod;
  /** Whether `period` is still the one before. */
  waiting: boolean;
}

interface UsedPeriod {
  /** Undefined only until the first one is read: what a page holds is never taken away by an arrow. */
  shown: ChosenPeriod | undefined;
  choose: (period: Period) => void;
  error: unknown;
  retry: () => void;
}

/** The period that the pages of reports show: the last quarter that has ended until another one is chosen. */
export function usePeriod(): UsedPeriod {
  const [chosen, choose] = useKeptState<Period | undefined>(REPORT_PERIOD, undefined);
  const { data, error, refetch } = useOperation('reports.periods', chosen ? { year: chosen.year } : {});
  const read = chosen ? data?.periods.find(({ name }) => name === periodName(chosen)) : data?.latest;
  const [last, setLast] = useState(read);
  if (read && read !== last) setLast(read);
  const period = read ?? last;
  const shown = period && { chosen: chosen ?? period, period, waiting: read === undefined };
  return { shown, choose, error, retry: () => void refetch() };
}
