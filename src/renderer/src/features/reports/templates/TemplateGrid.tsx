import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { ReadTemplate, TemplateGridCell, TemplateSheet } from '#shared/contract/report-templates.ts';
import { cellName, columnLetters } from '#shared/text/cell-name.ts';
import { showNumber } from '#shared/text/number.ts';
import { useUnits } from '../../units/use-units.ts';
import { type Choice, cellKey, gridOf, isFillable, type Mapping, shortFill, shortLabels } from './mapping.ts';

export interface Selected {
  sheet: number;
  cell: string;
}

interface Props {
  sheet: TemplateSheet;
  read: ReadTemplate;
  mapping: Mapping;
  /** What stands in the cells for the period, where that is shown in place of what goes there. */
  values: ReadonlyMap<string, number | null> | undefined;
  selected: Selected;
  onSelect: (selected: Selected) => void;
}

const ARROWS: Record<string, { rows: number; columns: number }> = {
  ArrowUp: { rows: -1, columns: 0 },
  ArrowDown: { rows: 1, columns: 0 },
  ArrowLeft: { rows: 0, columns: -1 },
  ArrowRight: { rows: 0, columns: 1 },
};

/** Pixels of a column that is so many characters wide. */
function pixels(width: number): number {
  return width === 0 ? 18 : Math.min(340, Math.max(34, Math.round(width * 7 + 6)));
}

/** Where each merged range begins and how far it goes, and the cells that it covers. */
function mergesOf({ merges, lastRow, lastColumn }: TemplateSheet) {
  const spans = new Map<string, { rows: number; columns: number }>();
  const covered = new Set<string>();
  for (const { top, bottom, left, right } of merges) {
    const last = { row: Math.min(bottom, lastRow), column: Math.min(right, lastColumn) };
    spans.set(cellName(top, left), { rows: last.row - top + 1, columns: last.column - left + 1 });
    for (let row = top; row <= last.row; row += 1) {
      for (let column = left; column <= last.column; column += 1) covered.add(cellName(row, column));
    }
    covered.delete(cellName(top, left));
  }
  return { spans, covered };
}

/** The sheet as it looks, merged cells and all; cells to be filled are buttons, arrows go from one to the next. */
export function TemplateGrid({ sheet, read, mapping, values, selected, onSelect }: Props): ReactNode {
  const table = useRef<HTMLTableElement>(null);
  const { units } = useUnits();
  const cells = useMemo(() => gridOf(sheet), [sheet]);
  const { spans, covered } = useMemo(() => mergesOf(sheet), [sheet]);
  const labels = useMemo(() => shortLabels(read), [read]);
  const asked = useMemo(
    () => new Set(read.proposals.flatMap((one) => (one.sheet === sheet.sheet ? [one.cell] : []))),
    [read.proposals, sheet.sheet],
  );
  useEffect(() => {
    if (selected.cell === '') return;
    table.current?.querySelector<HTMLElement>(`[data-cell="${selected.cell}"]`)?.focus();
  }, [selected]);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = ARROWS[event.key];
    const at = cells.get(selected.cell);
    if (!step || !at || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    let { row, column } = at;
    for (;;) {
      row += step.rows;
      column += step.columns;
      if (row < 1 || column < 0 || row > sheet.lastRow || column > sheet.lastColumn) return;
      const name = cellName(row, column);
      if (table.current?.querySelector(`[data-cell="${name}"]`)) {
        onSelect({ sheet: sheet.sheet, cell: name });
        return;
      }
    }
  };

  const shown = (name: string, cell: TemplateGridCell | undefined): ReactNode => {
    const choice = mapping.get(cellKey(sheet.sheet, name));
    if (!cell || (!choice && !isFillable(cell))) return cell?.kind === 'formula' ? 'ƒ' : cell?.text;
    const meaning = meaningOf(choice, cell);
    const value = values?.get(cellKey(sheet.sheet, name));
    const text = values && choice?.fill.kind === 'figure' ? (value == null ? '–' : showNumber(value)) : meaning;
    const said = choice ? meaning : asked.has(name) ? 'ô trống chưa biết điền gì' : 'để nguyên';
    return (
      <button
        type="button"
        data-cell={name}
        tabIndex={selected.cell === name || (selected.cell === '' && choice) ? 0 : -1}
        aria-pressed={selected.cell === name}
        aria-label={`Ô ${name}: ${said}`}
        title={choice ? `${name}: ${meaning}` : name}
        className={`template-cell ${toneOf(choice, asked.has(name))}${values ? ' is-figure' : ''}`}
        onClick={() => onSelect({ sheet: sheet.sheet, cell: name })}
      >
        {text}
      </button>
    );
  };
  const meaningOf = (choice: Choice | undefined, cell: TemplateGridCell): string => {
    if (!choice) return cell.text;
    if (choice.fill.kind === 'period') return `${cell.text} (thay bằng kỳ báo cáo)`;
    const { unitId } = choice.fill;
    return shortFill(choice.fill, labels, unitId === null ? undefined : units?.byId.get(unitId)?.name);
  };

  const columns = Array.from({ length: sheet.lastColumn + 1 }, (_, column) => column);
  const rows = Array.from({ length: sheet.lastRow }, (_, index) => index + 1);
  return (
    <table ref={table} className="template-grid" aria-label={`Trang tính ${sheet.name}`} onKeyDown={onKeyDown}>
      <colgroup>
        <col style={{ width: 34 }} />
        {columns.map((column) => (
          <col key={column} style={{ width: pixels(sheet.widths[column] ?? 9) }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <th aria-label="Dòng" />
          {columns.map((column) => (
            <th key={column} scope="col">
              {columnLetters(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row}>
            <th scope="row">{row}</th>
            {columns.map((column) => {
              const name = cellName(row, column);
              if (covered.has(name)) return null;
              const cell = cells.get(name);
              const span = spans.get(name);
              return (
                <td
                  key={name}
                  rowSpan={span?.rows}
                  colSpan={span?.columns}
                  className={cell ? `template-${cell.kind}` : undefined}
                  style={{ textAlign: cell?.align ?? undefined, fontWeight: cell?.bold ? 600 : undefined }}
                >
                  {shown(name, cell)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function toneOf(choice: Choice | undefined, asked: boolean): string {
  if (!choice) return asked ? 'is-empty' : 'is-free';
  return choice.by === 'check' ? 'is-check' : choice.by === 'hand' ? 'is-hand' : 'is-sure';
}
