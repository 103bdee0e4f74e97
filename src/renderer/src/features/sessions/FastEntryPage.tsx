import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useNavigate } from 'react-router';
import { showNumber } from '#shared/text/number.ts';
import { useCommand, useOperation } from '../../api/hooks.ts';
import { OperationFailure } from '../../api/operation-failure.ts';
import { useAction } from '../../ui/actions.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { useToday } from '../../ui/today.ts';
import { useConfirm } from '../../ui/use-confirm.tsx';
import { useKeptState } from '../../ui/use-kept-state.ts';
import { useLeaveGuard } from '../../ui/use-leave-guard.tsx';
import { useNotices } from '../../ui/use-notices.tsx';
import { useUnits } from '../units/use-units.ts';
import { FastRowFields } from './FastRowFields.tsx';
import {
  type FastRow,
  firstRow,
  isBlankRow,
  problemsByRow,
  type RowProblems,
  rowAfter,
  sessionOf,
} from './fast-entry.ts';
import { SESSIONS_PATH } from './paths.ts';
import './fast-entry.css';

const FIELDS = 'input:not([type=hidden]), select, textarea';
const NONE = {} as const;

/** A field that few logs have, while nothing is in it: Tab goes there, Enter goes by. */
const passedBy = (field: Element): boolean =>
  field instanceof HTMLInputElement && field.dataset.rare !== undefined && field.value === '';

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
  const [rows, setRows] = useKeptState<FastRow[]>('sessions.fast', [firstRow(1, today)]);
  const [problems, setProblems] = useState<Record<number, RowProblems>>({});
  const table = useRef<HTMLTableElement>(null);
  const lastKey = useRef(Math.max(...rows.map(({ key }) => key)));
  const focusRow = useRef<number>(undefined);

  const change = useCallback(
    (key: number, patch: Partial<FastRow>) => {
      setRows((before) => before.map((row) => (row.key === key ? { ...row, ...patch } : row)));
      // What was wrong is being mended: it is looked at again when the line is left or written.
      setProblems(({ [key]: _, ...rest }) => rest);
    },
    [setRows],
  );
  const addRow = useCallback(() => {
    lastKey.current += 1;
    const key = lastKey.current;
    focusRow.current = key;
    setRows((before) => {
      const last = before.at(-1);
      return [...before, last ? rowAfter(last, key) : firstRow(key, today)];
    });
  }, [setRows, today]);
  const remove = useCallback(
    (key: number) => {
      setRows((before) => {
        const rest = before.filter((row) => row.key !== key);
        lastKey.current += 1;
        return rest.length > 0 ? rest : [firstRow(lastKey.current, today)];
      });
    },
    [setRows, today],
  );

  const count = rows.length;
  useEffect(() => {
    if (focusRow.current === undefined || count === 0) return;
    focusRow.current = undefined;
    const bodies = table.current?.querySelectorAll('tbody');
    bodies?.[bodies.length - 1]?.querySelector<HTMLElement>(FIELDS)?.focus();
  }, [count]);
  useEffect(() => {
    table.current?.querySelector<HTMLElement>('tbody:last-of-type input')?.focus();
  }, []);

  const filled = rows.filter((row) => !isBlankRow(row));
  useLeaveGuard(() => filled.length > 0, true);

  const focusProblem = (key: number) => {
    const place = rows.findIndex((row) => row.key === key);
    requestAnimationFrame(() => {
      const body = table.current?.querySelectorAll('tbody')[place];
      const field = body?.querySelector<HTMLElement>(
        '.ant-input-status-error, .ant-select-status-error :is(input, textarea)',
      );
      (field ?? body?.querySelector<HTMLElement>(FIELDS))?.focus();
    });
  };

  const showMore = useCallback(
    (key: number) => {
      flushSync(() => change(key, { more: true }));
      table.current?.querySelector<HTMLElement>(`[data-row="${key}"] .fast-more input`)?.focus();
    },
    [change],
  );

  const save = useCommand('sessions.createMany', {
    onSuccess: ({ ids, changeId }) => {
      notices.done(`Đã ghi ${showNumber(ids.length)} dòng vào sổ.`, { changeId });
      lastKey.current += 1;
      const key = lastKey.current;
      focusRow.current = key;
      setProblems({});
      setRows((before) => {
        const last = before.at(-1);
        return [last ? rowAfter(last, key) : firstRow(key, today)];
      });
      requestAnimationFrame(() => table.current?.querySelector<HTMLElement>(FIELDS)?.focus());
    },
    onError: (error) => {
      const keys = filled.map(({ key }) => key);
      const found = error instanceof OperationFailure ? problemsByRow(error.fields, keys) : {};
      const [first] = Object.keys(found);
      if (first === undefined) return notices.failed(error);
      setProblems(found);
      focusProblem(Number(first));
    },
  });

  const saveAll = async () => {
    if (save.isPending) return;
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
    if (sure) save.mutate({ sessions });
  };
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
            <Button type="primary" loading={save.isPending} onClick={() => void saveAll()} title="Ctrl+S">
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
            onChange={change}
            onRemove={remove}
            onMore={showMore}
          />
        ))}
      </table>
    </div>
  );
}
