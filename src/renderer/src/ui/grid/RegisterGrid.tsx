import type {
  CellKeyDownEvent,
  FullWidthCellKeyDownEvent,
  GridApi,
  IDatasource,
  SelectionChangedEvent,
} from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import {
  type ReactNode,
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import { showNumber } from '#shared/text/number.ts';
import { useEvents } from '../../api/hooks.ts';
import { FailureAlert } from '../failure.tsx';
import { Loading } from '../Loading.tsx';
import { useNotices } from '../use-notices.tsx';
import { ColumnChooser } from './ColumnChooser.tsx';
import { columnDefinitions, layoutOf } from './column-definitions.tsx';
import { type ListQuery, type ListReader, NO_SELECTION, type RegisterColumn, type Selection } from './columns.ts';
import { copyToClipboard, toHtmlTable, toTsv } from './copy-rows.ts';
import { GridTools } from './GridTools.tsx';
import { gridLocale, gridTheme } from './grid-setup.ts';
import { listSource, PAGE_ROWS, readAll, type Sort, sortOf } from './list-source.ts';
import { useFirstRow } from './use-first-row.ts';
import { type GridLayout, useGridLayout } from './use-grid-layout.ts';
import { usePlace } from './use-place.ts';

/**
 * The grid never learns that a page was read which it meanwhile threw away (another search was typed), and counts it as
 * being read for ever: with its usual limit of two, the third search would wait for ever. The core answers in milliseconds.
 */
const UNLIMITED = Number.MAX_SAFE_INTEGER;

export interface RegisterGridHandle {
  /** Takes the cursor to the first row. */
  focusFirstRow: () => void;
  /** How the list stands sorted now, for what is made of it elsewhere (print, export). */
  sort: () => Sort | undefined;
}

interface Props<Item extends { id: number }, Filter> {
  /** Names the clerk's layout of this list. */
  name: string;
  /** What the list is, for a screen reader. */
  label: string;
  /** What the records are called after a number: "khen thưởng". */
  noun: string;
  columns: RegisterColumn<Item>[];
  read: ListReader<Item, Filter>;
  query: ListQuery<Filter>;
  defaultSort: { field: string; direction: 'asc' | 'desc' };
  onOpen: (item: Item) => void;
  selection: Selection;
  onSelect: (selection: Selection) => void;
  /** A filter that finds the records with these ids, for copying what is chosen. */
  filterOfIds: (ids: number[]) => Filter;
  /** What can be done with the chosen rows. */
  bulkActions?: ReactNode;
  /** Asks to remove what is chosen; `focused` is the row with the cursor, which counts where none is. */
  onDelete?: (focused: Item | undefined) => void;
  /** The line under the list: what its rows add up to. */
  totals?: ReactNode;
  /** In the place of rows where there are none. */
  empty: ReactNode;
  ref?: Ref<RegisterGridHandle>;
}

/**
 * The list of a register: rows come page by page from SQL as they are scrolled to, so that 100,000 are as fluid as
 * 100. Arrows move, Enter or F2 opens, Space chooses, Ctrl+A chooses all results, Ctrl+C copies for Excel.
 */
export function RegisterGrid<Item extends { id: number }, Filter>(props: Props<Item, Filter>): ReactNode {
  const { ready, layout, save } = useGridLayout(props.name);
  return ready ? <LoadedGrid {...props} layout={layout} save={save} /> : <Loading />;
}

interface LoadedProps<Item extends { id: number }, Filter> extends Props<Item, Filter> {
  layout: GridLayout | undefined;
  save: (layout: GridLayout) => void;
}

function LoadedGrid<Item extends { id: number }, Filter>(props: LoadedProps<Item, Filter>): ReactNode {
  const { name, label, columns, read, query, defaultSort, onOpen, selection, onSelect, filterOfIds, save } = props;
  // The layout is where the grid starts from; it is the grid's own afterwards.
  const [layout] = useState(props.layout);
  const notices = useNotices();
  const [api, setApi] = useState<GridApi<Item>>();
  const [total, setTotal] = useState<number>();
  const [failure, setFailure] = useState<unknown>();
  const frame = useRef<HTMLDivElement>(null);
  const place = usePlace(name, api, frame);
  const all = selection.kind === 'all';

  const selectLoaded = useCallback((grid: GridApi<Item>, value: boolean) => {
    if (value) grid.forEachNode((node) => node.data && node.setSelected(true));
    else grid.deselectAll();
  }, []);

  const allRef = useRef(all);
  useEffect(() => {
    allRef.current = all;
    if (!api) return;
    if (all) selectLoaded(api, true);
    else if (selection.kind === 'none') selectLoaded(api, false);
  }, [api, all, selection.kind, selectLoaded]);

  const { search, filter } = query;
  const [loaded, setLoaded] = useState<IDatasource>();
  const source = useMemo(() => {
    const made: IDatasource = listSource(
      read,
      { search, filter },
      {
        onPage: (page) => {
          setTotal(page.total);
          setFailure(undefined);
          setLoaded(made);
        },
        onFailure: setFailure,
      },
    );
    return made;
  }, [read, search, filter]);
  const first = useFirstRow({ api, frame, ready: loaded === source, failed: failure !== undefined, columns, onOpen });

  useEvents((event) => {
    if (event.type === 'changed' || event.type === 'reconnected') api?.refreshInfiniteCache();
  });

  const definitions = useMemo(() => columnDefinitions(columns, layout, defaultSort), [columns, layout, defaultSort]);

  const keepLayout = useCallback(() => {
    if (api) save(layoutOf(api));
  }, [api, save]);

  const onSelectionChanged = useCallback(
    ({ api: grid, source: by }: SelectionChangedEvent<Item>) => {
      // The grid reports what we select ourselves too: only the clerk's own choices count.
      if (by.startsWith('api')) return;
      const ids = grid.getSelectedRows().map(({ id }) => id);
      onSelect(ids.length > 0 ? { kind: 'ids', ids } : NO_SELECTION);
    },
    [onSelect],
  );

  const selectAll = () => {
    if (total) onSelect({ kind: 'all', total });
  };

  const copy = async () => {
    if (!api) return;
    const shown = api
      .getAllDisplayedColumns()
      .map((column) => columns.find(({ field }) => field === column.getColId()))
      .filter((column) => column !== undefined);
    try {
      const of = selection.kind === 'ids' ? { search: '', filter: filterOfIds(selection.ids) } : query;
      const items = await readAll(read, of, sortOf(sortModelOf(api)));
      if (!copyToClipboard(toTsv(shown, items), toHtmlTable(shown, items)))
        throw new Error('The browser refused to copy.');
      notices.done(`Đã chép ${showNumber(items.length)} dòng; sang Excel bấm Ctrl+V để dán.`);
    } catch (error) {
      notices.failed(error);
    }
  };

  const onCellKeyDown = (event: CellKeyDownEvent<Item> | FullWidthCellKeyDownEvent<Item>) => {
    const key = event.event;
    if (!(key instanceof KeyboardEvent)) return;
    const ctrl = key.ctrlKey || key.metaKey;
    if ((key.key === 'Enter' || key.key === 'F2') && event.data) onOpen(event.data);
    else if (key.key === 'Delete') props.onDelete?.(event.data);
    else if (ctrl && key.code === 'KeyA') selectAll();
    else if (ctrl && key.code === 'KeyC') {
      if (selection.kind === 'none' && 'value' in event) copyToClipboard(String(event.value ?? ''));
      else void copy();
    } else return;
    key.preventDefault();
  };

  useImperativeHandle(props.ref, () => ({
    focusFirstRow: first.focus,
    sort: () => api && sortOf(sortModelOf(api)),
  }));

  return (
    <section className="register" aria-label={label}>
      <GridTools
        noun={props.noun}
        total={total}
        selection={selection}
        onSelectAll={selectAll}
        onClear={() => onSelect(NO_SELECTION)}
        onCopy={() => void copy()}
        bulkActions={props.bulkActions}
        chooser={api && <ColumnChooser api={api} columns={columns} onChange={keepLayout} />}
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it holds the cursor while the rows are read. */}
      <div className="register-grid" ref={frame} tabIndex={-1} onKeyDown={first.onKeyDown} onBlur={first.onBlur}>
        <AgGridReact<Item>
          theme={gridTheme}
          localeText={gridLocale}
          rowModelType="infinite"
          datasource={source}
          columnDefs={definitions}
          cacheBlockSize={PAGE_ROWS}
          maxBlocksInCache={30}
          blockLoadDebounceMillis={40}
          maxConcurrentDatasourceRequests={UNLIMITED}
          infiniteInitialRowCount={place.initialRows}
          getRowId={({ data }) => String(data.id)}
          rowSelection={{ mode: 'multiRow', checkboxes: true, headerCheckbox: false, enableClickSelection: false }}
          selectionColumnDef={{ pinned: 'left', width: 40, resizable: false, suppressMovable: true }}
          suppressMultiSort
          suppressCellFocus={false}
          suppressDragLeaveHidesColumns
          suppressNoRowsOverlay
          ensureDomOrder
          tooltipShowMode="whenTruncated"
          tooltipShowDelay={400}
          // Also where the page only goes behind the lock: a new grid is made when it comes back.
          onGridPreDestroyed={() => setApi(undefined)}
          onGridReady={({ api: grid }) => {
            setApi(grid);
            if (!layout) fillWidth(grid, frame.current?.clientWidth ?? 0);
          }}
          onModelUpdated={({ api: grid }) => {
            if (allRef.current) selectLoaded(grid, true);
            place.restore(grid);
          }}
          onSelectionChanged={onSelectionChanged}
          onSortChanged={keepLayout}
          onColumnMoved={({ finished }) => finished && keepLayout()}
          onColumnResized={({ finished, source: by }) => finished && by === 'uiColumnResized' && keepLayout()}
          onCellDoubleClicked={({ data }) => data && onOpen(data)}
          onCellKeyDown={onCellKeyDown}
        />
        {failure !== undefined && (
          <div className="register-cover">
            <FailureAlert error={failure} onRetry={() => api?.purgeInfiniteCache()} />
          </div>
        )}
        {failure === undefined && total === 0 && <div className="register-cover">{props.empty}</div>}
      </div>
      {props.totals && <footer className="register-totals">{props.totals}</footer>}
    </section>
  );
}

/** The frame's lines and the bar by which its rows are scrolled. */
const BESIDE_COLUMNS = 20;

/** On a screen wider than the columns they share what is left, until the clerk arranges them. */
function fillWidth(api: GridApi, width: number): void {
  const room = width - BESIDE_COLUMNS;
  const taken = api.getAllDisplayedColumns().reduce((sum, column) => sum + column.getActualWidth(), 0);
  if (taken < room) api.sizeColumnsToFit(room);
}

function sortModelOf(api: GridApi): { colId: string; sort: 'asc' | 'desc' }[] {
  return api
    .getColumnState()
    .flatMap(({ colId, sort }) => (sort === 'asc' || sort === 'desc' ? [{ colId, sort }] : []));
}
