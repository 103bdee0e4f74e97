import { sql } from 'kysely';
import type { Period } from '#shared/contract/periods.ts';
import type { ReportCheck, ReportFigures, UnitMode } from '#shared/contract/reports.ts';
import { showNumber } from '#shared/text/number.ts';
import type { Db } from '../db/schema.ts';
import { isMissing, submissionsOf } from '../submissions/submission.service.ts';
import { reportFigures } from './figures.service.ts';
import type { DayRange } from './period.ts';

/** A figure that moved by more than this share against the period before is pointed out. */
const MOVED = 0.5;
/** Rows shown with a check; the count says how many there are. */
const ROWS = 200;

type Check = Omit<ReportCheck, 'message' | 'count' | 'indicator'>;

function check({ code, rows }: Check, count: number, message: string): ReportCheck[] {
  return count === 0 ? [] : [{ code, message, count, rows: rows.slice(0, ROWS), indicator: null }];
}

function heldSessions(db: Db, { from, to }: DayRange) {
  return db
    .selectFrom('session')
    .leftJoin('unit', 'unit.id', 'session.unitId')
    .select(['session.id', 'session.topic', 'session.venue', 'session.date', 'unit.name as unit'])
    .where('session.deletedAt', 'is', null)
    .where('session.status', '=', 'held')
    .where('session.date', '>=', from)
    .where('session.date', '<=', to)
    .orderBy('session.date')
    .orderBy('session.id');
}

type FoundSession = Awaited<ReturnType<ReturnType<typeof heldSessions>['execute']>>[number];

function sessionRow({ id, topic, venue, date, unit }: FoundSession): ReportCheck['rows'][number] {
  return { entity: 'session', id, title: topic ?? '', detail: venue, date, unit };
}

async function audienceBelowParts(db: Db, range: DayRange): Promise<ReportCheck[]> {
  const found = await heldSessions(db, range)
    .where(
      sql<boolean>`(coalesce("audienceFemale", 0) > coalesce(audience, 0) or coalesce("audienceMinority", 0) > coalesce(audience, 0)
        or coalesce("audienceParty", 0) > coalesce(audience, 0))`,
    )
    .execute();
  return check(
    { code: 'AUDIENCE_PARTS', rows: found.map(sessionRow) },
    found.length,
    `${found.length} buổi có số người nghe ít hơn số nữ, số người dân tộc thiểu số hoặc số đảng viên trong đó.`,
  );
}

async function withoutSpeakers(db: Db, range: DayRange): Promise<ReportCheck[]> {
  const found = await heldSessions(db, range).where('session.speakerCount', '=', 0).execute();
  return check(
    { code: 'NO_SPEAKERS', rows: found.map(sessionRow) },
    found.length,
    `${found.length} buổi chưa ghi người báo cáo.`,
  );
}

/** Granted without a full date: it may be counted in another period than the one it belongs to, or in none. */
async function incompleteDates(db: Db, { from, to }: DayRange): Promise<ReportCheck[]> {
  const found = await db
    .selectFrom('commendation')
    .leftJoin('unit', 'unit.id', 'commendation.unitId')
    .select(['commendation.id', 'subjectName', 'reason', 'decisionDate', 'unit.name as unit'])
    .where('commendation.deletedAt', 'is', null)
    .where('stage', '=', 'granted')
    .where('year', 'in', [Number(from.slice(0, 4)), Number(to.slice(0, 4))])
    .where((eb) => eb.or([eb('decisionDate', 'is', null), eb(eb.fn<number>('length', ['decisionDate']), '<', 10)]))
    .orderBy('listKey')
    .execute();
  const rows = found.map(({ id, subjectName, reason, decisionDate, unit }) => ({
    entity: 'commendation' as const,
    id,
    title: subjectName,
    detail: reason,
    date: decisionDate,
    unit,
  }));
  return check(
    { code: 'DATE_INCOMPLETE', rows },
    found.length,
    `${found.length} lượt khen thưởng chưa có ngày quyết định đầy đủ nên có thể tính sai kỳ.`,
  );
}

async function unitsNotSent(db: Db, period: Period, today: string): Promise<ReportCheck[]> {
  const missing = new Map<number, ReportCheck['rows'][number]>();
  let noted = true;
  for (const { cells, quarter } of await submissionsOf(db, period, today)) {
    for (const cell of cells) {
      if (!isMissing(cell)) continue;
      if (cell.state === 'not-noted') noted = false;
      const { unitId, unit, due } = cell;
      missing.set(unitId, { entity: 'unit', id: unitId, title: unit, detail: quarter.name, date: due, unit });
    }
  }
  return check(
    { code: 'NOT_SENT', rows: [...missing.values()] },
    missing.size,
    `${missing.size} đơn vị ${noted ? 'chưa nộp báo cáo' : 'chưa nộp hoặc chưa ghi ngày nhận báo cáo'}: số 0 của các đơn vị này chưa chắc là số thật.`,
  );
}

function movedFigures({ indicators, figures, spans }: ReportFigures): ReportCheck[] {
  return indicators.flatMap(({ name, label, group }) => {
    const figure = figures[name];
    if (!figure || figure.changeFromPrevious === null || Math.abs(figure.changeFromPrevious) <= MOVED) return [];
    const direction = figure.changeFromPrevious > 0 ? 'tăng' : 'giảm';
    const share = showNumber(Math.round(Math.abs(figure.changeFromPrevious) * 100));
    return [
      {
        code: 'MOVED_HALF' as const,
        message: `${group} – ${label}: ${direction} ${share}% so với kỳ trước (${showNumber(figure.previous)} → ${showNumber(figure.current)}; kỳ trước là ${spans.previous.label}).`,
        count: 1,
        rows: [],
        indicator: name,
      },
    ];
  });
}

/** What to look at before a report is sent; each finding opens its rows, or the figure's. */
export async function reportChecks(db: Db, period: Period, units: UnitMode, today: string): Promise<ReportCheck[]> {
  const figures = await reportFigures(db, period, { units });
  const range = figures.spans.current;
  return [
    ...(await unitsNotSent(db, period, today)),
    ...(await audienceBelowParts(db, range)),
    ...(await withoutSpeakers(db, range)),
    ...(await incompleteDates(db, range)),
    ...movedFigures(figures),
  ];
}
