import type { OutputOf } from '#shared/contract/registry.ts';
import { sessionFormatLabels } from '#shared/contract/session-values.ts';
import type { SessionFilter } from '#shared/contract/sessions.ts';
import type { ChartData } from '../../ui/charts/chart-data.ts';
import { ACCENT, ACCENT_PALE } from '../../ui/palette.ts';
import { sessionsLink } from './session-links.ts';

type Activity = OutputOf<'overview.activity'>;

/** Units drawn; the table of the report has all of them. */
const UNITS_SHOWN = 12;

const one = (label: string) => [{ key: 'value', label, colour: ACCENT }];

/** Sessions held by calendar month, beside the same month of the year before. */
export function monthsChart({ year, months }: Activity): ChartData {
  return {
    title: 'Số buổi theo tháng',
    span: `năm ${year} và ${year - 1}`,
    rowsAre: 'Tháng',
    unit: 'buổi',
    series: [
      { key: 'lastYear', label: `Năm ${year - 1}`, colour: ACCENT_PALE },
      { key: 'thisYear', label: `Năm ${year}`, colour: ACCENT },
    ],
    rows: months.map(({ month, thisYear, lastYear }) => ({
      key: String(month),
      label: `T${month}`,
      marks: [lastYear, thisYear].map(({ from, to, sessions }) => ({
        value: sessions,
        ...sessionsLink({ status: ['held'], from, to }),
      })),
    })),
  };
}

/** The filter of the period's sessions held. */
function inPeriod({ period: { from, to } }: Activity): SessionFilter {
  return { status: ['held'], from, to };
}

export function unitsChart(activity: Activity): ChartData {
  const { units, period } = activity;
  return {
    title: 'Số buổi theo đơn vị',
    span: period.name,
    rowsAre: 'Đơn vị',
    unit: 'buổi',
    series: one('Số buổi'),
    rows: units.slice(0, UNITS_SHOWN).map(({ unitId, unit, unitIds, sessions }) => ({
      key: String(unitId),
      label: unit,
      marks: [{ value: sessions, ...sessionsLink({ ...inPeriod(activity), unitId: unitIds, below: false }) }],
    })),
  };
}

export function formatsChart(activity: Activity): ChartData {
  const { formats, period } = activity;
  return {
    title: 'Lượt người nghe theo hình thức',
    span: period.name,
    rowsAre: 'Hình thức',
    unit: 'lượt người',
    series: one('Lượt người nghe'),
    rows: formats.map(({ format, audience }) => ({
      key: format,
      label: sessionFormatLabels[format],
      marks: [{ value: audience, ...sessionsLink({ ...inPeriod(activity), format: [format] }) }],
    })),
  };
}

export function topicsChart(activity: Activity): ChartData {
  const { topics, period } = activity;
  return {
    title: 'Nội dung nhiều buổi nhất',
    span: period.name,
    rowsAre: 'Nội dung',
    unit: 'buổi',
    series: one('Số buổi'),
    rows: topics.map(({ topic, sessions }) => ({
      key: topic,
      label: topic || '(chưa ghi nội dung)',
      marks: [{ value: sessions, ...sessionsLink({ ...inPeriod(activity), topic: [topic] }) }],
    })),
  };
}

export function speakersChart(activity: Activity): ChartData {
  const { speakers, period } = activity;
  return {
    title: 'Người báo cáo nhiều buổi nhất',
    span: period.name,
    rowsAre: 'Người báo cáo',
    unit: 'buổi',
    series: one('Số buổi'),
    rows: speakers.map(({ speakerId, name, unit, sessions }) => ({
      key: String(speakerId),
      label: name,
      detail: unit,
      marks: [{ value: sessions, ...sessionsLink({ ...inPeriod(activity), speakerId: [speakerId] }) }],
    })),
  };
}
