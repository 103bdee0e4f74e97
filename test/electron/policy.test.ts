import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callFrom, type MainRun, runMain, runPreload } from './run-main.ts';
import { StandInContents } from './stand-in.ts';

const CHANNEL = 'sbcv:invoke';
const info = JSON.stringify({ operation: 'host.info', input: {} });

let run: MainRun;

beforeAll(async () => {
  run = await runMain();
});
afterAll(() => run.end());

describe('preload', () => {
  test('gives the page exactly invoke and subscribe, and requires nothing but electron', () => {
    const { exposed, required } = runPreload(async () => '');
    expect(Object.keys(exposed)).toEqual(['sbcv']);
    expect(Object.keys(exposed.sbcv as object).sort()).toEqual(['invoke', 'subscribe']);
    expect(required).toEqual(['electron']);
  });

  test('hands events on until the page stops listening', () => {
    const { sbcv, deliver } = runPreload(async () => '');
    const heard: unknown[] = [];
    const stop = sbcv.subscribe((event) => heard.push(event));
    deliver('sbcv:event', '{"type":"menu","command":"new"}');
    stop();
    deliver('sbcv:event', '{"type":"menu","command":"save"}');
    expect(heard).toEqual([{ type: 'menu', command: 'new' }]);
  });

  test('answers with a code where the main process is gone or the input is no JSON', async () => {
    const { sbcv } = runPreload(() => Promise.reject(new Error('gone')));
    expect(await sbcv.invoke('app.state', {})).toMatchObject({ ok: false, error: { code: 'HOST_UNREACHABLE' } });
    const cycle: Record<string, unknown> = {};
    cycle.self = cycle;
    expect(await sbcv.invoke('app.state', cycle)).toMatchObject({ ok: false, error: { code: 'BAD_REQUEST' } });
    expect(await sbcv.invoke('app.state', { id: 1n })).toMatchObject({ ok: false, error: { code: 'BAD_REQUEST' } });
  });

  test('reaches the core and comes back', async () => {
    const bridge = run.bridge();
    expect(await bridge.invoke('host.info', {})).toEqual({ ok: true, value: { kind: 'electron', version: '9.9.9' } });
    const created = await bridge.invoke('clerks.create', { name: 'Lê Văn Đạt' });
    expect(created).toMatchObject({ ok: true, value: { name: 'Lê Văn Đạt' } });
    const changed = run.window.webContents.sent
      .map(({ text }) => JSON.parse(text))
      .find(({ type }) => type === 'changed');
    expect(changed).toMatchObject({ entities: ['clerk'] });
  });
});

describe('who may call', () => {
  const code = async (answer: Promise<string>) => JSON.parse(await answer).error?.code;
  const withFrame = (senderFrame: unknown, sender: unknown = run.window.webContents) =>
    run.electron.ipcHandlers.get(CHANNEL)?.({ sender, senderFrame }, info) ?? Promise.reject(new Error('no handler'));

  test('only one channel is open', () => {
    expect([...run.electron.ipcHandlers.keys()]).toEqual([CHANNEL]);
  });

  test.each([
    ['another site', 'https://sbcv/'],
    ['a name that begins alike', 'app://sbcv.evil.example/'],
    ['another host of the scheme', 'app://other/'],
    ['a user name that looks like the host', 'app://sbcv@evil/'],
    ['a user name before the host', 'app://evil@sbcv/'],
    ['a file', 'file:///app/out/renderer/index.html'],
    ['nothing', ''],
    ['a blank page', 'about:blank'],
  ])('a page of %s is refused', async (_name, url) => {
    const { mainFrame } = run.window.webContents;
    const own = mainFrame.url;
    mainFrame.url = url;
    try {
      expect(await code(withFrame(mainFrame))).toBe('FORBIDDEN');
    } finally {
      mainFrame.url = own;
    }
  });

  test('a frame inside the page, a frame that is gone and a window of somebody else are refused', async () => {
    const { mainFrame } = run.window.webContents;
    expect(await code(withFrame({ url: 'app://sbcv/', parent: mainFrame }))).toBe('FORBIDDEN');
    expect(await code(withFrame({ url: 'app://sbcv/', parent: null }))).toBe('FORBIDDEN');
    expect(await code(withFrame(null))).toBe('FORBIDDEN');
    const stranger = new StandInContents();
    stranger.mainFrame.url = 'app://sbcv/';
    expect(await code(withFrame(stranger.mainFrame, stranger))).toBe('FORBIDDEN');
    expect(await code(withFrame(mainFrame))).toBeUndefined();
  });

  test.each([[[]], [[info, info]], [[{ operation: 'host.info', input: {} }]], [['{']], [['null']], [['[]']], [[7]]])(
    'a message of another shape is refused: %j',
    async (parameters) => {
      const answer = callFrom(run.electron, run.window.webContents, CHANNEL, ...parameters);
      expect(await code(answer)).toBe('BAD_REQUEST');
    },
  );
});

