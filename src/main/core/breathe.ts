import { setImmediate } from 'node:timers/promises';

/**
 * Lets other work have its turn every so many steps of a long loop. Awaiting the database does not: it answers at
 * once, so a loop of ten thousand writes would hold the window still from beginning to end.
 */
export function breather(steps: number): () => Promise<void> {
  let taken = 0;
  return async () => {
    taken += 1;
    if (taken % steps === 0) await setImmediate();
  };
}
