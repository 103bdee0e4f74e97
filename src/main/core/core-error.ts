import type { Json } from '#shared/contract/common.ts';
import { type ErrorCode, errorMessages, type FieldProblem } from '#shared/contract/errors.ts';

interface CoreErrorOptions {
  /** Said instead of the catalogue's words where the case is known better. */
  message?: string;
  fields?: FieldProblem[];
  details?: Json;
  cause?: unknown;
}

/** A failure that the caller is told about: it carries a stable code, and crosses the boundary as a value. */
export class CoreError extends Error {
  readonly code: ErrorCode;
  readonly fields: FieldProblem[] | undefined;
  readonly details: Json | undefined;

  constructor(code: ErrorCode, options: CoreErrorOptions = {}) {
    super(options.message ?? errorMessages[code], { cause: options.cause });
    this.name = 'CoreError';
    this.code = code;
    this.fields = options.fields;
    this.details = options.details;
  }
}

/** The core could not start: the data folder is in use, newer, damaged or not writable. Hosts show it and stop. */
export class CoreStartError extends CoreError {
  override readonly name = 'CoreStartError';
}

/** An `INVALID_INPUT` about one field, for rules that a schema alone cannot check. */
export function fieldError(field: string, code: string, message: string): CoreError {
  return new CoreError('INVALID_INPUT', { fields: [{ field, code, message }] });
}
