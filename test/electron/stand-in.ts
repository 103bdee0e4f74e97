import { EventEmitter } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MenuItemConstructorOptions } from 'electron';

/** An event that a listener can refuse. */
export class StandInEvent {
  defaultPrevented = false;
  preventDefault = (): void => {
    this.defaultPrevented = true;
  };
}

export interface Frame {
  url: string;
  parent: Frame | null;
}

export class StandInContents extends EventEmitter {
  readonly mainFrame: Frame = { url: '', parent: null };
  readonly sent: { channel: string; text: string }[] = [];
  openHandler: ((details: { url: string }) => { action: string }) | undefined;
  reloads = 0;
  printed: unknown[] = [];

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }
  getURL(): string {
    return this.mainFrame.url;
  }
  send(channel: string, text: string): void {
    this.sent.push({ channel, text });
  }
  reload(): void {
    this.reloads += 1;
  }
  print(options: unknown, done: (success: boolean, reason: string) => void): void {
    this.printed.push(options);
    done(true, '');
  }
  async printToPDF(): Promise<Buffer> {
    return Buffer.from('%PDF-1.7');
  }
  /** Asks whether the page may do something, as Chromium would; true where nobody objected. */
  allows(name: string): boolean {
    const event = new StandInEvent();
    this.emit(name, event, {});
    return !event.defaultPrevented;
  }
}

/** What a spec decides about the desktop before the application starts. */
export interface Desktop {
  packaged: boolean;
  workAreas: { x: number; y: number; width: number; height: number }[];
  /** What the person answers in dialogs. */
  openPath: string | undefined;
  savePath: string | undefined;
  messageAnswer: number;
  /** What the person presses in one box after another, and what they choose where a folder is asked for then. */
  answers: { button: string; openPath?: string; first?: () => void }[];
  /** Whether no program opens files. */
  noViewer: boolean;
}

/** Who runs, by the folder of its profile. */
const instances = new Map<string, EventEmitter>();

