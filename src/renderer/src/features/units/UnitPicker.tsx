import { Select } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { showNumber } from '#shared/text/number.ts';
import { fold, searchWords } from '#shared/text/vietnamese.ts';
import { useToday } from '../../ui/today.ts';
import { useOpenList } from '../../ui/use-open-list.ts';
import { isClosed, type Units, useUnits } from './use-units.ts';

/** A unit as it is offered: in the order of the tree, as deep as it lies. */
interface Offered {
  value: number;
  label: string;
  parent: string;
  depth: number;
  /** What is searched: the folded name, other names and code. */
  words: string;
  disabled: boolean;
}

interface Common {
  id?: string;
  placeholder?: string;
  autoFocus?: boolean;
  disabled?: boolean;
  onBlur?: () => void;
  /** Units that cannot be chosen. */
  except?: ReadonlySet<number>;
  /** Whether units that have ceased can be chosen. */
  withClosed?: boolean;
  'aria-label'?: string;
  'aria-required'?: boolean | 'true' | 'false';
}

function offeredUnits(
  units: Units,
  except: ReadonlySet<number> | undefined,
  withClosed: boolean,
  today: string,
): Offered[] {
  const offered: Offered[] = [];
  const visit = (parentId: number | null, parent: string, depth: number) => {
    for (const unit of units.children.get(parentId) ?? []) {
      const closed = isClosed(unit, today);
      offered.push({
        value: unit.id,
        label: closed ? `${unit.name} (đã ngừng hoạt động)` : unit.name,
        parent,
        depth,
        words: fold([unit.name, ...unit.aliases, unit.code ?? ''].join(' ')),
        disabled: (except?.has(unit.id) ?? false) || (closed && !withClosed),
      });
      visit(unit.id, unit.name, depth + 1);
    }
  };
  visit(null, '', 0);
  return offered;
}

function useSelectProps({ except, withClosed = false }: Pick<Common, 'except' | 'withClosed'>) {
  const { units } = useUnits();
  const today = useToday();
  const options = useMemo(
    () => (units ? offeredUnits(units, except, withClosed, today) : []),
    [units, except, withClosed, today],
  );
  return {
    className: 'unit-picker',
    options,
    loading: !units,
    allowClear: true,
    notFoundContent: 'Không có đơn vị nào khớp',
    popupMatchSelectWidth: 360,
    showSearch: {
      // Each word of what is typed, marks or not; the first unit that has them all is taken by Enter.
      filterOption: (typed: string, option: Offered | undefined) =>
        searchWords(typed).every((word) => option?.words.includes(word) ?? false),
    },
    optionRender: ({ data }: { data: Offered }) => (
      <span className="unit-option" style={{ paddingLeft: data.depth * 14 }}>
        {data.label}
        {data.parent !== '' && <small>{data.parent}</small>}
      </span>
    ),
  };
}

interface OneProps extends Common {
  value?: number | null;
  onChange?: (id: number | null) => void;
}

/** One unit, from the list or by typing a part of its name without marks. */
export function UnitPicker({ value, onChange, except, withClosed, placeholder, ...rest }: OneProps): ReactNode {
  const select = useSelectProps({ ...(except && { except }), ...(withClosed !== undefined && { withClosed }) });
  return (
    <Select<number | null, Offered>
      {...rest}
      {...select}
      placeholder={placeholder ?? 'Chọn hoặc gõ tên đơn vị'}
      value={value ?? null}
      onChange={(id) => onChange?.(id ?? null)}
    />
  );
}

/** Units that stand in the box by name: some rows of it. The rest are counted, and ticked in the list. */
const NAMED = 8;

interface ManyProps extends Common {
  value: number[];
  onChange: (ids: number[]) => void;
}

/** Several units. */
export function UnitsPicker({
  value,
  onChange,
  except,
  withClosed = true,
  placeholder,
  ...rest
}: ManyProps): ReactNode {
  const { showSearch, ...select } = useSelectProps({ ...(except && { except }), withClosed });
  const { open, setTyped, onOpenChange, onKeyDownCapture } = useOpenList();
  return (
    <span className="open-list" onKeyDownCapture={onKeyDownCapture}>
      <Select<number[], Offered>
        {...rest}
        {...select}
        mode="multiple"
        maxTagCount={NAMED}
        maxTagPlaceholder={(rest) => (
          <span title={rest.map(({ label }) => label).join(', ')}>+{showNumber(rest.length)} đơn vị</span>
        )}
        placeholder={placeholder ?? 'Chọn hoặc gõ tên đơn vị'}
        value={value}
        open={open}
        onOpenChange={onOpenChange}
        showSearch={{ ...showSearch, onSearch: setTyped }}
        onChange={(ids) => {
          setTyped('');
          onChange(ids);
        }}
      />
    </span>
  );
}
