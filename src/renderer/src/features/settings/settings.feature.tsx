import { SettingOutlined } from '@ant-design/icons';
import { type Role, roleLabels } from '#shared/contract/auth.ts';
import type { Feature } from '../../app/feature.ts';

const settingWords: Record<string, string> = {
  state: 'Cơ quan nhà nước',
  party: 'Cơ quan Đảng',
  'decree-09': 'Theo Nghị định 09/2019/NĐ-CP (từ ngày 15)',
  calendar: 'Theo quý dương lịch',
};

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
  records: [
    {
      entity: 'setting',
      showValue: (_field, value) => settingWords[String(value)] ?? String(value),
      operations: { 'settings.update': 'Sửa thiết lập' },
    },
    {
      entity: 'clerk',
      showValue: (field, value) => (field === 'role' ? (roleLabels[value as Role] ?? '') : String(value)),
      operations: {
        'clerks.setRole': 'Đổi quyền người dùng',
        'clerks.create': 'Thêm người dùng',
        'clerks.rename': 'Đổi tên người dùng',
      },
    },
  ],
  menu: { settings: PATH, about: PATH },
};
