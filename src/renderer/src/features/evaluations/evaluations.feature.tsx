import { StarOutlined } from '@ant-design/icons';
import { showEvaluationValue } from '#shared/words/show-evaluation-value.ts';
import { invoke } from '../../api/client.ts';
import type { Feature } from '../../app/feature.ts';
import { EVALUATION_REGISTER_PATH, EVALUATIONS_PATH } from './paths.ts';
import { SpeakerEvaluations } from './SpeakerEvaluations.tsx';

/** The yearly evaluation. */
export const evaluationsFeature: Feature = {
  key: 'evaluations',
  nav: { label: 'Đánh giá năm', path: EVALUATIONS_PATH, icon: <StarOutlined />, group: 'main' },
  routes: [
    {
      path: EVALUATIONS_PATH,
      lazy: async () => ({ Component: (await import('./EvaluationsPage.tsx')).EvaluationsPage }),
    },
    {
      path: EVALUATION_REGISTER_PATH,
      lazy: async () => ({ Component: (await import('./EvaluationRegisterPage.tsx')).EvaluationRegisterPage }),
    },
  ],
  commands: [
    { key: 'evaluations', label: 'Đánh giá, xếp loại hằng năm', words: 'xep loai cuoi nam', path: EVALUATIONS_PATH },
    {
      key: 'evaluations.register',
      label: 'Sổ đánh giá các năm',
      words: 'sua xep loai nam truoc',
      path: EVALUATION_REGISTER_PATH,
    },
  ],
  records: [
    {
      entity: 'evaluation',
      showValue: showEvaluationValue,
      operations: {
        'evaluations.create': 'Thêm đánh giá năm',
        'evaluations.update': 'Sửa đánh giá năm',
        'evaluations.decide': 'Xếp loại hằng năm',
        'evaluations.remove': 'Đưa đánh giá vào thùng rác',
        'evaluations.restore': 'Khôi phục đánh giá',
        'evaluations.updateMany': 'Sửa hàng loạt đánh giá',
        'evaluations.removeMany': 'Đưa nhiều đánh giá vào thùng rác',
      },
      path: () => EVALUATION_REGISTER_PATH,
      restore: (id) => invoke('evaluations.restore', { id }),
    },
  ],
  speakerSections: [
    { key: 'evaluations', title: 'Đánh giá hằng năm', render: ({ id }) => <SpeakerEvaluations speakerId={id} /> },
  ],
};
