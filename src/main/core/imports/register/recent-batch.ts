import type { RecordMeta } from '../../changes/record-kind.ts';
import type { ImportAnalysis } from '../types.ts';
import type { PlannedRow } from './plan-rows.ts';

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

  /** The register was closed, exchanged or locked, or the batch is done with. */
  clear(): void {
    this.#entry = undefined;
    this.#plans = new WeakMap();
  }
}
