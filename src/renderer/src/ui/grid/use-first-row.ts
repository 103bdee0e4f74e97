import type { GridApi } from 'ag-grid-community';
import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { leaves } from '../focus.ts';
import type { RegisterColumn } from './columns.ts';

interface Grid<Item extends { id: number }> {
  api: GridApi<Item> | undefined;
  /** What holds the grid: it has the cursor until the rows are there. */
  frame: RefObject<HTMLElement | null>;
  /** Whether the rows on the screen are those of what is asked. */
  ready: boolean;
  /** Whether they could not be read. */
  failed: boolean;
  columns: readonly RegisterColumn<Item>[];
  onOpen: (item: Item) => void;
}

interface FirstRow {
  /** Takes the cursor to the first row, as soon as it is that of what is asked. */
  focus: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onBlur: (event: FocusEvent) => void;
}

/**
 * The way from the search box into the list. Keys are faster than a list is read: whoever goes down and presses Enter
 * meanwhile gets the first row of what was typed, never one of the list before it.
 */
export function useFirstRow<Item extends { id: number }>(grid: Grid<Item>): FirstRow {
  const { api, frame, ready, failed, columns, onOpen } = grid;
  const [going, setGoing] = useState<'to' | 'into'>();
  const came = useRef<Element | null>(null);

  useEffect(() => {
    if (!failed) return;
    // A list that is read much later must not take the cursor away from where it is then.
    setGoing(undefined);
  }, [failed]);

  useEffect(() => {
    if (!going || !ready || !api) return;
    setGoing(undefined);
    const row = api.getDisplayedRowAtIndex(0)?.data;
    const column = api.getAllDisplayedColumns().find((each) => columns.some(({ field }) => field === each.getColId()));
    if (!row || !column) {
      if (came.current instanceof HTMLElement) came.current.focus();
    } else if (going === 'into') onOpen(row);
    else {
      api.ensureIndexVisible(0);
      api.setFocusedCell(0, column);
    }
  }, [going, ready, api, columns, onOpen]);

  return {
    focus: () => {
      came.current = document.activeElement;
      frame.current?.focus();
      setGoing('to');
    },
    onKeyDown: (event) => {
      if (!going || event.key !== 'Enter') return;
      event.preventDefault();
      setGoing('into');
    },
    onBlur: (event) => {
      if (leaves(event)) setGoing(undefined);
    },
  };
}
