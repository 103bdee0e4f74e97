import { keepPreviousData } from '@tanstack/react-query';
import { Button, InputNumber, Space, Table, Tabs } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Commendation } from '#shared/contract/commendations.ts';
import { showNumber } from '#shared/text/number.ts';
import { showDate } from '#shared/text/partial-date.ts';
import { useOperation } from '../../api/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FailureAlert } from '../../ui/failure.tsx';
import { PagedTable, usePaging } from '../../ui/PagedTable.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { NOTHING } from '../../ui/show.ts';
import { useToday } from '../../ui/today.ts';
import { speakerPath } from '../speakers/paths.ts';
import { UnitsPicker } from '../units/UnitPicker.tsx';
import { StageTag } from './columns.tsx';
import { ProposeDialog } from './ProposeDialog.tsx';
import { COMMENDATIONS_PATH, commendationPath } from './paths.ts';

const PAGE_SIZE = 50;

/** What a clerk should look at before proposing: who was overlooked, and who was commended twice for one merit. */
export function WatchPage(): ReactNode {
  const navigate = useNavigate();
  return (
    <div className="page">
      <PageHeader title="Khen thưởng: cần xem xét" onBack={() => void navigate(COMMENDATIONS_PATH)} />
      <Tabs
        items={[
          { key: 'overlooked', label: 'Hoạt động nhiều, chưa được khen', children: <Overlooked /> },
          { key: 'repeated', label: 'Khen hai lần cho một thành tích', children: <Repeated /> },
        ]}
      />
    </div>
  );
}

function Overlooked(): ReactNode {
  const [years, setYears] = useState(3);
  const [minSessions, setMinSessions] = useState(1);
  const [unitId, setUnitId] = useState<number[]>([]);
  const { page, setPage, first } = usePaging();
  const [chosen, setChosen] = useState<number[]>([]);
  const [proposing, setProposing] = useState(false);
  const overlooked = useOperation(
    'commendations.overlooked',
    { years, minSessions, ...(unitId.length > 0 && { unitId }), page, pageSize: PAGE_SIZE },
    { placeholderData: keepPreviousData },
  );
  return (
    <>
      <Space wrap className="filter-bar">
        <label htmlFor="overlooked-years">Chưa được khen trong</label>
        <InputNumber
          id="overlooked-years"
          min={1}
          max={50}
          value={years}
          onChange={first((value: number | null) => setYears(value ?? 3))}
          suffix="năm"
        />
        <label htmlFor="overlooked-sessions">và đã báo cáo ít nhất</label>
        <InputNumber
          id="overlooked-sessions"
          min={0}
          max={10_000}
          value={minSessions}
          onChange={first((value: number | null) => setMinSessions(value ?? 1))}
          suffix="buổi"
        />
        <UnitsPicker aria-label="Đơn vị" placeholder="Tất cả đơn vị" value={unitId} onChange={first(setUnitId)} />
        <Button type="primary" disabled={chosen.length === 0} onClick={() => setProposing(true)}>
          Đề nghị khen thưởng {chosen.length > 0 ? `${showNumber(chosen.length)} người` : ''}…
        </Button>
      </Space>
      <PagedTable
        answer={overlooked}
        page={page}
        pageSize={PAGE_SIZE}
        onPage={setPage}
        showTotal={(total) => `${showNumber(total)} người`}
        empty={
          <EmptyState
            title="Không có ai trong sổ khớp với các điều kiện trên"
            hint="Danh sách này gồm người đang hoạt động, đã báo cáo đủ số buổi mà chưa được khen."
          />
        }
        rowKey={({ speaker }) => speaker.id}
        rowSelection={{
          selectedRowKeys: chosen,
          preserveSelectedRowKeys: true,
          onChange: (keys) => setChosen(keys.map(Number)),
        }}
        columns={[
          {
            title: 'Họ và tên',
            render: (_, { speaker }) => <a href={`#${speakerPath(speaker.id)}`}>{speaker.fullName}</a>,
          },
          { title: 'Đơn vị', render: (_, { speaker }) => speaker.unit },
          { title: 'Số buổi', width: 100, align: 'right', render: (_, { sessions }) => showNumber(sessions) },
          { title: 'Lượt nghe', width: 110, align: 'right', render: (_, { audience }) => showNumber(audience) },
          { title: 'Buổi gần nhất', width: 130, render: (_, { lastSession }) => showDate(lastSession) || NOTHING },
          {
            title: 'Khen gần nhất',
            width: 140,
            render: (_, { lastCommended }) => lastCommended ?? 'Chưa bao giờ',
          },
          {
            title: 'Đang đề nghị',
            width: 260,
            render: (_, { pending }) => (pending.length > 0 ? <CommendationLinks items={pending} /> : NOTHING),
          },
        ]}
      />
      {proposing && (
        <ProposeDialog
          speakerIds={chosen}
          years={years}
          onClose={() => setProposing(false)}
          onDone={() => {
            setProposing(false);
            setChosen([]);
          }}
        />
      )}
    </>
  );
}

type Linked = Pick<Commendation, 'id' | 'formLabel' | 'stage'> & { decisionNumber?: string | null };

/** Commendations by their names, each with its stage. */
function CommendationLinks({ items }: { items: Linked[] }): ReactNode {
  return (
    <ul className="plain-list">
      {items.map(({ id, formLabel, decisionNumber, stage }) => (
        <li key={id}>
          <a href={`#${commendationPath(id)}`}>
            {formLabel} {decisionNumber && `(${decisionNumber})`}
          </a>{' '}
          <StageTag stage={stage} />
        </li>
      ))}
    </ul>
  );
}

function Repeated(): ReactNode {
  const today = useToday();
  const [year, setYear] = useState(Number(today.slice(0, 4)));
  const { data, error, refetch } = useOperation(
    'commendations.repeated',
    { year },
    { placeholderData: keepPreviousData },
  );
  if (error) return <FailureAlert error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <Space className="filter-bar">
        <label htmlFor="repeated-year">Năm</label>
        <InputNumber
          id="repeated-year"
          min={1945}
          max={2100}
          value={year}
          onChange={(value) => value !== null && setYear(value)}
        />
      </Space>
      <Table
        size="small"
        pagination={false}
        loading={!data}
        rowKey={({ items }) => items.map(({ id }) => id).join('-')}
        {...(data && { dataSource: data })}
        locale={{ emptyText: <EmptyState title={`Năm ${year} không có ai được khen hai lần cho một thành tích`} /> }}
        columns={[
          { title: 'Người, tập thể', width: 240, dataIndex: 'subjectName' },
          { title: 'Thành tích', dataIndex: 'reason' },
          {
            title: 'Các khen thưởng',
            render: (_, { items }) => <CommendationLinks items={items} />,
          },
        ]}
      />
    </>
  );
}
