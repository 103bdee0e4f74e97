import { Card, Col, Row } from 'antd';
import type { ReactNode } from 'react';
import type { OutputOf } from '#shared/contract/registry.ts';
import { ChartCard } from '../../ui/charts/ChartCard.tsx';
import { formatsChart, monthsChart, speakersChart, topicsChart, unitsChart } from './activity-charts.ts';
import { CoverageCard } from './CoverageCard.tsx';
import { DueCard } from './DueCard.tsx';

/** The charts of the overview with what is due beside them: a chunk of its own, so that the first page is there before it. */
export function ActivityCharts({ activity }: { activity: OutputOf<'overview.activity'> }): ReactNode {
  const none = `Chưa có buổi nào được ghi trong ${activity.period.label}.`;
  return (
    <Row gutter={[16, 16]} className="overview-cards">
      <Col xs={24} xl={15}>
        <ChartCard
          data={monthsChart(activity)}
          layout="columns"
          empty={`Chưa có buổi nào trong năm ${activity.year} và năm ${activity.year - 1}.`}
        />
      </Col>
      <Col xs={24} xl={9}>
        <Card size="small" title="Việc cần làm" className="chart-card">
          <DueCard />
        </Card>
      </Col>
      <Col xs={24} xl={12}>
        <ChartCard data={unitsChart(activity)} layout="bars" empty={none} />
      </Col>
      <Col xs={24} xl={12}>
        <ChartCard data={speakersChart(activity)} layout="bars" empty={`${none} Hoặc chưa ghi ai báo cáo.`} />
      </Col>
      <Col xs={24} xl={12}>
        <ChartCard data={topicsChart(activity)} layout="bars" empty={none} />
      </Col>
      <Col xs={24} xl={12}>
        <div className="overview-stack">
          <ChartCard data={formatsChart(activity)} layout="bars" empty={none} />
          <CoverageCard coverage={activity.coverage} period={activity.period} />
        </div>
      </Col>
    </Row>
  );
}
