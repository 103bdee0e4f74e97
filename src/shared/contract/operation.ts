import type { z } from 'zod';

/**
 * What an operation is. `query` reads; `command` changes records, in one transaction that the dispatcher opens;
 * `task` is long: it reports progress, can be cancelled, and opens its transactions itself; `control` is about the
 * register as a whole (its state, its lock, its backups): it runs also where the register is locked or damaged.
 *
 * Any input may carry `confirmLocked: true` beside its own fields: the answer to `PERIOD_LOCKED`, with which a change of a
 * locked reporting period is refused, and whose details say what figures the change would move.
 */
export type OperationKind = 'query' | 'command' | 'task' | 'control';

/**
 * How an operation meets files. In the contract a file is always a token; the host turns a path (cli), an upload
 * (http) or a dialog's choice (Electron) into one, so that no path ever reaches a renderer.
 */
export interface FileUse {
  /** The input field that holds the token. */
  field: string;
  /** `read`: the operation reads the file; `write`: it makes the file. */
  use: 'read' | 'write';
}

export interface OperationContract<
  Kind extends OperationKind = OperationKind,
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  readonly kind: Kind;
  readonly input: Input;
  readonly output: Output;
  readonly file?: FileUse;
}

interface Shape<Input extends z.ZodType, Output extends z.ZodType> {
  input: Input;
  output: Output;
  file?: FileUse;
}

export function query<I extends z.ZodType, O extends z.ZodType>(shape: Shape<I, O>): OperationContract<'query', I, O> {
  return { kind: 'query', ...shape };
}

export function command<I extends z.ZodType, O extends z.ZodType>(
  shape: Shape<I, O>,
): OperationContract<'command', I, O> {
  return { kind: 'command', ...shape };
}

export function task<I extends z.ZodType, O extends z.ZodType>(shape: Shape<I, O>): OperationContract<'task', I, O> {
  return { kind: 'task', ...shape };
}

export function control<I extends z.ZodType, O extends z.ZodType>(
  shape: Shape<I, O>,
): OperationContract<'control', I, O> {
  return { kind: 'control', ...shape };
}

/** A feature's operations by name (`feature.verb`). */
export type Contracts = Readonly<Record<string, OperationContract>>;
