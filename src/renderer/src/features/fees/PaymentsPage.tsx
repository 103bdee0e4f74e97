import { FileExcelOutlined, PrinterOutlined } from '@ant-design/icons';
import { keepPreviousData } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { Fragment, type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Payments } from '#shared/contract/fees.ts';
import { showNumber } from '#shared/text/number.ts';
import { isFullDate, showDate } from '#shared/text/partial-date.ts';
import { invoke } from '../../api/client.ts';
import { print, saveFile } from '../../api/files.ts';
import { useCommand, useOperation } from '../../api/hooks.ts';
import { useAction } from '../../ui/actions.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FailureAlert } from '../../ui/failure.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { PartialDateInput } from '../../ui/PartialDateInput.tsx';
import { useToday } from '../../ui/today.ts';
import { useKeptState } from '../../ui/use-kept-state.ts';
import { useNotices } from '../../ui/use-notices.tsx';
import { useQuarter } from '../../ui/use-quarter.ts';
import { SESSIONS_PATH, sessionPath } from '../sessions/paths.ts';
import { UnitPicker } from '../units/UnitPicker.tsx';
import { FeeRatesDialog } from './FeeRatesDialog.tsx';
import './payments.css';

const EXCEL = [{ name: 'Excel', extensions: ['xlsx'] }];

/** The list of payments of a span of days: who is due what, with the sum in words, to print or as a workbook. */
export function PaymentsPage(): ReactNode {
  const navigate = useNavigate();
  const notices = useNotices();
  const today = useToday();
  const quarter = useQuarter(today);
  const [chosenFrom, setFrom] = useKeptState<string | null>('payments.from', null);
  const [chosenTo, setTo] = useKeptState<string | null>('payments.to', null);
  const from = chosenFrom ?? quarter?.from ?? null;
  const to = chosenTo ?? quarter?.to ?? null;
  const [unitId, setUnitId] = useKeptState<number | null>('payments.unit', null);
  const [rates, setRates] = useState(false);
  const [open, setOpen] = useState<string>();
  const valid = from !== null && to !== null && isFullDate(from) && isFullDate(to) && from <= to;
  const span = { period: { from: from ?? '', to: to ?? '' }, unitId };
  const { data, error, refetch } = useOperation('payments.list', span, {
    enabled: valid,
    placeholderData: keepPreviousData,
  });
  const fill = useCommand('payments.fill', {
    onSuccess: ({ filled, changeId }) =>
      notices.done(
        filled > 0 ? `Đã điền mức chi cho ${showNumber(filled)} lượt.` : 'Không có lượt nào ứng với mức chi đã đặt.',
        changeId === null ? undefined : { changeId },
      ),
    onError: notices.failed,
  });
  const write = async () => {
    try {
      const name = await saveFile(
        `Bảng kê ${showDate(from)} - ${showDate(to)}.xlsx`.replaceAll('/', '.'),
        EXCEL,
        (file) => invoke('payments.write', { ...span, file }),
      );
      if (name) notices.done(`Đã ghi ${name}.`);
    } catch (failure) {
      notices.failed(failure);
    }
  };
  useAction('print', () => void print({ landscape: true }));

  return (
    <div className="page payments">
      <PageHeader
        title="Bảng kê chi bồi dưỡng"
        onBack={() => void navigate(SESSIONS_PATH)}
        actions={
          <>
            <Button onClick={() => setRates(true)}>Mức chi bồi dưỡng…</Button>
            <Button icon={<PrinterOutlined />} onClick={() => void print({ landscape: true })}>
              In
            </Button>
            <Button type="primary" icon={<FileExcelOutlined />} disabled={!valid} onClick={() => void write()}>
              Xuất Excel
            </Button>
          </>
        }
      />
      <div className="payments-span">
        <span>Từ ngày</span>
        <PartialDateInput century="near" aria-label="Từ ngày" value={from} onChange={setFrom} />
        <span>đến ngày</span>
        <PartialDateInput century="near" aria-label="Đến ngày" value={to} onChange={setTo} />
        <UnitPicker aria-label="Đơn vị" placeholder="Mọi đơn vị" value={unitId} onChange={setUnitId} withClosed />
      </div>
      <p className="payments-title">
        Từ ngày {showDate(from)} đến ngày {showDate(to)}
      </p>
      {!valid && (
        <Alert
          type="warning"
          showIcon
          title="Hãy nhập ngày đầu và ngày cuối có thật, ngày cuối không trước ngày đầu."
        />
      )}
      {error && <FailureAlert error={error} onRetry={() => void refetch()} />}
      {data && data.missing > 0 && (
        <Alert
          className="page-note"
          type="info"
          showIcon
          title={`${showNumber(data.missing)} lượt chưa ghi tiền bồi dưỡng.`}
          action={
            <Button size="small" loading={fill.isPending} onClick={() => fill.mutate(span)}>
              Điền theo mức chi bồi dưỡng
            </Button>
          }
        />
      )}
      {data && data.items.length === 0 && (
        <EmptyState title="Không có buổi nào trong những ngày này" hint="Chọn ngày khác hoặc bỏ đơn vị." />
      )}
      {data && data.items.length > 0 && <PaymentTable payments={data} open={open} onOpen={setOpen} />}
      {rates && <FeeRatesDialog onClose={() => setRates(false)} />}
    </div>
  );
}

