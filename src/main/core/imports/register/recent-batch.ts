import type { RecordMeta } from '../../changes/record-kind.ts';
import type { Db } from '../../db/schema.ts';
import type { ImportAnalysis } from '../types.ts';
import type { PlannedRow } from './plan-rows.ts';
import type { ImportTarget } from './target.ts';
import type { WaitingRows } from './waiting-rows.ts';

interface Entry {
  id: number;
  version: number;
  analysis: ImportAnalysis;
}

interface Plan {
  /** Id of the newest change in the audit trail that the plan has seen. */
  lastChange: number;
  rows: PlannedRow<RecordMeta>[];
}

/**
 * The batch that a clerk is looking at, as it was last read or planned: what is previewed is corrected and applied a
 * moment later, and reading and matching ten thousand rows again would be most of the wait. Only a memory: what it
 * says counts as long as the batch and the register are at the versions it was made from.
 */
export class RecentBatch {
  #entry: Entry | undefined;
  /** By what they were made from: a plan lives as long as its analysis does. */
  #plans = new WeakMap<ImportAnalysis, Plan>();
  #waiting: WaitingRows | undefined;

  remember(id: number, version: number, analysis: ImportAnalysis): void {
    this.#entry = { id, version, analysis };
  }

  analysisOf(id: number, version: number): ImportAnalysis | undefined {
    return this.#entry?.id === id && this.#entry.version === version ? this.#entry.analysis : undefined;
  }

  rememberPlan(analysis: ImportAnalysis, plan: Plan): void {
    this.#plans.set(analysis, plan);
  }

  planOf(analysis: ImportAnalysis, lastChange: number): PlannedRow<RecordMeta>[] | undefined {
    const plan = this.#plans.get(analysis);
    return plan?.lastChange === lastChange ? plan.rows : undefined;
  }

  /** New records of the file that is being read; those of an earlier one wait no more. */
  wait(waiting: WaitingRows): void {
    this.#waiting?.end();
    this.#waiting = waiting;
  }

  /** What waits of this kind of list, of whatever file: a row that does not is told apart by itself. */
  waitingOf(target: ImportTarget): WaitingRows | undefined {
    return this.#waiting?.target === target ? this.#waiting : undefined;
  }

  /** What the plans were made from has changed without a change of the register's records. */
  forgetPlans(): void {
    this.#plans = new WeakMap();
  }

  /** The register was closed, exchanged or locked, and what waits went with it; or the batch is done with. */
  clear(): void {
    this.#entry = undefined;
    this.forgetPlans();
    this.#waiting?.end();
    this.#waiting = undefined;
  }

  /** Leaves nothing in memory of records that wait, or once did. */
  async dropWaiting(db: Db): Promise<void> {
    await this.#waiting?.records.drop(db);
  }

  /** What was read may not be known any more. */
  async forget(db: Db): Promise<void> {
    await this.dropWaiting(db);
    this.clear();
  }
}
