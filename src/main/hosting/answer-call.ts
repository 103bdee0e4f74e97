import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Core } from '#main/core/ports.ts';
import type { OperationResult } from '#shared/contract/errors.ts';
import {
  type HostFunctionName,
  type HostOutputOf,
  type HostParsedInputOf,
  hostContract,
  isHostFunctionName,
} from '#shared/contract/host.ts';
import { HostFailure, toOperationError } from './host-failure.ts';

/** A host's own functions, by the names of `src/shared/contract/host.ts`. They fail by throwing `HostFailure`. */
export type HostFunctions = {
  [N in HostFunctionName]: (input: HostParsedInputOf<N>) => HostOutputOf<N> | Promise<HostOutputOf<N>>;
};

/** The largest call, as JSON text in bytes: rows pasted from Excel are the longest that people send. */
export const MAX_CALL_BYTES = 16 * 1024 * 1024;

const callSchema = z.strictObject({
  operation: z.string().max(100),
  input: z.unknown(),
  correlationId: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/)
    .optional(),
});

async function callHostFunction<N extends HostFunctionName>(
  functions: HostFunctions,
  name: N,
  input: unknown,
): Promise<unknown> {
  const parsed = hostContract[name].input.safeParse(input);
  if (!parsed.success) {
    throw new HostFailure(
      'INVALID_INPUT',
      parsed.error.issues.map(({ path, code, message }) => ({ field: path.join('.'), code, message })),
    );
  }
  // The contract's table and the functions' table have the same names, which the compiler cannot follow through `N`.
  return functions[name](parsed.data as HostParsedInputOf<N>);
}

/**
 * Answers one message from a page: parses the text, then calls a function of the host or an operation of the core.
 * Both hosts hand their messages here, so that neither is laxer than the other. Never throws.
 * @param message the JSON text of `{operation, input, correlationId?}`
 */
export async function answerCall(
  core: Core,
  functions: HostFunctions,
  message: unknown,
): Promise<OperationResult<unknown>> {
  let correlationId: string = randomUUID();
  try {
    if (typeof message !== 'string') throw new HostFailure('BAD_REQUEST');
    if (Buffer.byteLength(message) > MAX_CALL_BYTES) throw new HostFailure('TOO_LARGE');
    const call = callSchema.safeParse(parseJson(message));
    if (!call.success) throw new HostFailure('BAD_REQUEST');
    const { operation, input } = call.data;
    correlationId = call.data.correlationId ?? correlationId;
    if (!isHostFunctionName(operation)) return await core.dispatch({ operation, input, correlationId });
    return { ok: true, value: await callHostFunction(functions, operation, input) };
  } catch (failure) {
    if (!(failure instanceof HostFailure)) {
      core.log.error('host.call.failed', { correlationId, stack: stackOf(failure) });
    }
    return { ok: false, error: toOperationError(failure, correlationId) };
  }
}

/** The deepest nesting that a call may have; schemas walk their input by recursion, and no operation needs half of it. */
const MAX_DEPTH = 64;

function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; depth <= MAX_DEPTH; depth += 1) {
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
    if (level.length === 0) return false;
  }
  return true;
}

function parseJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new HostFailure('BAD_REQUEST');
  }
  if (isTooDeep(value)) throw new HostFailure('BAD_REQUEST');
  return value;
}

/** Where a failure came from, without its message: messages can quote what a person typed. */
export function stackOf(failure: unknown): string {
  if (!(failure instanceof Error)) return typeof failure;
  const frames = (failure.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [failure.name, ...frames].join('\n');
}
