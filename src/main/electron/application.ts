import { mkdirSync } from 'node:fs';
import { app, BrowserWindow, dialog, ipcMain, Menu, protocol, session, shell } from 'electron';
import { CoreStartError } from '#main/core/core-error.ts';
import type { Core, CoreOptions } from '#main/core/ports.ts';
import { stackOf } from '#main/hosting/answer-call.ts';
import { windowFolder } from '#main/hosting/data-folder.ts';
import { type RegisterPlace, registerPlace, rememberPlace } from '#main/hosting/register-place.ts';
import { openUploads } from '#main/hosting/uploads.ts';
import { EVENT_CHANNEL } from '#shared/contract/channels.ts';
import { errorMessages } from '#shared/contract/errors.ts';
import type { HostEvent } from '#shared/contract/host.ts';
import { appProtocolHandler, appScheme } from './app-protocol.ts';
import { holdContents } from './contents-policy.ts';
import { electronHostFunctions } from './host-functions.ts';
import { openIpcHost } from './ipc-host.ts';
import { openMainWindow, raise } from './main-window.ts';
import { menuTemplate } from './menu.ts';
import { askForRegister, askWhichRegister } from './missing-register.ts';
import { backupNamed, type OpenedFile, openedFile } from './opened-file.ts';
import { createPages, SCHEME } from './pages.ts';
import { closeSession } from './session-policy.ts';
import { systemKeys } from './system-keys.ts';

export interface ApplicationOptions {
  createCore: (options: CoreOptions) => Promise<Core>;
  /** The built renderer's folder and the built preload script, absolute. */
  rendererFolder: string;
  preload: string;
}

/** Says in a dialog of the system why the register did not open and what to do, and ends. */
function failToStart(failure: unknown, folder: string): void {
  const known = failure instanceof CoreStartError;
  const code = known ? failure.code : 'UNEXPECTED';
  const message = known ? failure.message : errorMessages.UNEXPECTED;
  dialog.showErrorBox(`${app.getName()} chưa mở được sổ`, `${message}\n\nThư mục dữ liệu: ${folder}\nMã lỗi: ${code}`);
  app.exit(1);
}

function send(event: HostEvent): void {
  const text = JSON.stringify(event);
  for (const window of BrowserWindow.getAllWindows()) {
    if (!window.isDestroyed()) window.webContents.send(EVENT_CHANNEL, text);
  }
}

/** An error that nothing caught: noted, told, and the application stops cleanly rather than go on half-broken. */
function stopOnUncaught(core: Core): void {
  let stopping = false;
  const stop = (failure: unknown) => {
    core.log.error('main.uncaught', { stack: stackOf(failure) });
    if (stopping) return;
    stopping = true;
    dialog.showErrorBox(app.getName(), errorMessages.UNEXPECTED);
    void core.close().finally(() => app.exit(1));
  };
  process.on('uncaughtException', stop);
  process.on('unhandledRejection', stop);
}

/** Closes the register before the process ends, whichever way the end came. */
function closeBeforeQuitting(close: () => Promise<void>): void {
  let state: 'open' | 'closing' | 'closed' = 'open';
  app.on('will-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    void close().finally(() => {
      state = 'closed';
      app.quit();
    });
  });
}

/** Where the place leaves a question, the person answers it; undefined where they end the program. */
async function folderToOpen(place: RegisterPlace): Promise<string | undefined> {
  if (place.doubtful) return askWhichRegister(place);
  return place.away ? askForRegister(place.folder) : place.folder;
}

async function open(options: ApplicationOptions, place: RegisterPlace, opened: OpenedFile): Promise<void> {
  const { rendererFolder, preload } = options;
  const { folder } = place;
  const development = !app.isPackaged;
  const pages = createPages(development ? process.env.ELECTRON_RENDERER_URL : undefined);

  const core = await options.createCore({
    dataFolder: folder,
    appVersion: app.getVersion(),
    systemKeys,
    automaticBackups: true,
    openDamaged: true,
  });
  const { log } = core;
  stopOnUncaught(core);
  // Where it cannot be noted, the register is open all the same.
  await rememberPlace(place).catch((error: unknown) => log.error('place not noted', { stack: stackOf(error) }));
  const uploads = await openUploads(core.files);
  closeBeforeQuitting(async () => {
    await uploads.close();
    await core.close();
  });

  protocol.handle(SCHEME, appProtocolHandler({ pages, rendererFolder, uploads, log }));
  closeSession(session.defaultSession, pages, development);
  openIpcHost({
    ipcMain,
    core,
    pages,
    windowOf: (contents) => BrowserWindow.fromWebContents(contents),
    functionsFor: (window) => electronHostFunctions(core, window, opened),
  });
  core.subscribe(send);

  const run = (command: Extract<HostEvent, { type: 'menu' }>['command']) => send({ type: 'menu', command });
  const openDataFolder = () => void shell.openPath(folder);
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate({ run, openDataFolder, development })));

  await openMainWindow({ pages, preload, log, development });
}

/**
 * Starts the desktop application. One instance a data folder: a second start raises the first one's window and ends.
 */
export async function startApplication(options: ApplicationOptions): Promise<void> {
  const place = registerPlace();
  const profile = windowFolder(place.configured);
  try {
    mkdirSync(profile, { recursive: true });
  } catch {
    failToStart(new CoreStartError('DATA_FOLDER_UNWRITABLE'), profile);
    return;
  }
  app.setPath('userData', profile);
  app.setAppUserModelId('vn.sobaocaovien.app');
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  protocol.registerSchemesAsPrivileged([appScheme]);
  app.enableSandbox();
  holdContents(app);
  // A backup that was opened by a double click: named on the command line, of this start or of a second one; macOS says
  // it by an event, which may come before the application is ready.
  const opened = openedFile(() => send({ type: 'opened' }));
  opened.offer(backupNamed(process.argv, process.cwd()));
  app.on('open-file', (event, path) => {
    event.preventDefault();
    opened.offer(path);
    raise(BrowserWindow.getAllWindows()[0]);
  });
  app.on('second-instance', (_event, parameters, workingFolder) => {
    opened.offer(backupNamed(parameters, workingFolder));
    raise(BrowserWindow.getAllWindows()[0]);
  });
  app.on('window-all-closed', () => app.quit());
  await app.whenReady();
  const folder = await folderToOpen(place);
  if (folder === undefined) {
    app.exit(0);
    return;
  }
  try {
    await open(options, { ...place, folder }, opened);
  } catch (failure) {
    failToStart(failure, folder);
  }
}
