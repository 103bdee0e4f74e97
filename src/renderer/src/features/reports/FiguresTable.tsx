import { Button, Table, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import type { Comparison, Indicator, ReportFigures } from '#shared/contract/reports.ts';
import { showNumber } from '#shared/text/number.ts';

/** A figure that a person wants opened. */
export interface OpenedFigure {
  indicator: string;
  span: Comparison;
}

interface Line {
  key: string;
  group?: string;
  indicator?: Indicator;
}

const spans: { span: Comparison; title: string }[] = [
  { span: 'current', title: 'Kỳ này' },
  { span: 'previous', title: 'Kỳ trước' },
  { span: 'sameLastYear', title: 'Cùng kỳ năm trước' },
  { span: 'yearToDate', title: 'Luỹ kế từ đầu năm' },
];

/** `+12,5%`: a change as its share; blank where there was nothing before. */
export function showChange(change: number | null): string {
  if (change === null) return '';
  const percent = showNumber(Math.round(change * 1000) / 10);
  return `${change > 0 ? '+' : ''}${percent}%`;
}

/** The indicators of a period beside those that they are compared with; every figure opens its records. */
export function FiguresTable({
  report,
  onOpen,
}: {
  report: ReportFigures;
  onOpen: (figure: OpenedFigure) => void;
}): ReactNode {
  const lines: Line[] = [];
  for (const indicator of report.indicators) {
    if (lines.findLast(({ group }) => group !== undefined)?.group !== indicator.group) {
      lines.push({ key: indicator.group, group: indicator.group });
    }
    lines.push({ key: indicator.name, indicator });
  }
  return (
    <Table<Line>
      size="small"
      className="figures-table"
      pagination={false}
      dataSource={lines}
      rowClassName={({ group }) => (group === undefined ? '' : 'figures-group')}
      columns={[
        {
          title: 'Chỉ tiêu',
          render: (_, { group, indicator }) =>
            indicator ? <Tooltip title={indicator.explain}>{indicator.label}</Tooltip> : <b>{group}</b>,
          onCell: ({ group }) => (group === undefined ? {} : { colSpan: 8 }),
        },
        { title: 'Đơn vị tính', width: 110, ...only(({ unit }) => unit) },
        ...spans.map(({ span, title }) => ({
          title: <Tooltip title={report.spans[span].label}>{title}</Tooltip>,
          width: 130,
          align: 'right' as const,
          ...only((indicator) => {
            const value = report.figures[indicator.name]?.[span] ?? 0;
            const name = `${indicator.group}, ${indicator.label}, ${title}: ${showNumber(value)}`;
            return (
              <Button
                type="link"
                size="small"
                className="figure-cell"
                data-figure={`${indicator.name} ${span}`}
                aria-label={name}
                disabled={value === 0}
                onClick={() => onOpen({ indicator: indicator.name, span })}
              >
                {showNumber(value)}
              </Button>
            );
          }),
        })),
        {
          title: 'So với kỳ trước',
          width: 110,
          align: 'right',
          ...only(({ name }) => showChange(report.figures[name]?.changeFromPrevious ?? null)),
        },
        {
          title: 'So với cùng kỳ',
          width: 110,
          align: 'right',
          ...only(({ name }) => showChange(report.figures[name]?.changeFromLastYear ?? null)),
        },
      ]}
    />
  );
}

/** A cell of lines with an indicator; the heading of a group lies over all columns. */
function only(render: (indicator: Indicator) => ReactNode) {
  return {
    render: (_: unknown, { indicator }: Line) => (indicator ? render(indicator) : null),
    onCell: ({ group }: Line) => (group === undefined ? {} : { colSpan: 0 }),
  };
}
