import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { keepPreviousData } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { useNavigate } from 'react-router';
import type { OutputOf } from '#shared/contract/registry.ts';
import { sessionKindLabels } from '#shared/contract/session-values.ts';
import type { SessionFilter } from '#shared/contract/sessions.ts';
import { showNumber } from '#shared/text/number.ts';
import { addDays, lastDay } from '#shared/text/partial-date.ts';
import { useOperation } from '../../api/hooks.ts';
import { FilterBar } from '../../ui/FilterBar.tsx';
import { FailureAlert } from '../../ui/failure.tsx';
import type { ListQuery } from '../../ui/grid/columns.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { useToday } from '../../ui/today.ts';
import { keepState, useKeptState } from '../../ui/use-kept-state.ts';
import { useUnits } from '../units/use-units.ts';
import { colourOf, statusWords } from './columns.tsx';
import { CALENDAR_PATH, SESSION_QUERY, SESSIONS_PATH, sessionPath } from './paths.ts';
import { calendarFilters } from './session-filters.tsx';
import { ViewSwitch } from './ViewSwitch.tsx';

type Day = OutputOf<'sessions.calendar'>['days'][number];

const WEEKDAYS = ['Thứ hai', 'Thứ ba', 'Thứ tư', 'Thứ năm', 'Thứ sáu', 'Thứ bảy', 'Chủ nhật'];

/** The month before or after one (`2026-09`). */
function monthBeside(month: string, by: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}

/** The weeks that a month touches, Monday first: ISO days. */
export function weeksOf(month: string): string[][] {
  const first = `${month}-01`;
  const last = lastDay(month);
  const weekday = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const weeks: string[][] = [];
  for (let start = addDays(first, -weekday); start <= last; start = addDays(start, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, day) => addDays(start, day)));
  }
  return weeks;
}

/** A month of sessions; every day and every line opens its records. */
export function CalendarPage(): ReactNode {
  const navigate = useNavigate();
  const today = useToday();
  const { units } = useUnits();
  const [month, setMonth] = useKeptState('sessions.month', today.slice(0, 7));
  const [query, setQuery] = useKeptState<ListQuery<SessionFilter>>('sessions.calendar', { search: '', filter: {} });
  const filters = useMemo(() => calendarFilters(units), [units]);
  const weeks = useMemo(() => weeksOf(month), [month]);
  const { search, filter } = query;
  const { data, error, refetch } = useOperation(
    'sessions.calendar',
    { ...(search !== '' && { search }), filter, from: weeks[0]?.[0] ?? today, to: weeks.at(-1)?.[6] ?? today },
    { placeholderData: keepPreviousData },
  );
  const days = new Map(data?.days.map((day) => [day.date, day]));
  const openDay = (date: string) => {
    keepState(SESSION_QUERY, { search, filter: { ...filter, from: date, to: date } });
    void navigate(SESSIONS_PATH);
  };

  return (
    <div className="page page-list">
      <PageHeader
        title={`Lịch hoạt động tháng ${Number(month.slice(5))}/${month.slice(0, 4)}`}
        actions={
          <>
            <ViewSwitch at={CALENDAR_PATH} />
            <Button
              icon={<LeftOutlined />}
              aria-label="Tháng trước"
              title="Tháng trước"
              onClick={() => setMonth(monthBeside(month, -1))}
            />
            <Button onClick={() => setMonth(today.slice(0, 7))}>Tháng này</Button>
            <Button
              icon={<RightOutlined />}
              aria-label="Tháng sau"
              title="Tháng sau"
              onClick={() => setMonth(monthBeside(month, 1))}
            />
          </>
        }
      />
      <FilterBar
        search={search}
        onSearch={(text) => setQuery((before) => ({ ...before, search: text }))}
        placeholder="Tìm theo nội dung, người báo cáo, địa điểm, đơn vị"
        filter={filter}
        onFilter={(next) => setQuery((before) => ({ ...before, filter: next }))}
        definitions={filters}
      />
      {error ? (
        <FailureAlert error={error} onRetry={() => void refetch()} />
      ) : (
        <table className="month" aria-label={`Tháng ${Number(month.slice(5))} năm ${month.slice(0, 4)}`}>
          <thead>
            <tr>
              {WEEKDAYS.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeks.map((week) => (
              <tr key={week[0]}>
                {week.map((date) => (
                  <DayCell
                    key={date}
                    date={date}
                    day={days.get(date)}
                    outside={!date.startsWith(month)}
                    isToday={date === today}
                    onOpen={openDay}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

interface CellProps {
  date: string;
  day: Day | undefined;
  outside: boolean;
  isToday: boolean;
  onOpen: (date: string) => void;
}

function DayCell({ date, day, outside, isToday, onOpen }: CellProps): ReactNode {
  const number = Number(date.slice(8));
  const more = day ? day.lines - day.items.length : 0;
  const classes = [outside && 'outside', isToday && 'today'].filter(Boolean).join(' ');
  return (
    <td className={classes}>
      <div className="month-day">
        {day ? (
          <button type="button" onClick={() => onOpen(date)} aria-label={`Ngày ${number}: ${day.lines} dòng`}>
            {number}
          </button>
        ) : (
          <span>{number}</span>
        )}
        {day && day.held + day.planned > 0 && (
          <small>
            {day.held > 0 && `${showNumber(day.held)} buổi`}
            {day.held > 0 && day.planned > 0 && ', '}
            {day.planned > 0 && `${showNumber(day.planned)} dự kiến`}
          </small>
        )}
      </div>
      {day?.items.map((item) => (
        <a
          key={item.id}
          className={`month-item ${item.status}`}
          href={`#${sessionPath(item.id)}`}
          title={`${[item.startTime, item.topic ?? sessionKindLabels[item.kind], item.unit].filter(Boolean).join(' · ')} (${statusWords(item)})`}
        >
          <span className="month-dot" style={{ background: colourOf(item) }} />
          {item.startTime && <b>{item.startTime}</b>} {item.topic ?? sessionKindLabels[item.kind]}
        </a>
      ))}
      {more > 0 && (
        <button type="button" className="month-more" onClick={() => onOpen(date)}>
          và {showNumber(more)} dòng nữa
        </button>
      )}
    </td>
  );
}
