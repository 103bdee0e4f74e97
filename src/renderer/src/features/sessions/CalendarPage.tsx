import { keepPreviousData } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useNavigate } from 'react-router';
import type { OutputOf } from '#shared/contract/registry.ts';
import { sessionKindLabels } from '#shared/contract/session-values.ts';
import { CALENDAR_ITEMS_A_DAY } from '#shared/contract/sessions.ts';
import { showNumber } from '#shared/text/number.ts';
import { addDays, lastDay, showDate, weekdayNames, weekdayOf } from '#shared/text/partial-date.ts';
import { useOperation } from '../../api/hooks.ts';
import { FailureAlert } from '../../ui/failure.tsx';
import { useToday } from '../../ui/today.ts';
import { useKeptState } from '../../ui/use-kept-state.ts';
import { CalendarFrame, useCalendarQuery } from './CalendarFrame.tsx';
import { colourOf, statusWords } from './columns.tsx';
import { CALENDAR_PATH, newSessionPath, sessionPath } from './paths.ts';

type Day = OutputOf<'sessions.calendar'>['days'][number];

const STEPS = { back: 'Tháng trước', now: 'Tháng này', forward: 'Tháng sau' };
/** So that a month of six weeks stands on the screen of an office PC as a whole. */
const ITEMS_OF_SIX_WEEKS = 3;

/** The month before or after one (`2026-09`). */
function monthBeside(month: string, by: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}

/** One topic goes to many units: a line says first at which it is. */
const calendarWords = ({ unit, topic, kind }: Pick<Day['items'][number], 'unit' | 'topic' | 'kind'>): string =>
  [unit, topic ?? sessionKindLabels[kind]].filter(Boolean).join(' · ');

/** The weeks that a month touches, Monday first: ISO days. */
function weeksOf(month: string): string[][] {
  const first = `${month}-01`;
  const last = lastDay(month);
  const weeks: string[][] = [];
  for (let start = addDays(first, -weekdayOf(first)); start <= last; start = addDays(start, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, day) => addDays(start, day)));
  }
  return weeks;
}

/** A month of sessions; every day and every line opens its records. */
export function CalendarPage(): ReactNode {
  const navigate = useNavigate();
  const today = useToday();
  const [month, setMonth] = useKeptState('sessions.month', today.slice(0, 7));
  const calendar = useCalendarQuery();
  const weeks = useMemo(() => weeksOf(month), [month]);
  const { data, error, refetch } = useOperation(
    'sessions.calendar',
    { ...calendar.input, from: weeks[0]?.[0] ?? today, to: weeks.at(-1)?.[6] ?? today },
    { placeholderData: keepPreviousData },
  );
  const { search, filter } = calendar.query;
  const asked = search !== '' || Object.keys(filter).length > 0;
  const days = new Map(data?.days.map((day) => [day.date, day]));

  return (
    <CalendarFrame
      title={`Lịch hoạt động tháng ${Number(month.slice(5))}/${month.slice(0, 4)}`}
      at={CALENDAR_PATH}
      steps={STEPS}
      onStep={(by) => setMonth(monthBeside(month, by))}
      onNow={() => setMonth(today.slice(0, 7))}
      calendar={calendar}
    >
      {asked && data?.days.length === 0 && (
        <p className="hint" role="status">
          Không có hoạt động nào khớp điều kiện đang tìm, lọc. Bấm “Bỏ tất cả điều kiện” ở trên để xem cả tháng.
        </p>
      )}
      {error ? (
        <FailureAlert error={error} onRetry={() => void refetch()} />
      ) : (
        <div className={weeks.length > 5 ? 'month-box full' : 'month-box'}>
          <table className="month" aria-label={`Tháng ${Number(month.slice(5))} năm ${month.slice(0, 4)}`}>
            <thead>
              <tr>
                {weekdayNames.map((name) => (
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
                      shown={weeks.length > 5 ? ITEMS_OF_SIX_WEEKS : CALENDAR_ITEMS_A_DAY}
                      outside={!date.startsWith(month)}
                      isToday={date === today}
                      onOpen={() => calendar.openList({ from: date, to: date })}
                      onAdd={() => void navigate(newSessionPath(date))}
                    />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </CalendarFrame>
  );
}

interface CellProps {
  date: string;
  day: Day | undefined;
  /** How many lines of the day there is room for. */
  shown: number;
  outside: boolean;
  isToday: boolean;
  onOpen: () => void;
  onAdd: () => void;
}

function DayCell({ date, day, shown, outside, isToday, onOpen, onAdd }: CellProps): ReactNode {
  const number = Number(date.slice(8));
  const items = day?.items.slice(0, shown) ?? [];
  const more = day ? day.lines - items.length : 0;
  const classes = [outside && 'outside', isToday && 'today'].filter(Boolean).join(' ');
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the button in it does the same by keyboard.
    <td
      className={classes}
      onClick={({ target, currentTarget }) => {
        if (target === currentTarget) onAdd();
      }}
    >
      <div className="month-day">
        {day ? (
          <button
            type="button"
            className="link-button"
            onClick={onOpen}
            aria-label={`Ngày ${number}: ${day.lines} dòng`}
          >
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
        <button
          type="button"
          className="link-button month-add"
          onClick={onAdd}
          aria-label={`Thêm hoạt động ngày ${showDate(date)}`}
          title="Thêm hoạt động ngày này"
        >
          +
        </button>
      </div>
      {items.map((item) => (
        <a
          key={item.id}
          className={
            items.length * 2 <= shown && more === 0 ? `month-item roomy ${item.status}` : `month-item ${item.status}`
          }
          href={`#${sessionPath(item.id)}`}
          title={`${[item.startTime, calendarWords(item)].filter(Boolean).join(' · ')} (${statusWords(item)})`}
        >
          <span className="month-dot" style={{ background: colourOf(item) }} />
          {item.startTime && <b>{item.startTime} </b>}
          {calendarWords(item)}
        </a>
      ))}
      {more > 0 && (
        <button type="button" className="link-button month-more" onClick={onOpen}>
          và {showNumber(more)} dòng nữa
        </button>
      )}
    </td>
  );
}
