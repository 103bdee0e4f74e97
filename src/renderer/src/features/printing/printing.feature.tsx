import type { Feature } from '../../app/feature.ts';
import { PRINT_PATH } from './print-request.ts';

/** The print view of lists. */
export const printingFeature: Feature = {
  key: 'printing',
  routes: [{ path: PRINT_PATH, lazy: async () => ({ Component: (await import('./PrintPage.tsx')).PrintPage }) }],
};
