import type { ServerResponse } from 'node:http';
import { securityHeaders } from '#main/hosting/page-policy.ts';
import type { ErrorCode, OperationError, OperationResult } from '#shared/contract/errors.ts';

/** The HTTP status that goes with a code; those not named are 400: the caller can do something about it. */
const statusOf: Partial<Record<ErrorCode, number>> = {
  UNKNOWN_OPERATION: 404,
  NOT_FOUND: 404,
  FILE_NOT_FOUND: 404,
  TASK_NOT_FOUND: 404,
  FORBIDDEN: 403,
  STALE_VERSION: 409,
  CONFLICT: 409,
  DUPLICATE: 409,
  IN_USE: 409,
  CANCELLED: 409,
  TOO_LARGE: 413,
  BUSY: 503,
  DISK_FULL: 507,
  UNEXPECTED: 500,
};

export function httpStatus({ code }: Pick<OperationError, 'code'>): number {
  return statusOf[code] ?? 400;
}

/** Answers with JSON. `close` ends the connection: used where the request was not read to its end. */
export function sendResult(
  response: ServerResponse,
  result: OperationResult<unknown>,
  { status = result.ok ? 200 : httpStatus(result.error), close = false } = {},
): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const body = Buffer.from(JSON.stringify(result));
  response.writeHead(status, {
    ...securityHeaders,
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': body.length,
    'Cache-Control': 'no-store',
    ...(close && { Connection: 'close' }),
  });
  response.end(body);
}

/** Answers with a page made here, for people who come by an address that does not open the register. */
export function sendPage(response: ServerResponse, status: number, title: string, text: string): void {
  const body = Buffer.from(
    `<!doctype html><html lang="vi"><meta charset="utf-8"><title>${title}</title>` +
      `<h1>${title}</h1><p>${text}</p><p><a href="/">Mở sổ</a></p></html>`,
  );
  response.writeHead(status, {
    ...securityHeaders,
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': body.length,
    'Cache-Control': 'no-store',
  });
  response.end(body);
}
