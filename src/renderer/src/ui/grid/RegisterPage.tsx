import { DeleteOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Space } from 'antd';
import { type ReactNode, useCallback, useRef, useState } from 'react';
import { showNumber } from '#shared/text/number.ts';
import { useAction } from '../actions.ts';
import { BulkChangeDialog, type BulkField, type ManyChanged } from '../BulkChangeDialog.tsx';
import { EmptyState } from '../EmptyState.tsx';
import { FilterBar } from '../FilterBar.tsx';
import type { FilterDefinition } from '../filters.tsx';
import { PageHeader } from '../PageHeader.tsx';
import { useAttempt } from '../use-attempt.ts';
import { useConfirm } from '../use-confirm.tsx';
import { useKeptState } from '../use-kept-state.ts';
import { useNotices } from '../use-notices.tsx';
import {
  type ListQuery,
  type ListReader,
  NO_SELECTION,
  type RegisterColumn,
  type Selection,
  type ShownList,
  selectionSize,
} from './columns.ts';
import { requestOf } from './list-source.ts';
import { RegisterGrid, type RegisterGridHandle } from './RegisterGrid.tsx';

/** The selection as operations take it. */
export type ChosenRecords<F> = { ids: number[] } | { search?: string; filter: F };

/** What the clerk has chosen, for what a page can do with many records. */
export interface Chosen<F> {
  selection: ChosenRecords<F>;
  count: number;
  /** The ids, where they are chosen one by one. */
  ids: number[] | undefined;
  clear: () => void;
}

export interface RegisterPageProps<Item extends { id: number }, F extends object> {
  /** Names the clerk's layout and what is kept of the page. */
  name: string;
  title: string;
  /** What the records are called after a number: "khen thưởng". */
  noun: string;
  searchHint: string;
  columns: RegisterColumn<Item>[];
  read: ListReader<Item, F>;
  defaultSort: { field: string; direction: 'asc' | 'desc' };
  filters: FilterDefinition<F>[];
  filterOfIds: (ids: number[]) => F;
  noFilter: F;
  onOpen: (item: Item) => void;
  /** Where Esc leads, on a page that another one leads to. */
  onBack?: () => void;
  add: { label: string; run: () => void };
  removeMany: (selection: ChosenRecords<F>) => Promise<{ changed: number; changeId: number | null }>;
  /** The fields that can be changed in many records at once, and how. */
  bulkChange?: {
    fields: readonly BulkField[];
    update: (selection: ChosenRecords<F>, patch: Record<string, unknown>) => Promise<ManyChanged>;
  };
  /** Beside the button that adds; `shown` gives the list as it stands when it is asked. */
  actions?: (shown: () => ShownList<F>) => ReactNode;
  /** What else can be done with the chosen rows. */
  bulkActions?: (chosen: Chosen<F>) => ReactNode;
  totals: (query: ListQuery<F>) => ReactNode;
  emptyHint: string;
  /** What the hint speaks of beside adding the first record. */
  emptyActions?: ReactNode;
  /** Between the head and the list. */
  note?: ReactNode;
  children?: ReactNode;
}

function chosenOf<F>(selection: Selection, { search, filter }: ListQuery<F>): ChosenRecords<F> | undefined {
  if (selection.kind === 'ids') return { ids: selection.ids };
  if (selection.kind === 'all') return { ...(search !== '' && { search }), filter };
  return undefined;
}

