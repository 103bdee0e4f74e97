import { useSyncExternalStore } from 'react';

const narrow = window.matchMedia('(max-width: 1000px)');

function listen(changed: () => void): () => void {
  narrow.addEventListener('change', changed);
  return () => narrow.removeEventListener('change', changed);
}

/** Whether the window is narrow, as a 1366-pixel screen is at 150%. */
export function useNarrow(): boolean {
  return useSyncExternalStore(listen, () => narrow.matches);
}
