import { readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openUploads } from '#main/hosting/uploads.ts';
import type { OperationResult } from '#shared/contract/errors.ts';
import { expectRefused, type HttpScan, openHttpScan, SCAN_UPLOAD_BYTES } from '../support/http-scan.ts';
import { rawRequest } from '../support/raw-http.ts';

/** What is sent to the loopback host: too much, too slow, broken, or naming what it should not reach. */

let scan: HttpScan;

beforeAll(async () => {
  scan = await openHttpScan(import.meta.dirname);
});
afterAll(() => scan.close());

describe('bodies', () => {
  test('one that declares too much is refused', async () => {
    expectRefused(await scan.rawCall({ 'Content-Length': String(20 * 1024 * 1024) }), 413, 'TOO_LARGE');
  });

  test('one that goes on and on is refused', async () => {
    const chunk = Buffer.concat([Buffer.from('100000\r\n'), Buffer.alloc(0x100000, 'x'), Buffer.from('\r\n')]);
    const answer = await rawRequest(
      scan.door.port,
      `${scan.head('POST /invoke')}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`,
      ...Array.from({ length: 18 }, () => chunk),
      '0\r\n\r\n',
    );
    expectRefused(answer, 413, 'TOO_LARGE');
  });

  test.each([
    ['empty', ''],
    ['not JSON', '{"operation":'],
    ['a list', '[]'],
    ['null', 'null'],
    ['more than a call has', '{"operation":"host.info","input":{},"admin":true}'],
    ['a bad correlation id', '{"operation":"host.info","input":{},"correlationId":"../x"}'],
    ['nested too deep', `{"operation":"host.info","input":${'['.repeat(200_000)}${']'.repeat(200_000)}}`],
  ])('one that is %s is refused', async (_name, body) => {
    expectRefused(await scan.rawCall({}, body), 400, 'BAD_REQUEST');
  });

  test('one that is not UTF-8 is refused', async () => {
    const answer = await rawRequest(
      scan.door.port,
      `${scan.head('POST /invoke')}` +
        'Content-Type: application/json\r\nContent-Length: 3\r\nConnection: close\r\n\r\n',
      Buffer.from([0x22, 0xff, 0x22]),
    );
    expectRefused(answer, 400, 'BAD_REQUEST');
  });

  test('one with two lengths is refused', async () => {
    const answer = await scan.rawCall({ 'Transfer-Encoding': 'chunked' });
    expectRefused(answer, 400, 'BAD_REQUEST');
  });
});

describe('slow requests', () => {
  test('headers that do not come are not waited for', async () => {
    expectRefused(await rawRequest(scan.door.port, 'POST /invoke HTTP/1.1\r\nHost: 127'), 408, 'BAD_REQUEST');
  });

  test('a body that does not come is not waited for', async () => {
    expectRefused(await scan.rawCall({ 'Content-Length': '100' }, '{'), 400, 'BAD_REQUEST');
  });

  test('the application answers others meanwhile', async () => {
    const slow = Array.from({ length: 50 }, () => rawRequest(scan.door.port, 'POST /invoke HTTP/1.1\r\nHost: 127'));
    expect((await scan.rawCall()).status).toBe(200);
    expect((await Promise.all(slow)).every(({ status }) => status === 408)).toBe(true);
  });
});

describe('paths', () => {
  test('the renderer’s files are given to who asks for them by name', async () => {
    expect((await scan.rawGet('/none.js')).status).toBe(404);
  });

  test.each([
    '/../../../../etc/passwd',
    '/%2e%2e/%2e%2e/package.json',
    '/..%2f..%2fpackage.json',
    '/..%5c..%5cpackage.json',
    '/assets/../../support/doors.ts',
    '//etc/passwd',
    '/%00.html',
    '/%',
    '/http-security.test.ts',
    '/C:/Windows/win.ini',
  ])('%s leads nowhere', async (path) => {
    expectRefused(await scan.rawGet(path), 404, 'UNKNOWN_OPERATION');
  });

  test('an absolute address in the request line is refused', async () => {
    expectRefused(await scan.rawGet('http://evil.example/'), 400, 'BAD_REQUEST');
    expectRefused(await scan.rawGet('*'), 400, 'BAD_REQUEST');
  });

  test('what is not HTTP is refused with a code', async () => {
    expectRefused(await rawRequest(scan.door.port, '\u0000\u0001nonsense\r\n\r\n'), 400, 'BAD_REQUEST');
    expectRefused(await scan.rawGet('/', `X: ${'x'.repeat(20_000)}\r\n`), 431, 'BAD_REQUEST');
  });
});

