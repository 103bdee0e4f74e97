import type { Roster } from '#shared/contract/rosters.ts';
import { sessionStatusLabels } from '#shared/contract/session-values.ts';
import type { SessionItem } from '#shared/contract/sessions.ts';
import type { PrintRow } from '#shared/print/official-document.ts';
import { showDate } from '#shared/text/partial-date.ts';
import type { Db } from '../db/schema.ts';
import type { SessionLine } from '../reports/detail.repository.ts';
import { sessionColumns } from '../reports/sheets/sessions-sheet.ts';
import { presentSessions } from '../sessions/session.repository.ts';
import { listSessions } from '../sessions/session-list.ts';
import { EVERYTHING, indexColumn, type RosterContent, toPrintCell } from './roster-content.ts';

function lineOf(session: SessionItem): SessionLine {
  return {
    ...session,
    speakers: session.speakers.map(({ name }) => name).join(', '),
    documentCount: session.documents.length,
    documentCopies: session.documents.reduce((sum, { copies }) => sum + (copies ?? 0), 0),
    // Planned and cancelled sessions are listed, and said to be such.
    notes: [session.status === 'held' ? null : sessionStatusLabels[session.status], session.notes]
      .filter(Boolean)
      .join('. '),
  };
}

/** A roster of sessions: by day, or as the list on the screen is sorted. Sums are over sessions held. */
export async function sessionRoster(
  db: Db,
  { filter, search, sort }: Roster & { kind: 'sessions' },
  today: string,
): Promise<RosterContent> {
  const byDay = sort ?? { field: 'date', direction: 'asc' as const };
  const { items, total } = await listSessions(db, { filter, search, sort: byDay, ...EVERYTHING }, today);
  const sessions = await presentSessions(db, items, today);
  const lines = sessions.map((session) => ({
    line: lineOf(session),
    unit: session.unit,
    held: session.status === 'held',
  }));
  const rows: PrintRow[] = lines.map(({ line, unit }, index) => ({
    kind: 'body',
    cells: [index + 1, ...sessionColumns.map((column) => toPrintCell(column.value(line, unit)))],
  }));
  const held = lines.filter((one) => one.held).map(({ line }) => line);
  rows.push({
    kind: 'total',
    cells: [
      null,
      'Tổng',
      ...sessionColumns
        .slice(1)
        .map(({ summed }) => (summed ? held.reduce((sum, line) => sum + summed(line), 0) : null)),
    ],
  });
  const { from, to } = filter ?? {};
  const days = [from ? `từ ngày ${showDate(from)}` : '', to ? `đến ngày ${showDate(to)}` : '']
    .filter(Boolean)
    .join(' ');
  return {
    name: 'Danh sách buổi tuyên truyền, hội nghị, tập huấn',
    title: 'DANH SÁCH BUỔI TUYÊN TRUYỀN MIỆNG, HỘI NGHỊ, TẬP HUẤN',
    scope: days === '' ? [] : [`(${days})`],
    columns: [
      indexColumn,
      ...sessionColumns.map(({ heading, under, type, width }) => ({ heading, under: under ?? null, type, width })),
    ],
    rows,
    notes: held.length === lines.length ? [] : ['Dòng tổng chỉ cộng các buổi đã tổ chức.'],
    size: total,
  };
}
