import { CheckOutlined, CopyOutlined, DeleteOutlined, EditOutlined } from '@ant-design/icons';
import { Alert, Button, Descriptions, Table } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { sessionFieldLabels as labels } from '#shared/contract/field-labels.ts';
import { type SessionKind, sessionKindLabels } from '#shared/contract/session-values.ts';
import type { Session } from '#shared/contract/sessions.ts';
import { showNumber } from '#shared/text/number.ts';
import { useCommand, useOperation } from '../../api/hooks.ts';
import { useAction } from '../../ui/actions.ts';
import { FailureAlert } from '../../ui/failure.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { NOTHING } from '../../ui/show.ts';
import { useConfirm } from '../../ui/use-confirm.tsx';
import { useNotices } from '../../ui/use-notices.tsx';
import { HistoryPanel } from '../changes/HistoryPanel.tsx';
import { speakerPath } from '../speakers/paths.ts';
import { pathOfUnit, useUnits } from '../units/use-units.ts';
import { StatusTag, showDays } from './columns.tsx';
import { PlanDialog } from './PlanDialog.tsx';
import { editSessionPath, resultPath, SESSIONS_PATH } from './paths.ts';
import { sessionName } from './session-name.ts';
import { showSessionValue } from './show-session-value.ts';

export function SessionPage(): ReactNode {
  const id = Number(useParams().id);
  const { data, error, refetch } = useOperation('sessions.get', { id });
  if (error) return <FailureAlert error={error} onRetry={() => void refetch()} />;
  return data ? <SessionRecord key={id} session={data} /> : <Loading />;
}

/** All that the register knows of one session. */
function SessionRecord({ session }: { session: Session }): ReactNode {
  const { id, version, status } = session;
  const navigate = useNavigate();
  const notices = useNotices();
  const confirm = useConfirm();
  const [planning, setPlanning] = useState(false);
  const removed = session.deletedAt !== null;
  const name = sessionName(session);

  const remove = useCommand('sessions.remove', {
    onSuccess: () => {
      notices.done(`Đã đưa ${name} vào thùng rác.`, { entity: 'session', entityId: id });
      void navigate(SESSIONS_PATH);
    },
    onError: notices.failed,
  });
  const restore = useCommand('sessions.restore', {
    onSuccess: () => notices.done(`Đã khôi phục ${name}.`),
    onError: notices.failed,
  });
  const askRemove = async () => {
    const sure = await confirm({
      title: 'Đưa hoạt động này vào thùng rác?',
      content: 'Không còn trong danh sách và báo cáo. Có thể khôi phục từ Thùng rác bất cứ lúc nào.',
      action: 'Đưa vào thùng rác',
      danger: true,
    });
    if (sure) remove.mutate({ id, version });
  };
  const edit = () => void navigate(editSessionPath(id));
  useAction('edit', edit, !removed);
  const planned = status === 'planned';

  return (
    <div className="page">
      <PageHeader
        title={session.topic ?? sessionKindLabels[session.kind]}
        extra={<StatusTag {...session} />}
        onBack={() => void navigate(SESSIONS_PATH)}
        actions={
          !removed && (
            <>
              <Button icon={<DeleteOutlined />} danger onClick={() => void askRemove()} loading={remove.isPending}>
                Đưa vào thùng rác
              </Button>
              <Button icon={<CopyOutlined />} onClick={() => setPlanning(true)}>
                Lặp lại ở đơn vị khác…
              </Button>
              <Button icon={<EditOutlined />} type={planned ? 'default' : 'primary'} onClick={edit} title="Ctrl+E">
                Sửa
              </Button>
              {planned && (
                <Button type="primary" icon={<CheckOutlined />} onClick={() => void navigate(resultPath(id))}>
                  Ghi kết quả
                </Button>
              )}
            </>
          )
        }
      />
      {removed && (
        <Alert
          type="warning"
          showIcon
          title="Bản ghi này đang ở thùng rác."
          action={
            <Button loading={restore.isPending} onClick={() => restore.mutate({ id })}>
              Khôi phục
            </Button>
          }
        />
      )}
      <Facts session={session} />
      <Contents session={session} />
      <section className="section" aria-labelledby="history-title">
        <h2 id="history-title">Lịch sử thay đổi</h2>
        <HistoryPanel entity="session" entityId={id} />
      </section>
      {planning && <PlanDialog session={session} onClose={() => setPlanning(false)} />}
    </div>
  );
}

