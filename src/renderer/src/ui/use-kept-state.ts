import { type Dispatch, type SetStateAction, useEffect, useState } from 'react';

/** State of pages by name, for as long as the window is open: filters and searches are there when one comes back. */
const kept = new Map<string, unknown>();

/** `useState` that outlives the component: never in the address, where it could hold personal data. */
export function useKeptState<T>(name: string, initial: T): [T, Dispatch<SetStateAction<T>>] {
  const [value, setValue] = useState<T>(() => (kept.has(name) ? (kept.get(name) as T) : initial));
  useEffect(() => {
    kept.set(name, value);
  }, [name, value]);
  return [value, setValue];
}

/** Sets the state of a page that is not on the screen, before going there. */
export function keepState<T>(name: string, value: T): void {
  kept.set(name, value);
}
