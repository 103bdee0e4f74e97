import type { BackupReason } from '#shared/contract/backup.ts';

export interface DatedBackup {
  name: string;
  createdAt: string;
  reason: BackupReason;
}

/** How many are kept: the newest of each of so many days, weeks and months that have one. */
export const KEPT = { days: 7, weeks: 4, months: 12, beforeRisk: 10 };

const DAY_MS = 86_400_000;

function dayOf(at: Date): string {
  return `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;
}

/** The Monday of the week, where the office is. */
function weekOf(at: Date): string {
  const monday = new Date(at.getFullYear(), at.getMonth(), at.getDate());
  monday.setDate(monday.getDate() - ((monday.getDay() + 6) % 7));
  return dayOf(monday);
}

/**
 * Which backups may go. Of the daily ones stay the newest of each of the last 7 days, 4 weeks and 12 months that have
 * one: days without a backup do not count, so that a PC that was off for a year keeps what it has. Of those made before
 * something risky stay the 10 newest, and all of the last 24 hours. Those that a person
 * asked for stay. Those dated after `now` stay: the clock was set
 * back, and nothing is known of their age.
 */
export function superfluousBackups(backups: readonly DatedBackup[], now: Date): string[] {
  const keep = new Set<string>();
  const newestFirst = [...backups].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  const past = newestFirst.filter(({ createdAt }) => Date.parse(createdAt) <= now.getTime());
  const daily = past.filter(({ reason }) => reason === 'daily');
  for (const [span, count] of [
    [dayOf, KEPT.days],
    [weekOf, KEPT.weeks],
    [(at: Date) => dayOf(at).slice(0, 7), KEPT.months],
  ] as const) {
    const spans = new Map<string, string>();
    for (const { name, createdAt } of daily) {
      const of = span(new Date(createdAt));
      if (!spans.has(of)) spans.set(of, name);
    }
    for (const name of [...spans.values()].slice(0, count)) keep.add(name);
  }
  const risky = past.filter(({ reason }) => reason !== 'daily' && reason !== 'manual');
  for (const [index, { name, createdAt }] of risky.entries()) {
    if (index < KEPT.beforeRisk || now.getTime() - Date.parse(createdAt) < DAY_MS) keep.add(name);
  }
  return past.filter(({ name, reason }) => reason !== 'manual' && !keep.has(name)).map(({ name }) => name);
}
