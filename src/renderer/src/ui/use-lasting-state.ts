import { type Dispatch, type SetStateAction, useCallback, useState, useSyncExternalStore } from 'react';

const lasting = new Map<string, unknown>();
const listeners = new Set<() => void>();

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/**
 * State that outlives its page like `useKeptState`, for what work that was begun on the page still changes once the page
 * is left: the setter goes on to work then, and the page that is opened next shows what it did.
 */
export function useLastingState<T>(name: string, initial: T): [T, Dispatch<SetStateAction<T>>] {
  const [first] = useState(initial);
  const read = useCallback((): T => (lasting.has(name) ? (lasting.get(name) as T) : first), [name, first]);
  const value = useSyncExternalStore(listen, read);
  const set = useCallback(
    (next: SetStateAction<T>) => {
      lasting.set(name, typeof next === 'function' ? (next as (before: T) => T)(read()) : next);
      for (const each of [...listeners]) each();
    },
    [name, read],
  );
  return [value, set];
}
