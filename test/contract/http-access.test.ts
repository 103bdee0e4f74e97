import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { httpDoor, tradeSecret } from '../support/doors.ts';
import { expectRefused, type HttpScan, openHttpScan } from '../support/http-scan.ts';
import { rawRequest } from '../support/raw-http.ts';
import { openTestCore } from '../support/test-core.ts';

/** Who is let in to the loopback host: another page, another program or another PC is not. */

let scan: HttpScan;

beforeAll(async () => {
  scan = await openHttpScan(import.meta.dirname);
});
afterAll(() => scan.close());

test('a call of the application passes', async () => {
  const answer = await scan.rawCall();
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.body)).toEqual({ ok: true, value: { kind: 'http', version: 'test' } });
});

describe('launch secret', () => {
  test('is traded once, for a cookie that scripts and other sites cannot have', async () => {
    const own = await openTestCore();
    let announced = '';
    const other = await httpDoor(own.core, { onNewAddress: (address) => (announced = address) });
    const first = await fetch(other.host.address, { redirect: 'manual' });
    expect(first.status).toBe(403);
    const second = await fetch(announced, { redirect: 'manual' });
    expect(second.status).toBe(303);
    expect(second.headers.get('location')).toBe('/');
    expect(second.headers.get('cache-control')).toBe('no-store');
    expect(second.headers.get('set-cookie')).toMatch(/^sbcv-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    await other.close();
    await own.close();
  });

  test.each(['', 'x', '0'.repeat(32), '%00', 'a&secret=b'])('%j is not it', async (secret) => {
    expect(await tradeSecret(`${scan.door.host.origin}/?secret=${secret}`)).toBe('');
  });

  test('a browser that holds the cookie may use an old address again', async () => {
    const response = await fetch(scan.door.host.address, { redirect: 'manual', headers: { Cookie: scan.door.cookie } });
    expect(response.status).toBe(303);
    expect(response.headers.get('set-cookie')).toBeNull();
  });
});

describe('without the cookie', () => {
  test.each([
    ['none', undefined],
    ['another', 'sbcv-1=x'],
    ['a wrong one', () => `${scan.door.cookie.slice(0, -4)}AAAA`],
    ['an empty one', () => `${scan.door.cookie.split('=')[0]}=`],
    ['two', () => `${scan.door.cookie}; ${scan.door.cookie}`],
  ])('%s: no call, no events, no files', async (_name, cookie) => {
    const value = typeof cookie === 'function' ? cookie() : cookie;
    expectRefused(await scan.rawCall({ Cookie: value }), 403, 'FORBIDDEN');
    for (const path of ['/events', '/files/x', '/invoke', '/files']) {
      expectRefused(await scan.rawGet(path, value ? `Cookie: ${value}\r\n` : ''), 403, 'FORBIDDEN');
    }
  });

  test('the page itself says where to find the way in', async () => {
    const answer = await scan.rawGet('/', 'Accept: text/html\r\n');
    expect(answer.status).toBe(403);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.body).toContain('Sổ chưa mở trong trình duyệt này');
  });
});

describe('Host and Origin', () => {
  test.each([
    ['a rebound name', () => `evil.example:${scan.door.port}`],
    ['localhost', () => `localhost:${scan.door.port}`],
    ['no port', () => '127.0.0.1'],
    ['another port', () => `127.0.0.1:${scan.door.port + 1}`],
    ['a longer name', () => `127.0.0.1:${scan.door.port}.evil.example`],
    ['a user name', () => `127.0.0.1:${scan.door.port}@evil.example`],
    ['another loopback address', () => `127.0.0.2:${scan.door.port}`],
    ['IPv6', () => `[::1]:${scan.door.port}`],
    ['nothing', () => ''],
    ['none', () => undefined],
  ])('Host: %s', async (_name, host) => {
    expectRefused(await scan.rawCall({ Host: host() }), 403, 'FORBIDDEN');
  });

  test('Host: two', async () => {
    expectRefused(await scan.rawCall({ host: 'evil.example' }), 403, 'FORBIDDEN');
  });

  test.each([
    ['another site', () => 'https://evil.example'],
    ['another scheme', () => `https://${scan.authority}`],
    ['another port', () => `http://127.0.0.1:${scan.door.port + 1}`],
    ['a longer name', () => `${scan.door.host.origin}.evil.example`],
    ['a path behind it', () => `${scan.door.host.origin}/`],
    ['null', () => 'null'],
    ['none, on a call', () => undefined],
  ])('Origin: %s', async (_name, origin) => {
    expectRefused(await scan.rawCall({ Origin: origin() }), 403, 'FORBIDDEN');
  });

  test.each(['cross-site', 'same-site', 'x'])('Sec-Fetch-Site: %s', async (site) => {
    expectRefused(await scan.rawCall({ 'Sec-Fetch-Site': site }), 403, 'FORBIDDEN');
    const cookie = `Cookie: ${scan.door.cookie}\r\nSec-Fetch-Site: ${site}\r\n`;
    expectRefused(await scan.rawGet('/files/x', cookie), 403, 'FORBIDDEN');
    expectRefused(await scan.rawGet('/events', cookie), 403, 'FORBIDDEN');
  });

  test('another site’s preflight gets nothing to go on', async () => {
    const answer = await rawRequest(
      scan.door.port,
      `OPTIONS /invoke HTTP/1.1\r\nHost: ${scan.authority}\r\nOrigin: https://evil.example\r\n` +
        'Access-Control-Request-Method: POST\r\nConnection: close\r\n\r\n',
    );
    expectRefused(answer, 403, 'FORBIDDEN');
  });
});

describe('what a form or a script of another site can send', () => {
  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/jsonp', undefined])(
    'Content-Type %s',
    async (type) => {
      expectRefused(await scan.rawCall({ 'Content-Type': type }), 400, 'BAD_REQUEST');
    },
  );

  test.each(['PUT', 'DELETE', 'PATCH', 'TRACE', 'HEAD'])('%s', async (method) => {
    const answer = await rawRequest(scan.door.port, `${scan.head(`${method} /invoke`)}Connection: close\r\n\r\n`);
    expect(answer.status).toBe(404);
  });
});

describe('reach', () => {
  const addresses = Object.values(networkInterfaces())
    .flat()
    .flatMap((each) => (each && !each.internal && each.family === 'IPv4' ? [each.address] : []));

  test('nobody on the network can connect', async ({ skip }) => {
    skip(addresses.length === 0, 'this machine has no address on a network');
    for (const host of addresses) {
      const code = await new Promise((resolve) => {
        connect({ host, port: scan.door.port })
          .once('connect', () => resolve('connected'))
          .once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
      });
      expect(code).toBe('ECONNREFUSED');
    }
  });

  test('pages that listen are counted, and one too many is told so', async () => {
    const abort = new AbortController();
    const open = () => fetch(`${scan.door.host.origin}/events`, { headers: scan.door.headers, signal: abort.signal });
    const answers = await Promise.all(Array.from({ length: 40 }, open));
    const refused = answers.filter(({ status }) => status === 503);
    expect(refused.length).toBe(40 - 31); // One is the door's own.
    expect(await refused[0]?.json()).toMatchObject({ error: { code: 'BUSY' } });
    abort.abort();
  });
});
