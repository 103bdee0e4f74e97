import { DeleteOutlined, EditOutlined, MergeCellsOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Space } from 'antd';
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { InputOf } from '#shared/contract/registry.ts';
import type { Roster } from '#shared/contract/rosters.ts';
import type { Speaker, SpeakerFilter } from '#shared/contract/speakers.ts';
import { showNumber } from '#shared/text/number.ts';
import { invoke } from '../../api/client.ts';
import { useCommand } from '../../api/hooks.ts';
import { useAction } from '../../ui/actions.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FilterBar } from '../../ui/FilterBar.tsx';
import { type ListQuery, NO_SELECTION, type Selection, selectionSize } from '../../ui/grid/columns.ts';
import { requestOf } from '../../ui/grid/list-source.ts';
import { RegisterGrid, type RegisterGridHandle } from '../../ui/grid/RegisterGrid.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { useToday } from '../../ui/today.ts';
import { useConfirm } from '../../ui/use-confirm.tsx';
import { useKeptState } from '../../ui/use-kept-state.ts';
import { useNotices } from '../../ui/use-notices.tsx';
import { useQuarter } from '../../ui/use-quarter.ts';
import { ListOutput } from '../printing/ListOutput.tsx';
import { useUnits } from '../units/use-units.ts';
import { BulkChangeDialog } from './BulkChangeDialog.tsx';
import { speakerColumns } from './columns.tsx';
import { mergeSpeakersPath, NEW_SPEAKER_PATH, SPEAKER_QUERY, speakerPath } from './paths.ts';
import { SpeakerTotals } from './SpeakerTotals.tsx';
import { speakerFilters } from './speaker-filters.tsx';

type Query = ListQuery<SpeakerFilter>;
type Chosen = InputOf<'speakers.updateMany'>['selection'];

const BY_NAME = { field: 'fullName', direction: 'asc' } as const;
const NO_QUERY: Query = { search: '', filter: {} };
const read = (request: InputOf<'speakers.list'>) => invoke('speakers.list', request);

/** The selection as operations take it. */
function chosenOf(selection: Selection, { search, filter }: Query): Chosen | undefined {
  if (selection.kind === 'ids') return { ids: selection.ids };
  if (selection.kind === 'all') return { ...(search !== '' && { search }), filter };
  return undefined;
}

/** The register's list: search, conditions, totals, and what can be done with many records at once. */
export function SpeakersPage(): ReactNode {
  const navigate = useNavigate();
  const notices = useNotices();
  const confirm = useConfirm();
  const { units } = useUnits();
  const grid = useRef<RegisterGridHandle>(null);
  const [query, setQuery] = useKeptState<Query>(SPEAKER_QUERY, NO_QUERY);
  const [selection, setSelection] = useState<Selection>(NO_SELECTION);
  const [changing, setChanging] = useState(false);
  const today = useToday();
  const quarter = useQuarter(today);
  const filters = useMemo(() => speakerFilters(units, today, quarter), [units, today, quarter]);

  const ask = useCallback(
    (part: Partial<Query>) => {
      setQuery((before) => ({ ...before, ...part }));
      setSelection(NO_SELECTION);
    },
    [setQuery],
  );
  const onSearch = useCallback((search: string) => ask({ search }), [ask]);

  const open = useCallback(({ id }: Speaker) => void navigate(speakerPath(id)), [navigate]);
  const add = () => void navigate(NEW_SPEAKER_PATH);
  useAction('new', add);
  const roster = (): Roster => ({ kind: 'speakers', ...requestOf(query, grid.current?.sort()) });

  const remove = useCommand('speakers.removeMany', {
    onSuccess: ({ changed, changeId }) => {
      setSelection(NO_SELECTION);
      notices.done(`Đã đưa ${showNumber(changed)} người vào thùng rác.`, changeId === null ? undefined : { changeId });
    },
    onError: notices.failed,
  });

  const chosen = chosenOf(selection, query);
  const count = selectionSize(selection);
  const askRemove = async () => {
    if (!chosen) return;
    const sure = await confirm({
      title: `Đưa ${showNumber(count)} người vào thùng rác?`,
      content:
        'Họ không còn trong danh sách và báo cáo. Có thể hoàn tác ngay, hoặc khôi phục từ Thùng rác bất cứ lúc nào.',
      action: 'Đưa vào thùng rác',
      danger: true,
    });
    if (sure) remove.mutate({ selection: chosen });
  };

  const [keep, drop] = selection.kind === 'ids' && selection.ids.length === 2 ? selection.ids : [];
  const bulkActions = (
    <Space size={6}>
      <Button icon={<EditOutlined />} onClick={() => setChanging(true)}>
        Sửa hàng loạt
      </Button>
      {keep !== undefined && drop !== undefined && (
        <Button
          icon={<MergeCellsOutlined />}
          title="Gộp hai bản ghi của một người"
          onClick={() => void navigate(mergeSpeakersPath(keep, drop))}
        >
          Gộp hai bản ghi
        </Button>
      )}
      <Button danger icon={<DeleteOutlined />} loading={remove.isPending} onClick={() => void askRemove()}>
        Đưa vào thùng rác
      </Button>
    </Space>
  );

  const asked = query.search !== '' || Object.keys(query.filter).length > 0;
  return (
    <div className="page page-list">
      <PageHeader
        title="Báo cáo viên, tuyên truyền viên"
        actions={
          <>
            <ListOutput roster={roster} />
            <Button type="primary" icon={<PlusOutlined />} onClick={add} title="Thêm mới (Ctrl+N hoặc Alt+N)">
              Thêm người
            </Button>
          </>
        }
      />
      <FilterBar
        search={query.search}
        onSearch={onSearch}
        placeholder="Tìm theo tên, số điện thoại, đơn vị, chức vụ, số CCCD"
        filter={query.filter}
        onFilter={(filter) => ask({ filter })}
        definitions={filters}
        onArrowDown={() => grid.current?.focusFirstRow()}
      />
      <RegisterGrid<Speaker, SpeakerFilter>
        ref={grid}
        name="speakers"
        label="Danh sách báo cáo viên, tuyên truyền viên"
        columns={speakerColumns}
        read={read}
        query={query}
        defaultSort={BY_NAME}
        onOpen={open}
        selection={selection}
        onSelect={setSelection}
        filterOfIds={(ids) => ({ ids })}
        bulkActions={bulkActions}
        onDelete={() => void askRemove()}
        totals={<SpeakerTotals query={query} />}
        empty={
          asked ? (
            <EmptyState title="Không có ai khớp với điều kiện" hint="Hãy bớt điều kiện lọc hoặc gõ ít chữ hơn." />
          ) : (
            <EmptyState
              title="Sổ chưa có ai"
              hint="Thêm người đầu tiên; mỗi người thuộc một đơn vị trong danh sách đơn vị."
              actions={
                <Button type="primary" onClick={add}>
                  Thêm người
                </Button>
              }
            />
          )
        }
      />
      {changing && chosen && (
        <BulkChangeDialog
          selection={chosen}
          count={count}
          onClose={() => setChanging(false)}
          onDone={() => {
            setChanging(false);
            setSelection(NO_SELECTION);
          }}
        />
      )}
    </div>
  );
}
