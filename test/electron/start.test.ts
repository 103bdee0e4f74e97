import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { MenuItemConstructorOptions } from 'electron';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createCore } from '#main/core/create-core.ts';
import { ownFolder, windowFolder } from '#main/hosting/data-folder.ts';
import { errorMessages } from '#shared/contract/errors.ts';
import { menuCommands } from '#shared/contract/host.ts';
import { ownFolderEnv } from '../support/serve-process.ts';
import { type MainRun, type RunOptions, runMain } from './run-main.ts';
import { type Desktop, StandInEvent } from './stand-in.ts';

let run: MainRun | undefined;

async function start(options: RunOptions = {}): Promise<MainRun> {
  run = await runMain(options);
  return run;
}

afterEach(async () => {
  await run?.end();
  run = undefined;
});

/** A second start has opened nothing, said nothing, and shown the first one's window. */
async function expectOnlyRaised({ electron }: MainRun, { calls }: MainRun['window']): Promise<void> {
  expect([electron.windows, electron.errorBoxes, electron.exitCode]).toEqual([[], [], 0]);
  await vi.waitFor(() => expect(calls.slice(-2)).toEqual(['show', 'focus']));
}

describe('start', () => {
  test('everything that must come before Electron is ready does', async () => {
    const { electron, dataFolder } = await start();
    expect(electron.log).toEqual([
      'setPath userData',
      'requestSingleInstanceLock',
      'registerSchemes',
      'enableSandbox',
      'ready',
    ]);
    const profile = windowFolder(dataFolder, ownFolder(ownFolderEnv(dataFolder)));
    expect(electron.module.app.getPath('userData')).toBe(profile);
    expect(electron.schemes).toEqual([
      {
        scheme: 'app',
        privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
      },
    ]);
  });

  test('the window is closed to Node and shown when there is something to see', async () => {
    const { window } = await start();
    expect(window.options).toMatchObject({ show: false, minWidth: 1024, minHeight: 640, width: 1280, height: 720 });
    const { preload, ...preferences } = window.options.webPreferences;
    expect(existsSync(String(preload))).toBe(true);
    expect(preferences).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
    });
    expect(window.calls).toEqual(['loadURL app://sbcv/']);
    window.emit('ready-to-show');
    expect(window.calls).toEqual(['loadURL app://sbcv/', 'show']);
  });

  test('quitting closes the register, so that it can be opened again at once', async () => {
    const { dataFolder, electron } = await start();
    electron.module.app.emit('window-all-closed');
    await electron.exited;
    const core = await createCore({ dataFolder });
    await core.close();
    expect(electron.exitCode).toBe(0);
  });

  test('a second start opens nothing and ends; the first raises its window', async () => {
    const { window, dataFolder } = await start();
    window.minimized = true;
    const second = await runMain({ dataFolder });
    await expectOnlyRaised(second, window);
    expect(window.calls.slice(-3)).toEqual(['restore', 'show', 'focus']);
  });
});

