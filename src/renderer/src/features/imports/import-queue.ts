import { useSyncExternalStore } from 'react';
import type { ImportItem } from './import-item.ts';

/**
 * The files that are on their way, for as long as the window is open: they outlive the page, so that one can look
 * something up in the register and come back.
 */
interface QueueState {
  items: ImportItem[];
  /** The key of the one on the screen. */
  current: string | undefined;
}

let state: QueueState = { items: [], current: undefined };
const listeners = new Set<() => void>();

function set(next: QueueState): void {
  state = next;
  for (const listener of [...listeners]) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useQueue(): QueueState {
  return useSyncExternalStore(listen, () => state);
}

export function allItems(): ImportItem[] {
  return state.items;
}

export function itemOf(key: string): ImportItem | undefined {
  return state.items.find((item) => item.key === key);
}

/** Changes an item; nothing where it has left the queue meanwhile. */
export function patchItem(key: string, patch: Partial<ImportItem>): void {
  if (!itemOf(key)) return;
  set({ ...state, items: state.items.map((item) => (item.key === key ? { ...item, ...patch } : item)) });
}

/** Puts items at the end of the queue; the first of them comes to the screen where nothing is being looked at. */
export function enqueue(items: ImportItem[]): void {
  const busy = state.items.some(({ key, phase }) => key === state.current && (phase === 'review' || phase === 'busy'));
  set({
    items: [...state.items, ...items],
    current: busy ? state.current : (items[0]?.key ?? state.current),
  });
}

export function show(key: string): void {
  set({ ...state, current: key });
}

/** Takes an item off the queue; the one after it, or before it, comes to the screen. */
export function drop(key: string): void {
  const at = state.items.findIndex((item) => item.key === key);
  if (at < 0) return;
  const items = state.items.filter((item) => item.key !== key);
  set({ items, current: state.current === key ? (items[at] ?? items[at - 1])?.key : state.current });
}

/** The next file that waits for the clerk, after the one given. */
export function nextOpen(items: ImportItem[], key: string): ImportItem | undefined {
  const at = items.findIndex((item) => item.key === key);
  return [...items.slice(at + 1), ...items.slice(0, Math.max(at, 0))].find(
    ({ phase }) => phase !== 'applied' && phase !== 'undone',
  );
}
