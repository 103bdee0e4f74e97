import type { ReactNode } from 'react';
import { Bar, BarChart, CartesianGrid, LabelList, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { showNumber } from '#shared/text/number.ts';
import { BORDER, FONT, TEXT } from '../palette.ts';
import type { ChartData, ChartRow } from './chart-data.ts';

/** `columns`: side by side, for few short labels (months); `bars`: one below the other, for names. */
export type BarsLayout = 'columns' | 'bars';

const COLUMNS_HEIGHT = 230;
const BAR_HEIGHT = 26;
const AXIS_HEIGHT = 8;
const LABEL_WIDTH = 215;
const LABEL_LETTERS = 27;
const LABEL_GAP = 8;
const FONT_SIZE = 12;

const text = { fontFamily: FONT, fontSize: FONT_SIZE, fill: TEXT };

function shortened(label: string): string {
  return label.length > LABEL_LETTERS ? `${label.slice(0, LABEL_LETTERS - 1).trimEnd()}…` : label;
}

/** A name beside its bar, on one line. */
function NameTick({
  x = 0,
  y = 0,
  payload,
}: {
  x?: number | string;
  y?: number | string;
  payload?: { value: string };
}) {
  const label = payload?.value ?? '';
  return (
    <text x={Number(x) - LABEL_GAP} y={y} dy="0.35em" textAnchor="end" {...text}>
      <title>{label}</title>
      {shortened(label)}
    </text>
  );
}

/** The part of what recharts gives a shape that is needed here. */
interface Box {
  x?: number;
  y?: number;
  width?: number;
  height?: number;
  payload?: ChartRow;
}

/** Bars of one or more series; every bar is a link to its rows, reached by Tab and followed by Enter. */
export function BarsChart({ data, layout }: { data: ChartData; layout: BarsLayout }): ReactNode {
  const { rows, series, unit, title } = data;
  const bars = layout === 'bars';
  const height = bars ? rows.length * BAR_HEIGHT + AXIS_HEIGHT : COLUMNS_HEIGHT;

  const markOf = (index: number) =>
    function BarLink({ x = 0, y = 0, width = 0, height: tall = 0, payload }: Box): ReactNode {
      const mark = payload?.marks[index];
      const of = series[index];
      if (!payload || !mark || !of || mark.value === 0) return null;
      const said = [payload.label, payload.detail, series.length > 1 && of.label].filter(Boolean).join(', ');
      const name = `${said}: ${showNumber(mark.value)} ${unit}`;
      return (
        <a href={mark.href} onClick={mark.onOpen} aria-label={name} className="chart-mark">
          <title>{name}</title>
          <rect x={x} y={y} width={width} height={tall} fill={of.colour} />
        </a>
      );
    };

  return (
    <ResponsiveContainer width="100%" height={height}>
      <BarChart
        data={rows}
        title={title}
        layout={bars ? 'vertical' : 'horizontal'}
        accessibilityLayer={false}
        margin={bars ? { top: 0, right: 48, bottom: 0, left: 0 } : { top: 16, right: 4, bottom: 0, left: 0 }}
        barGap={2}
        barCategoryGap={bars ? 5 : '18%'}
      >
        {!bars && <CartesianGrid vertical={false} stroke={BORDER} />}
        {bars ? (
          <>
            <XAxis type="number" hide domain={[0, 'dataMax']} />
            <YAxis
              type="category"
              dataKey="label"
              width={LABEL_WIDTH}
              interval={0}
              tickLine={false}
              axisLine={{ stroke: BORDER }}
              tick={NameTick}
            />
          </>
        ) : (
          <>
            <XAxis dataKey="label" interval={0} tickLine={false} axisLine={{ stroke: BORDER }} tick={text} />
            <YAxis
              width={44}
              allowDecimals={false}
              tickLine={false}
              axisLine={false}
              tick={text}
              tickFormatter={showNumber}
            />
          </>
        )}
        {series.map(({ key, colour }, index) => (
          <Bar
            key={key}
            dataKey={({ marks }: ChartRow) => marks[index]?.value ?? 0}
            fill={colour}
            isAnimationActive={false}
            shape={markOf(index)}
          >
            {bars && (
              <LabelList
                position="right"
                {...text}
                formatter={(value) => (typeof value === 'number' ? showNumber(value) : '')}
              />
            )}
          </Bar>
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}
