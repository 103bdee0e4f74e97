import type { HostFunctionName, HostInputOf, HostOutputOf } from '#shared/contract/host.ts';
import type { InputOf, OperationName, OutputOf } from '#shared/contract/registry.ts';
import { OperationFailure } from './operation-failure.ts';
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

async function call(operation: string, input: unknown, correlationId = newCorrelationId()): Promise<unknown> {
  const result = await transport().invoke(operation, input, correlationId);
  if (!result.ok) throw new OperationFailure(operation, result.error);
  return result.value;
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
