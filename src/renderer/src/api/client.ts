import type { HostFunctionName, HostInputOf, HostOutputOf } from '#shared/contract/host.ts';
import type { InputOf, OperationName, OutputOf } from '#shared/contract/registry.ts';
import { OperationFailure, pageError } from './operation-failure.ts';
import { chooseTransport, type PageEvent, type Transport } from './transport.ts';

let chosen: Transport | undefined;

function transport(): Transport {
  chosen ??= chooseTransport();
  return chosen;
}

/** A name for one call, by which its progress is told apart and it can be cancelled. */
export function newCorrelationId(): string {
  return crypto.randomUUID();
}

/** Asks the person whether a change of a locked reporting period goes on. */
type LockAnswer = (failure: OperationFailure) => Promise<boolean>;
let askAboutLock: LockAnswer | undefined;

/** Has `ask` answer for every change that meets a locked period, until the function given back is called. */
export function answerLocks(ask: LockAnswer): () => void {
  askAboutLock = ask;
  return () => {
    if (askAboutLock === ask) askAboutLock = undefined;
  };
}

async function call(operation: string, input: unknown, correlationId = newCorrelationId()): Promise<unknown> {
  const result = await transport().invoke(operation, input, correlationId);
  if (result.ok) return result.value;
  const failure = new OperationFailure(operation, result.error);
  if (failure.code !== 'PERIOD_LOCKED' || !askAboutLock || typeof input !== 'object') throw failure;
  if (await askAboutLock(failure)) return call(operation, { ...input, confirmLocked: true }, newCorrelationId());
  throw new OperationFailure(operation, pageError('CANCELLED', correlationId));
}

/**
 * Calls an operation of the core.
 * @param correlationId needed only to follow a task's progress or to cancel it
 * @throws {OperationFailure} for every failure, a host that cannot be reached among them
 */
export async function invoke<N extends OperationName>(
  operation: N,
  input: InputOf<N>,
  correlationId?: string,
): Promise<OutputOf<N>> {
  return (await call(operation, input, correlationId)) as OutputOf<N>;
}

/** Calls a function of the host: see `src/shared/contract/host.ts`, and `files.ts` for the ones about files. */
export async function invokeHost<N extends HostFunctionName>(name: N, input: HostInputOf<N>): Promise<HostOutputOf<N>> {
  return (await call(name, input)) as HostOutputOf<N>;
}

/** Asks a running task to stop; it then fails with `CANCELLED`. */
export async function cancel(correlationId: string): Promise<boolean> {
  return (await invokeHost('host.cancel', { correlationId })).cancelled;
}

const listeners = new Set<(event: PageEvent) => void>();
let unsubscribe: (() => void) | undefined;

/**
 * Hears progress, changes and menu commands until the function given back is called. The page holds one line to the
 * host however many listen: browsers allow few lasting connections to one address.
 */
export function subscribe(listener: (event: PageEvent) => void): () => void {
  listeners.add(listener);
  unsubscribe ??= transport().subscribe((event) => {
    for (const each of [...listeners]) each(event);
  });
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    unsubscribe?.();
    unsubscribe = undefined;
  };
}
