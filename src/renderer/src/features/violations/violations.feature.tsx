import { ExceptionOutlined } from '@ant-design/icons';
import { showViolationValue } from '#shared/words/show-violation-value.ts';
import { invoke } from '../../api/client.ts';
import type { Feature } from '../../app/feature.ts';
import { VIOLATIONS_PATH } from './paths.ts';

/** Violations: a page of their own, and nothing on other pages; not searched by the palette either. */
export const violationsFeature: Feature = {
  key: 'violations',
  nav: { label: 'Xử lý vi phạm', path: VIOLATIONS_PATH, icon: <ExceptionOutlined />, group: 'office' },
  routes: [
    {
      path: VIOLATIONS_PATH,
      lazy: async () => ({ Component: (await import('./ViolationsPage.tsx')).ViolationsPage }),
    },
  ],
  records: [
    {
      entity: 'violation',
      showValue: showViolationValue,
      operations: {
        'violations.create': 'Ghi xử lý vi phạm',
        'violations.update': 'Sửa xử lý vi phạm',
        'violations.remove': 'Đưa xử lý vi phạm vào thùng rác',
        'violations.restore': 'Khôi phục xử lý vi phạm',
        'violations.updateMany': 'Sửa hàng loạt xử lý vi phạm',
        'violations.removeMany': 'Đưa nhiều xử lý vi phạm vào thùng rác',
      },
      path: () => VIOLATIONS_PATH,
      restore: (id) => invoke('violations.restore', { id }),
    },
  ],
};
