import type { Period } from '#shared/contract/periods.ts';
import { readSettings } from '../app/setting.repository.ts';
import type { CommandContext } from '../operation.ts';
import { quarterOf } from '../reports/period.ts';
import { attribution } from '../reports/unit-attribution.ts';
import type { StoredSession } from '../sessions/session.repository.ts';
import { receiveWithImport } from './submission.service.ts';

/** A line that an import brought, or found there already; it may stand for several sessions. */
type BroughtSession = Pick<StoredSession, 'unitId' | 'date' | 'count' | 'status'>;

/**
 * Notes that units' reports came with an imported file: each unit's for the one quarter in which most of its sessions
 * lie, the earliest on a tie. What is only planned reports nothing. A commune's list goes by its own months, so that a few of its days may fall into the
 * quarter that follows by the office's cut-off, which it has not reported. It is part of the import's change, so that
 * undoing the import takes it back.
 */
export async function receiveReports(
  context: CommandContext,
  batch: { id: number; fileName: string },
  sessions: readonly BroughtSession[],
): Promise<void> {
  const { db } = context;
  const settings = (await readSettings(db)).period;
  const today = { from: context.today, to: context.today };
  const { rowOf, reporting } = await attribution(db, today, 'then');
  const reports = new Set(reporting.map(({ id }) => id));
  const reported = sessions.flatMap(({ unitId, date, count, status }) => {
    if (status === 'planned') return [];
    const unit = rowOf(unitId);
    const quarter = quarterOf(date, settings);
    return unit !== null && quarter && reports.has(unit) ? [{ unit, quarter, date, count }] : [];
  });
  for (const [unit, own] of Map.groupBy(reported, (session) => session.unit)) {
    const quarter = quarterOfMost(own);
    if (quarter)
      await receiveWithImport(context, { unitId: unit, quarter, batchId: batch.id, fileName: batch.fileName });
  }
}

function quarterOfMost(sessions: readonly { quarter: Period; date: string; count: number }[]): Period | undefined {
  const inOrder = sessions.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const quarters = [...Map.groupBy(inOrder, ({ quarter }) => `${quarter.year} ${quarter.number}`).values()];
  const sums = quarters.map((own) => own.reduce((sum, { count }) => sum + count, 0));
  return quarters[sums.indexOf(Math.max(...sums))]?.[0]?.quarter;
}
