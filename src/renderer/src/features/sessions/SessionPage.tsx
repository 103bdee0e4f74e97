import { CheckOutlined, CopyOutlined } from '@ant-design/icons';
import { Button, Descriptions, Table } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { sessionFieldLabels as labels } from '#shared/contract/field-labels.ts';
import { type SessionKind, sessionKindLabels } from '#shared/contract/session-values.ts';
import type { Session } from '#shared/contract/sessions.ts';
import { showNumber } from '#shared/text/number.ts';
import { showSessionValue } from '#shared/words/show-session-value.ts';
import { invoke } from '../../api/client.ts';
import { useOperation } from '../../api/hooks.ts';
import { usePathId } from '../../ui/Answered.tsx';
import { NOTHING } from '../../ui/show.ts';
import { OpenRecord } from '../record/OpenRecord.tsx';
import { RecordPage } from '../record/RecordPage.tsx';
import { Section } from '../record/Section.tsx';
import { speakerPath } from '../speakers/paths.ts';
import { pathOfUnit, useUnits } from '../units/use-units.ts';
import { StatusTag, showDays } from './columns.tsx';
import { editSessionPath, resultPath, SESSIONS_PATH } from './paths.ts';
import { RepeatDialog } from './RepeatDialog.tsx';
import { sessionName } from './session-name.ts';

export function SessionPage(): ReactNode {
  const answer = useOperation('sessions.get', { id: usePathId() });
  return (
    <OpenRecord answer={answer} listPath={SESSIONS_PATH}>
      {(session) => <SessionRecord session={session} />}
    </OpenRecord>
  );
}

/** All that the register knows of one session. */
function SessionRecord({ session }: { session: Session }): ReactNode {
  const { id } = session;
  const navigate = useNavigate();
  const [repeating, setRepeating] = useState(false);
  return (
    <RecordPage
      entity="session"
      record={session}
      title={session.topic ?? sessionKindLabels[session.kind]}
      extra={<StatusTag {...session} />}
      name={sessionName(session)}
      listPath={SESSIONS_PATH}
      editPath={editSessionPath(id)}
      remove={(key) => invoke('sessions.remove', key)}
      restore={(key) => invoke('sessions.restore', key)}
      removeHint="Không còn trong danh sách và báo cáo. Có thể khôi phục từ Thùng rác bất cứ lúc nào."
      actions={
        <Button icon={<CopyOutlined />} onClick={() => setRepeating(true)}>
          Lặp lại ở đơn vị khác…
        </Button>
      }
      mainAction={
        session.status === 'planned' && (
          <Button type="primary" icon={<CheckOutlined />} onClick={() => void navigate(resultPath(id))}>
            Ghi kết quả
          </Button>
        )
      }
    >
      <Facts session={session} />
      <Contents session={session} />
      {repeating && <RepeatDialog session={session} onClose={() => setRepeating(false)} />}
    </RecordPage>
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
      <Section id="speakers" title={labels.speakers}>
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
      </Section>
      {(attendees.length > 0 || session.kind === ('training' satisfies SessionKind)) && (
        <Section id="attendees" title={`${labels.attendees} (${attendees.length})`}>
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
        </Section>
      )}
      {documents.length > 0 && (
        <Section id="documents" title={labels.documents}>
          <Table
            {...table}
            dataSource={keyed(documents)}
            columns={[
              { title: 'Số, ký hiệu', dataIndex: 'number', width: 160 },
              { title: 'Tên tài liệu', dataIndex: 'title' },
              { title: 'Số bản', align: 'right', width: 100, render: (_, { copies }) => showNumber(copies) },
            ]}
          />
        </Section>
      )}
      {questions.length > 0 && (
        <Section id="questions" title={labels.questions}>
          <ul className="plain">
            {questions.map(({ topic, count }) => (
              <li key={topic}>
                {topic}: {showNumber(count)} câu
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