describe('a backup opened by a double click', () => {
  const told = ({ window }: MainRun) =>
    window.webContents.sent.map(({ text }) => JSON.parse(text)).filter(({ type }) => type === 'opened');
  const taken = async ({ bridge }: MainRun) => {
    const answer = await bridge().invoke('host.takeOpened', {});
    return answer.ok ? (answer.value as { file: { name: string; token: string } | null }).file : answer.error;
  };

  test('is given to the page by name and token, once; the window is raised', async () => {
    const { electron, window, dataFolder } = await start();
    const path = join(dataFolder, 'Bản sao.SBCV');
    writeFileSync(path, 'không phải bản sao lưu');
    expect(await taken(run as MainRun)).toBeNull();

    electron.module.app.emit('second-instance', {}, ['program.exe', '--flag', 'Bản sao.SBCV'], dataFolder);
    expect(told(run as MainRun)).toHaveLength(1);
    expect(window.calls.slice(-2)).toEqual(['show', 'focus']);
    const file = await taken(run as MainRun);
    expect(file).toEqual({ name: 'Bản sao.SBCV', token: expect.any(String) });
    expect(JSON.stringify(file)).not.toContain(dataFolder);
    expect(await taken(run as MainRun)).toBeNull();
    // What the file is, is found out as for any chosen file.
    const answer = await run?.bridge().invoke('backup.inspect', { file: (file as { token: string }).token });
    expect(answer).toMatchObject({ ok: false });
  });

  test('comes by an event on macOS; other files and names of nothing are left alone', async () => {
    const { electron, dataFolder } = await start();
    const path = join(dataFolder, 'a.sbcv');
    writeFileSync(path, '');
    const event = new StandInEvent();
    electron.module.app.emit('open-file', event, path);
    expect(event.defaultPrevented).toBe(true);
    expect(await taken(run as MainRun)).toMatchObject({ name: 'a.sbcv' });

    const { app } = electron.module;
    app.emit('second-instance', {}, ['program.exe', join(dataFolder, 'khong-co.sbcv')], dataFolder);
    app.emit('second-instance', {}, ['program.exe', join(dataFolder, 'so-bao-cao-vien.db')], dataFolder);
    app.emit('second-instance', {}, [path], dataFolder);
    expect(await taken(run as MainRun)).toBeNull();
    expect(told(run as MainRun)).toHaveLength(1);
  });
});

describe('a start that fails', () => {
  test('says in Vietnamese that another program holds the register, and ends', async () => {
    const first = await start();
    const core = await createCore({ dataFolder: join(first.dataFolder, 'other') });
    const held = await runMain({ dataFolder: join(first.dataFolder, 'other') });
    expect(held.electron.windows).toEqual([]);
    expect(held.electron.exitCode).toBe(1);
    expect(held.electron.errorBoxes).toHaveLength(1);
    expect(held.electron.errorBoxes[0]?.title).toBe('Sổ Báo Cáo Viên chưa mở được sổ');
    expect(held.electron.errorBoxes[0]?.content).toContain(errorMessages.DATA_FOLDER_IN_USE);
    expect(held.electron.errorBoxes[0]?.content).toContain('DATA_FOLDER_IN_USE');
    await core.close();
    await held.end();
  });

  test('says that the file is not a register, and leaves it as it is', async () => {
    const first = await start();
    const folder = join(first.dataFolder, 'damaged');
    mkdirSync(folder);
    const file = join(folder, 'so-bao-cao-vien.db');
    writeFileSync(file, 'không phải cơ sở dữ liệu'.repeat(200));
    const damaged = await runMain({ dataFolder: folder });
    expect(damaged.electron.exitCode).toBe(1);
    expect(damaged.electron.errorBoxes[0]?.content).toContain(errorMessages.DATABASE_DAMAGED);
    expect(readFileSync(file, 'utf8')).toBe('không phải cơ sở dữ liệu'.repeat(200));
    await damaged.end();
  });
});

