import { readSettings } from '../app/setting.repository.ts';
import type { CommandContext } from '../operation.ts';
import { quarterOf } from '../reports/period.ts';
import { attribution } from '../reports/unit-attribution.ts';
import { receiveWithImport } from './submission.service.ts';

/** A session that an import brought, or found there already. */
interface BroughtSession {
  unitId: number;
  date: string;
}

/**
 * Notes that units' reports came with an imported file: for each unit and quarter whose sessions the file holds. It is
 * part of the import's change, so that undoing the import takes it back.
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
  const seen = new Set<string>();
  for (const { unitId, date } of sessions) {
    const unit = rowOf(unitId);
    const quarter = quarterOf(date, settings);
    if (unit === null || !quarter || !reports.has(unit)) continue;
    const key = `${unit} ${quarter.year} ${quarter.number}`;
    if (seen.has(key)) continue;
    seen.add(key);
    await receiveWithImport(context, { unitId: unit, quarter, batchId: batch.id, fileName: batch.fileName });
  }
}
