import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { OutputOf } from '#shared/contract/registry.ts';
import type { UnitMode } from '#shared/contract/reports.ts';
import { showNumber } from '#shared/text/number.ts';
import { FigureRowsDrawer } from '../reports/FigureRowsDrawer.tsx';
import { type OpenedFigure, showChange } from '../reports/FiguresTable.tsx';

type Activity = OutputOf<'overview.activity'>;
type KeyFigure = Activity['figures'][number];

/** The figures of the period against those it is compared with; each opens its records. */
export function KeyFigures({ activity, units }: { activity: Activity; units: UnitMode }): ReactNode {
  const [opened, setOpened] = useState<OpenedFigure>();
  return (
    <>
      <div className="figures key-figures">
        {activity.figures.map((figure) => (
          <Tile key={figure.indicator.name} figure={figure} onOpen={setOpened} />
        ))}
      </div>
      {opened && (
        <FigureRowsDrawer period={activity.period} units={units} figure={opened} onClose={() => setOpened(undefined)} />
      )}
    </>
  );
}

const compared = [
  { span: 'previous', change: 'changeFromPrevious', label: 'Kỳ trước' },
  { span: 'sameLastYear', change: 'changeFromLastYear', label: 'Cùng kỳ' },
] as const;

function Tile({ figure, onOpen }: { figure: KeyFigure; onOpen: (opened: OpenedFigure) => void }): ReactNode {
  const { indicator } = figure;
  const number = (span: 'current' | 'previous' | 'sameLastYear', label: string) => (
    <Button
      type="link"
      size="small"
      className={span === 'current' ? 'figure-count' : 'figure-compared'}
      data-figure={`${indicator.name} ${span}`}
      aria-label={`${indicator.label}, ${label}: ${showNumber(figure[span])} ${indicator.unit}`}
      disabled={figure[span] === 0}
      onClick={() => onOpen({ indicator: indicator.name, span })}
    >
      {showNumber(figure[span])}
    </Button>
  );
  return (
    <div className="figure" title={indicator.explain}>
      <span className="figure-label">{indicator.label}</span>
      <span className="figure-main-line">
        {number('current', 'kỳ này')} <span className="hint">{indicator.unit}</span>
      </span>
      {compared.map(({ span, change, label }) => (
        <span key={span} className="figure-against">
          {label} {number(span, label.toLocaleLowerCase('vi'))}
          {figure[change] !== null && figure[change] !== 0 && <b>{showChange(figure[change])}</b>}
        </span>
      ))}
    </div>
  );
}
