import { Button, Checkbox, Select, Space, Tag } from 'antd';
import { type ReactNode, useMemo } from 'react';
import type { DatedPeriod } from '#shared/contract/periods.ts';
import {
  type Divisor,
  divisors,
  type FigureFill,
  type ReadTemplate,
  type TemplateSpan,
  templateSpanLabels,
  templateSpans,
} from '#shared/contract/report-templates.ts';
import { showNumber } from '#shared/text/number.ts';
import { fold } from '#shared/text/vietnamese.ts';
import { UnitPicker } from '../../units/UnitPicker.tsx';
import { alike, type Certainty, cellKey, gridOf, isFillable, type Mapping, shortLabels } from './mapping.ts';
import type { Selected } from './TemplateGrid.tsx';

interface Props {
  read: ReadTemplate;
  mapping: Mapping;
  selected: Selected;
  period: DatedPeriod;
  /** What stands in the cell for the period; null: nothing; undefined: not known. */
  value: number | null | undefined;
  onChange: (mapping: Mapping) => void;
}

const certaintyTags: Record<Certainty, { colour: string; words: string }> = {
  sure: { colour: 'green', words: 'Đề nghị' },
  check: { colour: 'orange', words: 'Cần xem lại' },
  hand: { colour: 'blue', words: 'Bạn chọn' },
  kept: { colour: 'green', words: 'Đã lưu' },
};

const divisorLabels: Record<Divisor, string> = {
  1: 'đồng',
  1000: 'nghìn đồng',
  1000000: 'triệu đồng',
  1000000000: 'tỷ đồng',
};

