import type { ChangeRow } from '#shared/contract/changes.ts';
import type { Json } from '#shared/contract/common.ts';
import { fieldLabel } from '#shared/contract/field-labels.ts';
import type { Names } from '#shared/words/names.ts';
import type { RecordWords } from '../../app/feature.ts';
import { showDateTime } from '../../ui/show.ts';

export interface FieldChange {
  label: string;
  before: string;
  after: string;
}

/** Settings are kept in groups (office, period): only what differs in a group is of interest. */
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
  names: Names | undefined,
): FieldChange[] {
  const grouped = entity === 'setting';
  const [old, next] = grouped ? [flattened(before), flattened(after)] : [before ?? {}, after ?? {}];
  const show = (field: string, value: Json | undefined): string => {
    if (value === null || value === undefined || value === '') return '';
    if (field === 'deletedAt') return showDateTime(String(value));
    return words?.showValue(field, value, names) ?? String(value);
  };
  return [...new Set([...Object.keys(old), ...Object.keys(next)])].flatMap((field): FieldChange[] => {
    const label = fieldLabel(entity, field);
    if (label === undefined) return [];
    const change = { label, before: show(field, old[field]), after: show(field, next[field]) };
    return change.before === change.after ? [] : [change];
  });
}

/** The people whom a row of the history names by number. */
export function peopleOf({ before, after }: ChangeRow): number[] {
  const ids = [before, after].flatMap((values) => {
    const attendees = Array.isArray(values?.attendees) ? values.attendees : [];
    return [values, ...attendees].map((each) =>
      typeof each === 'object' && each !== null && 'speakerId' in each ? each.speakerId : null,
    );
  });
  return [...new Set(ids.filter((id) => typeof id === 'number'))];
}