describe('files', () => {
  const upload = async (name: string | undefined, body: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${scan.door.host.origin}/files`, {
      method: 'POST',
      headers: { ...scan.door.headers, ...(name !== undefined && { 'X-File-Name': name }), ...headers },
      body,
    });
    return (await response.json()) as OperationResult<{ token: string; name: string }>;
  };
  const uploadFolder = () =>
    join(scan.temporary, readdirSync(scan.temporary).find((name) => name.startsWith('sbcv-uploads-')) ?? '');

  test('an upload becomes a token for reading, under the name that people know', async () => {
    const result = await upload(encodeURIComponent('Danh sách xã Đăk Mar.xlsx'), 'nội dung');
    expect(result).toMatchObject({ ok: true, value: { name: 'Danh sách xã Đăk Mar.xlsx' } });
    const token = result.ok ? result.value.token : '';
    expect(scan.app.core.files.resolve(token, 'read')?.path.startsWith(uploadFolder())).toBe(true);
    expect(scan.app.core.files.resolve(token, 'write')).toBeUndefined();
    const download = await fetch(`${scan.door.host.origin}/files/${token}`, { headers: scan.door.headers });
    expect(download.status).toBe(404);
  });

  test.each([
    ['../../../etc/cron.d/x', 'x'],
    ['C%3A%5CWindows%5Cwin.ini', 'win.ini'],
    ['a%00b%0d%0a.xlsx', 'ab.xlsx'],
  ])('a name is text, never a place: %s', async (sent, name) => {
    expect(await upload(sent, 'x')).toMatchObject({ ok: true, value: { name } });
    expect(readdirSync(uploadFolder()).every((each) => /^[0-9a-f-]{36}(\.[a-z0-9]+)?$/.test(each))).toBe(true);
  });

  test.each([[undefined], [''], ['%'], ['..'], ['%2e%2e'], ['/']])(
    'a name that is none is refused: %s',
    async (name) => {
      expect(await upload(name, 'x')).toMatchObject({ ok: false, error: { code: 'BAD_REQUEST' } });
    },
  );

  test('too much, or broken off half-way, leaves nothing behind', async () => {
    const before = readdirSync(uploadFolder()).length;
    expect(await upload('a.xlsx', 'x'.repeat(SCAN_UPLOAD_BYTES + 1))).toMatchObject({ error: { code: 'TOO_LARGE' } });
    const head = `${scan.head('POST /files')}X-File-Name: a.xlsx\r\nConnection: close\r\n`;
    const chunk = `${(100_000).toString(16)}\r\n${'x'.repeat(100_000)}\r\n`;
    const undeclared = await rawRequest(
      scan.door.port,
      `${head}Transfer-Encoding: chunked\r\n\r\n`,
      chunk,
      chunk,
      chunk,
      '0\r\n\r\n',
    );
    expectRefused(undeclared, 413, 'TOO_LARGE');

    const socket = connect({ host: '127.0.0.1', port: scan.door.port });
    socket.write(`${head}Content-Length: 1000\r\n\r\nhalf`);
    await vi.waitFor(() => expect(readdirSync(uploadFolder()).length).toBe(before + 1));
    socket.destroy();
    await vi.waitFor(() => expect(readdirSync(uploadFolder()).length).toBe(before));
  });

  test('a file that an operation writes can be fetched under its name, one that was not written cannot', async () => {
    const name = 'Báo cáo "quý" 1; x=\'y\'.xlsx'.replaceAll('"', '');
    const chosen = await scan.door.call('host.chooseSave', { suggestedName: name });
    const { token } = (chosen as { value: { file: { token: string } } }).value.file;
    const url = `${scan.door.host.origin}/files/${token}`;
    const missing = await fetch(url, { headers: scan.door.headers });
    expect(missing.status).toBe(404);
    expect(await missing.json()).toMatchObject({ error: { code: 'FILE_NOT_FOUND' } });

    await writeFile(scan.app.core.files.resolve(token, 'write')?.path ?? '', 'đã ghi');
    const found = await fetch(url, { headers: scan.door.headers });
    expect(await found.text()).toBe('đã ghi');
    expect(found.headers.get('content-disposition')).toBe(
      'attachment; filename="Bao cao quy 1_ x__y_.xlsx"; filename*=UTF-8\'\'B%C3%A1o%20c%C3%A1o%20qu%C3%BD%201%3B%20x%3D%27y%27.xlsx',
    );
    expect(found.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test.each(['..%2f..%2fetc%2fpasswd', '..%5c', 'x', '', '__proto__'])(
    'no other token gives a file: %s',
    async (token) => {
      const answer = await scan.rawGet(`/files/${token}`, `Cookie: ${scan.door.cookie}\r\n`);
      expectRefused(answer, 404, 'FILE_NOT_FOUND');
    },
  );

  test('what stays unused is removed', async () => {
    const uploads = await openUploads(scan.app.core.files);
    const { token } = await uploads.receive(
      'a.xlsx',
      (async function* () {
        yield Buffer.from('x');
      })(),
    );
    const path = scan.app.core.files.resolve(token, 'read')?.path ?? '';
    const there = () => readdirSync(join(path, '..')).length;
    await uploads.sweep(Date.now() + 60_000);
    expect(there()).toBe(1);
    await uploads.sweep(Date.now() + 3 * 60 * 60_000);
    expect(there()).toBe(0);
    await uploads.close();
    expect(() => there()).toThrow('ENOENT');
  });
});
