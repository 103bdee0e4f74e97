import { Tree, type TreeDataNode } from 'antd';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { showNumber } from '#shared/text/number.ts';
import { fold, searchWords } from '#shared/text/vietnamese.ts';
import { useToday } from '../../ui/today.ts';
import { useKeptState } from '../../ui/use-kept-state.ts';
import { isClosed, type Units } from './use-units.ts';

interface Props {
  units: Units;
  search: string;
  withClosed: boolean;
  chosen: number | undefined;
  onChoose: (id: number) => void;
}

/** The units that a search finds, with all that stand above them so that their place can be seen. */
function visibleUnits(units: Units, search: string, withClosed: boolean, today: string): Set<number> {
  const words = searchWords(search);
  const visible = new Set<number>();
  for (const unit of units.all) {
    if (!withClosed && isClosed(unit, today)) continue;
    const text = fold([unit.name, unit.code ?? '', ...unit.aliases].join(' '));
    if (!words.every((word) => text.includes(word))) continue;
    for (let each = units.byId.get(unit.id); each && !visible.has(each.id); ) {
      visible.add(each.id);
      each = each.parentId === null ? undefined : units.byId.get(each.parentId);
    }
  }
  return visible;
}

/** The height of an element as it changes: the tree draws only the rows that fit. */
function useHeight(): [(element: HTMLDivElement | null) => void, number] {
  const [element, setElement] = useState<HTMLDivElement | null>(null);
  const [height, setHeight] = useState(400);
  useEffect(() => {
    if (!element) return;
    const observer = new ResizeObserver(() => setHeight(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return [setElement, height];
}

/** The tree of units with the number of people in each and below; arrows move and open, Enter chooses. */
export function UnitTree({ units, search, withClosed, chosen, onChoose }: Props): ReactNode {
  const today = useToday();
  const [box, height] = useHeight();
  const [expanded, setExpanded] = useKeptState<number[] | undefined>('units.expanded', undefined);
  const visible = useMemo(() => visibleUnits(units, search, withClosed, today), [units, search, withClosed, today]);

  const nodes = useMemo(() => {
    const below = (parent: number | null): TreeDataNode[] =>
      (units.children.get(parent) ?? [])
        .filter(({ id }) => visible.has(id))
        .map((unit) => ({
          key: unit.id,
          title: (
            <span className={isClosed(unit, today) ? 'tree-unit closed' : 'tree-unit'}>
              {unit.name}
              {isClosed(unit, today) && <em> (đã ngừng)</em>}
              {unit.speakersBelow > 0 && (
                <span className="tree-count" title="Số người, kể cả cấp dưới">
                  {showNumber(unit.speakersBelow)}
                </span>
              )}
            </span>
          ),
          children: below(unit.id),
        }));
    return below(null);
  }, [units, visible, today]);

  // What is searched is shown open; otherwise as the clerk left it, at first the top level open.
  const tops = useMemo(() => (units.children.get(null) ?? []).map(({ id }) => id), [units]);
  const open = search.trim() !== '' ? [...visible] : (expanded ?? tops);

  // A unit reached from elsewhere (the palette, a link) is brought into sight.
  const shown = useRef<number>(undefined);
  useEffect(() => {
    if (chosen === undefined || shown.current === chosen) return;
    shown.current = chosen;
    const above: number[] = [];
    for (let unit = units.byId.get(chosen); unit?.parentId != null; unit = units.byId.get(unit.parentId))
      above.push(unit.parentId);
    if (above.length > 0) setExpanded((before) => [...new Set([...(before ?? tops), ...above])]);
  }, [chosen, units, tops, setExpanded]);

  return (
    <div ref={box} className="tree-box">
      <Tree
        blockNode
        showLine
        height={height}
        treeData={nodes}
        expandedKeys={open}
        onExpand={(keys) => setExpanded(keys.map(Number))}
        selectedKeys={chosen === undefined ? [] : [chosen]}
        onSelect={(_keys, { node }) => onChoose(Number(node.key))}
        aria-label="Cây đơn vị"
      />
      {nodes.length === 0 && <p className="hint">Không có đơn vị nào khớp.</p>}
    </div>
  );
}
