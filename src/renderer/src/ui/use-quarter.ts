import type { OutputOf } from '#shared/contract/registry.ts';
import { useOperation } from '../api/hooks.ts';

export type Quarter = OutputOf<'reports.periods'>['periods'][number];

/** The quarter that a day lies in, by the office's own cut-off; undefined while it is being read. */
export function useQuarter(day: string): Quarter | undefined {
  const year = Number(day.slice(0, 4));
  const thisYear = useOperation('reports.periods', { year });
  // By Decree 09/2019 the first quarter begins in December of the year before.
  const nextYear = useOperation('reports.periods', { year: year + 1 });
  const periods = [...(thisYear.data?.periods ?? []), ...(nextYear.data?.periods ?? [])];
  return periods.find(({ kind, from, to }) => kind === 'quarter' && from <= day && day <= to);
}