/** One run's stand-in: `module` is what `import 'electron'` gives, the rest is for the spec. */
export function createStandIn(chosen: Partial<Desktop> = {}) {
  const desktop: Desktop = {
    packaged: true,
    workAreas: [{ x: 0, y: 0, width: 1366, height: 728 }],
    openPath: undefined,
    savePath: undefined,
    messageAnswer: 0,
    answers: [],
    noViewer: false,
    ...chosen,
  };
  const log: string[] = [];
  const errorBoxes: { title: string; content: string }[] = [];
  const messages: { message: string; detail: string; buttons: string[] }[] = [];
  const opened: string[] = [];
  const schemes: { scheme: string; privileges: Record<string, boolean> }[] = [];
  const protocols = new Map<string, (request: Request) => Promise<Response>>();
  const ipcHandlers = new Map<string, (event: unknown, ...parameters: unknown[]) => Promise<string>>();
  const paths = new Map<string, string>();
  let menu: MenuItemConstructorOptions[] = [];
  let exitCode: number | undefined;
  let markExited: () => void = () => undefined;
  const exited = new Promise<void>((resolve) => {
    markExited = resolve;
  });

  const end = (code: number) => {
    for (const [profile, instance] of instances) if (instance === app) instances.delete(profile);
    exitCode ??= code;
    markExited();
  };

  const app = Object.assign(new EventEmitter(), {
    isPackaged: desktop.packaged,
    getName: () => 'Sổ Báo Cáo Viên',
    getVersion: () => '9.9.9',
    getPath: (name: string) => paths.get(name) ?? join(tmpdir(), 'sbcv-stand-in', name),
    setPath: (name: string, path: string) => {
      log.push(`setPath ${name}`);
      paths.set(name, path);
    },
    setAppUserModelId: () => undefined,
    requestSingleInstanceLock: () => {
      log.push('requestSingleInstanceLock');
      const profile = paths.get('userData') ?? '';
      const first = instances.get(profile);
      if (!first) instances.set(profile, app);
      // The system tells the first one when the second has ended itself.
      else setImmediate(() => first.emit('second-instance', {}, process.argv, process.cwd()));
      return first === undefined;
    },
    enableSandbox: () => log.push('enableSandbox'),
    whenReady: async () => {
      log.push('ready');
    },
    quit: () => {
      const event = new StandInEvent();
      app.emit('will-quit', event);
      if (!event.defaultPrevented) end(0);
    },
    exit: (code: number) => end(code),
  });

  class BrowserWindow extends EventEmitter {
    static readonly all: BrowserWindow[] = [];
    static getAllWindows = () => BrowserWindow.all;
    static fromWebContents = (contents: unknown) =>
      BrowserWindow.all.find((window) => window.webContents === contents) ?? null;

    readonly webContents = new StandInContents();
    readonly options: Record<string, unknown> & { webPreferences: Record<string, unknown> };
    readonly calls: string[] = [];
    minimized = false;
    maximized = false;
    bounds = { x: 20, y: 30, width: 1100, height: 700 };

    constructor(options: BrowserWindow['options']) {
      super();
      this.options = options;
      BrowserWindow.all.push(this);
      app.emit('web-contents-created', {}, this.webContents);
    }
    async loadURL(url: string): Promise<void> {
      this.calls.push(`loadURL ${url}`);
      this.webContents.mainFrame.url = url;
    }
    isDestroyed = () => false;
    isMinimized = () => this.minimized;
    isMaximized = () => this.maximized;
    getNormalBounds = () => this.bounds;
    show = () => void this.calls.push('show');
    focus = () => void this.calls.push('focus');
    restore = () => void this.calls.push('restore');
    maximize = () => void this.calls.push('maximize');
  }

  const session = Object.assign(new EventEmitter(), {
    spellChecker: true,
    onRequest: undefined as ((permission: string, url: string) => boolean) | undefined,
    onCheck: undefined as ((contents: unknown, permission: string, origin: string) => boolean) | undefined,
    onDevice: undefined as (() => boolean) | undefined,
    onBeforeRequest: undefined as ((url: string) => boolean) | undefined,
    setPermissionRequestHandler(
      handler: (contents: unknown, permission: string, decide: (yes: boolean) => void) => void,
    ) {
      session.onRequest = (permission, url) => {
        let answer = false;
        handler({ getURL: () => url }, permission, (yes) => {
          answer = yes;
        });
        return answer;
      };
    },
    setPermissionCheckHandler(handler: (contents: unknown, permission: string, origin: string) => boolean) {
      session.onCheck = handler;
    },
    setDevicePermissionHandler(handler: () => boolean) {
      session.onDevice = handler;
    },
    setSpellCheckerEnabled(enabled: boolean) {
      session.spellChecker = enabled;
    },
    webRequest: {
      onBeforeRequest(handler: (details: { url: string }, decide: (answer: { cancel: boolean }) => void) => void) {
        session.onBeforeRequest = (url) => {
          let passed = false;
          handler({ url }, ({ cancel }) => {
            passed = !cancel;
          });
          return passed;
        };
      },
    },
  });

  const module = {
    app,
    BrowserWindow,
    session: { defaultSession: session },
    protocol: {
      registerSchemesAsPrivileged: (all: typeof schemes) => {
        log.push('registerSchemes');
        schemes.push(...all);
      },
      handle: (scheme: string, handler: (request: Request) => Promise<Response>) => protocols.set(scheme, handler),
    },
    ipcMain: {
      handle: (channel: string, handler: (event: unknown, ...parameters: unknown[]) => Promise<string>) =>
        ipcHandlers.set(channel, handler),
    },
    Menu: {
      buildFromTemplate: (template: MenuItemConstructorOptions[]) => template,
      setApplicationMenu: (template: MenuItemConstructorOptions[]) => {
        menu = template;
      },
    },
    // No key store, as on a build machine: the register is then kept openly.
    safeStorage: { isEncryptionAvailable: () => false },
    dialog: {
      showErrorBox: (title: string, content: string) => errorBoxes.push({ title, content }),
      showMessageBoxSync: () => desktop.messageAnswer,
      showMessageBox: async (box: { message: string; detail: string; buttons: string[]; cancelId: number }) => {
        messages.push(box);
        const answer = desktop.answers.shift();
        answer?.first?.();
        desktop.openPath = answer?.openPath;
        // A person who closes the box has answered with the button that cancels.
        return { response: answer ? box.buttons.indexOf(answer.button) : box.cancelId };
      },
      showOpenDialog: async () => ({
        canceled: !desktop.openPath,
        filePaths: desktop.openPath ? [desktop.openPath] : [],
      }),
      showSaveDialog: async () => ({ canceled: !desktop.savePath, filePath: desktop.savePath ?? '' }),
    },
    shell: {
      openExternal: async (url: string) => void opened.push(url),
      // As Electron does: no words where it was opened.
      openPath: async (path: string) => {
        if (desktop.noViewer) return 'No application is registered.';
        opened.push(path);
        return '';
      },
    },
    screen: { getAllDisplays: () => desktop.workAreas.map((workArea) => ({ workArea })) },
  };

  return {
    module,
    desktop,
    log,
    errorBoxes,
    messages,
    opened,
    schemes,
    protocols,
    ipcHandlers,
    session,
    windows: BrowserWindow.all,
    exited,
    get menu() {
      return menu;
    },
    get exitCode() {
      return exitCode;
    },
  };
}

export type StandIn = ReturnType<typeof createStandIn>;
