import { MergeCellsOutlined } from '@ant-design/icons';
import { Alert, Button, Descriptions, Table } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { speakerFieldLabels as labels, recognitionFieldLabels } from '#shared/contract/field-labels.ts';
import { recognitionKindLabels } from '#shared/contract/speaker-values.ts';
import type { Speaker, SpeakerField } from '#shared/contract/speakers.ts';
import { showDate, yearsBetween } from '#shared/text/partial-date.ts';
import { showSpeakerValue } from '#shared/words/show-speaker-value.ts';
import { invoke } from '../../api/client.ts';
import { useOperation } from '../../api/hooks.ts';
import { useFeatures } from '../../app/features-context.ts';
import { usePathId } from '../../ui/Answered.tsx';
import { NOTHING } from '../../ui/show.ts';
import { useToday } from '../../ui/today.ts';
import { SpeakerPapersMenu } from '../printing/SpeakerPapersMenu.tsx';
import { OpenRecord } from '../record/OpenRecord.tsx';
import { RecordPage } from '../record/RecordPage.tsx';
import { Section } from '../record/Section.tsx';
import { pathOfUnit, useUnits } from '../units/use-units.ts';
import { ChooseSpeakerDialog } from './ChooseSpeakerDialog.tsx';
import { StatusTag } from './columns.tsx';
import { editSpeakerPath, mergeSpeakersPath, SPEAKERS_PATH, speakerPath } from './paths.ts';

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
  const answer = useOperation('speakers.get', { id: usePathId() });
  return (
    <OpenRecord answer={answer} listPath={SPEAKERS_PATH}>
      {(speaker) => <SpeakerRecord speaker={speaker} />}
    </OpenRecord>
  );
}

/** All that the register knows of one person. */
function SpeakerRecord({ speaker }: { speaker: Speaker }): ReactNode {
  const { id, fullName, mergedIntoId } = speaker;
  const navigate = useNavigate();
  const features = useFeatures();
  const [choosing, setChoosing] = useState(false);
  return (
    <RecordPage
      entity="speaker"
      record={speaker}
      title={fullName}
      extra={<StatusTag status={speaker.status} />}
      name={fullName}
      listPath={SPEAKERS_PATH}
      editPath={editSpeakerPath(id)}
      remove={(key) => invoke('speakers.remove', key)}
      restore={(key) => invoke('speakers.restore', key)}
      removeHint="Người này không còn trong danh sách và báo cáo. Có thể khôi phục từ Thùng rác bất cứ lúc nào."
      actions={
        <>
          <SpeakerPapersMenu of={{ filter: { ids: [id] } }} />
          <Button icon={<MergeCellsOutlined />} onClick={() => setChoosing(true)}>
            Gộp với bản ghi trùng…
          </Button>
        </>
      }
      removedNote={mergedIntoId !== null && <MergedNote into={mergedIntoId} />}
    >
      <Facts speaker={speaker} />
      <Section id="recognition" title={labels.recognition}>
        <RecognitionTable speaker={speaker} />
      </Section>
      {features
        .flatMap(({ speakerSections }) => speakerSections ?? [])
        .map(({ key, title, render }) => (
          <Section key={key} id={key} title={title}>
            {render(speaker)}
          </Section>
        ))}
      {choosing && (
        <ChooseSpeakerDialog
          except={id}
          onClose={() => setChoosing(false)}
          onChoose={(other) => void navigate(mergeSpeakersPath(id, other))}
        />
      )}
    </RecordPage>
  );
}

/** Why the record is not in the lists, and where it went. */
function MergedNote({ into }: { into: number }): ReactNode {
  return (
    <Alert
      type="info"
      showIcon
      title="Bản ghi này đã được gộp vào bản ghi khác."
      description="Để tách lại, hãy hoàn tác lần gộp trong lịch sử của bản ghi được giữ."
      action={<Button href={`#${speakerPath(into)}`}>Xem bản ghi được giữ</Button>}
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
