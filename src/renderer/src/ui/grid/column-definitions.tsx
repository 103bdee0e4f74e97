import type { ColDef, GridApi } from 'ag-grid-community';
import type { RegisterColumn } from './columns.ts';
import type { GridLayout } from './use-grid-layout.ts';

/** The columns in the clerk's order and widths; new ones of a later version come last, as the program has them. */
export function columnDefinitions<Item>(
  columns: RegisterColumn<Item>[],
  layout: GridLayout | undefined,
  defaultSort: { field: string; direction: 'asc' | 'desc' },
): ColDef<Item>[] {
  const kept = new Map(layout?.columns.map((column, place) => [column.field, { ...column, place }]));
  const sort = layout?.sort && columns.some(({ field }) => field === layout.sort?.field) ? layout.sort : defaultSort;
  const ordered = [...columns].sort(
    (a, b) => (kept.get(a.field)?.place ?? kept.size) - (kept.get(b.field)?.place ?? kept.size),
  );
  return ordered.map((column): ColDef<Item> => {
    const { field, label, text, render } = column;
    return {
      colId: field,
      headerName: label,
      headerTooltip: label,
      // A heading is read whole, on two lines where its column is narrow.
      wrapHeaderText: true,
      autoHeaderHeight: true,
      initialWidth: kept.get(field)?.width ?? column.width,
      initialHide: kept.get(field)?.hidden ?? column.hidden ?? false,
      ...(column.pinned && { initialPinned: 'left' as const }),
      ...(sort.field === field && { initialSort: sort.direction }),
      minWidth: 60,
      sortable: column.sortable !== false,
      sortingOrder: ['asc', 'desc'],
      resizable: true,
      valueGetter: ({ data }) => (data ? text(data) : ''),
      tooltipValueGetter: ({ data }) => (data ? text(data) : undefined),
      ...(column.align === 'right' && { cellClass: 'cell-right', headerClass: 'cell-right' }),
      ...(render && { cellRenderer: ({ data }: { data?: Item }) => (data ? render(data) : null) }),
    };
  });
}

/** The grid's layout as it is kept. */
export function layoutOf<Item>(api: GridApi<Item>): GridLayout {
  const columns = api.getColumnState().filter(({ colId }) => !colId.startsWith('ag-Grid-'));
  const sorted = columns.find(({ sort }) => sort === 'asc' || sort === 'desc');
  return {
    columns: columns.map(({ colId, width, hide }) => ({ field: colId, width: width ?? 120, hidden: hide ?? false })),
    sort: sorted?.sort ? { field: sorted.colId, direction: sorted.sort } : null,
  };
}
