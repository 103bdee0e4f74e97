import type { Json } from '#shared/contract/common.ts';
import { type ErrorCode, errorMessages, type FieldProblem, type OperationError } from '#shared/contract/errors.ts';

/** An operation that failed: what `invoke` throws, and what hooks give as `error`. `message` is for people, in Vietnamese. */
export class OperationFailure extends Error {
  readonly operation: string;
  readonly error: OperationError;

  constructor(operation: string, error: OperationError) {
    super(error.message);
    this.name = 'OperationFailure';
    this.operation = operation;
    this.error = error;
  }

  get code(): ErrorCode {
    return this.error.code;
  }

  /** What is wrong field by field; empty where the failure is of another kind. */
  get fields(): FieldProblem[] {
    return this.error.fields ?? [];
  }

  get details(): Json | undefined {
    return this.error.details;
  }

  get correlationId(): string {
    return this.error.correlationId;
  }
}

/** A failure that the page itself found, before or after the host had its say. */
export function pageError(code: ErrorCode, correlationId: string): OperationError {
  return { code, message: errorMessages[code], correlationId };
}
