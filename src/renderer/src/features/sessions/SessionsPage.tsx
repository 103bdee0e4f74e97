import { CalendarOutlined, DownOutlined, ThunderboltOutlined } from '@ant-design/icons';
import { Alert, Button, Dropdown } from 'antd';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { InputOf } from '#shared/contract/registry.ts';
import type { SessionFilter, SessionItem } from '#shared/contract/sessions.ts';
import { showNumber } from '#shared/text/number.ts';
import { invoke } from '../../api/client.ts';
import { useOperation } from '../../api/hooks.ts';
import { RegisterPage } from '../../ui/grid/RegisterPage.tsx';
import { keepState } from '../../ui/use-kept-state.ts';
import { ImportButton } from '../imports/ImportButton.tsx';
import { ListOutput } from '../printing/ListOutput.tsx';
import { useUnits } from '../units/use-units.ts';
import { sessionBulkFields } from './bulk-fields.tsx';
import { sessionColumns } from './columns.tsx';
import {
  FAST_ENTRY_PATH,
  LINK_PATH,
  NEW_SESSION_PATH,
  PAYMENTS_PATH,
  PLAN_PATH,
  SESSION_QUERY,
  SESSIONS_PATH,
  sessionPath,
} from './paths.ts';
import { SessionTotals } from './SessionTotals.tsx';
import { sessionFilters } from './session-filters.tsx';
import { ViewSwitch } from './ViewSwitch.tsx';

const read = (request: InputOf<'sessions.list'>) => invoke('sessions.list', request);
const LATEST_FIRST = { field: 'date', direction: 'desc' } as const;
const OVERDUE = { filter: { overdue: true } };

/** The register of sessions: talks, conferences, trainings; held, planned, cancelled. */
export function SessionsPage(): ReactNode {
  const navigate = useNavigate();
  const { units } = useUnits();
  const filters = useMemo(() => sessionFilters(units), [units]);
  // A page that is led to with other conditions starts over.
  const [round, setRound] = useState(0);
  const open = useCallback(({ id }: SessionItem) => void navigate(sessionPath(id)), [navigate]);
  const { data: overdue } = useOperation('sessions.totals', OVERDUE);
  const showOverdue = () => {
    keepState(SESSION_QUERY, { search: '', filter: { overdue: true } });
    setRound((before) => before + 1);
  };

  return (
    <RegisterPage<SessionItem, SessionFilter>
      key={round}
      name="sessions"
      title="Hoạt động"
      noun="hoạt động"
      searchHint="Tìm theo nội dung, người báo cáo, địa điểm, đơn vị"
      columns={sessionColumns}
      read={read}
      defaultSort={LATEST_FIRST}
      filters={filters}
      filterOfIds={(ids) => ({ ids })}
      noFilter={{}}
      onOpen={open}
      add={{ label: 'Thêm hoạt động', run: () => void navigate(NEW_SESSION_PATH) }}
      removeMany={(selection) => invoke('sessions.removeMany', { selection })}
      actions={(shown) => (
        <>
          <ViewSwitch at={SESSIONS_PATH} />
          <ListOutput roster={() => ({ kind: 'sessions', ...shown() })} />
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                { key: PLAN_PATH, icon: <CalendarOutlined />, label: 'Lập kế hoạch' },
                { key: PAYMENTS_PATH, label: 'Bảng kê chi bồi dưỡng' },
                { key: LINK_PATH, label: 'Liên kết tên với sổ' },
              ],
              onClick: ({ key }) => void navigate(key),
            }}
          >
            <Button>
              Việc khác <DownOutlined />
            </Button>
          </Dropdown>
          <Button icon={<ThunderboltOutlined />} onClick={() => void navigate(FAST_ENTRY_PATH)}>
            Nhập nhanh
          </Button>
        </>
      )}
      note={
        overdue &&
        overdue.planned > 0 && (
          <Alert
            className="page-note"
            type="warning"
            showIcon
            title={`${showNumber(overdue.planned)} buổi dự kiến đã qua ngày mà chưa ghi kết quả.`}
            action={
              <Button size="small" onClick={showOverdue}>
                Xem
              </Button>
            }
          />
        )
      }
      bulkChange={{
        fields: sessionBulkFields,
        update: (selection, patch) => invoke('sessions.updateMany', { selection, patch }),
      }}
      totals={(query) => <SessionTotals query={query} />}
      emptyHint="Ghi buổi đầu tiên, nhập nhanh cả sổ tay, hoặc nhập từ báo cáo Excel của các xã."
      emptyActions={<ImportButton />}
    />
  );
}
