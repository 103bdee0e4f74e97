import { DeleteOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';

const PATH = '/thung-rac';

/** What was removed, and the way back. */
export const recycleBinFeature: Feature = {
  key: 'recycle-bin',
  nav: { label: 'Thùng rác', path: PATH, icon: <DeleteOutlined />, group: 'office' },
  routes: [{ path: PATH, lazy: async () => ({ Component: (await import('./RecycleBinPage.tsx')).RecycleBinPage }) }],
  menu: { 'recycle-bin': PATH },
};
