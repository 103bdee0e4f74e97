import { Alert, Button, Checkbox, Form, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { DatedPeriod } from '#shared/contract/periods.ts';
import type { ReportCheck, UnitMode } from '#shared/contract/reports.ts';
import { useTask } from '../../api/hooks.ts';
import type { Answer } from '../../ui/Answered.tsx';
import { FailureAlert } from '../../ui/failure.tsx';
import { useNotices } from '../../ui/use-notices.tsx';

interface Props {
  period: DatedPeriod;
  units: UnitMode;
  /** Whether a report was sent already: this one then amends it. */
  amended: boolean;
  /** What is to be looked at before: nothing is finalised before it is known, or known that it cannot be. */
  checks: Answer<ReportCheck[]>;
  onClose: () => void;
}

/** Freezes the period's report, with what the clerk wants to say about it. */
export function FinaliseDialog({ period, units, amended, checks, onClose }: Props): ReactNode {
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
      okButtonProps={{ disabled: !checks.data && !checks.error }}
      onOk={() => task.mutate({ period: { kind, year, number }, units, note, lock })}
      onCancel={onClose}
    >
      <p>
        Sổ Excel và số liệu của {period.label} được giữ nguyên như lúc này, kèm mã kiểm, người chốt và giờ chốt. Sửa sổ
        về sau không làm đổi bản đã chốt.
      </p>
      <ChecksBefore checks={checks} />
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

function ChecksBefore({ checks: { data, error, refetch } }: Pick<Props, 'checks'>): ReactNode {
  if (error) {
    return (
      <Alert
        type="warning"
        showIcon
        title="Chưa kiểm tra được số liệu trước khi gửi."
        description="Bạn vẫn chốt được, nhưng chương trình không biết còn điều gì nên xem lại hay không."
        action={<Button onClick={() => void refetch()}>Kiểm tra lại</Button>}
      />
    );
  }
  if (!data) return <p role="status">Đang kiểm tra số liệu trước khi gửi…</p>;
  if (data.length === 0) return null;
  return <Alert type="warning" showIcon title={`Còn ${data.length} điều nên xem lại ở mục Kiểm tra trước khi gửi.`} />;
}
