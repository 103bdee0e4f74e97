import { useEffect } from 'react';
import { invoke } from '../api/client.ts';
import { useAppState } from './app-state.ts';

/** How often the core is told at most: well within the shortest time after which a register locks itself, a minute. */
const TELL_EVERY_MS = 30_000;

const SIGNS = ['keydown', 'pointerdown', 'wheel'] as const;

/** Passes on the first of many calls, and from then on one in each while. */
export function seldom(tell: () => void, everyMs: number, now = () => performance.now()): () => void {
  let told = Number.NEGATIVE_INFINITY;
  return () => {
    if (now() - told < everyMs) return;
    told = now();
    tell();
  };
}

/** Tells the core that somebody is at work, where it locks a register that nobody works on: it hears calls, not keys. */
export function useSignsOfWork(): void {
  const { protection } = useAppState();
  const locksItself = protection === 'password' || protection === 'clerks';
  useEffect(() => {
    if (!locksItself) return;
    // One that does not get through is no matter for a person: the next one may.
    const sign = seldom(() => void invoke('auth.touch', {}).catch(() => undefined), TELL_EVERY_MS);
    for (const name of SIGNS) window.addEventListener(name, sign, { capture: true, passive: true });
    return () => {
      for (const name of SIGNS) window.removeEventListener(name, sign, { capture: true });
    };
  }, [locksItself]);
}
