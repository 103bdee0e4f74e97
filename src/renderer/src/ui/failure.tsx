import { Alert, Button, Typography } from 'antd';
import type { ReactNode } from 'react';
import { type ErrorCode, errorMessages } from '#shared/contract/errors.ts';
import { OperationFailure } from '../api/operation-failure.ts';

/** What went wrong, for people: the wording of the catalogue; a failure of the page itself counts as unexpected. */
export function failureMessage(error: unknown): string {
  return error instanceof OperationFailure ? error.message : errorMessages.UNEXPECTED;
}

/** Failures that someone may have to look up in the log; all others say themselves what to do. */
const lookedUp: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['UNEXPECTED', 'DATABASE_DAMAGED', 'MIGRATION_FAILED']);

/**
 * The message with what was wrong field by field; where the program does not know the cause, also, small, the number
 * under which the log has the failure.
 */
export function FailureText({ error }: { error: unknown }): ReactNode {
  const known = error instanceof OperationFailure ? error : undefined;
  return (
    <>
      <div>{failureMessage(error)}</div>
      {known && known.fields.length > 0 && (
        <ul className="failure-fields">
          {known.fields.map(({ field, message }) => (
            <li key={`${field}${message}`}>{message}</li>
          ))}
        </ul>
      )}
      {known && lookedUp.has(known.code) && (
        <Typography.Text type="secondary" className="failure-id">
          Mã lỗi: {known.correlationId}
        </Typography.Text>
      )}
    </>
  );
}

/** A failure in the place of what could not be shown. */
export function FailureAlert({ error, onRetry }: { error: unknown; onRetry?: () => void }): ReactNode {
  return (
    <Alert
      type="error"
      showIcon
      title={<FailureText error={error} />}
      action={onRetry && <Button onClick={onRetry}>Thử lại</Button>}
    />
  );
}
