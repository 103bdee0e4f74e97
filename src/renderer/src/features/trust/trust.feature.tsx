import { SafetyOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { PersonalData } from './PersonalData.tsx';

export const TRUST_PATH = '/an-toan';

/** Passwords and backups. */
export const trustFeature: Feature = {
  key: 'trust',
  nav: { label: 'An toàn dữ liệu', path: TRUST_PATH, icon: <SafetyOutlined />, group: 'office' },
  routes: [{ path: TRUST_PATH, lazy: async () => ({ Component: (await import('./TrustPage.tsx')).TrustPage }) }],
  speakerSections: [
    { key: 'personal', title: 'Dữ liệu cá nhân', render: (speaker) => <PersonalData speaker={speaker} /> },
  ],
  commands: [
    { key: 'trust.backup', label: 'Sao lưu, khôi phục sổ', words: 'sao luu backup usb khoi phuc', path: TRUST_PATH },
    { key: 'trust.password', label: 'Mật khẩu, mã khôi phục', words: 'mat khau khoa bao ve', path: TRUST_PATH },
  ],
};
