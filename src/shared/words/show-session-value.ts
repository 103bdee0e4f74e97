import { sessionFormatLabels, sessionKindLabels, sessionStatusLabels } from '../contract/session-values.ts';
import { showNumber } from '../text/number.ts';
import { showDate } from '../text/partial-date.ts';
import { type Names, personName, unitName } from './names.ts';

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

interface Attendee {
  speakerId: number;
  result?: string | null;
}

/** Who took part; only how many where they are not known by name. */
function showAttendees(attendees: Attendee[], names: Names | undefined): string {
  const people = names?.people;
  if (!people) return attendees.length === 0 ? '' : `${showNumber(attendees.length)} người`;
  return attendees
    .map(({ speakerId, result }) => `${personName(names, speakerId)}${result ? ` (${result})` : ''}`)
    .join('; ');
}

/** Any value of a session's field in words; blank ones are empty. */
export function showSessionValue(field: string, value: unknown, names: Names | undefined): string {
  if (value === null || value === undefined || value === '') return '';
  if (Array.isArray(value)) {
    if (field === 'attendees') return showAttendees(value as Attendee[], names);
    return value.map((line) => lists[field]?.(line as Line) ?? String(line)).join('; ');
  }
  if (field === 'unitId' && typeof value === 'number') return unitName(names, value);
  if (typeof value === 'number') return showNumber(value);
  if (field === 'date' || field === 'endDate' || field === 'validFrom') return showDate(String(value));
  return labels[field]?.[String(value)] ?? String(value);
}
