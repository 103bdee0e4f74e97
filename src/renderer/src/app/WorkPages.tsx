import { App as AntApp } from 'antd';
import { Activity, type ReactNode, useEffect, useState } from 'react';
import { createHashRouter, RouterProvider } from 'react-router';
import { Loading } from '../ui/Loading.tsx';
import { TodayContext } from '../ui/today.ts';
import { AppStateContext } from './app-state.ts';
import { RouteFailure } from './ErrorBoundary.tsx';
import { features } from './features.ts';
import { NotFound } from './NotFound.tsx';
import { notices } from './notices.ts';
import { Shell } from './Shell.tsx';
import { useSignsOfWork } from './signs-of-work.ts';
import type { Work } from './work-behind-lock.ts';

function createRouter() {
  return createHashRouter([
    {
      path: '/',
      Component: Shell,
      ErrorBoundary: RouteFailure,
      HydrateFallback: Loading,
      children: [
        {
          ErrorBoundary: RouteFailure,
          children: [...features.flatMap(({ routes }) => routes), { path: '*', Component: NotFound }],
        },
      ],
    },
  ]);
}

/**
 * The application's pages. Behind the lock they keep what was typed: nothing of them is shown, takes keys, or is read
 * anew, their dialogs and notices included, which therefore are their own and not the root's.
 */
export function WorkPages({ work: { state, locked } }: { work: Work }): ReactNode {
  const router = useRouter(state.clerk?.id ?? 0);
  return (
    <Activity mode={locked ? 'hidden' : 'visible'}>
      <AppStateContext value={state}>
        <TodayContext value={state.today}>
          <AntApp notification={notices} className="app">
            <SignsOfWork />
            <RouterProvider key={state.clerk?.id ?? 0} router={router} />
          </AntApp>
        </TodayContext>
      </AppStateContext>
    </Activity>
  );
}

/** Begun anew for another clerk, whose columns and widths are their own. It outlives the lock, as effects below do not. */
function useRouter(clerkId: number) {
  const [owned, setOwned] = useState(() => ({ clerkId, router: createRouter() }));
  if (owned.clerkId !== clerkId) setOwned({ clerkId, router: createRouter() });
  useEffect(() => () => owned.router.dispose(), [owned]);
  return owned.router;
}

function SignsOfWork(): ReactNode {
  useSignsOfWork();
  return null;
}