/** The page of a register: search, conditions, list, totals, adding, and removing many at once. */
export function RegisterPage<Item extends { id: number }, F extends object>(
  props: RegisterPageProps<Item, F>,
): ReactNode {
  const { name, title, noun, columns, read, filters, add, removeMany, onOpen } = props;
  const notices = useNotices();
  const confirm = useConfirm();
  const grid = useRef<RegisterGridHandle>(null);
  const [query, setQuery] = useKeptState<ListQuery<F>>(`${name}.query`, { search: '', filter: props.noFilter });
  const [selection, setSelection] = useState<Selection>(NO_SELECTION);
  const [changing, setChanging] = useState(false);
  const [removing, attempt] = useAttempt();
  const { bulkChange } = props;
  useAction('new', add.run);

  const ask = useCallback(
    (part: Partial<ListQuery<F>>) => {
      setQuery((before) => ({ ...before, ...part }));
      setSelection(NO_SELECTION);
    },
    [setQuery],
  );
  const onSearch = useCallback((search: string) => ask({ search }), [ask]);
  const chosen = chosenOf(selection, query);
  const count = selectionSize(selection);

  /** Asks to remove what is chosen or, where nothing is, one record. */
  const askRemove = async (focused?: Item) => {
    const target = chosen ?? (focused && { ids: [focused.id] });
    if (!target) return;
    const sure = await confirm({
      title: chosen ? `Đưa ${showNumber(count)} ${noun} vào thùng rác?` : `Đưa ${noun} ở dòng đang đứng vào thùng rác?`,
      content:
        'Không còn trong danh sách và báo cáo. Có thể hoàn tác ngay, hoặc khôi phục từ Thùng rác bất cứ lúc nào.',
      action: 'Đưa vào thùng rác',
      danger: true,
    });
    if (!sure) return;
    await attempt(async () => {
      const { changed, changeId } = await removeMany(target);
      setSelection(NO_SELECTION);
      notices.done(
        `Đã đưa ${showNumber(changed)} ${noun} vào thùng rác.`,
        changeId === null ? undefined : { changeId },
      );
    });
  };

  const shown = useCallback(() => requestOf(query, grid.current?.sort()), [query]);
  const clear = useCallback(() => setSelection(NO_SELECTION), []);
  const ids = selection.kind === 'ids' ? selection.ids : undefined;
  const asked = query.search !== '' || Object.keys(query.filter).length > 0;
  const addButton = (
    <Button type="primary" icon={<PlusOutlined />} onClick={add.run} title="Ctrl+N hoặc Alt+N">
      {add.label}
    </Button>
  );
  return (
    <div className="page page-list">
      <PageHeader
        title={title}
        {...(props.onBack && { onBack: props.onBack })}
        actions={
          <>
            {props.actions?.(shown)}
            {addButton}
          </>
        }
      />
      {props.note}
      <FilterBar
        search={query.search}
        onSearch={onSearch}
        placeholder={props.searchHint}
        filter={query.filter}
        onFilter={(filter) => ask({ filter })}
        definitions={filters}
        onArrowDown={() => grid.current?.focusFirstRow()}
      />
      <RegisterGrid<Item, F>
        ref={grid}
        name={name}
        label={title}
        noun={noun}
        columns={columns}
        read={read}
        query={query}
        defaultSort={props.defaultSort}
        onOpen={onOpen}
        selection={selection}
        onSelect={setSelection}
        filterOfIds={props.filterOfIds}
        bulkActions={
          <Space>
            {bulkChange && (
              <Button icon={<EditOutlined />} onClick={() => setChanging(true)}>
                Sửa hàng loạt
              </Button>
            )}
            {chosen && props.bulkActions?.({ selection: chosen, count, ids, clear })}
            <Button danger icon={<DeleteOutlined />} loading={removing} onClick={() => void askRemove()}>
              Đưa vào thùng rác
            </Button>
          </Space>
        }
        onDelete={(focused) => void askRemove(focused)}
        totals={props.totals(query)}
        empty={
          asked ? (
            <EmptyState title="Không có bản ghi nào khớp" hint="Hãy bớt điều kiện lọc hoặc gõ ít chữ hơn." />
          ) : (
            <EmptyState
              title="Chưa có bản ghi nào"
              hint={props.emptyHint}
              actions={
                <Space wrap>
                  {addButton}
                  {props.emptyActions}
                </Space>
              }
            />
          )
        }
      />
      {changing && chosen && bulkChange && (
        <BulkChangeDialog
          fields={bulkChange.fields}
          noun={noun}
          count={count}
          update={(patch) => bulkChange.update(chosen, patch)}
          onClose={() => setChanging(false)}
          onDone={() => {
            setChanging(false);
            clear();
          }}
        />
      )}
      {props.children}
    </div>
  );
}
