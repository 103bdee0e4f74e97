import { SettingOutlined } from '@ant-design/icons';
import { z } from 'zod';
import { type Role, roleLabels } from '#shared/contract/auth.ts';
import type { Json } from '#shared/contract/common.ts';
import { ownPeriodSchema } from '#shared/contract/periods.ts';
import { showDate } from '#shared/text/partial-date.ts';
import type { Feature } from '../../app/feature.ts';
import { SETTINGS_PATH } from './paths.ts';
import { periodWords } from './period-words.ts';

const settingWords: Record<string, string> = {
  state: 'Cơ quan nhà nước',
  party: 'Cơ quan Đảng',
  'decree-09': 'Theo Nghị định 09/2019/NĐ-CP (từ ngày 15)',
  calendar: 'Theo quý dương lịch',
};

const ownPeriodsSchema = z.array(ownPeriodSchema);

function showOwnPeriods(value: Json): string {
  const own = ownPeriodsSchema.safeParse(value);
  if (!own.success) return '';
  return own.data
    .map(
      ({ kind, number, year, from, to }) => `${periodWords(kind, number)} ${year}: ${showDate(from)} – ${showDate(to)}`,
    )
    .join('; ');
}

/** The office, the clerks, how periods are cut; and the state of the data. */
export const settingsFeature: Feature = {
  key: 'settings',
  nav: { label: 'Thiết lập', path: SETTINGS_PATH, icon: <SettingOutlined />, group: 'office' },
  routes: [
    { path: SETTINGS_PATH, lazy: async () => ({ Component: (await import('./SettingsPage.tsx')).SettingsPage }) },
  ],
  commands: [
    {
      key: 'settings.office',
      label: 'Sửa thông tin cơ quan, người ký',
      words: 'thiet lap cau hinh',
      path: SETTINGS_PATH,
    },
    { key: 'settings.check', label: 'Kiểm tra dữ liệu', words: 'thiet lap co so du lieu', path: SETTINGS_PATH },
  ],
  records: [
    {
      entity: 'setting',
      showValue: (field, value) =>
        field === 'own' ? showOwnPeriods(value) : (settingWords[String(value)] ?? String(value)),
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
  menu: { settings: SETTINGS_PATH },
};
