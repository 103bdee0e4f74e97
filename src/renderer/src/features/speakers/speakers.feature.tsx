import { TeamOutlined } from '@ant-design/icons';
import { speakerCategoryLabels } from '#shared/contract/speaker-values.ts';
import { bestFirst } from '#shared/text/best-first.ts';
import { showDate } from '#shared/text/partial-date.ts';
import { showSpeakerValue } from '#shared/words/show-speaker-value.ts';
import { invoke } from '../../api/client.ts';
import type { Feature } from '../../app/feature.ts';
import { NEW_SPEAKER_PATH, SPEAKERS_PATH, speakerPath } from './paths.ts';

const PALETTE_HITS = 7;

/** The register of speakers. */
export const speakersFeature: Feature = {
  key: 'speakers',
  nav: { label: 'Báo cáo viên', path: SPEAKERS_PATH, icon: <TeamOutlined />, group: 'main' },
  routes: [
    { path: SPEAKERS_PATH, lazy: async () => ({ Component: (await import('./SpeakersPage.tsx')).SpeakersPage }) },
    {
      path: NEW_SPEAKER_PATH,
      lazy: async () => ({ Component: (await import('./SpeakerFormPage.tsx')).NewSpeakerPage }),
    },
    {
      path: `${SPEAKERS_PATH}/:id/sua`,
      lazy: async () => ({ Component: (await import('./SpeakerFormPage.tsx')).EditSpeakerPage }),
    },
    {
      path: `${SPEAKERS_PATH}/:id/gop/:other`,
      lazy: async () => ({ Component: (await import('./MergeSpeakersPage.tsx')).MergeSpeakersPage }),
    },
    {
      path: `${SPEAKERS_PATH}/:id`,
      lazy: async () => ({ Component: (await import('./SpeakerPage.tsx')).SpeakerPage }),
    },
  ],
  commands: [
    {
      key: 'speakers.new',
      label: 'Thêm báo cáo viên, tuyên truyền viên',
      words: 'moi tao nhap',
      path: NEW_SPEAKER_PATH,
    },
    {
      key: 'speakers.print',
      label: 'In thẻ, lý lịch, danh sách báo cáo viên',
      words: 'in ho so trich ngang xuat excel pdf',
      path: SPEAKERS_PATH,
    },
  ],
  source: {
    label: 'Báo cáo viên, tuyên truyền viên',
    find: async (search) => {
      const { items } = await invoke('speakers.list', { search, pageSize: PALETTE_HITS });
      return bestFirst(items, search).map(({ id, fullName, birthDate, unit, category }) => ({
        key: `speaker-${id}`,
        label: fullName,
        detail: [showDate(birthDate), unit, category && speakerCategoryLabels[category]].filter(Boolean).join(' · '),
        path: speakerPath(id),
      }));
    },
  },
  records: [
    {
      entity: 'speaker',
      showValue: showSpeakerValue,
      operations: {
        'speakers.create': 'Thêm mới',
        'speakers.update': 'Sửa',
        'speakers.remove': 'Đưa vào thùng rác',
        'speakers.restore': 'Khôi phục từ thùng rác',
        'speakers.updateMany': 'Sửa hàng loạt',
        'speakers.removeMany': 'Đưa nhiều người vào thùng rác',
        'speakers.merge': 'Gộp hai bản ghi',
      },
      path: speakerPath,
      restore: (id) => invoke('speakers.restore', { id }),
    },
  ],
  menu: { speakers: SPEAKERS_PATH },
};
