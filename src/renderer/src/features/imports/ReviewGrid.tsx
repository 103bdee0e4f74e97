import {
  type CellEditRequestEvent,
  type CellKeyDownEvent,
  CellStyleModule,
  ClientSideRowModelModule,
  type ColDef,
  type GridApi,
  ModuleRegistry,
  RowStyleModule,
  type SuppressKeyboardEventParams,
  TextEditorModule,
} from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { type ReactNode, type Ref, useEffect, useImperativeHandle, useMemo, useState } from 'react';
import type { ImportPreview, ImportRow, ImportStatus } from '#shared/contract/imports.ts';
import { importStatusLabels } from '#shared/contract/imports.ts';
import { showNumber } from '#shared/text/number.ts';
import { gridLocale, gridTheme } from '../../ui/grid/grid-setup.ts';
import { useConfirm } from '../../ui/use-confirm.tsx';
import { useNotices } from '../../ui/use-notices.tsx';
import { type Decision, type Edit, rowKey } from './import-item.ts';
import { itemOf } from './import-queue.ts';
import { correct } from './import-work.ts';
import { ReviewCell } from './ReviewCell.tsx';
import {
  cellText,
  columnWidth,
  fieldsToLookAt,
  mainField,
  reviewFields,
  rowNotes,
  sameMistake,
} from './review-columns.ts';
import type { ValueNames } from './show-import-value.ts';

ModuleRegistry.registerModules([CellStyleModule, ClientSideRowModelModule, RowStyleModule, TextEditorModule]);

export interface ReviewGridHandle {
  /** Takes the cursor to a cell. */
  jump: (row: ImportRow, field: string) => void;
}

interface Props {
  itemKey: string;
  preview: ImportPreview;
  rows: ImportRow[];
  status: ImportStatus;
  names: ValueNames;
  editable: boolean;
  /** Says what came of a correction. */
  onSay: (words: string) => void;
  /** By `rowKey`: rows left out are struck. */
  decisions: Record<string, Decision>;
  /** What cells said before they were corrected: grows with each correction, Ctrl+Z takes the last one back. */
  corrections: Edit[][];
  /** The row that has the cursor. */
  onFocus: (key: string | undefined) => void;
  /** Leaves a row out, or takes it in again. */
  onToggle: (row: ImportRow) => void;
  ref?: Ref<ReviewGridHandle>;
}

const NOTES = 'notes:';

/** What a key of the review does beside what the grid does with it. */
function actionOf({ ctrlKey, metaKey, altKey, shiftKey, code }: KeyboardEvent): 'drop' | 'undo' | undefined {
  if (!(ctrlKey || metaKey) || altKey || shiftKey) return undefined;
  return code === 'Delete' ? 'drop' : code === 'KeyZ' ? 'undo' : undefined;
}
const ownKey = ({ event, editing }: SuppressKeyboardEventParams<ImportRow>) =>
  !editing && actionOf(event) !== undefined;

