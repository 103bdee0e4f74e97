import { Alert, Checkbox, Form, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { DatedPeriod } from '#shared/contract/periods.ts';
import type { UnitMode } from '#shared/contract/reports.ts';
import { useTask } from '../../api/hooks.ts';
import { FailureAlert } from '../../ui/failure.tsx';
import { useNotices } from '../../ui/use-notices.tsx';

interface Props {
  period: DatedPeriod;
  units: UnitMode;
  /** Whether a report was sent already: this one then amends it. */
  amended: boolean;
  /** How many findings the checks have. */
  findings: number;
  onClose: () => void;
}

/** Freezes the period's report, with what the clerk wants to say about it. */
export function FinaliseDialog({ period, units, amended, findings, onClose }: Props): ReactNode {
  const notices = useNotices();
  const [note, setNote] = useState('');
  const [lock, setLock] = useState(true);
  const { kind, year, number } = period;
  const task = useTask('reports.finalise', {
    onSuccess: ({ title }) => {
      notices.done(`Đã chốt ${title}.`);
      onClose();
    },
  });
  return (
    <Modal
      open
      title={amended ? `Lập báo cáo bổ sung ${period.name}` : `Chốt báo cáo ${period.name}`}
      okText={amended ? 'Lập báo cáo bổ sung' : 'Chốt báo cáo'}
      cancelText="Thôi"
      confirmLoading={task.isPending}
      onOk={() => task.mutate({ period: { kind, year, number }, units, note, lock })}
      onCancel={onClose}
    >
      <p>
        Sổ Excel và số liệu của {period.label} được giữ nguyên như lúc này, kèm mã kiểm, người chốt và giờ chốt. Sửa sổ
        về sau không làm đổi bản đã chốt.
      </p>
      {findings > 0 && (
        <Alert type="warning" showIcon title={`Còn ${findings} điều nên xem lại ở mục Kiểm tra trước khi gửi.`} />
      )}
      <Form layout="vertical">
        <Form.Item label="Ghi chú" htmlFor="finalise-note">
          <Input id="finalise-note" value={note} maxLength={500} onChange={({ target }) => setNote(target.value)} />
        </Form.Item>
        <Checkbox checked={lock} onChange={({ target }) => setLock(target.checked)}>
          Khoá kỳ này: hỏi lại trước khi sửa bản ghi thuộc kỳ
        </Checkbox>
      </Form>
      {task.error && <FailureAlert error={task.error} />}
    </Modal>
  );
}
