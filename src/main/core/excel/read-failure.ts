import type { ErrorCode } from '#shared/contract/errors.ts';

/** The ways in which a file cannot be read; each has its Vietnamese words in the catalogue. */
export type ReadFailureCode = Extract<
  ErrorCode,
  | 'FILE_UNREADABLE'
  | 'FILE_TYPE_UNKNOWN'
  | 'FILE_TOO_OLD'
  | 'FILE_EMPTY'
  | 'FILE_ENCRYPTED'
  | 'FILE_ENCRYPTED_XLS'
  | 'FILE_WRONG_PASSWORD'
  | 'FILE_TOO_LARGE'
  | 'FILE_TIMEOUT'
  | 'TEMPLATE_NOT_XLSX'
  | 'CANCELLED'
>;

/** Thrown inside the readers and turned into a value at the worker's door. The message is technical, for the log. */
export class ReadFailure extends Error {
  readonly code: ReadFailureCode;

  constructor(code: ReadFailureCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ReadFailure';
    this.code = code;
  }
}
