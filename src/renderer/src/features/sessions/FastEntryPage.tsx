import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useNavigate } from 'react-router';
import type { InputOf } from '#shared/contract/registry.ts';
import { showNumber } from '#shared/text/number.ts';
import { invoke } from '../../api/client.ts';
import { useOperation } from '../../api/hooks.ts';
import { OperationFailure } from '../../api/operation-failure.ts';
import { useAction } from '../../ui/actions.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { useToday } from '../../ui/today.ts';
import { useAttempt } from '../../ui/use-attempt.ts';
import { useConfirm } from '../../ui/use-confirm.tsx';
import { useLastingState } from '../../ui/use-lasting-state.ts';
import { useLeaveGuard } from '../../ui/use-leave-guard.tsx';
import { useNotices } from '../../ui/use-notices.tsx';
import { useUnits } from '../units/use-units.ts';
import { FastRowFields } from './FastRowFields.tsx';
import {
  type FastRow,
  firstRow,
  isBlankRow,
  keyBeside,
  problemsByRow,
  type RowProblems,
  rowAfter,
  rowsOnceWritten,
  rowsWhileWriting,
  sessionOf,
} from './fast-entry.ts';
import { SESSIONS_PATH } from './paths.ts';
import './fast-entry.css';

const FIELDS = 'input:not([type=hidden]), select, textarea';
const NONE = {} as const;

/** A field that few logs have, while nothing is in it: Tab goes there, Enter goes by. */
const passedBy = (field: Element): boolean =>
  field instanceof HTMLInputElement && field.dataset.rare !== undefined && field.value === '';

const rowOf = (table: Element | null, key: number): Element | null | undefined =>
  table?.querySelector(`tbody[data-row="${key}"]`);

/** Takes the cursor to the field after this one that is not passed by; false where it is the last. */
function focusAfter(field: Element, table: Element): boolean {
  const fields = [...table.querySelectorAll<HTMLElement>(FIELDS)].filter((each) => each === field || !passedBy(each));
  const next = fields[fields.indexOf(field as HTMLElement) + 1];
  next?.focus();
  return next !== undefined;
}

