import type { GridApi } from 'ag-grid-community';
import { useEffect, useRef } from 'react';

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

export function usePlace(name: string, api: GridApi | undefined): UsedPlace {
  const wanted = useRef(places.get(name));
  const latest = useRef(api);
  latest.current = api;

  useEffect(() => {
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
      if (document.activeElement === document.body || document.activeElement === null)
        grid.setFocusedCell(place.row, place.column);
    },
  };
}
