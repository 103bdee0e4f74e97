import { Tag } from 'antd';
import type { ReactNode } from 'react';
import type { DueItem } from '#shared/contract/overview.ts';
import { showNumber } from '#shared/text/number.ts';
import { showDate } from '#shared/text/partial-date.ts';
import { useOperation } from '../../api/hooks.ts';
import { FailureAlert } from '../../ui/failure.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { useToday } from '../../ui/today.ts';
import { keepState } from '../../ui/use-kept-state.ts';
import { REPORT_PERIOD, REPORTS_PATH, SUBMISSIONS_PATH } from '../reports/paths.ts';
import { LINK_PATH } from '../sessions/paths.ts';
import { SPEAKER_QUERY, SPEAKERS_PATH } from '../speakers/paths.ts';
import { sessionsLink } from './session-links.ts';

interface Said {
  text: string;
  href: string;
  onOpen: () => void;
}

function saying({ code, count, due, period, ids }: DueItem, today: string): Said {
  const quarter = period?.name ?? '';
  const until = due === null ? '' : ` (hạn ${showDate(due)})`;
  const many = showNumber(count);
  const report = (path: string, text: string): Said => ({
    text,
    href: `#${path}`,
    onOpen: () => {
      if (period) keepState(REPORT_PERIOD, { kind: period.kind, year: period.year, number: period.number });
    },
  });
  switch (code) {
    case 'UNITS_NOT_SENT':
      return report(SUBMISSIONS_PATH, `${many} đơn vị chưa nộp báo cáo ${quarter}${until}`);
    case 'REPORT_NOT_SENT':
      return report(REPORTS_PATH, `Báo cáo ${quarter} chưa chốt để gửi${until}`);
    case 'REPORT_CHANGED':
      return report(REPORTS_PATH, `${many} số liệu đã đổi so với báo cáo ${quarter} đã chốt`);
    case 'SESSIONS_OVERDUE':
      return { text: `${many} buổi dự kiến đã qua ngày, chưa ghi kết quả`, ...sessionsLink({ overdue: true }) };
    case 'SESSIONS_SOON':
      return {
        text: `${many} buổi dự kiến từ nay đến ${showDate(due ?? today)}`,
        ...sessionsLink({ status: ['planned'], from: today, ...(due !== null && { to: due }) }),
      };
    case 'NAMES_UNLINKED':
      return { text: `${many} buổi có tên chưa liên kết với sổ`, href: `#${LINK_PATH}`, onOpen: () => undefined };
    case 'RECOGNITION_ENDING':
      return {
        text: `${many} người hết thời hạn công nhận trước ${showDate(due ?? today)}`,
        href: `#${SPEAKERS_PATH}`,
        onOpen: () => keepState(SPEAKER_QUERY, { search: '', filter: { ids } }),
      };
  }
}

/** What waits for the clerk; every line leads to where it is done. */
export function DueCard(): ReactNode {
  const today = useToday();
  const { data, error, refetch } = useOperation('overview.due', {});
  if (error) return <FailureAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (data.length === 0) return <p className="hint">Không có việc gì đang chờ.</p>;
  return (
    <ul className="due-list">
      {data.map((item) => {
        const { text, href, onOpen } = saying(item, today);
        return (
          <li key={item.code}>
            <Tag color={item.overdue ? 'red' : 'default'}>{item.overdue ? 'Quá hạn' : 'Cần làm'}</Tag>
            <a href={href} onClick={onOpen}>
              {text}
            </a>
          </li>
        );
      })}
    </ul>
  );
}
