import type { GridApi } from 'ag-grid-community';
import { type RefObject, useLayoutEffect, useRef } from 'react';

interface Place {
  row: number;
  column: string;
  top: number;
}

/** Where a clerk was in each list: one comes back from a record to its row. */
const places = new Map<string, Place>();

interface UsedPlace {
  /** How many rows the grid takes for granted before it has read any, so that the place can be scrolled to. */
  initialRows: number;
  restore: (api: GridApi) => void;
}

/** @param frame what holds the grid */
export function usePlace(name: string, api: GridApi | undefined, frame: RefObject<HTMLElement | null>): UsedPlace {
  const wanted = useRef(places.get(name));
  const latest = useRef(api);
  latest.current = api;

  // Before the grid below takes itself away: its place is asked for while it still has one.
  useLayoutEffect(() => {
    return () => {
      const cell = latest.current?.isDestroyed() ? undefined : latest.current?.getFocusedCell();
      if (!latest.current || !cell) return;
      places.set(name, {
        row: cell.rowIndex,
        column: cell.column.getColId(),
        top: latest.current.getFirstDisplayedRowIndex(),
      });
    };
  }, [name]);

  return {
    initialRows: (wanted.current?.row ?? 0) + 1,
    restore: (grid) => {
      const place = wanted.current;
      if (!place || grid.getDisplayedRowCount() <= place.row) return;
      wanted.current = undefined;
      grid.ensureIndexVisible(place.top, 'top');
      // The cursor comes from the page as a whole, never from a field in which someone types already.
      if (document.activeElement === null || document.activeElement.contains(frame.current))
        grid.setFocusedCell(place.row, place.column);
    },
  };
}
