import { ImportOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { ImportLayer } from './ImportLayer.tsx';
import { FORMS_PATH, IMPORT_HISTORY_PATH, IMPORTS_PATH } from './paths.ts';

/** What communes send, on its way into the register. */
export const importsFeature: Feature = {
  key: 'imports',
  nav: { label: 'Nhập từ Excel', path: IMPORTS_PATH, icon: <ImportOutlined />, group: 'main' },
  routes: [
    { path: IMPORTS_PATH, lazy: async () => ({ Component: (await import('./ImportsPage.tsx')).ImportsPage }) },
    { path: IMPORT_HISTORY_PATH, lazy: async () => ({ Component: (await import('./HistoryPage.tsx')).HistoryPage }) },
    { path: FORMS_PATH, lazy: async () => ({ Component: (await import('./FormsPage.tsx')).FormsPage }) },
  ],
  commands: [
    {
      key: 'imports',
      label: 'Nhập danh sách từ Excel',
      words: 'tep file excel dan csv doc nap import',
      path: IMPORTS_PATH,
    },
    { key: 'imports.history', label: 'Lịch sử nhập tệp', words: 'hoan tac lan nhap', path: IMPORT_HISTORY_PATH },
    { key: 'imports.forms', label: 'Biểu mẫu gửi các xã', words: 'mau trong bieu tai ve gui', path: FORMS_PATH },
  ],
  operations: { 'imports.apply': 'Nhập danh sách', 'imports.undo': 'Hoàn tác lần nhập' },
  menu: { import: IMPORTS_PATH },
  layer: () => <ImportLayer />,
};
