import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { type HttpDoor, httpDoor } from './doors.ts';
import { type RawAnswer, rawRequest } from './raw-http.ts';
import { openTestCore, type TestCore } from './test-core.ts';

/** A call that every host answers. */
const CALL = JSON.stringify({ operation: 'host.info', input: {} });

/** The loopback host with short deadlines, and ways to send what browsers do not. */
export interface HttpScan {
  app: TestCore;
  door: HttpDoor;
  /** `127.0.0.1:port` */
  authority: string;
  /** Where the host keeps what was uploaded, in a folder that only this scan uses. */
  temporary: string;
  /** A call as a page of the application sends it, but for the headers given (undefined leaves one out). */
  rawCall(changed?: Record<string, string | undefined>, body?: string): Promise<RawAnswer>;
  rawGet(path: string, headers?: string): Promise<RawAnswer>;
  /** The first lines of a request that is let in, up to where its own headers begin. */
  head(requestLine: string): string;
  close(): Promise<void>;
}

export const SCAN_UPLOAD_BYTES = 200_000;

/** @param rendererFolder what is served as the page's files */
export async function openHttpScan(rendererFolder: string): Promise<HttpScan> {
  const temporary = mkdtempSync(join(tmpdir(), 'sbcv-scan-'));
  // Where Node looks for the temporary folder, by system.
  for (const name of ['TMPDIR', 'TMP', 'TEMP']) vi.stubEnv(name, temporary);
  const app = await openTestCore('file');
  const door = await httpDoor(app.core, {
    rendererFolder,
    limits: { headersMs: 400, callMs: 400, drainMs: 200, uploadBytes: SCAN_UPLOAD_BYTES },
  });
  const authority = `127.0.0.1:${door.port}`;
  return {
    app,
    door,
    authority,
    temporary,
    rawCall(changed = {}, body = CALL) {
      const headers: Record<string, string | undefined> = {
        Host: authority,
        Origin: door.host.origin,
        Cookie: door.cookie,
        'Content-Type': 'application/json',
        'Content-Length': String(Buffer.byteLength(body)),
        Connection: 'close',
        ...changed,
      };
      const lines = Object.entries(headers).flatMap(([name, value]) =>
        value === undefined ? [] : [`${name}: ${value}`],
      );
      return rawRequest(door.port, `POST /invoke HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body}`);
    },
    rawGet: (path, headers = '') =>
      rawRequest(door.port, `GET ${path} HTTP/1.1\r\nHost: ${authority}\r\nConnection: close\r\n${headers}\r\n`),
    head: (requestLine) =>
      `${requestLine} HTTP/1.1\r\nHost: ${authority}\r\nOrigin: ${door.host.origin}\r\nCookie: ${door.cookie}\r\n`,
    async close() {
      await door.close();
      await app.close();
      vi.unstubAllEnvs();
      rmSync(temporary, { recursive: true, force: true });
    },
  };
}

/** A refusal has the status and the code that are expected, words, and nothing that lets another site read it. */
export function expectRefused(answer: RawAnswer, status: number, code: string): void {
  expect(answer.status).toBe(status);
  expect(JSON.parse(answer.body)).toMatchObject({ ok: false, error: { code, message: expect.any(String) } });
  expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
}
