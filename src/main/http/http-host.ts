import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { pipeline } from 'node:stream/promises';
import type { Core } from '#main/core/ports.ts';
import { answerCall, MAX_CALL_BYTES, stackOf } from '#main/hosting/answer-call.ts';
import { HostFailure, toOperationError } from '#main/hosting/host-failure.ts';
import { securityHeaders } from '#main/hosting/page-policy.ts';
import { findStaticFile } from '#main/hosting/static-files.ts';
import { openUploads, type Uploads } from '#main/hosting/uploads.ts';
import type { OperationResult } from '#shared/contract/errors.ts';
import { MAX_UPLOAD_BYTES } from '#shared/contract/host.ts';
import { answerOnce } from './answer-once.ts';
import { sendDownload } from './downloads.ts';
import { createEventStreams, type EventStreams } from './event-stream.ts';
import { checkAddress, checkSameOrigin, cookieValue, oneHeader } from './guard.ts';
import { httpHostFunctions } from './host-functions.ts';
import { drain, readBody } from './read-body.ts';
import { sendPage, sendResult } from './respond.ts';
import { createSessions, type Sessions } from './sessions.ts';

export interface HttpHostOptions {
  core: Core;
  /** The folder of the built renderer, absolute. */
  rendererFolder: string;
  version: string;
  /** 0, the default, takes a free port. */
  port?: number;
  /** Called with a new address each time the one before it has been used. */
  onNewAddress?: (address: string) => void;
  /** How long the parts of a request may take, in milliseconds, and how large an upload may be; shortened in tests. */
  limits?: Partial<Limits>;
}

interface Limits {
  headersMs: number;
  callMs: number;
  uploadMs: number;
  /** For taking in what is left of a refused request. */
  drainMs: number;
  uploadBytes: number;
}

const defaultLimits: Limits = {
  headersMs: 10_000,
  callMs: 20_000,
  uploadMs: 10 * 60_000,
  drainMs: 2000,
  uploadBytes: MAX_UPLOAD_BYTES,
};

export interface HttpHost {
  /** The address that opens the application, once: it carries the launch secret. */
  address: string;
  /** `http://127.0.0.1:port` */
  origin: string;
  /** Stops listening and lets go of pages. The core is the caller's to close. */
  close(): Promise<void>;
}

interface House {
  core: Core;
  /** Answers a call, given as its JSON text. */
  answer: (message: string) => Promise<OperationResult<unknown>>;
  sessions: Sessions;
  streams: EventStreams;
  uploads: Uploads;
  limits: Limits;
  rendererFolder: string;
  /** `127.0.0.1:port` */
  authority: string;
  /** Cookies are shared by all ports of an address: the port in the name keeps two running hosts apart. */
  cookieName: string;
  announce: () => void;
}

function isOpen(house: House, request: IncomingMessage): boolean {
  return house.sessions.isOpen(cookieValue(request, house.cookieName));
}

async function serveCall(house: House, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const type = oneHeader(request, 'content-type') ?? '';
  if (!/^application\/json(\s*;\s*charset=utf-8)?$/i.test(type)) throw new HostFailure('BAD_REQUEST');
  const message = await readBody(request, MAX_CALL_BYTES, house.limits.callMs);
  sendResult(response, await house.answer(message));
}

async function serveUpload(house: House, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (Number(request.headers['content-length'] ?? 0) > house.limits.uploadBytes) throw new HostFailure('TOO_LARGE');
  const file = await house.uploads.receive(oneHeader(request, 'x-file-name'), request);
  sendResult(response, { ok: true, value: file });
}

async function serveStatic(house: House, pathname: string, response: ServerResponse, head: boolean): Promise<void> {
  const file = await findStaticFile(house.rendererFolder, pathname);
  if (!file) throw new HostFailure('UNKNOWN_OPERATION');
  response.writeHead(200, {
    ...securityHeaders,
    'Content-Type': file.type,
    'Content-Length': file.size,
    'Cache-Control': file.cacheControl,
  });
  if (head) response.end();
  else await pipeline(createReadStream(file.path), response);
}

/** Trades the launch secret for a cookie, and sends the browser to the address without it: it stays in no history. */
function launch(house: House, secret: string, request: IncomingMessage, response: ServerResponse): void {
  const session = house.sessions.trade(secret);
  if (session === undefined && !isOpen(house, request)) {
    sendPage(
      response,
      403,
      'Địa chỉ này đã được dùng',
      'Mỗi địa chỉ chỉ mở sổ được một lần. Hãy dùng địa chỉ mới nhất ở cửa sổ đã khởi động chương trình.',
    );
    return;
  }
  response.writeHead(303, {
    ...securityHeaders,
    Location: '/',
    'Cache-Control': 'no-store',
    ...(session && { 'Set-Cookie': `${house.cookieName}=${session}; Path=/; HttpOnly; SameSite=Strict` }),
  });
  response.end();
  if (session) house.announce();
}