/** Rows of one status as a sheet: what will be stored, corrected in place. Enter or F2 edits, as in Excel. */
export function ReviewGrid(props: Props): ReactNode {
  const { itemKey, preview, rows, status, names, editable, onSay, decisions, corrections, onFocus, onToggle, ref } =
    props;
  const [api, setApi] = useState<GridApi<ImportRow>>();
  const notices = useNotices();
  const confirm = useConfirm();
  const { kind } = preview;
  // What is to be looked at stands beside the name; where columns stand does not change while rows are corrected.
  const [first] = useState(() => fieldsToLookAt(rows));
  const fields = useMemo(() => reviewFields(kind, preview.rows, first), [kind, preview.rows, first]);
  // Nor does how wide they are, which the clerk may have changed by then.
  const [widths] = useState(() => new Map(fields.map((each) => [each.field, columnWidth(kind, each, rows, names)])));
  const noted = rows.some(({ problems, changes }) => problems.length + changes.length > 0);
  const sheets = preview.sheets.filter(({ used }) => used).length;

  const columns = useMemo((): ColDef<ImportRow>[] => {
    const place: ColDef<ImportRow>[] = [
      { colId: 'row', headerName: 'Dòng', width: 60, pinned: 'left', valueGetter: ({ data }) => data?.row },
      ...(sheets > 1
        ? [
            {
              colId: 'sheet',
              headerName: 'Trang tính',
              width: 120,
              pinned: 'left' as const,
              valueGetter: ({ data }: { data: ImportRow | undefined }) => data?.sheet,
            },
          ]
        : []),
    ];
    return [
      ...place,
      ...fields.map(
        ({ field, label }): ColDef<ImportRow> => ({
          colId: field,
          headerName: label,
          width: widths.get(field) ?? columnWidth(kind, { field, label }, [], names),
          editable,
          ...(field === mainField[kind] && { pinned: 'left', cellClass: 'cell-name' }),
          valueGetter: ({ data }) => data && cellText(kind, data, field, names),
          cellRenderer: ReviewCell,
          cellRendererParams: { kind, field, names },
          cellEditor: 'agTextCellEditor',
        }),
      ),
      {
        colId: NOTES,
        hide: !noted,
        headerName: status === 'error' ? 'Cần sửa' : 'Ghi nhận',
        width: 420,
        valueGetter: ({ data }) => data && rowNotes(kind, data, names),
        tooltipValueGetter: ({ value }) => value,
      },
    ];
  }, [fields, widths, sheets, editable, kind, names, status, noted]);

  useImperativeHandle(ref, () => ({
    jump: (row, field) => {
      const node = api?.getRowNode(rowKey(row));
      if (!api || !node || node.rowIndex === null) return;
      const column = api.getColumn(field) ? field : NOTES;
      api.ensureIndexVisible(node.rowIndex, 'middle');
      api.ensureColumnVisible(column);
      api.setFocusedCell(node.rowIndex, column);
    },
  }));

  const rowClassRules = useMemo(
    () => ({
      'row-dropped': ({ data }: { data?: ImportRow | undefined }) => !!data && decisions[rowKey(data)] === 'leave',
    }),
    [decisions],
  );
  useEffect(() => {
    if (!api || api.isDestroyed()) return;
    api.setGridOption('rowClassRules', rowClassRules);
    api.redrawRows();
  }, [api, rowClassRules]);

  /** What the given cells say now, to be typed again where their correction is taken back. */
  const asBefore = (cells: ImportRow[], field: string): Edit[] =>
    cells.map((row) => ({ sheet: row.sheet, row: row.row, field, text: cellText(kind, row, field, names) }));
  const takeBack = async () => {
    const last = corrections.pop();
    if (!last) return onSay('Không còn ô nào vừa sửa để hoàn tác.');
    try {
      await correct(itemKey, last);
      onSay(
        `Đã trả lại ô vừa sửa của ${last.length > 1 ? `${showNumber(last.length)} dòng` : `dòng ${last[0]?.row}`}.`,
      );
    } catch (error) {
      corrections.push(last);
      notices.failed(error);
    }
  };
  const onKey = ({ data, event }: CellKeyDownEvent<ImportRow>) => {
    if (!editable || !(event instanceof KeyboardEvent) || !data) return;
    // In a cell that is being typed into, keys are those of a text.
    if (event.target instanceof HTMLInputElement) return;
    const action = actionOf(event);
    if (action === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (action === 'drop') onToggle(data);
    else void takeBack();
  };

  const save = async (row: ImportRow, field: string, text: string) => {
    const before = itemOf(itemKey)?.preview?.rows ?? [];
    const alike = sameMistake(before, row, field);
    try {
      const former = asBefore([row], field);
      await correct(itemKey, [{ sheet: row.sheet, row: row.row, field, text }]);
      corrections.push(former);
      const now = itemOf(itemKey)?.preview?.rows.find((each) => rowKey(each) === rowKey(row));
      if (!now) return;
      if (now.status !== row.status) {
        onSay(`Dòng ${row.row} đã chuyển sang “${importStatusLabels[now.status]}”.`);
      }
      const fixed = !now.problems.some((problem) => problem.field === field && problem.severity === 'error');
      if (!fixed || alike.length === 0) return;
      const all = await confirm({
        title: `Sửa luôn ${showNumber(alike.length)} dòng khác?`,
        content: `Những dòng đó sai cùng một chỗ như dòng này trước khi sửa. Ô đó của tất cả sẽ thành “${text}”.`,
        action: `Sửa cả ${showNumber(alike.length)} dòng`,
      });
      if (!all) return;
      await correct(
        itemKey,
        alike.map((other) => ({ sheet: other.sheet, row: other.row, field, text })),
      );
      corrections.push(asBefore(alike, field));
      onSay(`Đã sửa ${showNumber(alike.length + 1)} dòng.`);
    } catch (error) {
      notices.failed(error);
    }
  };

  const onEdit = ({ data, colDef, newValue, oldValue }: CellEditRequestEvent<ImportRow>) => {
    const [text, field] = [String(newValue ?? ''), colDef.colId];
    if (field === undefined || text === String(oldValue ?? '')) return;
    void save(data, field, text);
  };

  return (
    <section className="import-grid" aria-label={`Các dòng ${importStatusLabels[status]}`}>
      <AgGridReact<ImportRow>
        theme={gridTheme}
        localeText={gridLocale}
        rowData={rows}
        columnDefs={columns}
        getRowId={({ data }) => rowKey(data)}
        defaultColDef={{
          sortable: false,
          resizable: true,
          suppressMovable: true,
          wrapHeaderText: true,
          autoHeaderHeight: true,
          suppressKeyboardEvent: ownKey,
        }}
        readOnlyEdit
        stopEditingWhenCellsLoseFocus
        enterNavigatesVerticallyAfterEdit
        ensureDomOrder
        tooltipShowMode="whenTruncated"
        tooltipShowDelay={400}
        suppressNoRowsOverlay
        // Also where the page only goes behind the lock: a new grid is made when it comes back.
        onGridPreDestroyed={() => setApi(undefined)}
        onGridReady={({ api: grid }) => setApi(grid)}
        onCellEditRequest={onEdit}
        onCellKeyDown={(event) => 'column' in event && onKey(event)}
        onCellFocused={({ api: grid, rowIndex }) => {
          const row = rowIndex === null ? undefined : grid.getDisplayedRowAtIndex(rowIndex)?.data;
          onFocus(row && rowKey(row));
        }}
      />
    </section>
  );
}
