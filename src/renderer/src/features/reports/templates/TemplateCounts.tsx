import { Button, Space } from 'antd';
import type { ReactNode } from 'react';
import type { ReadTemplate } from '#shared/contract/report-templates.ts';
import { showNumber } from '#shared/text/number.ts';
import { cellKey, emptyCells, type Mapping } from './mapping.ts';
import type { Selected } from './TemplateGrid.tsx';

interface Props {
  read: ReadTemplate;
  mapping: Mapping;
  selected: Selected;
  onSelect: (selected: Selected) => void;
}

/** How the cells stand; those to look at are gone through one after another by pressing their count. */
export function TemplateCounts({ read, mapping, selected, onSelect }: Props): ReactNode {
  const doubtful = read.proposals.filter(({ sheet, cell }) => mapping.get(cellKey(sheet, cell))?.by === 'check');
  const empty = emptyCells(read, mapping);
  const next = (cells: readonly Selected[]) => {
    const at = cells.findIndex(({ sheet, cell }) => sheet === selected.sheet && cell === selected.cell);
    const one = cells[(at + 1) % cells.length];
    if (one) onSelect({ sheet: one.sheet, cell: one.cell });
  };
  return (
    <Space size={6} className="template-counts" wrap>
      <span className="template-count template-sure">{showNumber(mapping.size)} ô được điền</span>
      {doubtful.length > 0 && (
        <Button size="small" className="template-count template-check" onClick={() => next(doubtful)}>
          {showNumber(doubtful.length)} ô cần xem lại
        </Button>
      )}
      {empty.length > 0 && (
        <Button size="small" className="template-count template-empty" onClick={() => next(empty)}>
          {showNumber(empty.length)} ô trống chưa biết điền gì
        </Button>
      )}
      {read.formulas > 0 && (
        <span className="template-count template-formula">{showNumber(read.formulas)} ô công thức, giữ nguyên</span>
      )}
    </Space>
  );
}