const facts = [
  'startTime',
  'kind',
  'format',
  'venue',
  'organiser',
  'count',
  'audience',
  'audienceFemale',
  'audienceMinority',
  'audienceParty',
  'onlineSites',
  'cost',
] as const;

function Facts({ session }: { session: Session }): ReactNode {
  const { units } = useUnits();
  const show = (field: (typeof facts)[number]) => showSessionValue(field, session[field], units) || NOTHING;
  return (
    <Descriptions
      className="facts"
      size="small"
      column={{ xs: 1, md: 2, xl: 3 }}
      items={[
        { key: 'date', label: labels.date, children: showDays(session) },
        {
          key: 'unitId',
          label: labels.unitId,
          children: (units && pathOfUnit(units, session.unitId)) || session.unit,
        },
        ...facts.map((field) => ({ key: field, label: labels[field], children: show(field) })),
        {
          key: 'notes',
          label: labels.notes,
          children: <span className="multi-line">{session.notes ?? NOTHING}</span>,
          span: 'filled' as const,
        },
      ]}
    />
  );
}

const person = (speakerId: number | null, name: string) =>
  speakerId === null ? (
    <>
      {name} <small className="hint">(chưa liên kết với sổ)</small>
    </>
  ) : (
    <a href={`#${speakerPath(speakerId)}`}>{name}</a>
  );

/** What stands in the session: who spoke, who took part, what was handed out, what was asked. */
function Contents({ session }: { session: Session }): ReactNode {
  const keyed = <T extends object>(list: T[]) => list.map((each, key) => ({ ...each, key }));
  const table = { size: 'small', pagination: false, rowKey: 'key' } as const;
  const { speakers, attendees, documents, questions } = session;
  return (
    <>
      <section className="section" aria-labelledby="speakers-title">
        <h2 id="speakers-title">{labels.speakers}</h2>
        <Table
          {...table}
          dataSource={keyed(speakers)}
          locale={{ emptyText: 'Chưa ghi người báo cáo.' }}
          columns={[
            { title: 'Họ và tên', render: (_, { speakerId, name }) => person(speakerId, name) },
            { title: 'Vai trò', dataIndex: 'role' },
            { title: 'Bồi dưỡng (đồng)', align: 'right', render: (_, { fee }) => showNumber(fee) },
          ]}
        />
      </section>
      {(attendees.length > 0 || session.kind === ('training' satisfies SessionKind)) && (
        <section className="section" aria-labelledby="attendees-title">
          <h2 id="attendees-title">
            {labels.attendees} ({attendees.length})
          </h2>
          <Table
            {...table}
            dataSource={keyed(attendees)}
            locale={{ emptyText: 'Chưa ghi người tham dự: bấm Sửa để thêm từ sổ báo cáo viên.' }}
            columns={[
              { title: 'STT', width: 60, render: (_, { key }) => key + 1 },
              { title: 'Họ và tên', render: (_, { speakerId, name }) => person(speakerId, name) },
              { title: 'Chức vụ', dataIndex: 'position' },
              { title: 'Đơn vị', dataIndex: 'unit' },
              { title: 'Kết quả', dataIndex: 'result' },
            ]}
          />
        </section>
      )}
      {documents.length > 0 && (
        <section className="section" aria-labelledby="documents-title">
          <h2 id="documents-title">{labels.documents}</h2>
          <Table
            {...table}
            dataSource={keyed(documents)}
            columns={[
              { title: 'Số, ký hiệu', dataIndex: 'number', width: 160 },
              { title: 'Tên tài liệu', dataIndex: 'title' },
              { title: 'Số bản', align: 'right', width: 100, render: (_, { copies }) => showNumber(copies) },
            ]}
          />
        </section>
      )}
      {questions.length > 0 && (
        <section className="section" aria-labelledby="questions-title">
          <h2 id="questions-title">{labels.questions}</h2>
          <ul className="plain">
            {questions.map(({ topic, count }) => (
              <li key={topic}>
                {topic}: {showNumber(count)} câu
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
