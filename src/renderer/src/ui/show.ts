const dateTime = new Intl.DateTimeFormat('vi-VN', {
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const clock = new Intl.DateTimeFormat('vi-VN', { hour: '2-digit', minute: '2-digit' });

/** A stored time (UTC) as the clerk's clock shows it: `14:05 22/11/2026`. */
export function showDateTime(iso: string): string {
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? iso : dateTime.format(at);
}

/** `14:05`. */
export function showClock(at: Date): string {
  return clock.format(at);
}

/** What stands where nothing is entered. */
export const NOTHING = '—';

/** A size in bytes as people read it: `46 KB`, `1 MB`, `12,5 MB`. */
export function showSize(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1024));
  if (kilobytes < 1024) return `${kilobytes} KB`;
  return `${(bytes / 1024 / 1024).toLocaleString('vi-VN', { maximumFractionDigits: 1 })} MB`;
}
