import type { ImportPolicy } from '#shared/contract/imports.ts';
import { newestChange } from '../../changes/change.repository.ts';
import type { RecordMeta } from '../../changes/record-kind.ts';
import type { RowsPart } from '../../excel/worker-client.ts';
import type { TaskContext } from '../../operation.ts';
import { describeError } from '../../system/log.ts';
import type { ImportAnalysis } from '../types.ts';
import { startPlan } from './plan-batch.ts';
import type { PlannedRow, RowPlanner } from './plan-rows.ts';
import { targetOf } from './targets.ts';
import { WaitingRows } from './waiting-rows.ts';

interface Ahead {
  /** The newest change that the plan has seen. */
  lastChange: number;
  planner: RowPlanner<RecordMeta>;
  waiting: WaitingRows;
}

/**
 * Takes up the rows of a file while the thread that reads it works on: where their kind allows it they are matched with
 * the register and planned, and the new ones made ready to be written. The plan is waited for; what is not ready when
 * the preview is shown becomes so while the clerk looks at it.
 */
export class Intake {
  readonly #context: TaskContext;
  readonly #policy: ImportPolicy;
  #ahead: Promise<Ahead | undefined> = Promise.resolve(undefined);
  #readying: Promise<void> = Promise.resolve();
  #waiting: WaitingRows | undefined;
  #stopped = false;

  constructor(context: TaskContext, policy: ImportPolicy) {
    this.#context = context;
    this.#policy = policy;
  }

  take(part: RowsPart): void {
    this.#ahead = this.#ahead.then((ahead) => this.#plan(part, ahead));
    // Whoever finishes hears of a failure; where reading itself fails, that is what is told.
    this.#ahead.catch(() => undefined);
  }

  /** All rows were read: their plan is remembered, if it still holds. */
  async finish(analysis: ImportAnalysis): Promise<void> {
    const { db, recentBatch } = this.#context;
    const ahead = await this.#ahead;
    if (ahead && ahead.lastChange === (await newestChange(db))) {
      recentBatch.rememberPlan(analysis, { lastChange: ahead.lastChange, rows: ahead.planner.rows });
    }
  }

  /** The file could not be read to its end, or is read in another way. */
  giveUp(): void {
    this.#stopped = true;
    this.#waiting?.end();
  }

  async #plan({ kind, rows }: RowsPart, begun: Ahead | undefined): Promise<Ahead | undefined> {
    const { db, signal } = this.#context;
    signal.throwIfAborted();
    if (this.#stopped) return begun;
    const ahead = begun ?? (await this.#begin(kind));
    if (ahead) this.#makeReady(ahead.waiting, await ahead.planner.add(db, rows));
    return ahead;
  }

  async #begin(kind: RowsPart['kind']): Promise<Ahead | undefined> {
    const { db, recentBatch } = this.#context;
    const waiting = WaitingRows.of(targetOf(kind));
    if (!waiting) return undefined;
    this.#waiting = waiting;
    recentBatch.wait(waiting);
    const lastChange = await newestChange(db);
    return { lastChange, planner: await startPlan(db, { kind, policy: this.#policy }), waiting };
  }

  #makeReady(waiting: WaitingRows, planned: readonly PlannedRow<RecordMeta>[]): void {
    const { db, log, correlationId } = this.#context;
    this.#readying = this.#readying
      .then(() => (this.#stopped ? undefined : waiting.add(db, planned)))
      .catch((error: unknown) => {
        // The register was closed meanwhile, say. Nothing is lost: rows that do not wait are written like any others.
        waiting.end();
        log.info('rows not made ready', { correlationId, ...describeError(error) });
      });
  }
}
