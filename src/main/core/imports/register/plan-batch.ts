import type { ImportDecision, ImportPreview } from '#shared/contract/imports.ts';
import { newestChange } from '../../changes/change.repository.ts';
import type { RecordMeta } from '../../changes/record-kind.ts';
import type { Db } from '../../db/schema.ts';
import type { ImportAnalysis } from '../types.ts';
import { type BatchWithAnalysis, distinctPairs } from './batch.repository.ts';
import { countRows, type PlannedRow, presentRow, RowPlanner, writtenCells } from './plan-rows.ts';
import type { RecentBatch } from './recent-batch.ts';
import { rowId } from './row-id.ts';
import { targetOf } from './targets.ts';

/** What was decided when the batch was written; of batches written before that was kept, which rows were dropped. */
export function decisionsOf({ decisions, dropped = [] }: ImportAnalysis): ImportDecision[] {
  return decisions ?? dropped.map(({ sheet, row }) => ({ sheet, row, as: 'leave' }));
}

/**
 * Matches a batch with the register as it is now and plans each row. A plan is never stored: what is shown and what is
 * written are made by the same code from the same rows, and are the same plan as long as nothing was written meanwhile.
 */
export async function planBatch(
  { db, recentBatch }: { db: Db; recentBatch: RecentBatch },
  batch: Pick<BatchWithAnalysis, 'kind' | 'policy' | 'analysis'>,
  decisions: readonly ImportDecision[] = [],
): Promise<PlannedRow<RecordMeta>[]> {
  const lastChange = await newestChange(db);
  const known = decisions.length === 0 ? recentBatch.planOf(batch.analysis, lastChange) : undefined;
  if (known) return known;
  const planner = await startPlan(db, batch, decisions);
  await planner.add(db, batch.analysis.rows);
  if (decisions.length === 0) recentBatch.rememberPlan(batch.analysis, { lastChange, rows: planner.rows });
  return planner.rows;
}

/** Begins a plan, to which the rows are then added in their order. */
export async function startPlan(
  db: Db,
  { kind, policy }: Pick<BatchWithAnalysis, 'kind' | 'policy'>,
  decisions: readonly ImportDecision[] = [],
): Promise<RowPlanner<RecordMeta>> {
  const distinct = await distinctPairs(db, kind);
  const decided = new Map(decisions.map((decision) => [rowId(decision), decision]));
  return new RowPlanner({
    target: targetOf(kind),
    policy,
    isDistinct: (rowKey, recordId) => distinct.has(`${recordId}|${rowKey}`),
    decisionOf: (row) => decided.get(rowId(row)),
  });
}

/** A batch as it is shown: rows with status, matches and changes. */
export function presentBatch(
  batchId: number,
  batch: Pick<BatchWithAnalysis, 'kind' | 'policy' | 'state' | 'analysis' | 'fileName' | 'unitId'>,
  planned: readonly PlannedRow<RecordMeta>[],
): ImportPreview {
  const { kind, policy, state, analysis, fileName, unitId } = batch;
  const written = writtenCells(analysis.sheets);
  const target = targetOf(kind);
  const { encoding, encodingSamples, sheets, skipped, questions } = analysis;
  return {
    batchId,
    kind,
    fileName,
    policy,
    state,
    unitId,
    encoding,
    encodingSamples,
    sheets,
    skipped,
    questions,
    decisions: decisionsOf(analysis),
    counts: countRows(planned),
    rows: planned.map((row) => presentRow(row, target, written)),
  };
}
