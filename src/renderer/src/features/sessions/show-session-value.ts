import { sessionFormatLabels, sessionKindLabels, sessionStatusLabels } from '#shared/contract/session-values.ts';
import { showNumber } from '#shared/text/number.ts';
import { showDate } from '#shared/text/partial-date.ts';
import type { Units } from '../units/use-units.ts';

const labels: Record<string, Record<string, string>> = {
  kind: sessionKindLabels,
  format: sessionFormatLabels,
  status: sessionStatusLabels,
};

interface Line {
  name?: string | null;
  role?: string | null;
  fee?: number | null;
  number?: string | null;
  title?: string | null;
  copies?: number | null;
  topic?: string | null;
  count?: number | null;
}

const lists: Record<string, (line: Line) => string> = {
  speakers: ({ name, role, fee }) =>
    [name, role, fee === null || fee === undefined ? '' : `${showNumber(fee)} đồng`].filter(Boolean).join(', '),
  documents: ({ number, title, copies }) =>
    [number, title, copies === null || copies === undefined ? '' : `${showNumber(copies)} bản`]
      .filter(Boolean)
      .join(', '),
  questions: ({ topic, count }) => `${topic} (${count})`,
};

/** Any value of a session's field in words; blank ones are empty. */
export function showSessionValue(field: string, value: unknown, units: Units | undefined): string {
  if (value === null || value === undefined || value === '') return '';
  if (Array.isArray(value)) {
    if (field === 'attendees') return value.length === 0 ? '' : `${showNumber(value.length)} người`;
    return value.map((line) => lists[field]?.(line as Line) ?? String(line)).join('; ');
  }
  if (field === 'unitId' && typeof value === 'number') return units?.byId.get(value)?.name ?? `Đơn vị số ${value}`;
  if (typeof value === 'number') return showNumber(value);
  if (field === 'date' || field === 'endDate' || field === 'validFrom') return showDate(String(value));
  return labels[field]?.[String(value)] ?? String(value);
}