describe('a register that is away', () => {
  let folder: string;
  const at = (name: string): string => join(folder, name);
  const away = async (answers: Desktop['answers']): Promise<MainRun> => {
    run = await runMain({ dataFolder: at('o-mang/so'), ownFolder: folder, desktop: { answers } });
    return run;
  };
  const clerks = async ({ bridge }: MainRun): Promise<unknown> => {
    const answer = await bridge().invoke('app.state', {});
    return answer.ok ? (answer.value as { clerks: { name: string }[] }).clerks.map(({ name }) => name) : answer.error;
  };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sbcv-away-'));
    const first = await runMain({ dataFolder: at('o-mang/so'), ownFolder: folder });
    await first.bridge().invoke('clerks.create', { name: 'Y Blưng' });
    await first.end();
    renameSync(at('o-mang'), at('da-ngat'));
  });
  afterEach(async () => {
    await run?.end();
    run = undefined;
    rmSync(folder, { recursive: true, force: true });
  });

  test('is said in words; nothing is made in its place, and closing the box ends the program', async () => {
    const { electron } = await away([]);
    expect(electron.messages).toMatchObject([
      {
        message: 'Chưa tới được thư mục dữ liệu.',
        buttons: ['Thử lại', 'Chọn thư mục khác…', 'Bắt đầu sổ mới…', 'Thoát'],
      },
    ]);
    expect(electron.messages[0]?.detail).toContain(errorMessages.DATA_FOLDER_AWAY);
    expect(electron.messages[0]?.detail).toContain(at('o-mang/so'));
    expect(electron.windows).toEqual([]);
    expect(electron.exitCode).toBe(0);
    expect(existsSync(at('o-mang'))).toBe(false);
  });

  test('opens when its drive is back and the person tries again', async () => {
    const plugIn = (): void => renameSync(at('da-ngat'), at('o-mang'));
    const again = await away([{ button: 'Thử lại' }, { button: 'Thử lại', first: plugIn }]);
    expect(again.electron.messages.map(({ message }) => message)).toEqual([
      'Chưa tới được thư mục dữ liệu.',
      'Vẫn chưa thấy thư mục dữ liệu.',
    ]);
    expect(await clerks(again)).toEqual(['Y Blưng']);
  });

  test('is opened from the folder that the person points at, from then on without a question', async () => {
    const pointed = await away([
      { button: 'Chọn thư mục khác…', openPath: folder },
      { button: 'Quay lại' },
      { button: 'Chọn thư mục khác…', openPath: at('da-ngat/so') },
    ]);
    expect(pointed.electron.messages[1]?.message).toBe('Thư mục này không có sổ nào.');
    expect(await clerks(pointed)).toEqual(['Y Blưng']);
    await pointed.end();
    const next = await away([]);
    expect(next.electron.messages).toEqual([]);
    expect(await clerks(next)).toEqual(['Y Blưng']);
  });

  test('is opened once: a second start raises the window of the one opened instead, whichever way it came', async () => {
    const pointed = await away([{ button: 'Chọn thư mục khác…', openPath: at('da-ngat/so') }]);
    await expectOnlyRaised(await runMain({ dataFolder: at('o-mang/so'), ownFolder: folder }), pointed.window);
  });

  test('a new one is begun only on purpose, in a folder that has none', async () => {
    mkdirSync(at('moi'));
    const sure = 'Chọn thư mục cho sổ mới…';
    const anew = await away([
      { button: 'Bắt đầu sổ mới…' },
      { button: 'Quay lại' },
      { button: 'Bắt đầu sổ mới…' },
      { button: sure, openPath: at('da-ngat/so') },
      { button: 'Quay lại' },
      { button: 'Bắt đầu sổ mới…' },
      { button: sure, openPath: at('moi') },
    ]);
    expect(anew.electron.messages.map(({ message }) => message)).toContain('Thư mục này đã có một sổ.');
    // On a drive that may come back, no new one takes the old one's place.
    expect(anew.electron.messages.flatMap(({ buttons }) => buttons)).not.toContain('Dùng lại thư mục cũ');
    expect(await clerks(anew)).toEqual([]);
    // In a folder of its own, which is found where the person points at either.
    expect(readdirSync(at('moi'))).toEqual(['so-bao-cao-vien']);
    expect(existsSync(at('moi/so-bao-cao-vien/so-bao-cao-vien.db'))).toBe(true);
    expect(existsSync(at('o-mang'))).toBe(false);
    await anew.end();
    // Its drive is back: which one is meant is asked, and nothing is opened unasked.
    renameSync(at('da-ngat'), at('o-mang'));
    const unsure = await away([]);
    expect(unsure.electron.messages).toMatchObject([{ message: 'Có hai sổ. Mở sổ nào?' }]);
    expect(unsure.electron.messages[0]?.detail).toContain(at('o-mang/so'));
    expect(unsure.electron.exitCode).toBe(0);
    await unsure.end();
    const back = await away([{ button: 'Mở sổ cũ' }]);
    expect(await clerks(back)).toEqual(['Y Blưng']);
    await back.end();
    const next = await away([]);
    expect(next.electron.messages).toEqual([]);
    expect(await clerks(next)).toEqual(['Y Blưng']);
  });
});

