import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { sessionKindLabels } from '#shared/contract/session-values.ts';
import { showNumber } from '#shared/text/number.ts';
import { showDate } from '#shared/text/partial-date.ts';
import { useOperation } from '../../api/hooks.ts';
import { FailureAlert } from '../../ui/failure.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { useToday } from '../../ui/today.ts';
import { keepState } from '../../ui/use-kept-state.ts';
import { SESSION_QUERY, SESSIONS_PATH, sessionPath } from './paths.ts';

const SHOWN = 6;
const OVERDUE = { filter: { overdue: true } };

/** On the overview: what stands next in the plan, and what was planned for days that have passed. */
export function UpcomingSessions(): ReactNode {
  const navigate = useNavigate();
  const today = useToday();
  const { data, error, refetch } = useOperation('sessions.list', {
    filter: { status: 'planned', from: today },
    sort: { field: 'date', direction: 'asc' },
    pageSize: SHOWN,
  });
  const { data: overdue } = useOperation('sessions.totals', OVERDUE);
  if (error) return <FailureAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const showOverdue = () => {
    keepState(SESSION_QUERY, { search: '', filter: { overdue: true } });
    void navigate(SESSIONS_PATH);
  };
  return (
    <>
      {overdue && overdue.planned > 0 && (
        <Button type="link" size="small" danger onClick={showOverdue}>
          {showNumber(overdue.planned)} buổi quá hạn chưa ghi kết quả
        </Button>
      )}
      {data.items.length === 0 && <p className="hint">Chưa có buổi nào trong kế hoạch sắp tới.</p>}
      <ul className="recent">
        {data.items.map(({ id, date, topic, kind, unit }) => (
          <li key={id}>
            <time dateTime={date}>{showDate(date)}</time>
            <a href={`#${sessionPath(id)}`}>{topic ?? sessionKindLabels[kind]}</a>
            <span>{unit}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
