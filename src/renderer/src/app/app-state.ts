import { useQueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext } from 'react';
import type { OutputOf } from '#shared/contract/registry.ts';

export type AppState = OutputOf<'app.state'>;

export const AppStateContext = createContext<AppState | undefined>(undefined);

/** What the window knows of the application: office, clerk, whether sample data is there. Below the root only. */
export function useAppState(): AppState {
  const state = useContext(AppStateContext);
  if (!state) throw new Error('useAppState is for components below the root.');
  return state;
}

/** Reads everything again: after a change that is not a record's (another clerk, the end of the wizard). */
export function useReadAllAgain(): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(() => client.invalidateQueries(), [client]);
}
