import { keepPreviousData } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { OutputOf } from '#shared/contract/registry.ts';
import { showNumber } from '#shared/text/number.ts';
import { lastDay } from '#shared/text/partial-date.ts';
import { useOperation } from '../../api/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FailureAlert } from '../../ui/failure.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { useToday } from '../../ui/today.ts';
import { useKeptState } from '../../ui/use-kept-state.ts';
import { CalendarFrame, useCalendarQuery } from './CalendarFrame.tsx';
import { YEAR_PATH } from './paths.ts';

type Row = OutputOf<'sessions.year'>['rows'][number];
type Cell = Row['months'][number];

const STEPS = { back: 'Năm trước', now: 'Năm nay', forward: 'Năm sau' };
const MONTHS = Array.from({ length: 12 }, (_, index) => index);

const sumOf = (cells: readonly Cell[]): Cell => ({
  held: cells.reduce((sum, cell) => sum + cell.held, 0),
  planned: cells.reduce((sum, cell) => sum + cell.planned, 0),
  overdue: cells.reduce((sum, cell) => sum + cell.overdue, 0),
});

/** A year at a glance: what each unit held and plans month by month; every figure opens its rows. */
export function YearPage(): ReactNode {
  const today = useToday();
  const [year, setYear] = useKeptState('sessions.year', Number(today.slice(0, 4)));
  const calendar = useCalendarQuery();
  const { data, error, refetch } = useOperation(
    'sessions.year',
    { ...calendar.input, year },
    { placeholderData: keepPreviousData },
  );

  const open = (unitId: number | undefined, month: number | undefined) => {
    const from = month === undefined ? `${year}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
    const to = month === undefined ? `${year}-12-31` : lastDay(from.slice(0, 7));
    const where = unitId === undefined ? {} : { unitId: [unitId], below: false };
    calendar.openList({ status: calendar.query.filter.status ?? ['held', 'planned'], ...where, from, to });
  };
  const mark = (cell: Cell, what: string, run: () => void) => <Mark cell={cell} what={what} onOpen={run} />;
  const rows = data?.rows ?? [];

  return (
    <CalendarFrame
      title={`Hoạt động năm ${year}`}
      at={YEAR_PATH}
      steps={STEPS}
      onStep={(by) => setYear(year + by)}
      onNow={() => setYear(Number(today.slice(0, 4)))}
      calendar={calendar}
    >
      {error && <FailureAlert error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Loading />}
      {data && rows.length === 0 && (
        <EmptyState title={`Năm ${year} chưa có hoạt động nào`} hint="Chọn năm khác, hoặc bớt điều kiện lọc." />
      )}
      {rows.length > 0 && (
        <div className="year-box">
          <table className="year">
            <thead>
              <tr>
                <th scope="col">Đơn vị</th>
                {MONTHS.map((month) => (
                  <th key={month} scope="col">
                    T{month + 1}
                  </th>
                ))}
                <th scope="col">Cả năm</th>
                <th scope="col">Lượt nghe</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.unitId}>
                  <th scope="row">{row.unit}</th>
                  {MONTHS.map((month) => (
                    <td key={month}>
                      {mark(row.months[month] ?? sumOf([]), `${row.unit}, tháng ${month + 1}`, () =>
                        open(row.unitId, month),
                      )}
                    </td>
                  ))}
                  <td className="year-sum">
                    {mark(sumOf(row.months), `${row.unit}, cả năm`, () => open(row.unitId, undefined))}
                  </td>
                  <td>{showNumber(row.audience)}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">Tổng cộng</th>
                {MONTHS.map((month) => (
                  <td key={month}>
                    {mark(sumOf(rows.flatMap(({ months }) => months[month] ?? [])), `Tháng ${month + 1}`, () =>
                      open(undefined, month),
                    )}
                  </td>
                ))}
                <td>{mark(sumOf(rows.flatMap(({ months }) => months)), 'Cả năm', () => open(undefined, undefined))}</td>
                <td>{showNumber(rows.reduce((sum, { audience }) => sum + audience, 0))}</td>
              </tr>
            </tfoot>
          </table>
          <p className="hint">
            Số đậm: buổi đã tổ chức. <span className="year-planned">+2</span>: dòng dự kiến;{' '}
            <span className="year-overdue">+1</span>: dự kiến đã qua ngày mà chưa ghi kết quả. Bấm vào số để xem các
            buổi.
          </p>
        </div>
      )}
    </CalendarFrame>
  );
}

function Mark({ cell, what, onOpen }: { cell: Cell; what: string; onOpen: () => void }): ReactNode {
  const { held, planned, overdue } = cell;
  if (held + planned === 0) return <span aria-hidden>·</span>;
  return (
    <button
      type="button"
      className="link-button year-mark"
      aria-label={`${what}: ${held} buổi, ${planned} dự kiến`}
      onClick={onOpen}
    >
      {held > 0 && <b>{showNumber(held)}</b>}
      {planned > overdue && <span className="year-planned">+{showNumber(planned - overdue)}</span>}
      {overdue > 0 && <span className="year-overdue">+{showNumber(overdue)}</span>}
    </button>
  );
}
