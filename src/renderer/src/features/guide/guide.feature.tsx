import { QuestionCircleOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { ABOUT_PATH, GUIDE_PATH } from './paths.ts';

const page = async () => ({ Component: (await import('./GuidePage.tsx')).GuidePage });

/** The user guide (F1), and what this program is. */
export const guideFeature: Feature = {
  key: 'guide',
  nav: { label: 'Hướng dẫn', path: GUIDE_PATH, icon: <QuestionCircleOutlined />, group: 'office' },
  routes: [
    { path: GUIDE_PATH, lazy: page },
    { path: `${GUIDE_PATH}/:guide`, lazy: page },
    {
      path: `${GUIDE_PATH}/:guide/ban-in`,
      lazy: async () => ({ Component: (await import('./GuidePrintPage.tsx')).GuidePrintPage }),
    },
    { path: ABOUT_PATH, lazy: async () => ({ Component: (await import('./AboutPage.tsx')).AboutPage }) },
  ],
  commands: [
    {
      key: 'guide.open',
      label: 'Hướng dẫn sử dụng',
      words: 'tro giup help cai dat su co',
      path: GUIDE_PATH,
      keys: 'F1',
    },
    { key: 'guide.about', label: 'Giới thiệu', words: 'phien ban giay phep thu muc du lieu', path: ABOUT_PATH },
  ],
  menu: { guide: GUIDE_PATH, about: ABOUT_PATH },
};
