import { Form, Input, Modal, Row, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { unitFieldLabels as labels } from '#shared/contract/field-labels.ts';
import { type Unit, type UnitKind, unitCreateSchema, unitKindLabels } from '#shared/contract/units.ts';
import { readUnitName } from '#shared/text/unit-name.ts';
import { useCommand } from '../../api/hooks.ts';
import { OperationFailure } from '../../api/operation-failure.ts';
import { useAction } from '../../ui/actions.ts';
import { FormField, optionsOf, showFieldProblems } from '../../ui/form.tsx';
import { PartialDateInput } from '../../ui/PartialDateInput.tsx';
import { useNotices } from '../../ui/use-notices.tsx';
import { UnitPicker } from './UnitPicker.tsx';

const schemas = unitCreateSchema.shape;

interface Values {
  name: string;
  kind: UnitKind | null;
  code: string | null;
  parentId: number | null;
  validFrom: string | null;
  aliases: string[];
}

interface Props {
  /** The unit to change; without it a new one is made. */
  unit?: Unit;
  /** Where a new unit is put. */
  parentId?: number | null;
  onClose: () => void;
  onSaved: (unit: Unit) => void;
}

/** Makes a unit, or changes its name and other facts. */
export function UnitFormDialog({ unit, parentId = null, onClose, onSaved }: Props): ReactNode {
  const [form] = Form.useForm<Values>();
  const [kindChosen, setKindChosen] = useState(unit !== undefined);
  const notices = useNotices();
  const failed = (error: unknown) => {
    if (error instanceof OperationFailure && error.code === 'STALE_VERSION') {
      notices.failed(error);
      onClose();
    } else if (!showFieldProblems(form, error)) notices.failed(error);
  };
  const then = (word: string) => ({
    onSuccess: (saved: Unit) => {
      notices.done(`${word} ${saved.name}.`, { entity: 'unit', entityId: saved.id });
      onSaved(saved);
    },
    onError: failed,
  });
  const create = useCommand('units.create', then('Đã thêm'));
  const update = useCommand('units.update', then('Đã ghi thay đổi của'));
  useAction('save', () => form.submit());

  const initial: Values = unit ?? { name: '', kind: null, code: null, parentId, validFrom: null, aliases: [] };
  const save = ({ name, kind, code, parentId: parent, validFrom, aliases }: Values) => {
    if (kind === null) return;
    const values = { name, kind, code, validFrom, aliases };
    if (!unit) return create.mutate({ ...values, parentId: parent });
    // A unit that is called otherwise now is still found by the name that older lists carry.
    const renamed = name !== unit.name && !aliases.includes(unit.name) ? [...aliases, unit.name] : aliases;
    update.mutate({ ...values, aliases: renamed, id: unit.id, version: unit.version });
  };

  return (
    <Modal
      open
      width={640}
      title={unit ? `Sửa ${unit.name}` : 'Thêm đơn vị'}
      okText="Ghi vào sổ"
      cancelText="Thôi"
      confirmLoading={create.isPending || update.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={initial}
        onFinish={save}
        onValuesChange={(changed: Partial<Values>) => {
          if ('kind' in changed) setKindChosen(true);
          // The kind follows the name until it is chosen by hand.
          const kind = changed.name === undefined || kindChosen ? undefined : readUnitName(changed.name).kind;
          if (kind) form.setFieldValue('kind', kind);
        }}
      >
        <Row gutter={12}>
          <FormField name="name" label={labels.name} span={14} schema={schemas.name} required="Hãy nhập tên đơn vị.">
            <Input autoFocus autoComplete="off" placeholder="Xã Đăk Mar" />
          </FormField>
          <FormField name="kind" label={labels.kind} span={10} required="Hãy chọn loại đơn vị.">
            <Select options={optionsOf(unitKindLabels)} placeholder="Nhận ra từ tên, hoặc chọn" />
          </FormField>
          {!unit && (
            <FormField name="parentId" label={labels.parentId} span={24}>
              <UnitPicker placeholder="Không trực thuộc đơn vị nào trong sổ" />
            </FormField>
          )}
          <FormField name="code" label={labels.code} span={10} schema={schemas.code}>
            <Input autoComplete="off" />
          </FormField>
          <FormField name="validFrom" label={labels.validFrom} span={14} schema={schemas.validFrom}>
            <PartialDateInput century="near" />
          </FormField>
          <FormField
            name="aliases"
            label={labels.aliases}
            span={24}
            help="Các cách viết khác gặp trong danh sách gửi lên; gõ rồi Enter. Khi đổi tên, tên cũ tự thêm vào đây."
          >
            <Select mode="tags" tokenSeparators={[';', ',']} open={false} suffixIcon={null} />
          </FormField>
        </Row>
      </Form>
    </Modal>
  );
}
