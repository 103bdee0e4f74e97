import { Checkbox, Input, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import type { DatedPeriod } from '#shared/contract/periods.ts';
import { type SubmissionCell, submissionStateLabels } from '#shared/contract/submissions.ts';
import { isFullDate } from '#shared/text/partial-date.ts';
import { useCommand } from '../../api/hooks.ts';
import { PartialDateInput } from '../../ui/PartialDateInput.tsx';
import { useNotices } from '../../ui/use-notices.tsx';

/** What is noted of one unit's quarter; each change is written at once. */
export function SubmissionForm({ cell, quarter }: { cell: SubmissionCell; quarter: DatedPeriod }): ReactNode {
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
      <ReceivedOn value={cell.receivedOn} onSet={(receivedOn) => set({ receivedOn })} />
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

/** Written when the clerk presses Enter or leaves it; what is no day stays as typed, and the notice says so. */
function ReceivedOn({ value, onSet }: { value: string | null; onSet: (day: string | null) => void }): ReactNode {
  const [stored, setStored] = useState(value);
  const [typed, setTyped] = useState(value);
  const [given, setGiven] = useState(value);
  // Noted meanwhile in another window, or by an import.
  if (value !== stored) {
    setStored(value);
    setTyped(value);
    setGiven(value);
  }
  const write = () => {
    if (typed === value) return;
    setGiven(typed);
    onSet(typed);
  };
  return (
    <PartialDateInput
      id="received-on"
      century="near"
      value={typed}
      onChange={setTyped}
      onPressEnter={write}
      // What was refused is not given again only because the cursor leaves.
      onBlur={() => typed !== given && write()}
      aria-invalid={typed !== null && !isFullDate(typed)}
    />
  );
}
