import { StepForwardOutlined } from '@ant-design/icons';
import { Button, Descriptions, Timeline } from 'antd';
import { type ReactNode, useState } from 'react';
import { commendationStageLabels, nextStages } from '#shared/contract/commendation-values.ts';
import type { Commendation } from '#shared/contract/commendations.ts';
import { commendationFieldLabels as labels } from '#shared/contract/field-labels.ts';
import { showNumber } from '#shared/text/number.ts';
import { showDate } from '#shared/text/partial-date.ts';
import { showCommendationValue } from '#shared/words/show-commendation-value.ts';
import { invoke } from '../../api/client.ts';
import { useOperation } from '../../api/hooks.ts';
import { AnsweredTable, usePathId } from '../../ui/Answered.tsx';
import { NOTHING } from '../../ui/show.ts';
import { OpenRecord } from '../record/OpenRecord.tsx';
import { RecordPage } from '../record/RecordPage.tsx';
import { Section } from '../record/Section.tsx';
import { speakerPath } from '../speakers/paths.ts';
import { useUnits } from '../units/use-units.ts';
import { AdvanceDialog } from './AdvanceDialog.tsx';
import { StageTag } from './columns.tsx';
import { COMMENDATIONS_PATH, editCommendationPath } from './paths.ts';

export function CommendationPage(): ReactNode {
  const answer = useOperation('commendations.get', { id: usePathId() });
  return (
    <OpenRecord answer={answer} listPath={COMMENDATIONS_PATH}>
      {(commendation) => <CommendationRecord commendation={commendation} />}
    </OpenRecord>
  );
}

/** One commendation: what it is, the way it went, the talks behind it, its history. */
function CommendationRecord({ commendation }: { commendation: Commendation }): ReactNode {
  const { id, subjectName, formLabel, stage } = commendation;
  const [advancing, setAdvancing] = useState(false);
  const open = stage === 'proposed' || stage === 'submitted';
  const advance = nextStages[stage].length > 0 && (
    <Button icon={<StepForwardOutlined />} type={open ? 'primary' : 'default'} onClick={() => setAdvancing(true)}>
      Chuyển bước…
    </Button>
  );
  return (
    <RecordPage
      entity="commendation"
      record={commendation}
      title={`${formLabel}: ${subjectName}`}
      extra={<StageTag stage={stage} />}
      name={`${formLabel} của ${subjectName}`}
      listPath={COMMENDATIONS_PATH}
      editPath={editCommendationPath(id)}
      remove={(key) => invoke('commendations.remove', key)}
      restore={(key) => invoke('commendations.restore', key)}
      removeHint="Không còn trong danh sách và báo cáo. Có thể khôi phục từ Thùng rác bất cứ lúc nào."
      actions={!open && advance}
      mainAction={open && advance}
    >
      <Facts commendation={commendation} />
      <Section id="stages" title={labels.stages}>
        <Timeline
          items={commendation.stages.map((step, place) => ({
            key: place,
            content: (
              <>
                <b>{commendationStageLabels[step.stage]}</b> ngày {showDate(step.date)}, người ghi: {step.clerk}
                {step.note && <div>{step.note}</div>}
              </>
            ),
          }))}
        />
      </Section>
      <Section id="sessions" title={labels.sessions}>
        <Sessions ids={commendation.sessions} />
      </Section>
      {advancing && (
        <AdvanceDialog
          ids={[id]}
          commendation={commendation}
          onClose={() => setAdvancing(false)}
          onDone={() => setAdvancing(false)}
        />
      )}
    </RecordPage>
  );
}

function Facts({ commendation }: { commendation: Commendation }): ReactNode {
  const { units } = useUnits();
  const { speakerId, subjectName, unit, formLabel, levelLabel } = commendation;
  const show = (field: keyof Commendation & string) =>
    showCommendationValue(field, commendation[field], units) || NOTHING;
  return (
    <Descriptions
      className="facts"
      size="small"
      column={{ xs: 1, md: 2, xl: 3 }}
      items={[
        {
          key: 'subjectName',
          label: labels.subjectName,
          children: speakerId === null ? subjectName : <a href={`#${speakerPath(speakerId)}`}>{subjectName}</a>,
        },
        { key: 'subjectKind', label: labels.subjectKind, children: show('subjectKind') },
        { key: 'unit', label: labels.unit, children: unit ?? NOTHING },
        { key: 'type', label: labels.type, children: show('type') },
        { key: 'form', label: labels.form, children: formLabel },
        { key: 'level', label: labels.level, children: levelLabel ?? NOTHING },
        { key: 'authority', label: labels.authority, children: show('authority') },
        { key: 'decisionNumber', label: labels.decisionNumber, children: show('decisionNumber') },
        { key: 'decisionDate', label: labels.decisionDate, children: show('decisionDate') },
        { key: 'year', label: 'Khen cho năm', children: commendation.year },
        { key: 'amount', label: labels.amount, children: show('amount') },
        { key: 'reason', label: labels.reason, children: show('reason'), span: 'filled' as const },
      ]}
    />
  );
}

/** The talks behind it, the latest first. */
function Sessions({ ids }: { ids: number[] }): ReactNode {
  const answer = useOperation(
    'sessions.list',
    { filter: { ids }, sort: { field: 'date', direction: 'desc' }, pageSize: 2000 },
    { enabled: ids.length > 0 },
  );
  return (
    <AnsweredTable
      answer={answer}
      rows={ids.length > 0 ? answer.data?.items : []}
      rowKey="id"
      empty="Chưa chọn buổi nào: bấm Sửa để chọn các buổi làm căn cứ."
      columns={[
        { title: 'Ngày', width: 110, render: (_, { date }) => showDate(date) },
        { title: 'Chuyên đề', dataIndex: 'topic' },
        { title: 'Đơn vị', dataIndex: 'unit', width: 220 },
        { title: 'Người nghe', width: 110, align: 'right', render: (_, { audience }) => showNumber(audience) },
      ]}
    />
  );
}
