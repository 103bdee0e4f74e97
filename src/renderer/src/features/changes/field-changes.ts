import type { ChangeRow } from '#shared/contract/changes.ts';
import type { Json } from '#shared/contract/common.ts';
import { fieldLabel } from '#shared/contract/field-labels.ts';
import type { RecordWords } from '../../app/feature.ts';
import { showDateTime } from '../../ui/show.ts';
import type { Units } from '../units/use-units.ts';

export interface FieldChange {
  label: string;
  before: string;
  after: string;
}

/** Some records are kept in groups (the settings: office, period): only what differs in a group is of interest. */
function flattened(values: Record<string, Json> | null): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(values ?? {}).flatMap(([field, value]): [string, Json][] =>
      typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [[field, value]],
    ),
  );
}

/** What a row of the history changed, field by field, in words; fields that mean nothing to people are left out. */
export function fieldChanges(
  { entity, before, after }: ChangeRow,
  words: RecordWords | undefined,
  units: Units | undefined,
): FieldChange[] {
  const [old, next] = [flattened(before), flattened(after)];
  const show = (field: string, value: Json | undefined): string => {
    if (value === null || value === undefined || value === '') return '';
    if (field === 'deletedAt') return showDateTime(String(value));
    return words?.showValue(field, value, units) ?? String(value);
  };
  return [...new Set([...Object.keys(old), ...Object.keys(next)])].flatMap((field): FieldChange[] => {
    const label = fieldLabel(entity, field);
    if (label === undefined) return [];
    const change = { label, before: show(field, old[field]), after: show(field, next[field]) };
    return change.before === change.after ? [] : [change];
  });
}
