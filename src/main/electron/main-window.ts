import { join } from 'node:path';
import { app, BrowserWindow, dialog, screen } from 'electron';
import type { Log } from '#main/core/ports.ts';
import { stackOf } from '#main/hosting/answer-call.ts';
import type { Pages } from './pages.ts';
import { keepPlacement, MIN_SIZE, windowPlacement } from './window-state.ts';

export interface MainWindowOptions {
  pages: Pages;
  /** The built preload script, absolute. */
  preload: string;
  log: Log;
  development: boolean;
}

/** A page asks to be left only where something is typed and not yet saved. */
function askBeforeLeaving(window: BrowserWindow): void {
  window.webContents.on('will-prevent-unload', (event) => {
    const answer = dialog.showMessageBoxSync(window, {
      type: 'warning',
      title: 'Còn nội dung chưa lưu',
      message: 'Còn nội dung chưa lưu. Nếu đóng, những gì vừa nhập sẽ mất.',
      buttons: ['Ở lại', 'Đóng, không lưu'],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    if (answer === 1) event.preventDefault();
  });
}

function recoverFromCrash(window: BrowserWindow, log: Log): void {
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log.error('window.gone', { reason, exitCode });
    if (reason === 'clean-exit') return;
    const answer = dialog.showMessageBoxSync(window, {
      type: 'error',
      title: 'Cửa sổ gặp lỗi',
      message: 'Cửa sổ gặp lỗi và đã dừng. Những gì đã lưu vẫn nguyên vẹn trong sổ.',
      buttons: ['Mở lại cửa sổ', 'Thoát'],
      defaultId: 0,
      cancelId: 1,
      noLink: true,
    });
    if (answer === 0) window.webContents.reload();
    else app.quit();
  });
}

/** Opens the window on the application's page: shown once there is something to see, where it was last time. */
export async function openMainWindow({ pages, preload, log, development }: MainWindowOptions): Promise<BrowserWindow> {
  const statePath = join(app.getPath('userData'), 'window-state.json');
  const { maximized, ...bounds } = windowPlacement(statePath, screen);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: MIN_SIZE.width,
    minHeight: MIN_SIZE.height,
    show: false,
    title: app.getName(),
    backgroundColor: '#ffffff',
    webPreferences: {
      preload,
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
      devTools: development,
    },
  });
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
  keepPlacement(statePath, window, (failure) => log.error('window.state.failed', { stack: stackOf(failure) }));
  askBeforeLeaving(window);
  recoverFromCrash(window, log);
  await window.loadURL(pages.entry);
  return window;
}

/** Brings the window before the person, as a second start of the application should. */
export function raise(window: BrowserWindow | undefined): void {
  if (!window || window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