/** A day's paper log into the register with the keyboard alone: Enter goes on, after the last field to a new line, Ctrl+S writes all. */
export function FastEntryPage(): ReactNode {
  const navigate = useNavigate();
  const notices = useNotices();
  const confirm = useConfirm();
  const today = useToday();
  const { units } = useUnits();
  const { data: rates } = useOperation('fees.list', NONE);
  const [rows, setRows] = useLastingState<FastRow[]>('sessions.fast', [firstRow(1, today)]);
  // Lines on their way into the register, also those that were sent before the page was left and opened again.
  const [writing, setWriting] = useLastingState<readonly number[]>('sessions.fast.writing', []);
  const [problems, setProblems] = useState<Record<number, RowProblems>>({});
  const [saving, attempt] = useAttempt();
  const table = useRef<HTMLTableElement>(null);
  const toLast = useRef(true);

  const change = useCallback(
    (key: number, patch: Partial<FastRow>) => {
      setRows((before) => before.map((row) => (row.key === key ? { ...row, ...patch } : row)));
      // What was wrong is being mended: it is looked at again when the line is left or written.
      setProblems(({ [key]: _, ...rest }) => rest);
    },
    [setRows],
  );
  const addRow = useCallback(() => {
    toLast.current = true;
    setRows((before) => {
      const last = before.at(-1);
      return [...before, last ? rowAfter(last, keyBeside(before)) : firstRow(1, today)];
    });
  }, [setRows, today]);
  const remove = useCallback(
    (key: number) => {
      setRows((before) => {
        const rest = before.filter((row) => row.key !== key);
        return rest.length > 0 ? rest : [firstRow(keyBeside(before), today)];
      });
      // Its key may come back with a new line.
      setProblems(({ [key]: _, ...rest }) => rest);
    },
    [setRows, today],
  );

  const lastKey = rows.at(-1)?.key;
  useEffect(() => {
    if (!toLast.current || lastKey === undefined) return;
    toLast.current = false;
    rowOf(table.current, lastKey)?.querySelector<HTMLElement>(FIELDS)?.focus();
  }, [lastKey]);

  const filled = rows.filter((row) => !isBlankRow(row));
  useLeaveGuard(() => filled.length > 0, true);

  const focusProblem = (key: number) => {
    requestAnimationFrame(() => {
      const body = rowOf(table.current, key);
      const field = body?.querySelector<HTMLElement>(
        '.ant-input-status-error, .ant-select-status-error :is(input, textarea)',
      );
      (field ?? body?.querySelector<HTMLElement>(FIELDS))?.focus();
    });
  };

  const showMore = useCallback(
    (key: number) => {
      flushSync(() => change(key, { more: true }));
      rowOf(table.current, key)?.querySelector<HTMLElement>('.fast-more input')?.focus();
    },
    [change],
  );

  /** Writes these lines; meanwhile they stand still, and the cursor waits in the line after them. */
  const write = async (keys: readonly number[], sessions: InputOf<'sessions.createMany'>['sessions']) => {
    const after = rowsWhileWriting(rows, keys);
    flushSync(() => {
      setRows(after);
      setWriting(keys);
    });
    const last = after.at(-1);
    const waiting = last && rowOf(table.current, last.key);
    if (!waiting?.contains(document.activeElement)) waiting?.querySelector<HTMLElement>(FIELDS)?.focus();
    try {
      const { ids, changeId } = await invoke('sessions.createMany', { sessions });
      setRows((before) => rowsOnceWritten(before, keys));
      notices.done(`Đã ghi ${showNumber(ids.length)} dòng vào sổ.`, { changeId });
    } catch (error) {
      const found = error instanceof OperationFailure ? problemsByRow(error.fields, keys) : {};
      const [first] = Object.keys(found);
      // Whoever has left the page meanwhile is told as of any failure: the lines are not on the screen.
      if (first === undefined || !table.current) throw error;
      setProblems(found);
      focusProblem(Number(first));
    } finally {
      setWriting([]);
    }
  };

  const saveAll = () =>
    attempt(async () => {
      if (writing.length > 0) return;
      if (filled.length === 0) return notices.done('Chưa có dòng nào để ghi.');
      const read = filled.map((row) => ({ key: row.key, ...sessionOf(row, units, today) }));
      const wrong = read.flatMap((each) => ('problems' in each ? [[each.key, each.problems] as const] : []));
      setProblems(Object.fromEntries(wrong));
      const [first] = wrong;
      if (first) return focusProblem(first[0]);
      const sessions = read.flatMap((each) => ('session' in each ? [each.session] : []));
      const ahead = sessions.filter(({ date }) => date > today).length;
      const sure =
        ahead === 0 ||
        (await confirm({
          title: `${showNumber(ahead)} dòng ghi ngày chưa tới`,
          content: 'Nhập nhanh ghi các buổi đã tổ chức. Buổi chưa tới ngày thì nên lập ở “Lập kế hoạch”.',
          action: 'Vẫn ghi vào sổ',
        }));
      if (sure)
        await write(
          filled.map(({ key }) => key),
          sessions,
        );
    });
  useAction('save', () => void saveAll());
  useAction('new', addRow);

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const { target } = event;
    const body = target instanceof Element ? target.closest('tbody') : null;
    if (body && event.altKey && event.code === 'KeyM') {
      event.preventDefault();
      return showMore(Number(body.dataset.row));
    }
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    const field = [HTMLInputElement, HTMLSelectElement, HTMLTextAreaElement].some((kind) => target instanceof kind);
    if (!(target instanceof HTMLElement) || !field) return;
    event.preventDefault();
    // What Enter chose from a list is on the screen when this event is done, with the fields that it brings; the next
    // key must already find the next field.
    queueMicrotask(() => {
      if (!table.current || focusAfter(target, table.current)) return;
      const row = rows.at(-1);
      const outcome = row && sessionOf(row, units, today);
      if (row && body && outcome && 'problems' in outcome) {
        setProblems((before) => ({ ...before, [row.key]: outcome.problems }));
        focusProblem(row.key);
      } else addRow();
    });
  };

  return (
    <div className="page">
      <PageHeader
        title="Nhập nhanh"
        onBack={() => void navigate(SESSIONS_PATH)}
        extra={<span className="hint">{showNumber(filled.length)} dòng chưa ghi</span>}
        actions={
          <>
            <Button icon={<PlusOutlined />} onClick={addRow} title="Alt+N">
              Thêm dòng
            </Button>
            <Button type="primary" loading={saving || writing.length > 0} onClick={() => void saveAll()} title="Ctrl+S">
              Ghi tất cả vào sổ (Ctrl+S)
            </Button>
          </>
        }
      />
      <p className="hint">
        Enter sang ô kế, ở ô cuối mở dòng mới với ngày, đơn vị, loại như dòng trước. Ngày gõ tắt được: 12 hoặc 12/9; ghi
        giờ thì bấm Tab. Tên người, tên tài liệu gõ không cần dấu, mũi tên xuống rồi Enter để chọn trong sổ.
      </p>
      <table className="fast" ref={table} onKeyDown={onKeyDown} aria-label="Nhập nhanh các buổi">
        <colgroup>
          <col className="fast-col-number" />
          <col className="fast-col-date" />
          <col className="fast-col-unit" />
          <col className="fast-col-topic" />
          <col />
          <col className="fast-col-kind" />
          <col className="fast-col-figure" span={5} />
          <col className="fast-col-number" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">Số thứ tự</span>
            </th>
            <th scope="col">Ngày, giờ</th>
            <th scope="col">Đơn vị, địa điểm</th>
            <th scope="col">Nội dung</th>
            <th scope="col">Người báo cáo, vai trò, bồi dưỡng</th>
            <th scope="col">Loại, hình thức</th>
            <th scope="col">Số buổi</th>
            <th scope="col">Người nghe</th>
            <th scope="col">Nữ</th>
            <th scope="col">DTTS</th>
            <th scope="col">Đảng viên</th>
            <th scope="col">
              <span className="visually-hidden">Bỏ dòng</span>
            </th>
          </tr>
        </thead>
        {rows.map((row, place) => (
          <FastRowFields
            key={row.key}
            row={row}
            place={place}
            problems={problems[row.key]}
            units={units}
            rates={rates?.items ?? []}
            today={today}
            busy={writing.includes(row.key)}
            onChange={change}
            onRemove={remove}
            onMore={showMore}
          />
        ))}
      </table>
    </div>
  );
}
