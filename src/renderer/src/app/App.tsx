import { QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import viVN from 'antd/locale/vi_VN';
import dayjs from 'dayjs';
import 'dayjs/locale/vi';
import { type ReactNode, useEffect, useState } from 'react';
import { createQueryClient, followChanges, useOperation } from '../api/hooks.ts';
import { SetupWizard } from '../features/setup/SetupWizard.tsx';
import { DamagedScreen } from '../features/trust/DamagedScreen.tsx';
import { LockScreen } from '../features/trust/LockScreen.tsx';
import { OpenedBackup } from '../features/trust/OpenedBackup.tsx';
import { FailureAlert } from '../ui/failure.tsx';
import { Loading } from '../ui/Loading.tsx';
import { TodayContext } from '../ui/today.ts';
import { type AppState, AppStateContext } from './app-state.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { features } from './features.ts';
import { FeaturesContext } from './features-context.ts';
import { notices } from './notices.ts';
import { themeConfig } from './theme.ts';
import { WorkPages } from './WorkPages.tsx';
import { type Work, workAfter } from './work-behind-lock.ts';

dayjs.locale('vi');

/** The root: language, look, and what every part needs. */
export function App(): ReactNode {
  const [client] = useState(createQueryClient);
  useEffect(() => followChanges(client), [client]);
  return (
    <ErrorBoundary>
      <ConfigProvider locale={viVN} theme={themeConfig} button={{ autoInsertSpace: false }} modal={{ centered: true }}>
        <AntApp notification={notices} className="app">
          <QueryClientProvider client={client}>
            <FeaturesContext value={features}>
              <Start />
            </FeaturesContext>
          </QueryClientProvider>
        </AntApp>
      </ConfigProvider>
    </ErrorBoundary>
  );
}

/** The wizard until the register is set up, the application afterwards. */
function Start(): ReactNode {
  const { data: state, error, refetch } = useOperation('app.state', {});
  if (error) {
    return (
      <main className="start-failure">
        <h1>Chưa mở được sổ</h1>
        <FailureAlert error={error} onRetry={() => void refetch()} />
      </main>
    );
  }
  if (!state) return <Loading label="Đang mở sổ…" />;
  return (
    <AppStateContext value={state}>
      <TodayContext value={state.today}>
        <Screen state={state} />
        {state.state !== 'locked' && <OpenedBackup />}
      </TodayContext>
    </AppStateContext>
  );
}

/** What stands on the screen: the lock, the way out of damage, the wizard, or the application. */
function Screen({ state }: { state: AppState }): ReactNode {
  const [before, setWork] = useState<Work>();
  const work = workAfter(before, state);
  if (work !== before) setWork(work);
  return (
    <>
      {state.state === 'locked' && <LockScreen />}
      {state.state === 'damaged' && <DamagedScreen />}
      {state.state === 'open' && !state.setUp && <SetupWizard />}
      {work && <WorkPages key={work.sitting} work={work} />}
    </>
  );
}
