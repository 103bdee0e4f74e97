import { Form, Modal } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { UnitItem } from '#shared/contract/units.ts';
import { showNumber } from '#shared/text/number.ts';
import { isFullDate } from '#shared/text/partial-date.ts';
import { useCommand, useOperation } from '../../api/hooks.ts';
import { PartialDateInput } from '../../ui/PartialDateInput.tsx';
import { useToday } from '../../ui/today.ts';
import { useAskClose, useEntered } from '../../ui/use-ask-close.ts';
import { useNotices } from '../../ui/use-notices.tsx';
import { MovePreview } from './MovePreview.tsx';
import { unitPath } from './paths.ts';
import { type Target, TargetFields, targetInput } from './TargetFields.tsx';
import { UnitsPicker } from './UnitPicker.tsx';
import type { Units } from './use-units.ts';

/** Units become one, on a day: into one of the register or a new one. Nothing moves before the preview is seen. */
export function MergeUnitsDialog({
  unit,
  units,
  onClose,
}: {
  unit: UnitItem;
  units: Units;
  onClose: () => void;
}): ReactNode {
  const today = useToday();
  const navigate = useNavigate();
  const notices = useNotices();
  const [from, setFrom] = useState<number[]>([unit.id]);
  const [target, setTarget] = useState<Target>({ is: 'new', name: '', kind: unit.kind });
  const [date, setDate] = useState<string | null>(today);

  const askClose = useAskClose(useEntered({ from, target, date }), onClose);

  const into = targetInput(target, unit.parentId);
  const chosenTarget = target.is === 'existing' ? target.id : null;
  const exceptFrom = useMemo(() => new Set(chosenTarget === null ? [] : [chosenTarget]), [chosenTarget]);
  const exceptInto = useMemo(() => new Set(from), [from]);
  const input = into && date !== null && isFullDate(date) && from.length > 0 ? { from, into, date } : undefined;
  const { data: preview, error } = useOperation(
    'units.previewMerge',
    input ?? { from: [unit.id], into: { id: unit.id }, date: today },
    {
      enabled: input !== undefined,
    },
  );

  const merge = useCommand('units.merge', {
    onSuccess: ({ unit: merged, moved, changeId }) => {
      notices.done(
        `Đã sáp nhập vào ${merged.name}: chuyển ${showNumber(moved.speakers)} người, ${showNumber(moved.children)} đơn vị.`,
        { changeId },
      );
      onClose();
      void navigate(unitPath(merged.id));
    },
    onError: notices.failed,
  });
  const shown = input ? preview : undefined;

  return (
    <Modal
      open
      width={680}
      title="Sáp nhập đơn vị"
      okText="Sáp nhập"
      cancelText="Thôi"
      confirmLoading={merge.isPending}
      okButtonProps={{ disabled: !shown || shown.conflicts.length > 0 }}
      onCancel={askClose}
      onOk={() => input && merge.mutate(input)}
    >
      <Form layout="vertical">
        <Form.Item label="Các đơn vị được sáp nhập" htmlFor="merge-from" extra={names(units, from)}>
          <UnitsPicker id="merge-from" value={from} onChange={setFrom} except={exceptFrom} withClosed={false} />
        </Form.Item>
        <TargetFields
          label="Sáp nhập vào"
          target={target}
          onChange={setTarget}
          except={exceptInto}
          usualKind={unit.kind}
        />
        <Form.Item label="Có hiệu lực từ ngày" htmlFor="merge-date">
          <PartialDateInput id="merge-date" century="near" value={date} onChange={setDate} />
        </Form.Item>
      </Form>
      <MovePreview preview={shown} error={input ? error : null} />
    </Modal>
  );
}

function names(units: Units, ids: number[]): string {
  const people = ids.reduce((sum, id) => sum + (units.byId.get(id)?.speakersBelow ?? 0), 0);
  return `${showNumber(ids.length)} đơn vị, ${showNumber(people)} người`;
}
