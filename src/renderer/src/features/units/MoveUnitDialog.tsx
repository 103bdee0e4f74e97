import { Modal } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import type { UnitItem } from '#shared/contract/units.ts';
import { useCommand } from '../../api/hooks.ts';
import { useNotices } from '../../ui/use-notices.tsx';
import { UnitPicker } from './UnitPicker.tsx';
import { type Units, withBelow } from './use-units.ts';

/** Puts a unit, with all below it, under another one. */
export function MoveUnitDialog({
  unit,
  units,
  onClose,
}: {
  unit: UnitItem;
  units: Units;
  onClose: () => void;
}): ReactNode {
  const [parentId, setParentId] = useState(unit.parentId);
  const notices = useNotices();
  // Not into itself, nor into what lies below it.
  const except = useMemo(() => withBelow(units, unit.id), [units, unit.id]);
  const move = useCommand('units.update', {
    onSuccess: ({ id, name }) => {
      notices.done(`Đã chuyển ${name}.`, { entity: 'unit', entityId: id });
      onClose();
    },
    onError: notices.failed,
  });
  return (
    <Modal
      open
      title={`Chuyển ${unit.name}`}
      okText="Chuyển"
      cancelText="Thôi"
      confirmLoading={move.isPending}
      okButtonProps={{ disabled: parentId === unit.parentId }}
      onCancel={onClose}
      onOk={() => move.mutate({ id: unit.id, version: unit.version, parentId })}
    >
      <p>Đơn vị này cùng mọi đơn vị bên dưới sẽ nằm trong đơn vị được chọn. Người của đơn vị không đổi.</p>
      <UnitPicker
        autoFocus
        aria-label="Trực thuộc đơn vị"
        placeholder="Không trực thuộc đơn vị nào trong sổ"
        except={except}
        value={parentId}
        onChange={setParentId}
      />
    </Modal>
  );
}
