import { Button, Card, Col, Row } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { speakerCategoryLabels, speakerStatusLabels } from '#shared/contract/speaker-values.ts';
import type { SpeakerFilter } from '#shared/contract/speakers.ts';
import { showNumber } from '#shared/text/number.ts';
import { useOperation } from '../../api/hooks.ts';
import { useAppState } from '../../app/app-state.ts';
import { useFeatures, useOperationWords } from '../../app/features-context.ts';
import { useAction } from '../../ui/actions.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FailureAlert } from '../../ui/failure.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { showDateTime } from '../../ui/show.ts';
import { keepState } from '../../ui/use-kept-state.ts';
import { NEW_SPEAKER_PATH, SPEAKER_QUERY, SPEAKERS_PATH } from '../speakers/paths.ts';
import { unitPath } from '../units/paths.ts';
import { useUnits } from '../units/use-units.ts';

const RECENT = 8;

/** The first page: what the register holds at a glance; every figure opens its people. */
export function OverviewPage(): ReactNode {
  const { office } = useAppState();
  const navigate = useNavigate();
  const cards = useFeatures().flatMap(({ overviewCards }) => overviewCards ?? []);
  const { data, error, refetch } = useOperation('speakers.totals', { filter: {} });
  const { units } = useUnits();
  useAction('new', () => void navigate(NEW_SPEAKER_PATH));
  if (error) return <FailureAlert error={error} onRetry={() => void refetch()} />;
  if (!data || !units) return <Loading />;

  return (
    <div className="page">
      <PageHeader
        title="Tổng quan"
        extra={office.name !== '' && <span className="hint">{office.name}</span>}
        actions={
          <Button type="primary" href={`#${NEW_SPEAKER_PATH}`} title="Ctrl+N hoặc Alt+N">
            Thêm người
          </Button>
        }
      />
      {data.total === 0 ? (
        <EmptyState
          title={units.all.length === 0 ? 'Sổ còn trống: bắt đầu từ các đơn vị' : 'Đã có đơn vị; giờ thêm người'}
          hint="Mỗi báo cáo viên, tuyên truyền viên thuộc một đơn vị."
          actions={
            <Button type="primary" href={units.all.length === 0 ? '#/don-vi' : `#${NEW_SPEAKER_PATH}`}>
              {units.all.length === 0 ? 'Thêm đơn vị' : 'Thêm người'}
            </Button>
          }
        />
      ) : (
        <Figures totals={data} />
      )}
      <Row gutter={[16, 16]} className="overview-cards">
        {cards.map(({ key, title, span, render }) => (
          <Col key={key} xs={24} xl={span}>
            <Card size="small" title={title}>
              {render()}
            </Card>
          </Col>
        ))}
        <Col xs={24} xl={12}>
          <Card size="small" title="Đơn vị đông người nhất">
            <LargestUnits />
          </Card>
        </Col>
        <Col xs={24} xl={12}>
          <Card size="small" title="Thay đổi gần đây" extra={<a href="#/nhat-ky">Xem nhật ký</a>}>
            <RecentChanges />
          </Card>
        </Col>
      </Row>
    </div>
  );
}

interface Totals {
  total: number;
  female: number;
  minority: number;
  partyMembers: number;
  byCategory: { value: string | null; count: number }[];
  byStatus: { value: string | null; count: number }[];
}

/** Figures as links to the list, filtered as they were counted. */
function Figures({ totals }: { totals: Totals }): ReactNode {
  const share = (count: number) => `${Math.round((100 * count) / Math.max(1, totals.total))}%`;
  return (
    <div className="figures">
      <Figure label="Tổng số người" count={totals.total} filter={{}} main />
      <Figure label="Nữ" count={totals.female} note={share(totals.female)} filter={{ gender: ['female'] }} />
      <Figure
        label="Dân tộc thiểu số"
        count={totals.minority}
        note={share(totals.minority)}
        filter={{ minority: true }}
      />
      <Figure
        label="Đảng viên"
        count={totals.partyMembers}
        note={share(totals.partyMembers)}
        filter={{ partyMember: true }}
      />
      {totals.byCategory.map(({ value, count }) =>
        value === null ? null : (
          <Figure
            key={value}
            label={speakerCategoryLabels[value as keyof typeof speakerCategoryLabels] ?? value}
            count={count}
            note={share(count)}
            filter={{ category: [value] as NonNullable<SpeakerFilter['category']> }}
          />
        ),
      )}
      {totals.byStatus.map(({ value, count }) =>
        value === null ? null : (
          <Figure
            key={value}
            label={speakerStatusLabels[value as keyof typeof speakerStatusLabels] ?? value}
            count={count}
            note={share(count)}
            filter={{ status: [value] as NonNullable<SpeakerFilter['status']> }}
          />
        ),
      )}
    </div>
  );
}

interface FigureProps {
  label: string;
  count: number;
  note?: string;
  filter: SpeakerFilter;
  main?: boolean;
}

function Figure({ label, count, note, filter, main }: FigureProps): ReactNode {
  return (
    <a
      className={main ? 'figure figure-main' : 'figure'}
      href={`#${SPEAKERS_PATH}`}
      onClick={() => keepState(SPEAKER_QUERY, { search: '', filter })}
    >
      <span className="figure-label">{label}</span>
      <span className="figure-count">{showNumber(count)}</span>
      {note && <span className="figure-note">{note}</span>}
    </a>
  );
}

function LargestUnits(): ReactNode {
  const { units } = useUnits();
  const largest = [...(units?.all ?? [])]
    .filter(({ speakers }) => speakers > 0)
    .sort((a, b) => b.speakers - a.speakers)
    .slice(0, RECENT);
  if (largest.length === 0) return <p className="hint">Chưa có người nào được ghi vào đơn vị.</p>;
  const most = largest[0]?.speakers ?? 1;
  return (
    <ul className="bars">
      {largest.map(({ id, name, speakers }) => (
        <li key={id}>
          <a href={`#${unitPath(id)}`}>{name}</a>
          <span className="bar" aria-hidden>
            <span style={{ width: `${(100 * speakers) / most}%` }} />
          </span>
          <span className="bar-count">{showNumber(speakers)} người</span>
        </li>
      ))}
    </ul>
  );
}

function RecentChanges(): ReactNode {
  const operationWords = useOperationWords();
  const { data, error } = useOperation('changes.list', { pageSize: RECENT });
  if (error) return <FailureAlert error={error} />;
  if (!data) return <Loading />;
  if (data.items.length === 0) return <p className="hint">Chưa có thay đổi nào.</p>;
  return (
    <ul className="recent">
      {data.items.map(({ id, at, clerk, operation, labels, size }) => (
        <li key={id}>
          <time dateTime={at}>{showDateTime(at)}</time>
          <span>
            <b>{operationWords(operation)}</b>: {labels.slice(0, 2).join(', ')}
            {size > 2 && ` và ${showNumber(size - Math.min(2, labels.length))} bản ghi khác`}
          </span>
          <span className="hint">{clerk}</span>
        </li>
      ))}
    </ul>
  );
}
