import { Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { type ChoiceRow, ChooseValues, type Side } from './ChooseValues.tsx';

interface Props {
  /** Fields in which what is in the register (left) differs from what was typed (right). */
  rows: ChoiceRow[];
  saving: boolean;
  /** The fields that take the typed value. */
  onSave: (mine: string[]) => void;
  onClose: () => void;
}

/** The record was changed elsewhere meanwhile: both values of each field, and which to keep. */
export function StaleVersionDialog({ rows, saving, onSave, onClose }: Props): ReactNode {
  const [chosen, setChosen] = useState<Record<string, Side>>(() =>
    Object.fromEntries(rows.map(({ field }) => [field, 'right'])),
  );
  return (
    <Modal
      open
      width={820}
      title="Bản ghi đã được sửa ở nơi khác"
      okText="Ghi các giá trị đã chọn"
      cancelText="Quay lại sửa tiếp"
      confirmLoading={saving}
      onCancel={onClose}
      onOk={() => onSave(rows.filter(({ field }) => chosen[field] === 'right').map(({ field }) => field))}
    >
      <p>
        Trong lúc bạn sửa, bản ghi này đã được người khác hoặc cửa sổ khác ghi. Chưa có gì bị ghi đè. Những ô khác nhau
        ở dưới; hãy chọn giá trị cần giữ.
      </p>
      <ChooseValues
        rows={rows}
        leftTitle="Đang có trong sổ"
        rightTitle="Bạn vừa nhập"
        chosen={chosen}
        onChoose={(field, side) => setChosen((before) => ({ ...before, [field]: side }))}
      />
    </Modal>
  );
}
