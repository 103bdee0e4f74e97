import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { Contracts, OperationContract, OperationKind } from '#shared/contract/operation.ts';
import type { BackupKeeper } from './backup/backup-keeper.ts';
import type { ChangeFollower } from './changes/change-follower.ts';
import type { ChangeRecorder } from './changes/change-recorder.ts';
import type { RecordKinds } from './changes/take-back.ts';
import type { Database, Db } from './db/schema.ts';
import type { ExcelWorker } from './excel/worker-client.ts';
import type { RecentBatch } from './imports/register/recent-batch.ts';
import type { FileTokens, Log } from './ports.ts';
import type { Vault } from './vault/vault.ts';

/** What every handler can use. */
export interface BaseContext {
  /** Today's date where the office is, ISO. */
  today: string;
  /** The time now, UTC ISO. */
  now: string;
  correlationId: string;
  /** Whether the caller has confirmed that records of locked periods may change. */
  confirmLocked: boolean;
  log: Log;
  files: FileTokens;
  app: AppFacts;
  kinds: RecordKinds;
  followers: readonly ChangeFollower[];
  /** The thread in which workbooks are read and written. */
  excel: ExcelWorker;
  recentBatch: RecentBatch;
}

/** What is known of the program and its data folder from the start. */
export interface AppFacts {
  version: string;
  dataFolder: string;
  schemaVersion: number;
}

export interface QueryContext extends BaseContext {
  db: Db;
}

/** A command runs inside one transaction: `db` is that transaction, `changes` writes to it. */
export interface CommandContext extends QueryContext {
  changes: ChangeRecorder;
}

/** A task opens its transactions itself, says how far it is, and stops when `signal` says so. */
export interface TaskContext extends BaseContext {
  db: Kysely<Database>;
  signal: AbortSignal;
  progress(done: number, total: number, label: string): void;
  /** Runs `work` as a command does: in one transaction, with what it writes recorded as one change. */
  command<T>(work: (context: CommandContext) => Promise<T>): Promise<T>;
}

/** What works on the register as a whole. It is not inside a use of the database, so it may exchange it. */
export interface ControlContext extends BaseContext {
  vault: Vault;
  backups: BackupKeeper;
}

interface ContextOf {
  query: QueryContext;
  command: CommandContext;
  task: TaskContext;
  control: ControlContext;
}

type HandlerOf<C extends OperationContract> =
  C extends OperationContract<infer Kind extends OperationKind, infer Input, infer Output>
    ? (context: ContextOf[Kind], input: z.output<Input>) => Promise<z.output<Output>>
    : never;

/** The handlers of a feature: one for each operation of its contract. */
export type Handlers<C extends Contracts> = { readonly [N in keyof C]: HandlerOf<C[N]> };

/** A handler as the dispatcher keeps it, its input not known to be right yet. */
export type AnyHandler =
  | { kind: 'query'; run(context: QueryContext, input: unknown): Promise<unknown> }
  | { kind: 'command'; run(context: CommandContext, input: unknown): Promise<unknown> }
  | { kind: 'task'; run(context: TaskContext, input: unknown): Promise<unknown> }
  | { kind: 'control'; run(context: ControlContext, input: unknown): Promise<unknown> };
