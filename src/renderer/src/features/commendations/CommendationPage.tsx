import { DeleteOutlined, EditOutlined, StepForwardOutlined } from '@ant-design/icons';
import { Alert, Button, Descriptions, Table, Timeline } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { commendationStageLabels, nextStages } from '#shared/contract/commendation-values.ts';
import type { Commendation } from '#shared/contract/commendations.ts';
import { commendationFieldLabels as labels } from '#shared/contract/field-labels.ts';
import { showNumber } from '#shared/text/number.ts';
import { showDate } from '#shared/text/partial-date.ts';
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
import { useUnits } from '../units/use-units.ts';
import { AdvanceDialog } from './AdvanceDialog.tsx';
import { StageTag } from './columns.tsx';
import { COMMENDATIONS_PATH, editCommendationPath } from './paths.ts';
import { showCommendationValue } from './show-commendation-value.ts';

export function CommendationPage(): ReactNode {
  const id = Number(useParams().id);
  const { data, error, refetch } = useOperation('commendations.get', { id });
  if (error) return <FailureAlert error={error} onRetry={() => void refetch()} />;
  return data ? <CommendationRecord key={id} commendation={data} /> : <Loading />;
}

/** One commendation: what it is, the way it went, the talks behind it, its history. */
function CommendationRecord({ commendation }: { commendation: Commendation }): ReactNode {
  const { id, version, subjectName, formLabel, stage } = commendation;
  const navigate = useNavigate();
  const notices = useNotices();
  const confirm = useConfirm();
  const [advancing, setAdvancing] = useState(false);
  const removed = commendation.deletedAt !== null;

  const remove = useCommand('commendations.remove', {
    onSuccess: () => {
      notices.done(`Đã đưa ${formLabel} của ${subjectName} vào thùng rác.`, { entity: 'commendation', entityId: id });
      void navigate(COMMENDATIONS_PATH);
    },
    onError: notices.failed,
  });
  const restore = useCommand('commendations.restore', {
    onSuccess: () => notices.done(`Đã khôi phục ${formLabel} của ${subjectName}.`),
    onError: notices.failed,
  });
  const askRemove = async () => {
    const sure = await confirm({
      title: `Đưa ${formLabel} của ${subjectName} vào thùng rác?`,
      content: 'Không còn trong danh sách và báo cáo. Có thể khôi phục từ Thùng rác bất cứ lúc nào.',
      action: 'Đưa vào thùng rác',
      danger: true,
    });
    if (sure) remove.mutate({ id, version });
  };
  const edit = () => void navigate(editCommendationPath(id));
  useAction('edit', edit, !removed);
  const open = stage === 'proposed' || stage === 'submitted';

  return (
    <div className="page">
      <PageHeader
        title={`${formLabel}: ${subjectName}`}
        extra={<StageTag stage={stage} />}
        onBack={() => void navigate(COMMENDATIONS_PATH)}
        actions={
          !removed && (
            <>
              <Button icon={<DeleteOutlined />} danger onClick={() => void askRemove()} loading={remove.isPending}>
                Đưa vào thùng rác
              </Button>
              {nextStages[stage].length > 0 && (
                <Button
                  icon={<StepForwardOutlined />}
                  type={open ? 'primary' : 'default'}
                  onClick={() => setAdvancing(true)}
                >
                  Chuyển bước…
                </Button>
              )}
              <Button type={open ? 'default' : 'primary'} icon={<EditOutlined />} onClick={edit} title="Ctrl+E">
                Sửa
              </Button>
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
      <Facts commendation={commendation} />
      <section className="section" aria-labelledby="stages-title">
        <h2 id="stages-title">{labels.stages}</h2>
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
      </section>
      <section className="section" aria-labelledby="sessions-title">
        <h2 id="sessions-title">{labels.sessions}</h2>
        <Sessions ids={commendation.sessions} />
      </section>
      <section className="section" aria-labelledby="history-title">
        <h2 id="history-title">Lịch sử thay đổi</h2>
        <HistoryPanel entity="commendation" entityId={id} />
      </section>
      {advancing && (
        <AdvanceDialog
          ids={[id]}
          commendation={commendation}
          onClose={() => setAdvancing(false)}
          onDone={() => setAdvancing(false)}
        />
      )}
    </div>
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
  const { data, error } = useOperation(
    'sessions.list',
    { filter: { ids }, sort: { field: 'date', direction: 'desc' }, pageSize: 2000 },
    { enabled: ids.length > 0 },
  );
  if (error) return <FailureAlert error={error} />;
  return (
    <Table
      size="small"
      pagination={false}
      rowKey="id"
      dataSource={ids.length > 0 ? (data?.items ?? []) : []}
      locale={{ emptyText: 'Chưa chọn buổi nào: bấm Sửa để chọn các buổi làm căn cứ.' }}
      columns={[
        { title: 'Ngày', width: 110, render: (_, { date }) => showDate(date) },
        { title: 'Chuyên đề', dataIndex: 'topic' },
        { title: 'Đơn vị', dataIndex: 'unit', width: 220 },
        { title: 'Người nghe', width: 110, align: 'right', render: (_, { audience }) => showNumber(audience) },
      ]}
    />
  );
}
