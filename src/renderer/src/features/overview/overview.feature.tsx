import { HomeOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';

/** The first page: what the register holds, and what was done last. */
export const overviewFeature: Feature = {
  key: 'overview',
  nav: { label: 'Tổng quan', path: '/', icon: <HomeOutlined />, group: 'main' },
  routes: [{ index: true, lazy: async () => ({ Component: (await import('./OverviewPage.tsx')).OverviewPage }) }],
  menu: { home: '/' },
};
