import { CalendarOutlined } from '@ant-design/icons';
import { sessionKindLabels } from '#shared/contract/session-values.ts';
import { showDate } from '#shared/text/partial-date.ts';
import { showSessionValue } from '#shared/words/show-session-value.ts';
import { invoke } from '../../api/client.ts';
import type { Feature } from '../../app/feature.ts';
import {
  CALENDAR_PATH,
  FAST_ENTRY_PATH,
  LINK_PATH,
  NEW_SESSION_PATH,
  PAYMENTS_PATH,
  PLAN_PATH,
  SESSIONS_PATH,
  sessionPath,
  YEAR_PATH,
} from './paths.ts';
import { SpeakerSessions, SpeakerTrainings } from './SpeakerSessions.tsx';
import { UpcomingSessions } from './UpcomingSessions.tsx';
import './sessions.css';

const PALETTE_HITS = 5;

/** The register of sessions: talks, conferences, trainings, and what is paid for them. */
export const sessionsFeature: Feature = {
  key: 'sessions',
  nav: { label: 'Hoạt động', path: SESSIONS_PATH, icon: <CalendarOutlined />, group: 'main' },
  routes: [
    { path: SESSIONS_PATH, lazy: async () => ({ Component: (await import('./SessionsPage.tsx')).SessionsPage }) },
    {
      path: NEW_SESSION_PATH,
      lazy: async () => ({ Component: (await import('./SessionFormPage.tsx')).NewSessionPage }),
    },
    { path: FAST_ENTRY_PATH, lazy: async () => ({ Component: (await import('./FastEntryPage.tsx')).FastEntryPage }) },
    { path: PLAN_PATH, lazy: async () => ({ Component: (await import('./PlanPage.tsx')).PlanPage }) },
    { path: CALENDAR_PATH, lazy: async () => ({ Component: (await import('./CalendarPage.tsx')).CalendarPage }) },
    { path: YEAR_PATH, lazy: async () => ({ Component: (await import('./YearPage.tsx')).YearPage }) },
    { path: LINK_PATH, lazy: async () => ({ Component: (await import('./LinkSpeakersPage.tsx')).LinkSpeakersPage }) },
    { path: PAYMENTS_PATH, lazy: async () => ({ Component: (await import('../fees/PaymentsPage.tsx')).PaymentsPage }) },
    {
      path: `${SESSIONS_PATH}/:id/sua`,
      lazy: async () => ({ Component: (await import('./SessionFormPage.tsx')).EditSessionPage }),
    },
    {
      path: `${SESSIONS_PATH}/:id`,
      lazy: async () => ({ Component: (await import('./SessionPage.tsx')).SessionPage }),
    },
  ],
  commands: [
    {
      key: 'sessions.new',
      label: 'Thêm hoạt động',
      words: 'buoi tuyen truyen hoi nghi tap huan',
      path: NEW_SESSION_PATH,
    },
    { key: 'sessions.fast', label: 'Nhập nhanh các buổi', words: 'so tay hoat dong', path: FAST_ENTRY_PATH },
    {
      key: 'sessions.plan',
      label: 'Lập kế hoạch các buổi',
      words: 'ke hoach quy lich chuyen de du kien',
      path: PLAN_PATH,
    },
    { key: 'sessions.calendar', label: 'Lịch hoạt động tháng', words: 'lich', path: CALENDAR_PATH },
    { key: 'sessions.year', label: 'Hoạt động cả năm, từng tháng', words: 'lich nam', path: YEAR_PATH },
    {
      key: 'sessions.payments',
      label: 'Bảng kê chi bồi dưỡng',
      words: 'kinh phi tien thu lao muc chi in xuat excel',
      path: PAYMENTS_PATH,
    },
    { key: 'sessions.link', label: 'Liên kết tên với sổ báo cáo viên', words: 'chua lien ket', path: LINK_PATH },
  ],
  source: {
    label: 'Hoạt động',
    find: async (search) => {
      const { items } = await invoke('sessions.list', { search, pageSize: PALETTE_HITS });
      return items.map(({ id, topic, kind, date, unit }) => ({
        key: `session-${id}`,
        label: topic ?? sessionKindLabels[kind],
        detail: [showDate(date), unit].join(' · '),
        path: sessionPath(id),
      }));
    },
  },
  records: [
    {
      entity: 'session',
      showValue: showSessionValue,
      operations: {
        'sessions.create': 'Thêm mới',
        'sessions.createMany': 'Nhập nhanh',
        'sessions.update': 'Sửa',
        'sessions.remove': 'Đưa vào thùng rác',
        'sessions.restore': 'Khôi phục từ thùng rác',
        'sessions.updateMany': 'Sửa hàng loạt',
        'sessions.removeMany': 'Đưa nhiều hoạt động vào thùng rác',
        'sessions.plan': 'Lập kế hoạch',
        'sessions.linkSpeaker': 'Liên kết tên với sổ',
        'payments.fill': 'Điền mức chi bồi dưỡng',
      },
      path: sessionPath,
      restore: (id) => invoke('sessions.restore', { id }),
    },
    {
      entity: 'feeRate',
      showValue: showSessionValue,
      operations: {
        'fees.create': 'Thêm mức chi',
        'fees.update': 'Sửa mức chi',
        'fees.remove': 'Bỏ mức chi',
        'fees.restore': 'Khôi phục mức chi',
      },
      restore: (id) => invoke('fees.restore', { id }),
    },
  ],
  menu: { sessions: SESSIONS_PATH },
  speakerSections: [
    { key: 'sessions', title: 'Các buổi đã báo cáo', render: (speaker) => <SpeakerSessions speaker={speaker} /> },
    {
      key: 'trainings',
      title: 'Tập huấn, bồi dưỡng đã dự',
      render: (speaker) => <SpeakerTrainings speaker={speaker} />,
    },
  ],
  overviewCards: [{ key: 'sessions', title: 'Hoạt động sắp tới', span: 12, render: () => <UpcomingSessions /> }],
};
