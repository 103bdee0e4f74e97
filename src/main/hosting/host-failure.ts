import { type ErrorCode, errorMessages, type FieldProblem, type OperationError } from '#shared/contract/errors.ts';

/** A failure with a code, on the host's side of the door. */
export class HostFailure extends Error {
  readonly code: ErrorCode;
  readonly fields: FieldProblem[] | undefined;

  constructor(code: ErrorCode, fields?: FieldProblem[]) {
    super(errorMessages[code]);
    this.name = 'HostFailure';
    this.code = code;
    this.fields = fields;
  }
}

/** The failure as it crosses to a page. Anything that is not a `HostFailure` is `UNEXPECTED`, without its particulars. */
export function toOperationError(failure: unknown, correlationId: string): OperationError {
  const known = failure instanceof HostFailure ? failure : new HostFailure('UNEXPECTED');
  return {
    code: known.code,
    message: known.message,
    ...(known.fields && { fields: known.fields }),
    correlationId,
  };
}