/** What goes into the cell that is chosen, why, and another choice; also for its whole row or column at once. */
export function CellPanel({ read, mapping, selected, period, value, onChange }: Props): ReactNode {
  const { sheet, cell: name } = selected;
  const key = cellKey(sheet, name);
  const cells = useMemo(() => {
    const found = read.sheets.find((one) => one.sheet === sheet);
    return found ? gridOf(found) : new Map();
  }, [read.sheets, sheet]);
  const options = useMemo(() => {
    const labels = shortLabels(read);
    const groups = [...new Set(read.indicators.map(({ group }) => group))];
    return groups.map((label) => ({
      label,
      options: read.indicators
        .filter(({ group }) => group === label)
        .map((one) => ({ value: one.name, label: labels.get(one.name) ?? one.label, title: one.explain })),
    }));
  }, [read]);
  const cell = cells.get(name);
  if (!cell) {
    return (
      <aside className="template-panel" aria-label="Ô đang chọn">
        <p className="hint">
          Bấm vào một ô tô màu để xem vì sao, chọn số liệu khác, hoặc bỏ không điền. Phím mũi tên đi từ ô này sang ô
          khác.
        </p>
        <ul className="template-legend">
          <li>
            <i className="template-swatch is-sure" /> Nhãn hàng và cột nói rõ
          </li>
          <li>
            <i className="template-swatch is-check" /> Cần xem lại
          </li>
          <li>
            <i className="template-swatch is-hand" /> Bạn chọn
          </li>
          <li>
            <i className="template-swatch is-empty" /> Ô trống chưa biết điền gì
          </li>
        </ul>
      </aside>
    );
  }
  const choice = mapping.get(key);
  const proposal = read.proposals.find((one) => one.sheet === sheet && one.cell === name);
  const fill = choice?.fill.kind === 'figure' ? choice.fill : undefined;
  const change = (next: FigureFill | undefined) => {
    const changed = new Map(mapping);
    if (next) changed.set(key, { fill: next, by: 'hand' });
    else changed.delete(key);
    onChange(changed);
  };
  const start = proposal?.guess ?? { span: 'current' as const, unitId: null, divisor: 1 as const };
  const pick = (indicator: string | undefined) =>
    change(
      indicator === undefined
        ? undefined
        : fill
          ? { ...fill, indicator }
          : { kind: 'figure', indicator, ...start, divisor: indicator === 'cost_total' ? start.divisor : 1 },
    );
  const spread = (along: 'row' | 'column') => {
    if (!fill) return;
    const changed = new Map(mapping);
    for (const { cell: other, guess } of alike(read.proposals, selected, along)) {
      changed.set(cellKey(sheet, other), { fill: { ...fill, span: guess.span, unitId: guess.unitId }, by: 'hand' });
    }
    onChange(changed);
  };
  const others = { row: alike(read.proposals, selected, 'row'), column: alike(read.proposals, selected, 'column') };
  const tag = choice && certaintyTags[choice.by];
  return (
    <aside className="template-panel" aria-label="Ô đang chọn">
      <h2>
        Ô {name} {tag && <Tag color={tag.colour}>{tag.words}</Tag>}
      </h2>
      {proposal && (
        <p className="template-labels">
          {proposal.rowLabels.join(' › ')}
          {proposal.columnLabels.length > 0 && (
            <>
              <br />
              <span className="hint">Cột: {proposal.columnLabels.join(' › ')}</span>
            </>
          )}
        </p>
      )}
      {isFillable(cell) ? (
        <>
          <div className="template-field">
            Chỉ tiêu
            <Select<string>
              aria-label={`Chỉ tiêu của ô ${name}`}
              className="full-width"
              placeholder="Không điền ô này"
              allowClear
              options={options}
              value={fill?.indicator ?? (null as unknown as string)}
              showSearch={{ filterOption: (typed, option) => fold(String(option?.label ?? '')).includes(fold(typed)) }}
              popupMatchSelectWidth={360}
              onChange={pick}
            />
          </div>
          {fill && <FigureFields fill={fill} name={name} onChange={change} />}
          {fill && value !== undefined && (
            <p>
              {period.name}: <b>{value === null ? 'không có số để điền' : showNumber(value)}</b>
            </p>
          )}
          {fill && (
            <Space className="template-spread" wrap>
              {others.row.length > 0 && (
                <Button size="small" onClick={() => spread('row')}>
                  Đặt chỉ tiêu này cho cả hàng
                </Button>
              )}
              {others.column.length > 0 && (
                <Button size="small" onClick={() => spread('column')}>
                  Đặt chỉ tiêu này cho cả cột
                </Button>
              )}
            </Space>
          )}
          {cell.kind === 'number' && (
            <p className="hint">Ô đang có số {cell.text} của mẫu; nếu chọn chỉ tiêu, số này được thay.</p>
          )}
        </>
      ) : (
        <Checkbox
          checked={choice !== undefined}
          onChange={({ target }) => {
            const changed = new Map(mapping);
            if (target.checked) changed.set(key, { fill: { kind: 'period' }, by: 'hand' });
            else changed.delete(key);
            onChange(changed);
          }}
        >
          Thay kỳ báo cáo trong dòng chữ này
        </Checkbox>
      )}
      {proposal && <p className="hint">{proposal.why}</p>}
    </aside>
  );
}

function FigureFields({
  fill,
  name,
  onChange,
}: {
  fill: FigureFill;
  name: string;
  onChange: (fill: FigureFill) => void;
}): ReactNode {
  return (
    <>
      <div className="template-field">
        Kỳ số liệu
        <Select<TemplateSpan>
          aria-label={`Kỳ số liệu của ô ${name}`}
          className="full-width"
          popupMatchSelectWidth={360}
          value={fill.span}
          options={templateSpans.map((value) => ({ value, label: templateSpanLabels[value] }))}
          onChange={(span) => onChange({ ...fill, span })}
        />
      </div>
      <div className="template-field">
        Đơn vị
        <UnitPicker
          aria-label={`Đơn vị của ô ${name}`}
          placeholder="Toàn bộ sổ"
          withClosed
          value={fill.unitId}
          onChange={(unitId) => onChange({ ...fill, unitId })}
        />
      </div>
      {fill.indicator === 'cost_total' && (
        <div className="template-field">
          Tính bằng
          <Select<Divisor>
            aria-label={`Đơn vị tiền của ô ${name}`}
            className="full-width"
            value={fill.divisor}
            options={divisors.map((value) => ({ value, label: divisorLabels[value] }))}
            onChange={(divisor) => onChange({ ...fill, divisor })}
          />
        </div>
      )}
    </>
  );
}
