import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { officeFieldLabels } from '#shared/contract/field-labels.ts';
import { useAppState } from '../../app/app-state.ts';
import { SETTINGS_PATH } from './paths.ts';

/** What every paper of an office says of it; a commune's office has nobody above it, and lists need no recipient. */
const needed = ['name', 'place', 'signerTitle', 'signerName'] as const;

/** Names what the head and the foot of a paper lack, and where it is entered; nothing where they are whole. */
export function MissingOffice(): ReactNode {
  const { office } = useAppState();
  const missing = needed.filter((field) => office[field].trim() === '');
  if (missing.length === 0) return null;
  const names = missing.map((field) => officeFieldLabels[field].toLocaleLowerCase('vi')).join(', ');
  return (
    <Alert
      className="missing-office"
      type="warning"
      showIcon
      title={
        <>
          Chưa ghi {names}: bản in để trống những chỗ đó. Ghi ở{' '}
          <a href={`#${SETTINGS_PATH}`}>Thiết lập, phần Cơ quan</a>.
        </>
      }
    />
  );
}
