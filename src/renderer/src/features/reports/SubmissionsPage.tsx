import { keepPreviousData } from '@tanstack/react-query';
import { Button, Input, Modal, Popover, Table, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import type { DatedPeriod } from '#shared/contract/periods.ts';
import type { OutputOf } from '#shared/contract/registry.ts';
import { type SubmissionCell, type SubmissionState, submissionStateLabels } from '#shared/contract/submissions.ts';
import { showNumber } from '#shared/text/number.ts';
import { showDate } from '#shared/text/partial-date.ts';
import { useOperation } from '../../api/hooks.ts';
import { Answered } from '../../ui/Answered.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FailureAlert } from '../../ui/failure.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Stale } from '../../ui/Stale.tsx';
import { useNotices } from '../../ui/use-notices.tsx';
import { PeriodPicker } from './PeriodPicker.tsx';
import { REPORTS_PATH } from './paths.ts';
import { SubmissionForm } from './SubmissionForm.tsx';
import { usePeriod } from './use-period.ts';
import './reports.css';

type Grid = OutputOf<'submissions.grid'>;
type UnitLine = Grid['units'][number];

const colours: Record<SubmissionState, string> = {
  complete: 'green',
  received: 'blue',
  late: 'orange',
  waiting: 'default',
  'not-sent': 'red',
  'not-noted': 'default',
  'not-expected': 'default',
};

/** Units down, quarters across: who sent what, when, late or not at all. */
export function SubmissionsPage(): ReactNode {
  const { shown, choose, error, retry } = usePeriod();
  const navigate = useNavigate();
  if (error) return <FailureAlert error={error} onRetry={retry} />;
  if (!shown) return <Loading />;
  const { chosen, period, waiting } = shown;
  return (
    <div className="page">
      <PageHeader
        title="Tình hình nộp"
        extra={<PeriodPicker value={chosen} onChange={choose} />}
        actions={<Reminder period={period} />}
        onBack={() => void navigate(REPORTS_PATH)}
      />
      <p className="hint">
        Bấm vào một ô để ghi ngày nhận, đánh dấu đã nộp đủ hoặc không phải nộp. Tệp Excel nhập vào sổ thì ngày nhận tự
        ghi.
      </p>
      <SubmissionGrid period={period} waiting={waiting} />
    </div>
  );
}

function SubmissionGrid({ period, waiting }: { period: DatedPeriod; waiting: boolean }): ReactNode {
  const { data, error, refetch, isPlaceholderData } = useOperation(
    'submissions.grid',
    { year: period.year },
    { placeholderData: keepPreviousData },
  );
  if (error) return <FailureAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <Stale waiting={waiting || isPlaceholderData}>
      <Table<UnitLine>
        className="submissions"
        tableLayout="fixed"
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={data.units}
        locale={{ emptyText: <EmptyState title="Chưa có xã, phường, thị trấn nào" hint="Thêm đơn vị ở mục Đơn vị." /> }}
        columns={[
          { title: 'Đơn vị', width: 160, dataIndex: 'name' },
          ...data.quarters.map((quarter, index) => ({
            className: quarter.name === period.name ? 'submissions-chosen' : '',
            title: (
              <>
                {quarter.name} <span className="hint">hạn {showDate(quarter.unitsDue)}</span>
              </>
            ),
            render: (_: unknown, { cells }: UnitLine) => {
              const cell = cells[index];
              return cell ? <Cell cell={cell} quarter={quarter} /> : null;
            },
          })),
        ]}
      />
    </Stale>
  );
}

function Cell({ cell, quarter }: { cell: SubmissionCell; quarter: DatedPeriod }): ReactNode {
  const [open, setOpen] = useState(false);
  const label = submissionStateLabels[cell.state];
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      destroyOnHidden
      title={`${cell.unit}, ${quarter.name}`}
      content={<SubmissionForm cell={cell} quarter={quarter} />}
    >
      <Button
        type="text"
        size="small"
        className="submission-cell"
        aria-label={`${cell.unit}, ${quarter.name}: ${label}`}
      >
        <Tag color={colours[cell.state]}>{label}</Tag>
        <span className="hint">
          {cell.receivedOn ? `${showDate(cell.receivedOn)}${cell.late ? ' (chậm)' : ''} · ` : ''}
          {showNumber(cell.sessions)} buổi
        </span>
      </Button>
    </Popover>
  );
}

/** The reminder for those that have not sent, to be copied into a letter or a message. */
function Reminder({ period: { kind, year, number } }: { period: DatedPeriod }): ReactNode {
  const notices = useNotices();
  const [open, setOpen] = useState(false);
  const reminder = useOperation('submissions.reminder', { period: { kind, year, number } }, { enabled: open });
  const text = reminder.error ? undefined : reminder.data?.text;
  const copy = (written: string) =>
    navigator.clipboard.writeText(written).then(() => notices.done('Đã chép lời nhắc.'), notices.failed);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Lời nhắc nộp…</Button>
      <Modal
        open={open}
        title="Lời nhắc nộp báo cáo"
        okText="Chép"
        cancelText="Đóng"
        okButtonProps={{ disabled: text === undefined }}
        onOk={() => text !== undefined && void copy(text)}
        onCancel={() => setOpen(false)}
      >
        <Answered answer={reminder}>
          {(written) => <Input.TextArea autoSize value={written.text} aria-label="Lời nhắc" readOnly />}
        </Answered>
      </Modal>
    </>
  );
}