describe('what a page may do', () => {
  test('it goes nowhere, opens nothing, embeds nothing', () => {
    const { webContents } = run.window;
    for (const step of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview']) {
      expect(webContents.allows(step), step).toBe(false);
    }
    expect(webContents.openHandler?.({ url: 'https://example.org/' })).toEqual({ action: 'deny' });
    expect(run.electron.opened).toEqual([]);
  });

  test('its only permission is to put text on the clipboard', () => {
    const { session } = run.electron;
    const asked = [
      'media',
      'geolocation',
      'notifications',
      'midi',
      'openExternal',
      'clipboard-read',
      'fileSystem',
      'hid',
    ];
    expect(asked.filter((permission) => session.onRequest?.(permission, 'app://sbcv/'))).toEqual([]);
    expect(asked.filter((permission) => session.onCheck?.(null, permission, 'app://sbcv'))).toEqual([]);
    expect(session.onRequest?.('clipboard-sanitized-write', 'app://sbcv/')).toBe(true);
    expect(session.onRequest?.('clipboard-sanitized-write', 'https://example.org/')).toBe(false);
    expect(session.onCheck?.(null, 'clipboard-sanitized-write', 'app://sbcv')).toBe(true);
    expect(session.onDevice?.()).toBe(false);
    expect(session.spellChecker).toBe(false);
  });

  test('it fetches nothing from elsewhere and downloads nothing', () => {
    const { session } = run.electron;
    const refused = [
      'https://example.org/',
      'http://127.0.0.1:8080/',
      'ws://127.0.0.1/',
      'file:///etc/passwd',
      'ftp://x/',
      ':',
    ];
    expect(refused.filter((url) => session.onBeforeRequest?.(url))).toEqual([]);
    expect(session.onBeforeRequest?.('app://sbcv/assets/index.js')).toBe(true);
    let prevented = false;
    session.emit('will-download', {
      preventDefault: () => {
        prevented = true;
      },
    });
    expect(prevented).toBe(true);
  });
});

describe('app://', () => {
  const fetchPage = async (url: string, init?: RequestInit & { duplex?: 'half' }) => {
    const handler = run.electron.protocols.get('app');
    if (!handler) throw new Error('The scheme has no handler.');
    return handler(new Request(url, init));
  };

  test('serves the page under a policy without inline scripts and without other hosts', async () => {
    const response = await fetchPage('app://sbcv/');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const policy = new Map(
      (response.headers.get('content-security-policy') ?? '').split('; ').map((line) => {
        const [name = '', ...values] = line.split(' ');
        return [name, values];
      }),
    );
    expect(policy.get('default-src')).toEqual(["'none'"]);
    expect(policy.get('script-src')).toEqual(["'self'"]);
    expect(policy.get('connect-src')).toEqual(["'self'"]);
    expect(policy.get('frame-ancestors')).toEqual(["'none'"]);
    expect([...policy.values()].flat().filter((value) => /http|\*|unsafe-eval/.test(value))).toEqual([]);
    const html = await response.text();
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=|https?:\/\//i);
  });

  test.each([
    'app://sbcv/../main/index.js',
    'app://sbcv/%2e%2e/main/index.js',
    'app://sbcv/..%2fmain%2findex.js',
    'app://sbcv/assets/..%2f..%2fmain/index.js',
    'app://sbcv/%2e%2e%5cmain%5cindex.js',
    'app://sbcv//etc/passwd',
    'app://sbcv/%00.html',
    'app://sbcv/%',
    'app://sbcv/package.json',
    'app://other/',
  ])('%s leads nowhere', async (url) => {
    const response = await fetchPage(url);
    expect(response.status).toBe(400);
    expect((await response.json()) as object).toMatchObject({ ok: false });
  });

  test('takes a file that is dropped on the page, and gives a token', async () => {
    const response = await fetchPage('app://sbcv/files', {
      method: 'POST',
      headers: { 'X-File-Name': encodeURIComponent('Danh sách xã Đăk Mar.xlsx') },
      body: 'nội dung',
    });
    expect(await response.json()).toMatchObject({
      ok: true,
      value: { name: 'Danh sách xã Đăk Mar.xlsx', token: expect.any(String) },
    });
  });
});

