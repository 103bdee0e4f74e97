import type { ReactNode } from 'react';
import { showNumber } from '#shared/text/number.ts';

export type Figure = [label: string, value: number];

/** What the rows of a list add up to; zeros say nothing, but for the first. */
export function Totals({ figures }: { figures: Figure[] }): ReactNode {
  return (
    <dl className="totals">
      {figures
        .filter(([, value], place) => place === 0 || value > 0)
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{showNumber(value)}</dd>
          </div>
        ))}
    </dl>
  );
}

/** Counts by value as figures, under the labels of the values. */
export function countFigures(
  counts: readonly { value: string | null; count: number }[],
  labelOf: (value: string) => string,
  without: string,
): Figure[] {
  return counts.map(({ value, count }): Figure => [value === null ? without : labelOf(value), count]);
}
