import { TreeSelect } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { fold } from '#shared/text/vietnamese.ts';
import { useToday } from '../../ui/today.ts';
import { isClosed, type Units, useUnits } from './use-units.ts';

interface Node {
  value: number;
  title: string;
  /** What is searched: the folded name and the other names. */
  words: string;
  disabled: boolean;
  children: Node[];
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

function nodesOf(units: Units, parent: number | null, disabled: (id: number) => boolean, today: string): Node[] {
  return (units.children.get(parent) ?? []).map((unit) => ({
    value: unit.id,
    title: isClosed(unit, today) ? `${unit.name} (đã ngừng hoạt động)` : unit.name,
    words: fold([unit.name, ...unit.aliases, unit.code ?? ''].join(' ')),
    disabled: disabled(unit.id),
    children: nodesOf(units, unit.id, disabled, today),
  }));
}

function useTreeProps({ except, withClosed = false }: Pick<Common, 'except' | 'withClosed'>) {
  const { units } = useUnits();
  const today = useToday();
  const treeData = useMemo(() => {
    if (!units) return [];
    const disabled = (id: number) => {
      const unit = units.byId.get(id);
      return (except?.has(id) ?? false) || (!withClosed && unit !== undefined && isClosed(unit, today));
    };
    return nodesOf(units, null, disabled, today);
  }, [units, except, withClosed, today]);
  return {
    treeData,
    showSearch: {
      filterTreeNode: (typed: string, node: unknown) => ((node as Node).words ?? '').includes(fold(typed)),
    },
    treeDefaultExpandAll: treeData.length < 50,
    allowClear: true,
    loading: !units,
    styles: { popup: { root: { maxHeight: 360, minWidth: 320 } } },
  };
}

interface OneProps extends Common {
  value?: number | null;
  onChange?: (id: number | null) => void;
}

/** One unit, from the tree or by typing a part of its name without marks. */
export function UnitPicker({ value, onChange, except, withClosed, placeholder, ...rest }: OneProps): ReactNode {
  const tree = useTreeProps({ ...(except && { except }), ...(withClosed !== undefined && { withClosed }) });
  return (
    <TreeSelect<number>
      {...rest}
      {...tree}
      className="unit-picker"
      placeholder={placeholder ?? 'Chọn hoặc gõ tên đơn vị'}
      value={value ?? (null as unknown as number)}
      onChange={(id) => onChange?.(id ?? null)}
    />
  );
}

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
  const tree = useTreeProps({ ...(except && { except }), withClosed });
  return (
    <TreeSelect<number[]>
      {...rest}
      {...tree}
      multiple
      className="unit-picker"
      placeholder={placeholder ?? 'Chọn hoặc gõ tên đơn vị'}
      value={value}
      onChange={(ids) => onChange(ids)}
    />
  );
}
