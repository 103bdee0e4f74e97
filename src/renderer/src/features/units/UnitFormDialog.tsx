import { Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { unitFieldLabels as labels } from '#shared/contract/field-labels.ts';
import type { InputOf } from '#shared/contract/registry.ts';
import { type Unit, type UnitKind, unitCreateSchema, unitKindLabels } from '#shared/contract/units.ts';
import { readUnitName } from '#shared/text/unit-name.ts';
import { showUnitValue } from '#shared/words/show-unit-value.ts';
import { invoke } from '../../api/client.ts';
import { CountInput } from '../../ui/CountInput.tsx';
import { FormField, optionsOf } from '../../ui/form.tsx';
import { PartialDateInput } from '../../ui/PartialDateInput.tsx';
import { RecordDialog } from '../../ui/RecordDialog.tsx';
import { UnitPicker } from './UnitPicker.tsx';
import { useUnits } from './use-units.ts';

const schemas = unitCreateSchema.shape;

interface Draft {
  name: string;
  kind: UnitKind | null;
  code: string | null;
  parentId: number | null;
  listOrder: number | null;
  validFrom: string | null;
  aliases: string[];
}

function draftOf({ name, kind, code, parentId, listOrder, validFrom, aliases }: Unit): Draft {
  return { name, kind, code, parentId, listOrder, validFrom, aliases };
}

/** The changed fields, as a change: a unit that is called otherwise now is still found by the name that older lists carry. */
function patchOf({ kind, parentId: _, ...patch }: Partial<Draft>, before: Unit): Omit<InputOf<'units.update'>, 'id'> {
  const aliases = patch.aliases ?? before.aliases;
  const renamed = patch.name !== undefined && patch.name !== before.name && !aliases.includes(before.name);
  return { ...patch, ...(kind != null && { kind }), ...(renamed && { aliases: [...aliases, before.name] }) };
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
  const { units } = useUnits();
  const [kindChosen, setKindChosen] = useState(unit !== undefined);
  const empty: Draft = { name: '', kind: null, code: null, parentId, listOrder: null, validFrom: null, aliases: [] };
  return (
    <RecordDialog<Draft, Unit>
      entity="unit"
      width={640}
      title={unit ? `Sửa ${unit.name}` : 'Thêm đơn vị'}
      {...(unit && { record: unit })}
      initial={unit ? draftOf(unit) : empty}
      draftOf={draftOf}
      create={(draft) => invoke('units.create', unitCreateSchema.parse(draft))}
      update={(patch, before) =>
        invoke('units.update', { ...patchOf(patch, before), id: before.id, version: before.version })
      }
      reread={(id) => invoke('units.get', { id })}
      nameOf={({ name }) => name}
      showValue={(field, value) => showUnitValue(field, value, units)}
      onClose={onClose}
      onSaved={onSaved}
      onValuesChange={(changed, form) => {
        if ('kind' in changed) setKindChosen(true);
        // The kind follows the name until it is chosen by hand.
        const kind = changed.name === undefined || kindChosen ? undefined : readUnitName(changed.name).kind;
        if (kind) form.setFieldValue('kind', kind);
      }}
    >
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
      <FormField name="code" label={labels.code} span={8} schema={schemas.code}>
        <Input autoComplete="off" />
      </FormField>
      <FormField name="listOrder" label={labels.listOrder} span={8} schema={schemas.listOrder}>
        <CountInput min={1} placeholder="Trống: theo vần" />
      </FormField>
      <FormField name="validFrom" label={labels.validFrom} span={8} schema={schemas.validFrom}>
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
    </RecordDialog>
  );
}
