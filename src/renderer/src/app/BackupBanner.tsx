import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { TRUST_PATH } from '../features/trust/trust.feature.tsx';
import { showDateTime } from '../ui/show.ts';
import { useAppState } from './app-state.ts';

/** A sign on every page as long as the last good backup is old, or the last attempt failed. */
export function BackupBanner(): ReactNode {
  const { backup } = useAppState();
  if (!backup.overdue && !backup.secondFolderFailed) return null;
  const age = backup.lastGoodAt
    ? `Bản sao lưu tốt gần nhất: ${showDateTime(backup.lastGoodAt)}.`
    : 'Sổ chưa có bản sao lưu nào.';
  return (
    <Alert
      banner
      type={backup.overdue ? 'error' : 'warning'}
      title={backup.overdue ? age : 'Không chép được bản sao lưu vào thư mục thứ hai.'}
      action={<Link to={TRUST_PATH}>Sao lưu ngay</Link>}
    />
  );
}
