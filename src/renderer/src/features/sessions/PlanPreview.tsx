import { DeleteOutlined } from '@ant-design/icons';
import { Button, Checkbox, Table } from 'antd';
import type { ReactNode } from 'react';
import { sessionFieldLabels as labels } from '#shared/contract/field-labels.ts';
import { showNumber } from '#shared/text/number.ts';
import { isFullDate, showDate, weekdayNames, weekdayOf } from '#shared/text/partial-date.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PartialDateInput } from '../../ui/PartialDateInput.tsx';
import { useToday } from '../../ui/today.ts';
import { useUnits } from '../units/use-units.ts';
import { isWeekend, type PlanDraft, type PlanLine, type PlannedLines } from './plan-lines.ts';

const PAGE_SIZE = 20;

interface Props {
  draft: PlanDraft;
  planned: PlannedLines;
  problem: string | undefined;
  onChange: (patch: Partial<PlanDraft>) => void;
}

/** The sessions that a plan makes, before any is written: each may be moved or left out. */
export function PlanPreview({ draft, planned, problem, onChange }: Props): ReactNode {
  const { units } = useUnits();
  const nameOf = (unitId: number) => units?.byId.get(unitId)?.name ?? '';
  const { moved, dropped } = draft;
  return (
    <section aria-label="Các buổi sẽ thêm">
      <Summary draft={draft} planned={planned} onChange={onChange} />
      {problem && (
        <p className="form-problem" role="alert">
          {problem}
        </p>
      )}
      <Table<PlanLine>
        size="small"
        rowKey="key"
        dataSource={planned.lines}
        locale={{
          emptyText:
            planned.count > 0 ? (
              <EmptyState title="Nhiều buổi quá" hint="Bớt ngày, đơn vị hoặc chuyên đề thì các buổi hiện ở đây." />
            ) : (
              <EmptyState
                title="Chưa có buổi nào"
                hint="Nhập chuyên đề, đơn vị và ngày ở trên: các buổi hiện ở đây để xem lại trước khi thêm."
              />
            ),
        }}
        pagination={{
          pageSize: PAGE_SIZE,
          hideOnSinglePage: true,
          showSizeChanger: false,
          showTotal: (total) => `${showNumber(total)} buổi`,
        }}
        columns={[
          {
            title: labels.date,
            width: 260,
            render: (_, { key, date, unitId, topic }) => (
              <span className="plan-day">
                <PartialDateInput
                  century="near"
                  aria-label={`Ngày của buổi ${topic} ở ${nameOf(unitId)}`}
                  aria-invalid={!isFullDate(date)}
                  value={date}
                  onChange={(day) => onChange({ moved: { ...moved, [key]: day } })}
                />
                <Weekday date={date} />
              </span>
            ),
          },
          { title: labels.unit, width: 220, render: (_, { unitId }) => nameOf(unitId) },
          { title: labels.topic, dataIndex: 'topic' },
          {
            title: <span className="visually-hidden">Bỏ buổi</span>,
            width: 48,
            render: (_, { key, date, unitId }) => (
              <Button
                type="text"
                danger
                size="small"
                icon={<DeleteOutlined />}
                aria-label={`Bỏ buổi ${showDate(date)} ở ${nameOf(unitId)}`}
                title="Bỏ buổi này khỏi kế hoạch"
                onClick={() => onChange({ dropped: [...dropped, key] })}
              />
            ),
          },
        ]}
      />
    </section>
  );
}

function Weekday({ date }: { date: string }): ReactNode {
  if (!isFullDate(date)) return null;
  return <span className={isWeekend(date) ? 'plan-weekend' : 'hint'}>{weekdayNames[weekdayOf(date)]}</span>;
}

/** How many sessions there will be, and what to look at among them. */
function Summary({ draft, planned, onChange }: Omit<Props, 'problem'>): ReactNode {
  const today = useToday();
  const { withoutWeekends } = draft;
  const { lines, count, left } = planned;
  const atWeekends = lines.filter(({ date }) => isWeekend(date)).length;
  const past = lines.filter(({ date }) => isFullDate(date) && date < today).length;
  const units = new Set(lines.map(({ unitId }) => unitId)).size;
  const days = new Set(lines.map(({ date }) => date)).size;
  return (
    <div className="plan-summary" role="status">
      <h2>
        {showNumber(count)} buổi
        {lines.length > 0 && ` ở ${showNumber(units)} đơn vị, trong ${showNumber(days)} ngày`}
      </h2>
      {(atWeekends > 0 || withoutWeekends) && (
        <Checkbox checked={withoutWeekends} onChange={({ target }) => onChange({ withoutWeekends: target.checked })}>
          Không xếp vào thứ bảy, chủ nhật{atWeekends > 0 && ` (đang có ${showNumber(atWeekends)} buổi)`}
        </Checkbox>
      )}
      {left > 0 && (
        <Button type="link" size="small" onClick={() => onChange({ dropped: [] })}>
          Lấy lại {showNumber(left)} buổi đã bỏ
        </Button>
      )}
      {past > 0 && <span className="form-problem">{showNumber(past)} buổi có ngày đã qua.</span>}
      {lines.length > 0 && (
        <span className="hint">
          Chương trình không biết ngày nghỉ lễ, tết: hãy xem lại những ngày đó trước khi thêm.
        </span>
      )}
    </div>
  );
}
