import { LeftOutlined, PlusOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { useNavigate } from 'react-router';
import type { SessionFilter } from '#shared/contract/sessions.ts';
import { useAction } from '../../ui/actions.ts';
import { FilterBar } from '../../ui/FilterBar.tsx';
import type { ListQuery } from '../../ui/grid/columns.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { keepState, useKeptState } from '../../ui/use-kept-state.ts';
import { useUnits } from '../units/use-units.ts';
import { NEW_SESSION_PATH, PLAN_PATH, SESSION_QUERY, SESSIONS_PATH } from './paths.ts';
import { calendarFilters } from './session-filters.tsx';
import { ViewSwitch } from './ViewSwitch.tsx';
import './calendar.css';

interface CalendarQuery {
  query: ListQuery<SessionFilter>;
  /** What operations take of it. */
  input: { search?: string; filter: SessionFilter };
  setQuery: (change: (before: ListQuery<SessionFilter>) => ListQuery<SessionFilter>) => void;
  /** The list of those sessions that meet these conditions too. */
  openList: (filter: SessionFilter) => void;
}

/** What the month and the year are asked for: the same search and conditions. */
export function useCalendarQuery(): CalendarQuery {
  const navigate = useNavigate();
  const [query, setQuery] = useKeptState<ListQuery<SessionFilter>>('sessions.calendar', { search: '', filter: {} });
  const { search, filter } = query;
  return {
    query,
    input: { ...(search !== '' && { search }), filter },
    setQuery,
    openList: (more) => {
      keepState(SESSION_QUERY, { search, filter: { ...filter, ...more } });
      void navigate(SESSIONS_PATH);
    },
  };
}

interface Props {
  title: string;
  /** Which of the views it is. */
  at: string;
  /** What the buttons go by, in their words. */
  steps: { back: string; now: string; forward: string };
  onStep: (by: -1 | 1) => void;
  onNow: () => void;
  calendar: CalendarQuery;
  children: ReactNode;
}

/** The head of a calendar of sessions: its view, the way to the span before and after, what it is asked for. */
export function CalendarFrame({ title, at, steps, onStep, onNow, calendar, children }: Props): ReactNode {
  const navigate = useNavigate();
  const { units } = useUnits();
  const filters = useMemo(() => calendarFilters(units), [units]);
  const { query, setQuery } = calendar;
  const add = () => void navigate(NEW_SESSION_PATH);
  useAction('new', add);
  return (
    <div className="page page-list">
      <PageHeader
        title={title}
        actions={
          <>
            <ViewSwitch at={at} />
            <Button icon={<LeftOutlined />} aria-label={steps.back} title={steps.back} onClick={() => onStep(-1)} />
            <Button onClick={onNow}>{steps.now}</Button>
            <Button
              icon={<RightOutlined />}
              aria-label={steps.forward}
              title={steps.forward}
              onClick={() => onStep(1)}
            />
            <Button href={`#${PLAN_PATH}`}>Lập kế hoạch</Button>
            <Button type="primary" icon={<PlusOutlined />} onClick={add} title="Ctrl+N hoặc Alt+N">
              Thêm hoạt động
            </Button>
          </>
        }
      />
      <FilterBar
        search={query.search}
        onSearch={(search) => setQuery((before) => ({ ...before, search }))}
        placeholder="Tìm theo nội dung, người báo cáo, địa điểm, đơn vị"
        filter={query.filter}
        onFilter={(filter) => setQuery((before) => ({ ...before, filter }))}
        definitions={filters}
      />
      {children}
    </div>
  );
}
