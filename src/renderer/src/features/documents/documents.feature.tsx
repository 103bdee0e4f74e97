import { FileTextOutlined } from '@ant-design/icons';
import { showDate } from '#shared/text/partial-date.ts';
import { showDocumentValue } from '#shared/words/show-document-value.ts';
import { invoke } from '../../api/client.ts';
import type { Feature } from '../../app/feature.ts';
import { DOCUMENTS_PATH, documentPath, NEW_DOCUMENT_PATH } from './paths.ts';

const PALETTE_HITS = 5;

/** The register of documents and materials. */
export const documentsFeature: Feature = {
  key: 'documents',
  nav: { label: 'Văn bản, tài liệu', path: DOCUMENTS_PATH, icon: <FileTextOutlined />, group: 'main' },
  routes: [
    { path: DOCUMENTS_PATH, lazy: async () => ({ Component: (await import('./DocumentsPage.tsx')).DocumentsPage }) },
    {
      path: NEW_DOCUMENT_PATH,
      lazy: async () => ({ Component: (await import('./DocumentFormPage.tsx')).NewDocumentPage }),
    },
    {
      path: `${DOCUMENTS_PATH}/:id/sua`,
      lazy: async () => ({ Component: (await import('./DocumentFormPage.tsx')).EditDocumentPage }),
    },
    {
      path: `${DOCUMENTS_PATH}/:id`,
      lazy: async () => ({ Component: (await import('./DocumentPage.tsx')).DocumentPage }),
    },
  ],
  commands: [
    { key: 'documents.new', label: 'Thêm văn bản, tài liệu', words: 'moi tao de cuong', path: NEW_DOCUMENT_PATH },
  ],
  source: {
    label: 'Văn bản, tài liệu',
    find: async (search) => {
      const { items } = await invoke('documents.list', { search, pageSize: PALETTE_HITS });
      return items.map(({ id, title, number, date, issuer }) => ({
        key: `document-${id}`,
        label: title,
        detail: [number, showDate(date), issuer].filter(Boolean).join(' · '),
        path: documentPath(id),
      }));
    },
  },
  records: [
    {
      entity: 'document',
      showValue: showDocumentValue,
      operations: {
        'documents.create': 'Thêm văn bản, tài liệu',
        'documents.update': 'Sửa văn bản, tài liệu',
        'documents.attach': 'Đính kèm tệp',
        'documents.detach': 'Bỏ tệp đính kèm',
        'documents.remove': 'Đưa văn bản vào thùng rác',
        'documents.restore': 'Khôi phục văn bản',
        'documents.updateMany': 'Sửa hàng loạt văn bản',
        'documents.removeMany': 'Đưa nhiều văn bản vào thùng rác',
      },
      path: documentPath,
      restore: (id) => invoke('documents.restore', { id }),
    },
  ],
};