test.skipIf(process.platform === 'darwin')(
  'a register that was deleted from the person’s own folder may be begun anew there',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sbcv-away-'));
    vi.stubEnv('XDG_CONFIG_HOME', folder);
    vi.stubEnv('APPDATA', folder);
    const dataFolder = join(folder, 'so-bao-cao-vien');
    await (await runMain({ dataFolder, ownFolder: folder })).end();
    rmSync(dataFolder, { recursive: true });
    const answers = [{ button: 'Bắt đầu sổ mới…' }, { button: 'Dùng lại thư mục cũ' }];
    const anew = await runMain({ dataFolder, ownFolder: folder, desktop: { answers } });
    expect(anew.electron.messages).toHaveLength(2);
    expect(existsSync(join(dataFolder, 'so-bao-cao-vien.db'))).toBe(true);
    await anew.end();
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  },
);

describe('the window opens where it was', () => {
  const state = (folder: string) => join(windowFolder(folder, ownFolder(ownFolderEnv(folder))), 'window-state.json');

  test('place and size are kept at closing and taken up again', async () => {
    const { window, dataFolder } = await start();
    window.maximized = true;
    window.emit('close');
    expect(JSON.parse(readFileSync(state(dataFolder), 'utf8'))).toEqual({ ...window.bounds, maximized: true });

    const { electron } = run as MainRun;
    electron.module.app.quit();
    await electron.exited;
    const again = await runMain({ dataFolder });
    expect(again.window.options).toMatchObject(window.bounds);
    again.window.emit('ready-to-show');
    expect(again.window.calls).toContain('maximize');
    await again.end();
  });

  test.each([
    ['a screen that is gone', { x: 3000, y: 200, width: 1100, height: 700, maximized: false }],
    ['a state that was tampered with', { x: 0, y: 0, width: 1, height: 1, maximized: false, preload: '/tmp/x.js' }],
  ])('%s leaves the first day’s place', async (_name, saved) => {
    const first = await start();
    const folder = join(first.dataFolder, 'moved');
    mkdirSync(dirname(state(folder)), { recursive: true });
    writeFileSync(state(folder), JSON.stringify(saved));
    const moved = await runMain({ dataFolder: folder });
    expect(moved.window.options).toMatchObject({ width: 1280, height: 720 });
    expect(moved.window.options).not.toHaveProperty('x');
    expect(moved.window.options.webPreferences.preload).not.toBe('/tmp/x.js');
    await moved.end();
  });
});

describe('menu', () => {
  const items = (menu: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
    menu.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? items(item.submenu) : [])]);

  test('has Vietnamese labels everywhere and reaches the page with every command', async () => {
    const { electron, window } = await start();
    expect(electron.menu.map(({ label }) => label)).toEqual(['&Tệp', '&Sửa', '&Xem', 'Trợ &giúp']);
    const all = items(electron.menu).filter(({ type }) => type !== 'separator');
    expect(all.every(({ label }) => label)).toBe(true);

    for (const { id, click } of all) {
      if (menuCommands.some((command) => command === id)) (click as () => void)();
    }
    const sent = window.webContents.sent.map(({ channel, text }) => [channel, JSON.parse(text)]);
    expect(new Set(sent.map(([, event]) => event.command))).toEqual(new Set(menuCommands));
    expect(sent.every(([channel, event]) => channel === 'sbcv:event' && event.type === 'menu')).toBe(true);
  });

  test('leaves the keys of commands to the page, and no key stands twice', async () => {
    const { electron } = await start();
    const keyed = items(electron.menu).filter(({ accelerator, id }) => accelerator && id);
    expect(keyed.every(({ registerAccelerator }) => registerAccelerator === false)).toBe(true);
    const keys = keyed.map(({ accelerator }) => accelerator);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('an installed application has no developer tools', async () => {
    const { electron } = await start();
    expect(items(electron.menu).some(({ role }) => role === 'toggleDevTools')).toBe(false);
  });
});
