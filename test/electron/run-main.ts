import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { registerHooks } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { vi } from 'vitest';
import type { Bridge } from '#shared/contract/host.ts';
import { projectFolder } from '../../scripts/ensure-built.ts';
import { ownFolderEnv } from '../support/serve-process.ts';
import { createStandIn, type Desktop, type StandIn } from './stand-in.ts';

const mainBundle = pathToFileURL(join(projectFolder, 'out', 'main', 'index.js')).href;
const preloadBundle = join(projectFolder, 'out', 'preload', 'index.cjs');

const GLOBAL = 'sbcvElectronStandIn';
let current: StandIn | undefined;
let runs = 0;

// `import 'electron'` in the built bundle gives the stand-in of the run that imports it.
registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== 'electron') return next(specifier, context);
    return { url: `stand-in:electron?run=${runs}`, shortCircuit: true };
  },
  load(url, context, next) {
    if (!url.startsWith('stand-in:')) return next(url, context);
    const names = Object.keys(current?.module ?? {}).join(', ');
    return { format: 'module', source: `export const { ${names} } = globalThis.${GLOBAL};`, shortCircuit: true };
  },
});

export interface MainRun {
  electron: StandIn;
  dataFolder: string;
  /** The first window. */
  window: StandIn['windows'][number];
  /** The page's side: what the preload script put on `window.sbcv`, wired to this main process. */
  bridge: () => Bridge;
  /** Quits, and removes the data folder. */
  end: () => Promise<void>;
}

export interface RunOptions {
  desktop?: Partial<Desktop>;
  dataFolder?: string;
  /** Where this PC remembers its registers, where that is not to go with the data folder. */
  ownFolder?: string;
}

/** Runs the built main bundle until its window is loaded or it has ended. */
export async function runMain({ desktop, dataFolder, ownFolder }: RunOptions = {}): Promise<MainRun> {
  const folder = dataFolder ?? (await mkdtemp(join(tmpdir(), 'sbcv-electron-')));
  const electron = createStandIn(desktop);
  current = electron;
  runs += 1;
  Object.assign(globalThis, { [GLOBAL]: electron.module });
  Object.assign(process.env, ownFolderEnv(ownFolder ?? folder), { SBCV_DATA: folder });
  const before = {
    uncaught: process.listeners('uncaughtException'),
    unhandled: process.listeners('unhandledRejection'),
  };

  await import(/* @vite-ignore */ `${mainBundle}?run=${runs}`);
  await vi.waitUntil(() => electron.exitCode !== undefined || electron.windows.some(({ calls }) => calls.length > 0), {
    timeout: 20_000,
    interval: 5,
  });

  return {
    electron,
    dataFolder: folder,
    get window() {
      const [window] = electron.windows;
      if (!window) throw new Error('The application opened no window.');
      return window;
    },
    bridge() {
      const [window] = electron.windows;
      if (!window) throw new Error('The application opened no window.');
      return runPreload((channel, ...parameters) => callFrom(electron, window.webContents, channel, ...parameters))
        .sbcv;
    },
    async end() {
      if (electron.exitCode === undefined) electron.module.app.quit();
      await electron.exited;
      for (const listener of process.listeners('uncaughtException')) {
        if (!before.uncaught.includes(listener)) process.off('uncaughtException', listener);
      }
      for (const listener of process.listeners('unhandledRejection')) {
        if (!before.unhandled.includes(listener)) process.off('unhandledRejection', listener);
      }
      if (!dataFolder) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Calls the main process as a page would: from the top frame of `contents`, unless another frame is given. */
export async function callFrom(
  electron: StandIn,
  contents: { mainFrame: unknown },
  channel: string,
  ...parameters: unknown[]
): Promise<string> {
  const handler = electron.ipcHandlers.get(channel);
  if (!handler) throw new Error(`Nothing listens on ${channel}.`);
  return handler({ sender: contents, senderFrame: contents.mainFrame }, ...parameters);
}

export interface PreloadRun {
  /** Everything that was put into the page's world, by name. */
  exposed: Record<string, unknown>;
  sbcv: Bridge;
  /** Modules that the script asked for. */
  required: string[];
  /** Delivers an event as the main process sends it. */
  deliver: (channel: string, text: string) => void;
}

/** Runs the built preload script as Electron's sandbox does: one CommonJS file that may require little. */
export function runPreload(invoke: (channel: string, ...parameters: unknown[]) => Promise<string>): PreloadRun {
  const exposed: Record<string, unknown> = {};
  const required: string[] = [];
  const listeners = new Map<string, Set<(event: unknown, text: string) => void>>();
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, value: unknown) => {
        exposed[name] = value;
      },
    },
    ipcRenderer: {
      invoke,
      on(channel: string, listener: (event: unknown, text: string) => void) {
        const all = listeners.get(channel) ?? new Set();
        listeners.set(channel, all.add(listener));
      },
      off: (channel: string, listener: (event: unknown, text: string) => void) =>
        listeners.get(channel)?.delete(listener),
    },
  };
  const sandboxRequire = (name: string) => {
    required.push(name);
    if (name === 'electron') return electron;
    throw new Error(`A sandboxed preload script cannot require ${name}.`);
  };
  // The built script is run as it is, with only what the sandbox gives it.
  const run = new Function('require', 'module', 'exports', readFileSync(preloadBundle, 'utf8'));
  run(sandboxRequire, { exports: {} }, {});
  return {
    exposed,
    sbcv: exposed.sbcv as Bridge,
    required,
    deliver(channel, text) {
      for (const listener of listeners.get(channel) ?? []) listener({}, text);
    },
  };
}
