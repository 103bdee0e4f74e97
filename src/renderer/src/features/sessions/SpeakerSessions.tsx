import { Button, Table } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { OutputOf } from '#shared/contract/registry.ts';
import { sessionKindLabels } from '#shared/contract/session-values.ts';
import type { SessionFilter, SessionItem } from '#shared/contract/sessions.ts';
import type { Speaker } from '#shared/contract/speakers.ts';
import { showNumber } from '#shared/text/number.ts';
import { showDate } from '#shared/text/partial-date.ts';
import { useOperation } from '../../api/hooks.ts';
import { FailureAlert } from '../../ui/failure.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { keepState } from '../../ui/use-kept-state.ts';
import { StatusTag } from './columns.tsx';
import { SESSION_QUERY, SESSIONS_PATH, sessionPath } from './paths.ts';

const SHOWN = 8;

/** What a speaker spoke at, on their page. */
export function SpeakerSessions({ speaker }: { speaker: Speaker }): ReactNode {
  return (
    <Sessions
      filter={{ speakerId: [speaker.id] }}
      speakerId={speaker.id}
      sum={({ held, audience }) => `Đã tổ chức ${showNumber(held)} buổi, ${showNumber(audience)} lượt người nghe.`}
      empty="Chưa ghi buổi nào."
    />
  );
}

/** The trainings in which a speaker took part. */
export function SpeakerTrainings({ speaker }: { speaker: Speaker }): ReactNode {
  return (
    <Sessions
      filter={{ attendeeId: [speaker.id] }}
      sum={({ held }) => `Đã dự ${showNumber(held)} lớp.`}
      empty="Chưa ghi lần tập huấn, bồi dưỡng nào."
    />
  );
}

interface Props {
  filter: SessionFilter;
  /** Whose role and fee are shown. */
  speakerId?: number;
  /** What it comes to: an audience says nothing of somebody who sat in it. */
  sum: (totals: OutputOf<'sessions.totals'>) => string;
  empty: string;
}

function Sessions({ filter, speakerId, sum, empty }: Props): ReactNode {
  const navigate = useNavigate();
  const { data, error, refetch } = useOperation('sessions.list', { filter, pageSize: SHOWN });
  const { data: totals } = useOperation('sessions.totals', { filter });
  if (error) return <FailureAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const lineOf = ({ speakers }: SessionItem) => speakers.find((line) => line.speakerId === speakerId);
  const openAll = () => {
    keepState(SESSION_QUERY, { search: '', filter });
    void navigate(SESSIONS_PATH);
  };
  return (
    <>
      <Table<SessionItem>
        size="small"
        pagination={false}
        rowKey="id"
        dataSource={data.items}
        locale={{ emptyText: empty }}
        columns={[
          { title: 'Ngày', width: 110, render: (_, { date }) => showDate(date) },
          {
            title: 'Nội dung',
            render: (_, { id, topic, kind }) => <a href={`#${sessionPath(id)}`}>{topic ?? sessionKindLabels[kind]}</a>,
          },
          { title: 'Đơn vị', dataIndex: 'unit' },
          ...(speakerId === undefined
            ? []
            : [{ title: 'Vai trò', render: (_: unknown, item: SessionItem) => lineOf(item)?.role }]),
          { title: 'Số buổi', align: 'right', width: 80, render: (_, { count }) => showNumber(count) },
          { title: 'Người nghe', align: 'right', width: 110, render: (_, { audience }) => showNumber(audience) },
          { title: 'Trạng thái', width: 190, render: (_, item) => <StatusTag {...item} /> },
        ]}
      />
      {totals && data.total > 0 && (
        <p className="hint">
          {sum(totals)}{' '}
          {data.total > SHOWN && (
            <Button type="link" size="small" onClick={openAll}>
              Xem tất cả {showNumber(data.total)} dòng
            </Button>
          )}
        </p>
      )}
    </>
  );
}
