import { Form, Modal } from 'antd';
import type { ReactNode } from 'react';
import { fullDateSchema } from '#shared/contract/common.ts';
import type { UnitItem } from '#shared/contract/units.ts';
import { showNumber } from '#shared/text/number.ts';
import { useCommand } from '../../api/hooks.ts';
import { FormField, showFieldProblems } from '../../ui/form.tsx';
import { PartialDateInput } from '../../ui/PartialDateInput.tsx';
import { useToday } from '../../ui/today.ts';
import { useNotices } from '../../ui/use-notices.tsx';

/** A unit ceases on a day: it stays with its records, and is offered no more for new ones. */
export function CloseUnitDialog({ unit, onClose }: { unit: UnitItem; onClose: () => void }): ReactNode {
  const [form] = Form.useForm<{ validTo: string }>();
  const notices = useNotices();
  const today = useToday();
  const close = useCommand('units.update', {
    onSuccess: ({ id, name }) => {
      notices.done(`${name} ngừng hoạt động.`, { entity: 'unit', entityId: id });
      onClose();
    },
    onError: (error) => {
      if (!showFieldProblems(form, error)) notices.failed(error);
    },
  });
  return (
    <Modal
      open
      title={`${unit.name} ngừng hoạt động`}
      okText="Ghi ngừng hoạt động"
      cancelText="Thôi"
      confirmLoading={close.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <p>
        Đơn vị vẫn giữ hồ sơ cũ nhưng không còn để chọn cho hồ sơ mới.
        {unit.speakersBelow > 0 &&
          ` Hiện có ${showNumber(unit.speakersBelow)} người; nếu chuyển họ sang đơn vị khác, hãy dùng “Sáp nhập” hoặc “Chia tách”.`}
      </p>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ validTo: today }}
        onFinish={({ validTo }) => close.mutate({ id: unit.id, version: unit.version, validTo })}
      >
        <FormField
          name="validTo"
          label="Ngày hoạt động cuối cùng"
          span={12}
          schema={fullDateSchema}
          required="Hãy nhập ngày."
        >
          <PartialDateInput century="near" />
        </FormField>
      </Form>
    </Modal>
  );
}
