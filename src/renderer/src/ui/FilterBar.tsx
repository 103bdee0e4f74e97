import { CloseOutlined, FilterOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Dropdown, Input, type InputRef, Popover, Space } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useAction } from './actions.ts';
import type { FilterDefinition } from './filters.tsx';

interface Props<F> {
  search: string;
  onSearch: (search: string) => void;
  /** What is searched: said in the box. */
  placeholder: string;
  filter: F;
  onFilter: (filter: F) => void;
  definitions: FilterDefinition<F>[];
  /** From the search box down into the list. */
  onArrowDown?: () => void;
  extra?: ReactNode;
}

/** How long typing may pause before the list is read, in milliseconds. */
const TYPING_PAUSE_MS = 180;

/** Search and filters above a list: each condition is a chip that says what it asks, is changed by a click and taken off by its cross. */
export function FilterBar<F>(props: Props<F>): ReactNode {
  const { search, onSearch, placeholder, filter, onFilter, definitions, onArrowDown, extra } = props;
  const [typed, setTyped] = useState(search);
  const [openKey, setOpenKey] = useState<string>();
  const box = useRef<InputRef>(null);

  useAction('find', () => box.current?.focus({ cursor: 'all' }));

  useEffect(() => {
    if (typed === search) return;
    const timer = setTimeout(() => onSearch(typed), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, search, onSearch]);

  const shown = definitions.filter((each) => each.describe(filter) !== undefined || each.key === openKey);
  const clearAll = () => {
    setTyped('');
    onSearch('');
    onFilter(definitions.reduce((rest, each) => each.clear(rest), filter));
  };

  return (
    <search className="filter-bar">
      <Input
        ref={box}
        className="filter-search"
        prefix={<SearchOutlined />}
        value={typed}
        allowClear
        placeholder={placeholder}
        aria-label={`${placeholder} (Ctrl+F)`}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') {
            event.preventDefault();
            // The list of what is in the box, not of what was there before the pause.
            if (typed !== search) onSearch(typed);
            onArrowDown?.();
          }
          if (event.key === 'Escape' && typed !== '') {
            event.preventDefault();
            setTyped('');
          }
        }}
      />
      <Dropdown
        trigger={['click']}
        menu={{
          items: definitions.map(({ key, label }) => ({ key, label })),
          onClick: ({ key }) => setOpenKey(key),
        }}
      >
        <Button icon={<FilterOutlined />}>Thêm điều kiện lọc</Button>
      </Dropdown>
      {shown.map((definition) => (
        <Chip
          key={definition.key}
          definition={definition}
          filter={filter}
          onFilter={onFilter}
          open={openKey === definition.key}
          onOpen={(open) => setOpenKey(open ? definition.key : undefined)}
        />
      ))}
      {(shown.length > 0 || typed !== '') && (
        <Button type="link" onClick={clearAll}>
          Bỏ tất cả điều kiện
        </Button>
      )}
      {extra && <div className="filter-extra">{extra}</div>}
    </search>
  );
}

interface ChipProps<F> {
  definition: FilterDefinition<F>;
  filter: F;
  onFilter: (filter: F) => void;
  open: boolean;
  onOpen: (open: boolean) => void;
}

function Chip<F>({ definition, filter, onFilter, open, onOpen }: ChipProps<F>): ReactNode {
  const { label, describe, editor, clear } = definition;
  const text = describe(filter);
  return (
    <Space.Compact className="filter-chip">
      <Popover
        trigger="click"
        placement="bottomLeft"
        open={open}
        onOpenChange={onOpen}
        destroyOnHidden
        content={
          // Esc closes the condition, not the page behind it.
          // biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields inside pass through here.
          <div
            className="filter-editor"
            onKeyDown={(event) => {
              if (event.key !== 'Escape' && event.key !== 'Enter') return;
              event.stopPropagation();
              onOpen(false);
            }}
          >
            <strong>{label}</strong>
            {editor(filter, onFilter)}
          </div>
        }
      >
        <Button type={text === undefined ? 'dashed' : 'default'} aria-expanded={open}>
          <span>
            {label}
            {text !== undefined && (
              <>
                : <b>{text}</b>
              </>
            )}
          </span>
        </Button>
      </Popover>
      <Button
        icon={<CloseOutlined />}
        aria-label={`Bỏ điều kiện ${label}`}
        title={`Bỏ điều kiện ${label}`}
        onClick={() => {
          onFilter(clear(filter));
          onOpen(false);
        }}
      />
    </Space.Compact>
  );
}
