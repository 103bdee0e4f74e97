import { Input, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { type UnitKind, unitKindLabels } from '#shared/contract/units.ts';
import { readUnitName } from '#shared/text/unit-name.ts';
import { optionsOf } from '../../ui/form.tsx';
import { UnitPicker } from './UnitPicker.tsx';

/** Where people go: a unit of the register, or a new one that is made with the change. */
export type Target = { is: 'existing'; id: number | null } | { is: 'new'; name: string; kind: UnitKind };

export type MergeTarget = { id: number } | { name: string; kind: UnitKind; parentId: number | null };

/** The target as operations take it; undefined where it is not said yet. */
export function targetInput(target: Target, parentId: number | null): MergeTarget | undefined {
  if (target.is === 'existing') return target.id === null ? undefined : { id: target.id };
  return target.name.trim() === '' ? undefined : { name: target.name, kind: target.kind, parentId };
}

interface Props {
  label: string;
  target: Target;
  onChange: (target: Target) => void;
  except: ReadonlySet<number>;
  /** The kind that a new unit has unless its name says otherwise. */
  usualKind: UnitKind;
}

export function TargetFields({ label, target, onChange, except, usualKind }: Props): ReactNode {
  return (
    <fieldset className="target">
      <legend>{label}</legend>
      <Radio.Group
        value={target.is}
        options={[
          { value: 'existing', label: 'Đơn vị đang có' },
          { value: 'new', label: 'Đơn vị mới' },
        ]}
        onChange={({ target: { value } }) =>
          onChange(value === 'new' ? { is: 'new', name: '', kind: usualKind } : { is: 'existing', id: null })
        }
      />
      {target.is === 'existing' ? (
        <UnitPicker
          aria-label={label}
          except={except}
          value={target.id}
          onChange={(id) => onChange({ is: 'existing', id })}
        />
      ) : (
        <div className="target-new">
          <Input
            aria-label={`${label}: tên đơn vị mới`}
            placeholder="Tên đơn vị mới, ví dụ Xã Đăk Hà"
            value={target.name}
            onChange={({ target: { value } }) =>
              onChange({ is: 'new', name: value, kind: readUnitName(value).kind ?? target.kind })
            }
          />
          <Select<UnitKind>
            aria-label={`${label}: loại đơn vị mới`}
            value={target.kind}
            options={optionsOf(unitKindLabels)}
            onChange={(kind) => onChange({ ...target, kind })}
          />
        </div>
      )}
    </fieldset>
  );
}
