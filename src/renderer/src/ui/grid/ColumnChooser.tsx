import { ArrowDownOutlined, ArrowUpOutlined, TableOutlined } from '@ant-design/icons';
import type { GridApi } from 'ag-grid-community';
import { Button, Checkbox, Popover } from 'antd';
import { type ReactNode, useReducer } from 'react';
import type { RegisterColumn } from './columns.ts';

interface Props<Item> {
  api: GridApi<Item>;
  columns: RegisterColumn<Item>[];
  onChange: () => void;
}

/** Which columns a list shows, and in which order: by the mouse or by keys. */
export function ColumnChooser<Item>({ api, columns, onChange }: Props<Item>): ReactNode {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const labels = new Map(columns.map(({ field, label }) => [field, label]));
  const changed = () => {
    onChange();
    redraw();
  };

  const move = (from: number, to: number) => {
    api.moveColumnByIndex(from, to);
    changed();
  };

  const reset = () => {
    api.applyColumnState({
      state: columns.map(({ field, width, hidden, pinned }) => ({
        colId: field,
        width,
        hide: hidden ?? false,
        pinned: pinned ? 'left' : null,
      })),
      applyOrder: true,
    });
    changed();
  };

  const content = () => {
    const state = api.getColumnState();
    return (
      <div className="column-chooser">
        <ul>
          {state.map(({ colId, hide }, place) => {
            const label = labels.get(colId);
            if (label === undefined) return null;
            return (
              <li key={colId}>
                <Checkbox
                  checked={!hide}
                  onChange={({ target }) => {
                    api.setColumnsVisible([colId], target.checked);
                    changed();
                  }}
                >
                  {label}
                </Checkbox>
                <span>
                  <Button
                    size="small"
                    type="text"
                    icon={<ArrowUpOutlined />}
                    aria-label={`Đưa cột ${label} lên trước`}
                    disabled={!labels.has(state[place - 1]?.colId ?? '')}
                    onClick={() => move(place, place - 1)}
                  />
                  <Button
                    size="small"
                    type="text"
                    icon={<ArrowDownOutlined />}
                    aria-label={`Đưa cột ${label} ra sau`}
                    disabled={place === state.length - 1}
                    onClick={() => move(place, place + 1)}
                  />
                </span>
              </li>
            );
          })}
        </ul>
        <Button size="small" onClick={reset}>
          Trở về cách bày ban đầu
        </Button>
      </div>
    );
  };

  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title="Cột hiển thị"
      content={content}
      destroyOnHidden
      onOpenChange={redraw}
    >
      <Button icon={<TableOutlined />}>Cột</Button>
    </Popover>
  );
}
