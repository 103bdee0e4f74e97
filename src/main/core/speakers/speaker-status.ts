import type { SpeakerStatus } from '#shared/contract/speaker-values.ts';
import type { Recognition } from '#shared/contract/speakers.ts';
import { addDays, firstDay, lastDay } from '#shared/text/partial-date.ts';

/** Before any date that a register holds: a recognition without a date has always been in force. */
export const BEGINNING = '0000-01-01';

/** Days from `fromDate` to `toDate`, both included, on which a speaker had a status; `toDate` null: until further notice. */
export interface StatusSpan {
  status: SpeakerStatus;
  fromDate: string;
  toDate: string | null;
}

interface StatusEvent {
  from: string;
  status: SpeakerStatus;
  /** The last day on which it holds by itself. */
  until: string | null;
  /** What holds after `until`. */
  after: SpeakerStatus;
}

function eventOf({ kind, from, decisionDate, to }: Recognition): StatusEvent {
  const start = from ?? decisionDate;
  const event = { from: start ? firstDay(start) : BEGINNING, until: to ? lastDay(to) : null };
  switch (kind) {
    case 'recognised':
    case 'renewed':
      return { ...event, status: 'active', after: 'ended' };
    case 'suspended':
      return { ...event, status: 'suspended', after: 'active' };
    case 'dismissed':
      return { ...event, status: 'ended', until: null, after: 'ended' };
  }
}

/**
 * The status of a speaker over time, from the decisions: each holds from its day (`from`, else the decision's date)
 * until its last day, or until the next one. Someone on the list without any decision has always been active.
 */
export function statusSpans(recognition: readonly Recognition[]): StatusSpan[] {
  if (recognition.length === 0) return [{ status: 'active', fromDate: BEGINNING, toDate: null }];
  const events = recognition.map(eventOf).sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const spans: StatusSpan[] = [];
  const add = (status: SpeakerStatus, fromDate: string, toDate: string | null): void => {
    if (toDate !== null && toDate < fromDate) return;
    const last = spans.at(-1);
    if (last?.status === status && last.toDate !== null && addDays(last.toDate, 1) === fromDate) last.toDate = toDate;
    else spans.push({ status, fromDate, toDate });
  };
  events.forEach((event, index) => {
    const next = events[index + 1];
    const lastDayHeld = next ? addDays(next.from, -1) : null;
    if (event.until === null || (lastDayHeld !== null && event.until >= lastDayHeld)) {
      add(event.status, event.from, lastDayHeld);
    } else {
      add(event.status, event.from, event.until);
      add(event.after, addDays(event.until, 1), lastDayHeld);
    }
  });
  return spans;
}

/** The status on a day; `suspended` before the first decision is in force. */
export function statusOn(spans: readonly StatusSpan[], day: string): SpeakerStatus {
  const span = spans.find(({ fromDate, toDate }) => fromDate <= day && (toDate === null || toDate >= day));
  return span?.status ?? 'suspended';
}
