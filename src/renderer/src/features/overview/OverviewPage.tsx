import { keepPreviousData } from '@tanstack/react-query';
import { Button, Card, Col, Row } from 'antd';
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { useNavigate } from 'react-router';
import type { Period } from '#shared/contract/periods.ts';
import { useOperation } from '../../api/hooks.ts';
import { useAppState } from '../../app/app-state.ts';
import { useFeatures } from '../../app/features-context.ts';
import { useAction } from '../../ui/actions.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FailureAlert } from '../../ui/failure.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Stale } from '../../ui/Stale.tsx';
import { useKeptState } from '../../ui/use-kept-state.ts';
import { IMPORTS_PATH } from '../imports/paths.ts';
import { PeriodPicker } from '../reports/PeriodPicker.tsx';
import { UnitModeChoice, useUnitMode } from '../reports/UnitModeChoice.tsx';
import { NEW_SESSION_PATH } from '../sessions/paths.ts';
import { NEW_SPEAKER_PATH } from '../speakers/paths.ts';
import { useUnits } from '../units/use-units.ts';
import { KeyFigures } from './KeyFigures.tsx';
import { RecentChanges } from './RecentChanges.tsx';
import { SpeakerFigures } from './SpeakerFigures.tsx';
import './overview.css';

const loadCharts = async () => ({ default: (await import('./ActivityCharts.tsx')).ActivityCharts });
const ActivityCharts = lazy(loadCharts);

/** The first page: what was done, what is due, what the register holds; every figure and mark opens its rows. */
export function OverviewPage(): ReactNode {
  const navigate = useNavigate();
  const [chosen, choose] = useKeptState<Period | undefined>('overview.period', undefined);
  const [unitMode, chooseUnitMode] = useUnitMode();
  const { office } = useAppState();
  const { units } = useUnits();
  const speakers = useOperation('speakers.totals', { filter: {} });
  const activity = useOperation(
    'overview.activity',
    { ...(chosen && { period: chosen }), units: unitMode },
    { placeholderData: keepPreviousData },
  );
  useAction('new', () => void navigate(NEW_SPEAKER_PATH));
  // Beside the query, not after it; where they do not load, the charts themselves say so.
  useEffect(() => void loadCharts().catch(() => undefined), []);
  const error = activity.error ?? speakers.error;
  if (error) {
    const retry = () => {
      void activity.refetch();
      void speakers.refetch();
    };
    return <FailureAlert error={error} onRetry={retry} />;
  }
  if (!activity.data) return <Loading />;
  const { period, months, spans } = activity.data;
  const nothingDone = months.every(({ thisYear, lastYear }) => thisYear.sessions + lastYear.sessions === 0);
  // What was done is shown at once; only a page that would be blank waits for who is in the register.
  if (nothingDone && !(speakers.data && units)) return <Loading />;
  const nobody = speakers.data?.total === 0;
  const blank = nobody && nothingDone;

  return (
    <div className="page">
      <PageHeader
        title="Tổng quan"
        extra={
          blank ? (
            office.name !== '' && <span className="hint">{office.name}</span>
          ) : (
            <>
              <PeriodPicker value={chosen ?? period} onChange={choose} />
              <UnitModeChoice value={unitMode} onChange={chooseUnitMode} />
            </>
          )
        }
        actions={
          <>
            <Button href={`#${NEW_SESSION_PATH}`}>Thêm hoạt động</Button>
            <Button type="primary" href={`#${NEW_SPEAKER_PATH}`} title="Ctrl+N hoặc Alt+N">
              Thêm người
            </Button>
          </>
        }
      />
      {nobody && units && <FreshRegister hasUnits={units.all.length > 0} />}
      {!blank && (
        <Stale waiting={activity.isPlaceholderData}>
          <p className="hint overview-period">
            {period.label}, so với {spans.previous.label} và {spans.sameLastYear.label}.
          </p>
          <KeyFigures activity={activity.data} units={unitMode} />
          <Suspense fallback={<Loading />}>
            <ActivityCharts activity={activity.data} />
          </Suspense>
        </Stale>
      )}
      <Panels />
      {speakers.data && !nobody && (
        <section className="section" aria-labelledby="speakers-now">
          <h2 id="speakers-now">Đội ngũ hiện nay</h2>
          <SpeakerFigures totals={speakers.data} />
        </section>
      )}
    </div>
  );
}

/** A register in which nobody stands yet: what comes first. */
function FreshRegister({ hasUnits }: { hasUnits: boolean }): ReactNode {
  return (
    <EmptyState
      title={hasUnits ? 'Đã có đơn vị; giờ thêm người' : 'Sổ còn trống: bắt đầu từ các đơn vị'}
      hint={
        hasUnits
          ? 'Đưa danh sách Excel các xã đã gửi vào sổ, hoặc ghi từng người.'
          : 'Mỗi báo cáo viên, tuyên truyền viên thuộc một đơn vị.'
      }
      actions={
        <Button type="primary" href={hasUnits ? `#${IMPORTS_PATH}` : '#/don-vi'}>
          {hasUnits ? 'Nhập từ Excel' : 'Thêm đơn vị'}
        </Button>
      }
    />
  );
}

/** What other features show here, and what was done last. */
function Panels(): ReactNode {
  const cards = useFeatures().flatMap(({ overviewCards }) => overviewCards ?? []);
  return (
    <Row gutter={[16, 16]} className="overview-cards">
      {cards.map(({ key, title, span, render }) => (
        <Col key={key} xs={24} xl={span}>
          <Card size="small" title={title} className="overview-panel">
            {render()}
          </Card>
        </Col>
      ))}
      <Col xs={24} xl={12}>
        <Card
          size="small"
          title="Thay đổi gần đây"
          className="overview-panel"
          extra={<a href="#/nhat-ky">Xem nhật ký</a>}
        >
          <RecentChanges />
        </Card>
      </Col>
    </Row>
  );
}
