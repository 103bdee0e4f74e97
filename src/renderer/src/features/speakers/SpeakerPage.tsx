import { DeleteOutlined, EditOutlined, MergeCellsOutlined } from '@ant-design/icons';
import { Alert, Button, Descriptions, Table } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { speakerFieldLabels as labels, recognitionFieldLabels } from '#shared/contract/field-labels.ts';
import { recognitionKindLabels } from '#shared/contract/speaker-values.ts';
import type { Speaker, SpeakerField } from '#shared/contract/speakers.ts';
import { showDate, yearsBetween } from '#shared/text/partial-date.ts';
import { useCommand, useOperation } from '../../api/hooks.ts';
import { useFeatures } from '../../app/features-context.ts';
import { useAction } from '../../ui/actions.ts';
import { FailureAlert } from '../../ui/failure.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { NOTHING } from '../../ui/show.ts';
import { useToday } from '../../ui/today.ts';
import { useConfirm } from '../../ui/use-confirm.tsx';
import { useNotices } from '../../ui/use-notices.tsx';
import { HistoryPanel } from '../changes/HistoryPanel.tsx';
import { pathOfUnit, useUnits } from '../units/use-units.ts';
import { ChooseSpeakerDialog } from './ChooseSpeakerDialog.tsx';
import { StatusTag } from './columns.tsx';
import { editSpeakerPath, mergeSpeakersPath, SPEAKERS_PATH, speakerPath } from './paths.ts';
import { showSpeakerValue } from './show-speaker-value.ts';

/** The facts, in the order of the page; the name is its title. */
const FACTS: SpeakerField[] = [
  'birthDate',
  'gender',
  'ethnicity',
  'phone',
  'email',
  'nationalId',
  'unitId',
  'village',
  'position',
  'workplace',
  'partyMember',
  'education',
  'educationLevel',
  'politicalTheory',
  'languages',
  'category',
  'topics',
  'notes',
];

export function SpeakerPage(): ReactNode {
  const id = Number(useParams().id);
  const { data, error, refetch } = useOperation('speakers.get', { id });
  if (error) return <FailureAlert error={error} onRetry={() => void refetch()} />;
  return data ? <SpeakerRecord key={id} speaker={data} /> : <Loading />;
}

/** All that the register knows of one person. */
function SpeakerRecord({ speaker }: { speaker: Speaker }): ReactNode {
  const navigate = useNavigate();
  const notices = useNotices();
  const confirm = useConfirm();
  const features = useFeatures();
  const [choosing, setChoosing] = useState(false);
  const removed = speaker.deletedAt !== null;

  const remove = useCommand('speakers.remove', {
    onSuccess: ({ id, fullName }) => {
      notices.done(`Đã đưa ${fullName} vào thùng rác.`, { entity: 'speaker', entityId: id });
      void navigate(SPEAKERS_PATH);
    },
    onError: notices.failed,
  });

  const askRemove = async () => {
    const sure = await confirm({
      title: `Đưa ${speaker.fullName} vào thùng rác?`,
      content: 'Người này không còn trong danh sách và báo cáo. Có thể khôi phục từ Thùng rác bất cứ lúc nào.',
      action: 'Đưa vào thùng rác',
      danger: true,
    });
    if (sure) remove.mutate({ id: speaker.id, version: speaker.version });
  };

  const edit = () => void navigate(editSpeakerPath(speaker.id));
  useAction('edit', edit, !removed);

  return (
    <div className="page">
      <PageHeader
        title={speaker.fullName}
        extra={<StatusTag status={speaker.status} />}
        onBack={() => void navigate(SPEAKERS_PATH)}
        actions={
          !removed && (
            <>
              <Button icon={<DeleteOutlined />} danger onClick={() => void askRemove()} loading={remove.isPending}>
                Đưa vào thùng rác
              </Button>
              <Button icon={<MergeCellsOutlined />} onClick={() => setChoosing(true)}>
                Gộp với bản ghi trùng…
              </Button>
              <Button type="primary" icon={<EditOutlined />} onClick={edit} title="Ctrl+E">
                Sửa
              </Button>
            </>
          )
        }
      />
      {removed && <RemovedNotice speaker={speaker} />}
      <Facts speaker={speaker} />
      <section className="section" aria-labelledby="recognition-title">
        <h2 id="recognition-title">{labels.recognition}</h2>
        <RecognitionTable speaker={speaker} />
      </section>
      {features
        .flatMap(({ speakerSections }) => speakerSections ?? [])
        .map(({ key, title, render }) => (
          <section key={key} className="section" aria-labelledby={`section-${key}`}>
            <h2 id={`section-${key}`}>{title}</h2>
            {render(speaker)}
          </section>
        ))}
      <section className="section" aria-labelledby="history-title">
        <h2 id="history-title">Lịch sử thay đổi</h2>
        <HistoryPanel entity="speaker" entityId={speaker.id} />
      </section>
      {choosing && (
        <ChooseSpeakerDialog
          except={speaker.id}
          onClose={() => setChoosing(false)}
          onChoose={(other) => void navigate(mergeSpeakersPath(speaker.id, other))}
        />
      )}
    </div>
  );
}