async function route(house: House, request: IncomingMessage, response: ServerResponse): Promise<void> {
  checkAddress(request, house.authority);
  // Only the form that browsers use: an absolute address in the request line is for proxies.
  const url = request.url?.startsWith('/') ? URL.parse(`http://${house.authority}${request.url}`) : null;
  if (!url || url.host !== house.authority) throw new HostFailure('BAD_REQUEST');

  const secret = url.searchParams.get('secret');
  if (request.method === 'GET' && url.pathname === '/' && secret !== null) {
    launch(house, secret, request, response);
    return;
  }
  const what = `${request.method} ${url.pathname.startsWith('/files/') ? '/files/:token' : url.pathname}`;
  const reserved = /^\/(invoke|events|files)(\/|$)/.test(url.pathname);
  if (reserved) {
    checkSameOrigin(request);
    if (!isOpen(house, request)) throw new HostFailure('FORBIDDEN');
    if (what === 'POST /invoke') return serveCall(house, request, response);
    if (what === 'POST /files') return serveUpload(house, request, response);
    if (what === 'GET /events') return house.streams.attach(response);
    if (what === 'GET /files/:token') return sendDownload(response, house.core.files, url.pathname.slice(7));
    throw new HostFailure('UNKNOWN_OPERATION');
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') throw new HostFailure('UNKNOWN_OPERATION');
  if (!isOpen(house, request) && (request.headers.accept ?? '').includes('text/html')) {
    sendPage(
      response,
      403,
      'Sổ chưa mở trong trình duyệt này',
      'Hãy dùng địa chỉ ở cửa sổ đã khởi động chương trình; địa chỉ đó có khoá mở sổ một lần.',
    );
    return;
  }
  await serveStatic(house, url.pathname, response, request.method === 'HEAD');
}

async function answer(house: House, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    await route(house, request, response);
  } catch (failure) {
    const correlationId = randomUUID();
    const gone = response.destroyed || request.destroyed;
    if (!(failure instanceof HostFailure) && !gone) {
      house.core.log.error('http.request.failed', { correlationId, stack: stackOf(failure) });
    }
    const unread = !request.complete;
    if (unread) await drain(request, house.limits.drainMs);
    sendResult(response, { ok: false, error: toOperationError(failure, correlationId) }, { close: unread });
  }
}

/** Answers what is not HTTP, or too slow to become it, in the same form as everything else. */
function refuseBroken(failure: NodeJS.ErrnoException, socket: Socket): void {
  if (failure.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status: Record<string, string> = {
    HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
    ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
  };
  const error = toOperationError(new HostFailure('BAD_REQUEST'), randomUUID());
  const body = JSON.stringify({ ok: false, error });
  socket.end(
    `HTTP/1.1 ${status[failure.code ?? ''] ?? '400 Bad Request'}\r\nConnection: close\r\n` +
      `Content-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return (server.address() as AddressInfo).port;
}

/**
 * Serves the application to browsers of this PC: the renderer's files, its calls, its events and its files.
 * @throws where the port is taken (`EADDRINUSE`) or not allowed (`EACCES`)
 */
export async function startHttpHost(options: HttpHostOptions): Promise<HttpHost> {
  const { core, rendererFolder, version } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const sessions = createSessions();
  let house: House | undefined;

  const server = createServer(
    {
      headersTimeout: limits.headersMs,
      requestTimeout: limits.uploadMs,
      connectionsCheckingInterval: Math.min(1000, limits.headersMs),
      // Longer than browsers keep an idle connection (five minutes): who is about to send must be the one who closes.
      keepAliveTimeout: 320_000,
      maxHeaderSize: 16 * 1024,
      // The guard refuses a missing Host itself, with a code.
      requireHostHeader: false,
    },
    (request, response) => {
      // Requests can only arrive once the house stands: listening comes after.
      if (house) void answer(house, request, response);
    },
  );
  server.maxConnections = 200;
  server.on('clientError', refuseBroken);

  const port = await listen(server, options.port ?? 0);
  const authority = `127.0.0.1:${port}`;
  const functions = httpHostFunctions(core, version);
  const newAddress = () => `http://${authority}/?secret=${sessions.newSecret()}`;
  house = {
    core,
    answer: answerOnce((message) => answerCall(core, functions, message)),
    sessions,
    streams: createEventStreams(core),
    uploads: await openUploads(core.files, limits.uploadBytes),
    limits,
    rendererFolder,
    authority,
    cookieName: `sbcv-${port}`,
    announce: () => options.onNewAddress?.(newAddress()),
  };
  const { streams, uploads } = house;

  return {
    address: newAddress(),
    origin: `http://${authority}`,
    async close() {
      streams.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      // Calls that are running get their answer; what is only open is cut.
      const cut = setTimeout(() => server.closeAllConnections(), 2000);
      await closed;
      clearTimeout(cut);
      await uploads.close();
    },
  };
}
