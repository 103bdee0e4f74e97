import { TrophyOutlined } from '@ant-design/icons';
import { showDate } from '#shared/text/partial-date.ts';
import { showCommendationValue } from '#shared/words/show-commendation-value.ts';
import { showTermValue } from '#shared/words/show-term-value.ts';
import { invoke } from '../../api/client.ts';
import type { Feature } from '../../app/feature.ts';
import {
  COMMENDATIONS_PATH,
  commendationPath,
  NEW_COMMENDATION_PATH,
  PROPOSAL_PATH,
  TERMS_PATH,
  WATCH_PATH,
} from './paths.ts';
import { SpeakerCommendations } from './SpeakerCommendations.tsx';

const PALETTE_HITS = 5;

/** The register of commendations, with its catalogue. */
export const commendationsFeature: Feature = {
  key: 'commendations',
  nav: { label: 'Khen thưởng', path: COMMENDATIONS_PATH, icon: <TrophyOutlined />, group: 'main' },
  routes: [
    {
      path: COMMENDATIONS_PATH,
      lazy: async () => ({ Component: (await import('./CommendationsPage.tsx')).CommendationsPage }),
    },
    {
      path: NEW_COMMENDATION_PATH,
      lazy: async () => ({ Component: (await import('./CommendationFormPage.tsx')).NewCommendationPage }),
    },
    { path: WATCH_PATH, lazy: async () => ({ Component: (await import('./WatchPage.tsx')).WatchPage }) },
    { path: TERMS_PATH, lazy: async () => ({ Component: (await import('./TermsPage.tsx')).TermsPage }) },
    { path: PROPOSAL_PATH, lazy: async () => ({ Component: (await import('./ProposalPage.tsx')).ProposalPage }) },
    {
      path: `${COMMENDATIONS_PATH}/:id/sua`,
      lazy: async () => ({ Component: (await import('./CommendationFormPage.tsx')).EditCommendationPage }),
    },
    {
      path: `${COMMENDATIONS_PATH}/:id`,
      lazy: async () => ({ Component: (await import('./CommendationPage.tsx')).CommendationPage }),
    },
  ],
  commands: [
    { key: 'commendations.new', label: 'Thêm khen thưởng', words: 'moi tao nhap de nghi', path: NEW_COMMENDATION_PATH },
    {
      key: 'commendations.watch',
      label: 'Khen thưởng: ai hoạt động nhiều mà chưa được khen',
      words: 'can xem xet trung',
      path: WATCH_PATH,
    },
    {
      key: 'commendations.proposal',
      label: 'Danh sách đề nghị khen thưởng',
      words: 'in xuat excel',
      path: PROPOSAL_PATH,
    },
    {
      key: 'commendations.terms',
      label: 'Danh mục khen thưởng',
      words: 'danh hieu hinh thuc tham quyen',
      path: TERMS_PATH,
    },
  ],
  source: {
    label: 'Khen thưởng',
    find: async (search) => {
      const { items } = await invoke('commendations.list', { search, pageSize: PALETTE_HITS });
      return items.map(({ id, subjectName, formLabel, unit, decisionNumber, decisionDate }) => ({
        key: `commendation-${id}`,
        label: `${formLabel}: ${subjectName}`,
        detail: [unit, decisionNumber, showDate(decisionDate)].filter(Boolean).join(' · '),
        path: commendationPath(id),
      }));
    },
  },
  records: [
    {
      entity: 'commendation',
      showValue: showCommendationValue,
      operations: {
        'commendations.create': 'Thêm khen thưởng',
        'commendations.update': 'Sửa khen thưởng',
        'commendations.advance': 'Chuyển bước khen thưởng',
        'commendations.propose': 'Đề nghị khen thưởng',
        'commendations.remove': 'Đưa khen thưởng vào thùng rác',
        'commendations.restore': 'Khôi phục khen thưởng',
        'commendations.updateMany': 'Sửa hàng loạt khen thưởng',
        'commendations.removeMany': 'Đưa nhiều khen thưởng vào thùng rác',
      },
      path: commendationPath,
      restore: (id) => invoke('commendations.restore', { id }),
    },
    {
      entity: 'commendationTerm',
      showValue: showTermValue,
      operations: {
        'commendationTerms.create': 'Thêm mục danh mục',
        'commendationTerms.update': 'Sửa mục danh mục',
        'commendationTerms.remove': 'Đưa mục danh mục vào thùng rác',
        'commendationTerms.restore': 'Khôi phục mục danh mục',
      },
      path: () => TERMS_PATH,
      restore: (id) => invoke('commendationTerms.restore', { id }),
    },
  ],
  speakerSections: [
    { key: 'commendations', title: 'Khen thưởng', render: ({ id }) => <SpeakerCommendations speakerId={id} /> },
  ],
  menu: { commendations: COMMENDATIONS_PATH },
};
