import type { ChangeRow, EntityName } from '#shared/contract/changes.ts';
import type { Json } from '#shared/contract/common.ts';
import { fieldLabel, officeFieldLabels } from '#shared/contract/field-labels.ts';
import { type UnitKind, unitKindLabels } from '#shared/contract/units.ts';
import { showDate } from '#shared/text/partial-date.ts';
import { showDateTime } from '../../ui/show.ts';
import { showSpeakerValue } from '../speakers/show-speaker-value.ts';
import type { Units } from '../units/use-units.ts';

const settingWords: Record<string, string> = {
  state: 'Cơ quan nhà nước',
  party: 'Cơ quan Đảng',
  'decree-09': 'Theo Nghị định 09/2019/NĐ-CP (từ ngày 15)',
  calendar: 'Theo quý dương lịch',
};

function showSuccessors(value: Json, units: Units | undefined): string {
  if (!Array.isArray(value)) return '';
  return value
    .map((each) => {
      const { unitId, date, kind } = each as { unitId?: number; date?: string; kind?: string };
      const name = units?.byId.get(unitId ?? 0)?.name ?? `đơn vị số ${unitId}`;
      return `${kind === 'split' ? 'chia tách thành' : 'sáp nhập vào'} ${name} từ ${showDate(date)}`;
    })
    .join('; ');
}

function showUnitValue(field: string, value: Json, units: Units | undefined): string {
  if (field === 'kind') return unitKindLabels[value as UnitKind] ?? String(value);
  if (field === 'parentId') return units?.byId.get(Number(value))?.name ?? `Đơn vị số ${value}`;
  if (field === 'successors') return showSuccessors(value, units);
  if (Array.isArray(value)) return value.join(', ');
  return field.startsWith('valid') ? showDate(String(value)) : String(value);
}

/** A value of the history in words. */
function showValue(entity: EntityName, field: string, value: Json | undefined, units: Units | undefined): string {
  if (value === null || value === undefined || value === '') return '';
  if (field === 'deletedAt') return showDateTime(String(value));
  if (entity === 'speaker') return showSpeakerValue(field, value, units);
  if (entity === 'unit') return showUnitValue(field, value, units);
  return settingWords[String(value)] ?? String(value);
}

export interface FieldChange {
  label: string;
  before: string;
  after: string;
}

/** The settings' change is kept as whole groups: only what differs in them is of interest. */
function flattened(values: Record<string, Json> | null): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(values ?? {}).flatMap(([field, value]): [string, Json][] =>
      (field === 'office' || field === 'period') && typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.entries(value)
        : [[field, value]],
    ),
  );
}

/** What a row of the history changed, field by field, in words; fields that mean nothing to people are left out. */
export function fieldChanges({ entity, before, after }: ChangeRow, units: Units | undefined): FieldChange[] {
  const [old, next] = [flattened(before), flattened(after)];
  const fields = [...new Set([...Object.keys(old), ...Object.keys(next)])];
  return fields.flatMap((field): FieldChange[] => {
    const label =
      entity === 'setting' && field in officeFieldLabels
        ? officeFieldLabels[field as keyof typeof officeFieldLabels]
        : fieldLabel(entity, field);
    if (label === undefined) return [];
    const change = {
      label,
      before: showValue(entity, field, old[field], units),
      after: showValue(entity, field, next[field], units),
    };
    return change.before === change.after ? [] : [change];
  });
}
