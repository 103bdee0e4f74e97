import { Form, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { showNumber } from '#shared/text/number.ts';
import { useAskClose, useEntered } from '../../ui/use-ask-close.ts';
import { useAttempt } from '../../ui/use-attempt.ts';
import { useNotices } from '../../ui/use-notices.tsx';
import { createListedUnits } from './create-listed-units.ts';
import { type EditedUnit, UnitListEditor } from './UnitListEditor.tsx';
import { UnitPicker } from './UnitPicker.tsx';

/** Many units at once, from a list typed or pasted from Excel. */
export function PasteUnitsDialog({ parentId, onClose }: { parentId: number | null; onClose: () => void }): ReactNode {
  const [units, setUnits] = useState<EditedUnit[]>([]);
  const [top, setTop] = useState(parentId);
  const askClose = useAskClose(useEntered({ units, top }), onClose);
  const notices = useNotices();
  const [saving, attempt] = useAttempt();
  const save = () =>
    attempt(async () => {
      const { created, existing } = await createListedUnits(units, top);
      const there = existing.length > 0 ? ` ${showNumber(existing.length)} đơn vị đã có sẵn, không thêm lần nữa.` : '';
      notices.done(`Đã thêm ${showNumber(created)} đơn vị.${there}`);
      onClose();
    });
  return (
    <Modal
      open
      width={900}
      title="Thêm nhiều đơn vị"
      okText={units.length > 0 ? `Thêm ${showNumber(units.length)} đơn vị` : 'Thêm'}
      cancelText="Thôi"
      okButtonProps={{ disabled: units.length === 0 }}
      confirmLoading={saving}
      onCancel={askClose}
      onOk={() => void save()}
    >
      <p className="hint">
        Mỗi dòng một đơn vị; có thể chép cả cột từ Excel. Thôn, tổ dân phố đứng sau một xã thì thuộc xã đó. Thứ tự dán
        vào được giữ trong các danh sách và báo cáo, khi danh sách có đủ các đơn vị cùng cấp đã có.
      </p>
      <Form layout="vertical">
        <Form.Item label="Các đơn vị này trực thuộc" htmlFor="paste-top">
          <UnitPicker id="paste-top" value={top} onChange={setTop} placeholder="Không trực thuộc đơn vị nào trong sổ" />
        </Form.Item>
      </Form>
      <UnitListEditor onChange={setUnits} />
    </Modal>
  );
}
