import { HistoryOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';

const PATH = '/nhat-ky';

/** Who changed what, and when. */
export const changesFeature: Feature = {
  key: 'changes',
  nav: { label: 'Nhật ký', path: PATH, icon: <HistoryOutlined />, group: 'office' },
  routes: [{ path: PATH, lazy: async () => ({ Component: (await import('./ChangesPage.tsx')).ChangesPage }) }],
  menu: { history: PATH },
};
