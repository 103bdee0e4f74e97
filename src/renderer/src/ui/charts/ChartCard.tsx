import { BarChartOutlined, CopyOutlined, TableOutlined } from '@ant-design/icons';
import { Button, Card, Space, Table } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { showNumber } from '#shared/text/number.ts';
import { useNotices } from '../use-notices.tsx';
import { BarsChart, type BarsLayout } from './BarsChart.tsx';
import type { ChartData, ChartRow } from './chart-data.ts';
import { chartPicture, copyPicture } from './chart-picture.ts';
import './charts.css';

interface Props {
  data: ChartData;
  layout: BarsLayout;
  /** Said where nothing is counted. */
  empty: string;
}

/** A chart with what can be done with it: seen as a table (also by a screen reader), copied as a picture. */
export function ChartCard({ data, layout, empty }: Props): ReactNode {
  const { title, span, series, rows } = data;
  const notices = useNotices();
  const frame = useRef<HTMLDivElement>(null);
  const [asTable, setAsTable] = useState(false);
  const blank = rows.every(({ marks }) => marks.every(({ value }) => value === 0));

  const copy = async () => {
    const svg = frame.current?.querySelector('svg');
    if (!svg) return;
    try {
      const name = await copyPicture(await chartPicture(svg, data), `${title}, ${span}`);
      notices.done(
        name === null
          ? 'Đã sao chép hình; sang Word hay PowerPoint bấm Ctrl+V để dán.'
          : `Trình duyệt không cho chép hình nên đã tải xuống tệp ${name}.`,
      );
    } catch (error) {
      notices.failed(error);
    }
  };

  return (
    <Card
      size="small"
      className="chart-card"
      title={title}
      role="region"
      aria-label={`${title}, ${span}`}
      extra={
        !blank && (
          <Space size={4}>
            <Button
              type="text"
              size="small"
              icon={asTable ? <BarChartOutlined /> : <TableOutlined />}
              aria-pressed={asTable}
              onClick={() => setAsTable(!asTable)}
            >
              {asTable ? 'Xem dạng biểu đồ' : 'Xem dạng bảng'}
            </Button>
            <Button
              type="text"
              size="small"
              icon={<CopyOutlined />}
              disabled={asTable}
              onClick={() => void copy()}
              title="Sao chép biểu đồ thành hình để dán vào báo cáo"
            >
              Sao chép hình
            </Button>
          </Space>
        )
      }
    >
      {blank ? (
        <p className="hint">{empty}</p>
      ) : asTable ? (
        <ChartTable data={data} />
      ) : (
        <div ref={frame}>
          {series.length > 1 && (
            <ul className="chart-legend" aria-hidden>
              {series.map(({ key, label, colour }) => (
                <li key={key}>
                  <span style={{ background: colour }} />
                  {label}
                </li>
              ))}
            </ul>
          )}
          <BarsChart data={data} layout={layout} />
        </div>
      )}
    </Card>
  );
}

/** The same numbers as a table; every number is the same link. */
function ChartTable({ data: { title, rowsAre, unit, series, rows } }: { data: ChartData }): ReactNode {
  return (
    <Table<ChartRow>
      size="small"
      pagination={false}
      dataSource={rows}
      rowKey="key"
      aria-label={title}
      columns={[
        {
          title: rowsAre,
          render: (_: unknown, { label, detail }: ChartRow) => (
            <>
              {label}
              {detail && <span className="hint"> – {detail}</span>}
            </>
          ),
        },
        ...series.map(({ key, label }, index) => ({
          key,
          title: series.length > 1 ? label : `Số ${unit}`,
          width: 120,
          align: 'right' as const,
          render: (_: unknown, { marks }: ChartRow) => {
            const mark = marks[index];
            if (!mark || mark.value === 0) return 0;
            return (
              <a href={mark.href} onClick={mark.onOpen}>
                {showNumber(mark.value)}
              </a>
            );
          },
        })),
      ]}
    />
  );
}
