import { Button, Checkbox, DatePicker, Input, Modal, Popover, Space, Table, Tag } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import type { DatedPeriod } from '#shared/contract/periods.ts';
import type { OutputOf } from '#shared/contract/registry.ts';
import { type SubmissionCell, type SubmissionState, submissionStateLabels } from '#shared/contract/submissions.ts';
import { showNumber } from '#shared/text/number.ts';
import { showDate } from '#shared/text/partial-date.ts';
import { useCommand, useOperation } from '../../api/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FailureAlert } from '../../ui/failure.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { useNotices } from '../../ui/use-notices.tsx';
import { PeriodPicker, usePeriod } from './PeriodPicker.tsx';
import { REPORTS_PATH } from './paths.ts';
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
  const [period, choose, error] = usePeriod();
  const navigate = useNavigate();
  if (error) return <FailureAlert error={error} />;
  if (!period) return <Loading />;
  return (
    <div className="page">
      <PageHeader
        title="Tình hình nộp"
        extra={<PeriodPicker value={period} onChange={choose} />}
        actions={<Reminder period={period} />}
        onBack={() => void navigate(REPORTS_PATH)}
      />
      <p className="hint">
        Bấm vào một ô để ghi ngày nhận, đánh dấu đã nộp đủ hoặc không phải nộp. Tệp Excel nhập vào sổ thì ngày nhận tự
        ghi.
      </p>
      <SubmissionGrid period={period} />
    </div>
  );
}

function SubmissionGrid({ period }: { period: DatedPeriod }): ReactNode {
  const { data, error, refetch } = useOperation('submissions.grid', { year: period.year });
  if (error) return <FailureAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
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
      content={<CellForm cell={cell} quarter={quarter} />}
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

function CellForm({ cell, quarter }: { cell: SubmissionCell; quarter: DatedPeriod }): ReactNode {
  const notices = useNotices();
  const mark = useCommand('submissions.mark', {
    onSuccess: ([saved]) => {
      if (saved)
        notices.doneOf('submission', `Đã ghi ${saved.unit}, ${quarter.name}: ${submissionStateLabels[saved.state]}.`);
    },
    onError: notices.failed,
  });
  const period = { kind: quarter.kind, year: quarter.year, number: quarter.number };
  const set = (patch: { expected?: boolean; receivedOn?: string | null; complete?: boolean; note?: string }) =>
    mark.mutate({ unitId: cell.unitId, period, ...patch });
  return (
    <Space orientation="vertical" className="submission-form">
      <label htmlFor="received-on">Ngày nhận</label>
      <DatePicker
        id="received-on"
        format="DD/MM/YYYY"
        value={cell.receivedOn ? dayjs(cell.receivedOn) : null}
        onChange={(day) => set({ receivedOn: day ? day.format('YYYY-MM-DD') : null })}
      />
      {cell.fileName && <span className="hint">Từ tệp {cell.fileName}</span>}
      <Checkbox checked={cell.complete} onChange={({ target }) => set({ complete: target.checked })}>
        Đã nộp đủ (số 0 là số thật)
      </Checkbox>
      <Checkbox checked={cell.expected} onChange={({ target }) => set({ expected: target.checked })}>
        Phải nộp
      </Checkbox>
      <Input
        defaultValue={cell.note ?? ''}
        placeholder="Ghi chú"
        aria-label="Ghi chú"
        maxLength={500}
        onBlur={({ target }) => target.value !== (cell.note ?? '') && set({ note: target.value })}
      />
      <span className="hint">Mỗi thay đổi ở đây được ghi vào sổ ngay.</span>
    </Space>
  );
}

/** The reminder for those that have not sent, to be copied into a letter or a message. */
function Reminder({ period: { kind, year, number } }: { period: DatedPeriod }): ReactNode {
  const notices = useNotices();
  const [open, setOpen] = useState(false);
  const { data, error } = useOperation('submissions.reminder', { period: { kind, year, number } }, { enabled: open });
  const copy = () =>
    navigator.clipboard.writeText(data?.text ?? '').then(() => notices.done('Đã chép lời nhắc.'), notices.failed);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Lời nhắc nộp…</Button>
      <Modal
        open={open}
        title="Lời nhắc nộp báo cáo"
        okText="Chép"
        cancelText="Đóng"
        onOk={() => void copy()}
        onCancel={() => setOpen(false)}
      >
        {error && <FailureAlert error={error} />}
        <Input.TextArea autoSize value={data?.text ?? ''} aria-label="Lời nhắc" readOnly />
      </Modal>
    </>
  );
}