/** Why the record is not in the lists, and the way back. */
function RemovedNotice({ speaker }: { speaker: Speaker }): ReactNode {
  const notices = useNotices();
  const restore = useCommand('speakers.restore', {
    onSuccess: ({ fullName }) => notices.done(`Đã khôi phục ${fullName}.`),
    onError: notices.failed,
  });
  const { mergedIntoId } = speaker;
  if (mergedIntoId !== null) {
    return (
      <Alert
        type="info"
        showIcon
        title="Bản ghi này đã được gộp vào bản ghi khác."
        description="Để tách lại, hãy hoàn tác lần gộp trong lịch sử của bản ghi được giữ."
        action={<Button href={`#${speakerPath(mergedIntoId)}`}>Xem bản ghi được giữ</Button>}
      />
    );
  }
  return (
    <Alert
      type="warning"
      showIcon
      title="Bản ghi này đang ở thùng rác."
      action={
        <Button loading={restore.isPending} onClick={() => restore.mutate({ id: speaker.id })}>
          Khôi phục
        </Button>
      }
    />
  );
}

function Facts({ speaker }: { speaker: Speaker }): ReactNode {
  const { units } = useUnits();
  const today = useToday();
  const age = speaker.birthDate ? yearsBetween(speaker.birthDate, today) : undefined;
  const show = (field: SpeakerField): ReactNode => {
    const text = showSpeakerValue(field, speaker[field], units);
    if (field === 'birthDate' && age !== undefined) return `${text} (${age} tuổi)`;
    if (field === 'unitId' && units) return pathOfUnit(units, speaker.unitId) || speaker.unit;
    if (field === 'notes') return <span className="multi-line">{text || NOTHING}</span>;
    return text || NOTHING;
  };
  return (
    <Descriptions
      className="facts"
      size="small"
      column={{ xs: 1, sm: 1, md: 2, lg: 2, xl: 3 }}
      items={FACTS.map((field) => ({
        key: field,
        label: labels[field],
        children: show(field),
        ...(field === 'notes' && { span: 'filled' as const }),
      }))}
    />
  );
}

function RecognitionTable({ speaker: { recognition } }: { speaker: Speaker }): ReactNode {
  return (
    <Table
      size="small"
      pagination={false}
      rowKey="key"
      dataSource={recognition.map((decision, place) => ({ ...decision, key: place }))}
      locale={{ emptyText: 'Chưa ghi quyết định nào: bấm Sửa để thêm quyết định công nhận.' }}
      columns={[
        { title: recognitionFieldLabels.kind, render: (_, { kind }) => recognitionKindLabels[kind] },
        { title: recognitionFieldLabels.decisionNumber, dataIndex: 'decisionNumber' },
        { title: recognitionFieldLabels.decisionDate, render: (_, { decisionDate }) => showDate(decisionDate) },
        { title: recognitionFieldLabels.issuer, dataIndex: 'issuer' },
        { title: recognitionFieldLabels.from, render: (_, { from }) => showDate(from) },
        { title: recognitionFieldLabels.to, render: (_, { to }) => showDate(to) },
        { title: recognitionFieldLabels.reason, dataIndex: 'reason' },
      ]}
    />
  );
}
