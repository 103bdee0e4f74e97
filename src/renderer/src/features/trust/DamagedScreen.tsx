import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { errorMessages } from '#shared/contract/errors.ts';
import { useAppState } from '../../app/app-state.ts';
import { GuideButton } from '../guide/GuideButton.tsx';
import { BackupsSection } from './BackupsSection.tsx';
import { SalvagePanel } from './SalvagePanel.tsx';
import './trust.css';

/** The register cannot be read: says so, and offers the backups, the newest first. */
export function DamagedScreen(): ReactNode {
  const { dataFolder } = useAppState();
  return (
    <main className="damaged-screen">
      <h1>Tệp dữ liệu bị hỏng</h1>
      <Alert
        type="error"
        showIcon
        title={errorMessages.DATABASE_DAMAGED}
        description={`Thư mục dữ liệu: ${dataFolder}. Tệp hỏng được giữ lại nguyên vẹn khi khôi phục.`}
      />
      <BackupsSection />
      <SalvagePanel />
      <GuideButton />
    </main>
  );
}
