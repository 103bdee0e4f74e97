import { Typography } from 'antd';
import type { ReactNode } from 'react';
import { useAppState } from '../../app/app-state.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { BackupsSection } from './BackupsSection.tsx';
import { ExportsSection } from './ExportsSection.tsx';
import { ProtectionSection } from './ProtectionSection.tsx';
import './trust.css';

/** How the register is kept from strangers and from loss. */
export function TrustPage(): ReactNode {
  const { role, dataFolder } = useAppState();
  return (
    <div className="page page-narrow">
      <PageHeader title="An toàn dữ liệu" />
      <p className="hint">
        Sổ đang mở nằm trong thư mục <Typography.Text copyable>{dataFolder}</Typography.Text>
      </p>
      <ProtectionSection />
      <BackupsSection />
      {role !== 'leader' && <ExportsSection />}
    </div>
  );
}
