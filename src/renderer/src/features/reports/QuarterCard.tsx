import type { ReactNode } from 'react';
import { showNumber } from '#shared/text/number.ts';
import { useOperation } from '../../api/hooks.ts';
import { FailureAlert } from '../../ui/failure.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { REPORTS_PATH } from './paths.ts';

const shown = [
  'sessions_total',
  'audience_total',
  'trainings_total',
  'speakers_joined',
  'commendations_individual',
  'cost_total',
];

/** The last quarter that ended against the one before, on the overview. */
export function QuarterCard(): ReactNode {
  const periods = useOperation('reports.periods', {});
  const latest = periods.data?.latest;
  const { data, error } = useOperation(
    'reports.figures',
    { period: { kind: 'quarter', year: latest?.year ?? 2000, number: latest?.number ?? 1 } },
    { enabled: latest !== undefined },
  );
  const failure = periods.error ?? error;
  if (failure) return <FailureAlert error={failure} />;
  if (!data) return <Loading />;
  return (
    <>
      <p className="hint">{data.period.label}</p>
      <div className="figures">
        {data.indicators
          .filter(({ name }) => shown.includes(name))
          .map(({ name, label, unit }) => (
            <a key={name} className="figure" href={`#${REPORTS_PATH}`}>
              <span className="figure-label">{label}</span>
              <span className="figure-count">{showNumber(data.figures[name]?.current)}</span>
              <span className="figure-note">
                {unit}; kỳ trước {showNumber(data.figures[name]?.previous)}
              </span>
            </a>
          ))}
      </div>
    </>
  );
}
