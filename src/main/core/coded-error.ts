import { z } from 'zod';
import type { Json } from '#shared/contract/common.ts';
import { type ErrorCode, errorMessages, type FieldProblem, type OperationError } from '#shared/contract/errors.ts';
import { CoreError } from './core-error.ts';

/** Errors on their way out of the core: whatever was thrown gets a code, and a code gets its words. */

/** What the operating system and SQLite call a failure, by the code that the interface has words for. */
const bySystemCode: Record<string, ErrorCode> = {
  SQLITE_FULL: 'DISK_FULL',
  ENOSPC: 'DISK_FULL',
  SQLITE_CONSTRAINT_FOREIGNKEY: 'IN_USE',
  SQLITE_CONSTRAINT_UNIQUE: 'DUPLICATE',
  ENOENT: 'FILE_NOT_FOUND',
  EACCES: 'FILE_WRITE_FAILED',
  EPERM: 'FILE_WRITE_FAILED',
  EROFS: 'FILE_WRITE_FAILED',
  EISDIR: 'FILE_WRITE_FAILED',
  EBUSY: 'FILE_WRITE_FAILED',
  EIO: 'FILE_WRITE_FAILED',
};

function fieldProblems(error: z.ZodError): FieldProblem[] {
  return error.issues.slice(0, 100).map((issue) => ({
    field: issue.path.join('.'),
    code: (issue.code ?? 'invalid').toUpperCase(),
    message: issue.message,
  }));
}

/** Which coded failure an error means; what is not known is `UNEXPECTED`. */
export function codedError(error: unknown): CoreError {
  if (error instanceof CoreError) return error;
  if (error instanceof z.ZodError) return new CoreError('INVALID_INPUT', { fields: fieldProblems(error) });
  const name = error instanceof Error ? error.name : '';
  if (name === 'AbortError') return new CoreError('CANCELLED', { cause: error });
  const system = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(system)) return new CoreError('DATABASE_DAMAGED', { cause: error });
  const family = /^SQLITE_(READONLY|CANTOPEN|IOERR)/.test(system) ? 'DATA_FOLDER_UNWRITABLE' : 'UNEXPECTED';
  return new CoreError(bySystemCode[system] ?? family, { cause: error });
}

/** The error as the caller gets it: the code's own words where it has none of its own. */
export function asOperationError(error: CoreError, correlationId: string): OperationError {
  const { code, message, fields, details } = error;
  return {
    code,
    message: message || errorMessages[code],
    ...(fields ? { fields } : {}),
    ...(details === undefined ? {} : { details: details as Json }),
    correlationId,
  };
}
