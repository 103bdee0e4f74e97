import type { AppState } from './app-state.ts';

/** The pages that a clerk works on, as long as there are any. */
export interface Work {
  /** What the application was when there last was something to work on. */
  state: AppState;
  /** Whether the register is locked: the pages stay as they are, unseen, for who comes back to them. */
  locked: boolean;
  /** Another number, other pages: what somebody left behind the lock is not shown to who opens it as another. */
  sitting: number;
}

/** What becomes of the work when the application's state does; the same object where nothing does. */
export function workAfter(work: Work | undefined, state: AppState): Work | undefined {
  switch (state.state) {
    case 'locked':
      return work && !work.locked ? { ...work, locked: true } : work;
    case 'damaged':
      return undefined;
    case 'open': {
      if (!state.setUp) return undefined;
      if (work && work.state === state && !work.locked) return work;
      const another = work?.locked === true && work.state.clerk?.id !== state.clerk?.id;
      return { state, locked: false, sitting: (work?.sitting ?? 0) + (another ? 1 : 0) };
    }
  }
}
