import { FileDoneOutlined } from '@ant-design/icons';
import { showReportValue } from '#shared/words/show-report-value.ts';
import { showTemplateValue } from '#shared/words/show-template-value.ts';
import { invoke } from '../../api/client.ts';
import type { Feature } from '../../app/feature.ts';
import { LockQuestion } from './LockQuestion.tsx';
import { NEW_TEMPLATE_PATH, REPORTS_PATH, SUBMISSIONS_PATH, TEMPLATES_PATH, templatePath } from './paths.ts';

/** Periods, their figures, the workbook that goes up, and what units sent. */
export const reportsFeature: Feature = {
  key: 'reports',
  nav: { label: 'Báo cáo', path: REPORTS_PATH, icon: <FileDoneOutlined />, group: 'main' },
  routes: [
    { path: REPORTS_PATH, lazy: async () => ({ Component: (await import('./ReportsPage.tsx')).ReportsPage }) },
    {
      path: SUBMISSIONS_PATH,
      lazy: async () => ({ Component: (await import('./SubmissionsPage.tsx')).SubmissionsPage }),
    },
    {
      path: TEMPLATES_PATH,
      lazy: async () => ({ Component: (await import('./templates/TemplatesPage.tsx')).TemplatesPage }),
    },
    {
      path: NEW_TEMPLATE_PATH,
      lazy: async () => ({ Component: (await import('./templates/TemplatePage.tsx')).NewTemplatePage }),
    },
    {
      path: `${TEMPLATES_PATH}/:id`,
      lazy: async () => ({ Component: (await import('./templates/TemplatePage.tsx')).KnownTemplatePage }),
    },
  ],
  commands: [
    {
      key: 'reports',
      label: 'Báo cáo quý',
      words: 'so lieu tong hop chot kinh phi nam 6 thang 9 thang',
      path: REPORTS_PATH,
    },
    {
      key: 'templates',
      label: 'Mẫu của cơ quan nhận',
      words: 'bieu mau so tinh dien so lieu excel',
      path: TEMPLATES_PATH,
    },
    { key: 'submissions', label: 'Tình hình nộp báo cáo', words: 'don vi chua nop nhac', path: SUBMISSIONS_PATH },
  ],
  menu: { reports: REPORTS_PATH },
  layer: () => <LockQuestion />,
  records: [
    {
      entity: 'submission',
      showValue: showReportValue,
      operations: { 'submissions.mark': 'Đánh dấu tình hình nộp' },
    },
    {
      entity: 'sentReport',
      showValue: showReportValue,
      operations: { 'reports.finalise': 'Chốt báo cáo', 'reports.lock': 'Khoá, mở khoá kỳ báo cáo' },
    },
    {
      entity: 'reportTemplate',
      showValue: showTemplateValue,
      operations: {
        'reportTemplates.save': 'Lưu mẫu của cơ quan nhận',
        'reportTemplates.remove': 'Đưa mẫu vào thùng rác',
        'reportTemplates.restore': 'Khôi phục mẫu',
      },
      path: templatePath,
      restore: (id) => invoke('reportTemplates.restore', { id }),
    },
  ],
};
