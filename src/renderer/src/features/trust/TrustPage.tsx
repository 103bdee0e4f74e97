import type { ReactNode } from 'react';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { BackupsSection } from './BackupsSection.tsx';
import { ProtectionSection } from './ProtectionSection.tsx';
import './trust.css';

/** How the register is kept from strangers and from loss. */
export function TrustPage(): ReactNode {
  return (
    <div className="page page-narrow">
      <PageHeader title="An toàn dữ liệu" />
      <ProtectionSection />
      <BackupsSection />
    </div>
  );
}
