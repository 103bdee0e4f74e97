import { SettingOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';

const PATH = '/thiet-lap';

/** The office, the clerks, how periods are cut; and the state of the data. */
export const settingsFeature: Feature = {
  key: 'settings',
  nav: { label: 'Thiết lập', path: PATH, icon: <SettingOutlined />, group: 'office' },
  routes: [{ path: PATH, lazy: async () => ({ Component: (await import('./SettingsPage.tsx')).SettingsPage }) }],
  commands: [
    { key: 'settings.office', label: 'Sửa thông tin cơ quan, người ký', words: 'thiet lap cau hinh', path: PATH },
    { key: 'settings.check', label: 'Kiểm tra dữ liệu', words: 'thiet lap co so du lieu', path: PATH },
  ],
  menu: { settings: PATH },
};
