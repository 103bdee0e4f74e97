import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Form, Modal, Select, Table } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import type { UnitItem } from '#shared/contract/units.ts';
import { showNumber } from '#shared/text/number.ts';
import { isFullDate } from '#shared/text/partial-date.ts';
import { useCommand, useOperation } from '../../api/hooks.ts';
import { FailureAlert } from '../../ui/failure.tsx';
import { PartialDateInput } from '../../ui/PartialDateInput.tsx';
import { useToday } from '../../ui/today.ts';
import { useAskClose, useEntered } from '../../ui/use-ask-close.ts';
import { useNotices } from '../../ui/use-notices.tsx';
import { MovePreview } from './MovePreview.tsx';
import { type MergeTarget, type Target, TargetFields, targetInput } from './TargetFields.tsx';

interface Part {
  key: number;
  target: Target;
}

const newPart = (key: number, unit: UnitItem): Part => ({ key, target: { is: 'new', name: '', kind: unit.kind } });

/** A unit becomes several, on a day: each person goes to the part that is chosen, else to the first. */
export function SplitUnitDialog({ unit, onClose }: { unit: UnitItem; onClose: () => void }): ReactNode {
  const today = useToday();
  const notices = useNotices();
  const [parts, setParts] = useState<Part[]>([newPart(0, unit), newPart(1, unit)]);
  const [date, setDate] = useState<string | null>(today);
  const [places, setPlaces] = useState<Record<number, number>>({});
  const askClose = useAskClose(useEntered({ parts: parts.map(({ target }) => target), date, places }), onClose);
  const except = useMemo(() => new Set([unit.id]), [unit.id]);

  const into = parts.map(({ target }) => targetInput(target, unit.parentId));
  const told = into.filter((each): each is MergeTarget => each !== undefined);
  const moves = Object.entries(places).map(([speakerId, to]) => ({ speakerId: Number(speakerId), to }));
  const input =
    told.length === parts.length && date !== null && isFullDate(date)
      ? { from: unit.id, into: told, date, moves }
      : undefined;
  const { data: preview, error } = useOperation(
    'units.previewSplit',
    input ?? { from: unit.id, into: [{ id: unit.id }, { id: unit.id }], date: today },
    { enabled: input !== undefined },
  );
  const shown = input ? preview : undefined;

  const split = useCommand('units.split', {
    onSuccess: ({ moved, changeId }) => {
      notices.done(`Đã chia tách ${unit.name}: chuyển ${showNumber(moved.speakers)} người.`, { changeId });
      onClose();
    },
    onError: notices.failed,
  });

  const setTarget = (key: number, target: Target) =>
    setParts((before) => before.map((part) => (part.key === key ? { ...part, target } : part)));
  const removePart = (key: number) => {
    // The places are counted anew: whom a part had goes back to the first.
    setPlaces({});
    setParts((before) => before.filter((part) => part.key !== key));
  };

  return (
    <Modal
      open
      width={760}
      title={`Chia tách ${unit.name}`}
      okText="Chia tách"
      cancelText="Thôi"
      confirmLoading={split.isPending}
      okButtonProps={{ disabled: !shown || shown.conflicts.length > 0 }}
      onCancel={askClose}
      onOk={() => input && split.mutate(input)}
    >
      {parts.map(({ key, target }, place) => (
        <div key={key} className="split-part">
          <TargetFields
            label={`Phần ${place + 1}`}
            target={target}
            onChange={(next) => setTarget(key, next)}
            except={except}
            usualKind={unit.kind}
          />
          {parts.length > 2 && (
            <Button
              type="text"
              danger
              icon={<DeleteOutlined />}
              aria-label={`Bỏ phần ${place + 1}`}
              onClick={() => removePart(key)}
            />
          )}
        </div>
      ))}
      <Button
        type="dashed"
        icon={<PlusOutlined />}
        onClick={() => setParts((before) => [...before, newPart(Math.max(...before.map(({ key }) => key)) + 1, unit)])}
      >
        Thêm một phần
      </Button>
      <Form layout="vertical" className="split-date">
        <Form.Item label="Có hiệu lực từ ngày" htmlFor="split-date">
          <PartialDateInput id="split-date" century="near" value={date} onChange={setDate} />
        </Form.Item>
      </Form>
      <SplitPeople
        unit={unit}
        names={parts.map(({ target }, place) => (target.is === 'new' && target.name) || `Phần ${place + 1}`)}
        places={places}
        onPlace={(speakerId, to) => setPlaces((before) => ({ ...before, [speakerId]: to }))}
      />
      <MovePreview preview={shown} error={input ? error : null} />
    </Modal>
  );
}

const MAX_PEOPLE = 2000;

interface PeopleProps {
  unit: UnitItem;
  names: string[];
  places: Record<number, number>;
  onPlace: (speakerId: number, to: number) => void;
}

/** Which part each person goes to. */
function SplitPeople({ unit, names, places, onPlace }: PeopleProps): ReactNode {
  const { data, error } = useOperation('speakers.list', {
    filter: { unitId: unit.id, below: false },
    pageSize: MAX_PEOPLE,
  });
  if (error) return <FailureAlert error={error} />;
  if (!data || data.total === 0) return null;
  return (
    <>
      <Table
        size="small"
        rowKey="id"
        virtual
        scroll={{ y: 165, x: 600 }}
        pagination={false}
        dataSource={data.items}
        columns={[
          { title: 'Người của đơn vị', dataIndex: 'fullName' },
          { title: 'Thôn/tổ dân phố', dataIndex: 'village', width: 160 },
          {
            title: 'Chuyển về',
            width: 220,
            render: (_, { id, fullName }) => (
              <Select<number>
                size="small"
                className="full-width"
                aria-label={`${fullName} chuyển về`}
                value={places[id] ?? 0}
                options={names.map((label, value) => ({ value, label }))}
                onChange={(to) => onPlace(id, to)}
              />
            ),
          },
        ]}
      />
      {data.total > data.items.length && (
        <Alert
          type="info"
          title={`Chỉ hiện ${showNumber(data.items.length)} người đầu; những người còn lại chuyển về phần 1.`}
        />
      )}
    </>
  );
}