interface TableProps {
  payments: Payments;
  /** Whose lines are shown. */
  open: string | undefined;
  onOpen: (key: string | undefined) => void;
}

function PaymentTable({ payments, open, onOpen }: TableProps): ReactNode {
  return (
    <>
      <table className="plain-table payments-table">
        <thead>
          <tr>
            <th scope="col">STT</th>
            <th scope="col">Họ và tên</th>
            <th scope="col">Chức vụ</th>
            <th scope="col">Đơn vị</th>
            <th scope="col">Số buổi</th>
            <th scope="col">Số tiền (đồng)</th>
            <th scope="col" className="print-only">
              Ký nhận
            </th>
          </tr>
        </thead>
        <tbody>
          {payments.items.map(({ speakerId, name, position, unit, sessions, amount, lines }, place) => {
            const key = `${speakerId ?? name} ${unit}`;
            return (
              <Fragment key={key}>
                <tr>
                  <td>{place + 1}</td>
                  <td>
                    <button
                      type="button"
                      className="link-button"
                      aria-expanded={open === key}
                      onClick={() => onOpen(open === key ? undefined : key)}
                    >
                      {name}
                    </button>
                  </td>
                  <td>{position}</td>
                  <td>{unit}</td>
                  <td className="cell-right">{showNumber(sessions)}</td>
                  <td className="cell-right">{showNumber(amount)}</td>
                  <td className="print-only" />
                </tr>
                {open === key &&
                  lines.map(({ sessionId, date, topic, unit: at, role, fee }) => (
                    <tr key={`${sessionId} ${role}`} className="payment-line">
                      <td />
                      <td colSpan={3}>
                        <a href={`#${sessionPath(sessionId)}`}>
                          {showDate(date)} · {topic ?? 'Không ghi nội dung'}
                        </a>{' '}
                        <small>{[at, role].filter(Boolean).join(' · ')}</small>
                      </td>
                      <td />
                      <td className="cell-right">{fee === null ? 'chưa ghi' : showNumber(fee)}</td>
                      <td className="print-only" />
                    </tr>
                  ))}
              </Fragment>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={4}>
              Tổng cộng
            </th>
            <td className="cell-right">{showNumber(payments.sessions)}</td>
            <td className="cell-right">{showNumber(payments.amount)}</td>
            <td className="print-only" />
          </tr>
        </tfoot>
      </table>
      <p>
        <i>Bằng chữ: {payments.words}./.</i>
      </p>
    </>
  );
}
