import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { CustomScheme } from 'electron';
import type { Log } from '#main/core/ports.ts';
import { stackOf } from '#main/hosting/answer-call.ts';
import { HostFailure, toOperationError } from '#main/hosting/host-failure.ts';
import { securityHeaders } from '#main/hosting/page-policy.ts';
import { findStaticFile } from '#main/hosting/static-files.ts';
import type { Uploads } from '#main/hosting/uploads.ts';
import type { OperationResult } from '#shared/contract/errors.ts';
import { type Pages, SCHEME } from './pages.ts';

/** To be registered before Electron is ready: an origin of its own, with all that a secure page may do. */
export const appScheme: CustomScheme = {
  scheme: SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
};

export interface AppProtocolOptions {
  pages: Pages;
  /** The folder of the built renderer, absolute. */
  rendererFolder: string;
  uploads: Uploads;
  log: Log;
}

function json(result: OperationResult<unknown>, status: number): Response {
  return new Response(JSON.stringify(result), {
    status,
    headers: { ...securityHeaders, 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}

async function respond({ pages, rendererFolder, uploads }: AppProtocolOptions, request: Request): Promise<Response> {
  if (!pages.isOwn(request.url)) throw new HostFailure('FORBIDDEN');
  const { pathname } = new URL(request.url);
  if (request.method === 'POST' && pathname === '/files' && request.body) {
    const file = await uploads.receive(request.headers.get('x-file-name'), request.body);
    return json({ ok: true, value: file }, 200);
  }
  const file = request.method === 'GET' ? await findStaticFile(rendererFolder, pathname) : undefined;
  if (!file) throw new HostFailure('UNKNOWN_OPERATION');
  return new Response(await readFile(file.path), {
    headers: { ...securityHeaders, 'Content-Type': file.type, 'Cache-Control': file.cacheControl },
  });
}

/** Answers everything that the window asks for under `app://sbcv/`: the renderer's files, and files dropped on a page. */
export function appProtocolHandler(options: AppProtocolOptions): (request: Request) => Promise<Response> {
  return async (request) => {
    try {
      return await respond(options, request);
    } catch (failure) {
      const correlationId = randomUUID();
      if (!(failure instanceof HostFailure)) {
        options.log.error('app-protocol.failed', { correlationId, stack: stackOf(failure) });
      }
      return json({ ok: false, error: toOperationError(failure, correlationId) }, 400);
    }
  };
}