describe('host functions', () => {
  const bridge = () => run.bridge();
  const folder = mkdtempSync(join(tmpdir(), 'sbcv-dialogs-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('dialogs give names and tokens, never paths', async () => {
    const path = join(folder, 'Danh sách.xlsx');
    writeFileSync(path, '');
    run.electron.desktop.openPath = path;
    run.electron.desktop.savePath = join(folder, 'Báo cáo.xlsx');
    const open = await bridge().invoke('host.chooseOpen', { filters: [{ name: 'Excel', extensions: ['xlsx'] }] });
    const save = await bridge().invoke('host.chooseSave', { suggestedName: 'Báo cáo.xlsx' });
    expect(open).toMatchObject({ ok: true, value: { handled: true, file: { name: 'Danh sách.xlsx' } } });
    expect(save).toMatchObject({ ok: true, value: { file: { name: 'Báo cáo.xlsx', download: false } } });
    expect(JSON.stringify([open, save])).not.toContain(folder);
  });

  test('a folder for backups is chosen in the desktop, by the one function that gives a path', async () => {
    run.electron.desktop.openPath = folder;
    expect(await bridge().invoke('host.chooseFolder', {})).toEqual({ ok: true, value: { handled: true, folder } });
    run.electron.desktop.openPath = undefined;
    expect(await bridge().invoke('host.chooseFolder', {})).toEqual({
      ok: true,
      value: { handled: true, folder: null },
    });
  });

  test('a person who changes their mind has chosen nothing', async () => {
    run.electron.desktop.openPath = undefined;
    run.electron.desktop.savePath = undefined;
    expect(await bridge().invoke('host.chooseOpen', {})).toEqual({ ok: true, value: { handled: true, file: null } });
    expect(await bridge().invoke('host.chooseSave', { suggestedName: 'a.xlsx' })).toEqual({
      ok: true,
      value: { file: null },
    });
    expect(await bridge().invoke('host.savePdf', { suggestedName: 'a.pdf' })).toEqual({
      ok: true,
      value: { handled: true, saved: false },
    });
  });

  test('a suggested name cannot name another folder', async () => {
    for (const suggestedName of ['../x.xlsx', 'C:\\x.xlsx', '..', 'a/b.pdf', '']) {
      expect(await bridge().invoke('host.chooseSave', { suggestedName })).toMatchObject({
        error: { code: 'INVALID_INPUT' },
      });
    }
  });

  test('prints, and writes a PDF where the person said', async () => {
    run.electron.desktop.savePath = join(folder, 'In.pdf');
    expect(await bridge().invoke('host.print', { landscape: true })).toMatchObject({ ok: true });
    expect(run.window.webContents.printed).toEqual([{ silent: false, printBackground: true, landscape: true }]);
    expect(await bridge().invoke('host.savePdf', { suggestedName: 'In.pdf' })).toMatchObject({
      value: { saved: true },
    });
    expect(readFileSync(join(folder, 'In.pdf'), 'latin1')).toBe('%PDF-1.7');
    run.electron.desktop.savePath = join(folder, 'missing', 'In.pdf');
    expect(await bridge().invoke('host.savePdf', { suggestedName: 'In.pdf' })).toMatchObject({
      error: { code: 'FILE_WRITE_FAILED' },
    });
  });

  test('opens an attached file in the viewer, from a read-only copy; no other token opens anything', async () => {
    const path = join(folder, 'Đề cương.pdf');
    writeFileSync(path, '%PDF-1.7 đề cương');
    run.electron.desktop.openPath = path;
    const call = async (operation: string, input: object) => {
      const result = await bridge().invoke(operation, input);
      return result.ok ? (result.value as Record<string, unknown>) : { code: result.error.code };
    };
    const { file } = (await call('host.chooseOpen', {})) as { file: { token: string } };
    const { id } = await call('documents.create', { title: 'Đề cương' });
    expect(await call('documents.attach', { id, path: file.token })).toMatchObject({ file: { name: 'Đề cương.pdf' } });
    const { token } = await call('documents.file', { id });
    expect(await call('host.openFile', { token })).toEqual({ handled: true });
    const [opened] = run.electron.opened.splice(0);
    expect(opened).not.toBe(path);
    expect(opened?.endsWith('Đề cương.pdf')).toBe(true);
    expect(readFileSync(opened ?? '', 'utf8')).toBe('%PDF-1.7 đề cương');
    expect(statSync(opened ?? '').mode & 0o222).toBe(0);

    expect(await call('host.openFile', { token: file.token })).toEqual({ code: 'FORBIDDEN' });
    expect(await call('host.openFile', { token: '/etc/passwd' })).toEqual({ code: 'FORBIDDEN' });
    run.electron.desktop.noViewer = true;
    expect(await call('host.openFile', { token })).toEqual({ code: 'NO_VIEWER' });
    run.electron.desktop.noViewer = false;
    expect(run.electron.opened).toEqual([]);
  });

  test('opens web and mail addresses outside, and nothing else', async () => {
    expect(await bridge().invoke('host.openExternal', { url: 'https://vanban.chinhphu.vn/' })).toMatchObject({
      ok: true,
    });
    expect(run.electron.opened).toEqual(['https://vanban.chinhphu.vn/']);
    for (const url of ['file:///C:/Windows/System32/calc.exe', 'javascript:alert(1)', 'ms-msdt:/id']) {
      expect(await bridge().invoke('host.openExternal', { url })).toMatchObject({ error: { code: 'FORBIDDEN' } });
    }
    expect(run.electron.opened).toEqual(['https://vanban.chinhphu.vn/']);
  });
});
