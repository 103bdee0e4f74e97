import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { createCore } from '#main/core/create-core.ts';
import type { OperationResult } from '#shared/contract/errors.ts';
import type { InputOf, OperationName, OutputOf } from '#shared/contract/registry.ts';
import { electronBinary } from '../../scripts/electron-binary.ts';
import { projectFolder } from '../../scripts/ensure-built.ts';
import { findChromium } from '../../scripts/find-chromium.ts';
import { ownFolderEnv, startServeProcess } from './serve-process.ts';

/** Calls an operation and gives its value; a failure throws with its code. */
export type Invoke = <N extends OperationName>(name: N, input: InputOf<N>) => Promise<OutputOf<N>>;

export interface StartOptions {
  /** Fills the register before the application starts. */
  seed?: (invoke: Invoke) => Promise<void>;
  /** An existing data folder; it is then left where it is at the end. */
  dataFolder?: string;
  /** The size of the page; the office PC's screen where it is not given. */
  viewport?: { width: number; height: number };
}

export interface RunningApp {
  page: Page;
  context: BrowserContext;
  dataFolder: string;
  /** Calls an operation as the page would, to set up or to look behind the screen. */
  invoke: Invoke;
  /** What pages reported: exceptions, console errors, resources refused by the content security policy. */
  problems: string[];
  /** Ends the application as a person does and removes the data folder. Throws where a page reported problems. */
  close(): Promise<void>;
}

/**
 * What is switched off in the browser: the pages behind its address bar, which a window without one loads all the same
 * (they took half the time of a start), and what playwright switches off, whose own list this one replaces.
 */
const browserFeaturesOff = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'MediaRouter',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
];

const browserFlags = [
  `--disable-features=${browserFeaturesOff.join(',')}`,
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser of the office's, of a person who wants nothing to move: a list that is left is gone at once. */
const clerksBrowser = { locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', reducedMotion: 'reduce' } as const;

/** `electron` runs the specs in the desktop application itself; anything else in Chromium over the loopback host. */
const onElectron = process.env.SBCV_E2E_HOST === 'electron';

function unwrap(name: string, result: OperationResult<unknown>): unknown {
  if (result.ok) return result.value;
  throw new Error(`${name}: ${result.error.code} ${JSON.stringify(result.error.fields ?? result.error.message)}`);
}

async function seedFolder(dataFolder: string, seed: (invoke: Invoke) => Promise<void>): Promise<void> {
  const core = await createCore({ dataFolder });
  try {
    await seed((async (name, input) => unwrap(name, await core.dispatch({ operation: name, input }))) as Invoke);
  } finally {
    await core.close();
  }
}

function watch(context: BrowserContext): string[] {
  const problems: string[] = [];
  const follow = (page: Page) => {
    page.on('pageerror', (error) => problems.push(`exception: ${error.message}`));
    page.on('console', (message) => {
      // A refused call (4xx) is an answer that a spec may have asked for; the browser notes it as an error.
      const refusedCall =
        /Failed to load resource/.test(message.text()) && /\/(invoke|files)\b/.test(message.location().url);
      if (message.type() === 'error' && !refusedCall) problems.push(`console: ${message.text()}`);
    });
  };
  context.pages().forEach(follow);
  context.on('page', follow);
  return problems;
}

interface Opened {
  page: Page;
  context: BrowserContext;
  problems: string[];
  call: (operation: string, input: unknown) => Promise<OperationResult<unknown>>;
  close: () => Promise<void>;
}

let browser: Promise<Browser> | undefined;

/**
 * One Chromium for all starts of a run: starting and ending one takes longer than many a spec. Each start has a context
 * of its own, which shares nothing with others; the browser ends with the process that a runner of tests ends.
 */
async function sharedBrowser(): Promise<Browser> {
  const running = await browser?.catch(() => undefined);
  if (running?.isConnected()) return running;
  const executablePath = findChromium();
  if (!executablePath) throw new Error('End-to-end tests need Chrome, Edge or Chromium, or SBCV_CHROMIUM naming one.');
  browser = chromium.launch({ executablePath, headless: true, args: browserFlags });
  return browser;
}

/** Ends the browser of this process, which waits for it otherwise; a runner of tests ends its processes itself. */
export async function closeBrowser(): Promise<void> {
  const running = await browser?.catch(() => undefined);
  browser = undefined;
  await running?.close();
}

async function openInChromium(dataFolder: string, viewport: { width: number; height: number }): Promise<Opened> {
  const running = await sharedBrowser();
  const host = await startServeProcess(dataFolder);
  const context = await running.newContext({ viewport, ...clerksBrowser });
  // The browser's own dialog, which may hold up the page until somebody closes it, is not the application's.
  await context.addInitScript({ content: 'window.print = () => undefined;' });
  const problems = watch(context);
  const page = await context.newPage();
  await page.goto(host.address);
  return {
    page,
    context,
    problems,
    async call(operation, input) {
      const response = await context.request.post(`${host.origin}/invoke`, {
        headers: { Origin: host.origin },
        data: { operation, input },
      });
      return (await response.json()) as OperationResult<unknown>;
    },
    async close() {
      await context.close();
      await host.stop();
    },
  };
}

async function openInElectron(dataFolder: string, viewport: { width: number; height: number }): Promise<Opened> {
  const executablePath = electronBinary();
  if (!executablePath) throw new Error('SBCV_E2E_HOST=electron needs the Electron binary.');
  const application = await _electron.launch({
    executablePath,
    // Chromium's sandbox does not work for root, as whom containers run tests.
    args: [projectFolder, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    env: { ...process.env, ...ownFolderEnv(dataFolder), SBCV_DATA: dataFolder } as Record<string, string>,
  });
  const context = application.context();
  const problems = watch(context);
  const page = await application.firstWindow();
  await application.evaluate(
    ({ BrowserWindow }, { width, height }) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, height),
    viewport,
  );
  return {
    page,
    context,
    problems,
    async call(operation, input) {
      const call = `window.sbcv.invoke(${JSON.stringify(operation)}, ${JSON.stringify(input)})`;
      return (await page.evaluate(call)) as OperationResult<unknown>;
    },
    close: () => application.close(),
  };
}

/** Starts the application on a data folder of its own and opens its page. Call `close` at the end, also of a failed test. */
export async function startApp(options: StartOptions = {}): Promise<RunningApp> {
  const dataFolder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'sbcv-e2e-')));
  if (options.seed) await seedFolder(dataFolder, options.seed);
  const open = onElectron ? openInElectron : openInChromium;
  const { page, context, problems, call, close } = await open(
    dataFolder,
    options.viewport ?? { width: 1366, height: 768 },
  );
  return {
    page,
    context,
    dataFolder,
    problems,
    invoke: (async (name, input) => unwrap(name, await call(name, input))) as Invoke,
    async close() {
      await close();
      if (!options.dataFolder) await rm(dataFolder, { recursive: true, force: true });
      if (problems.length > 0) throw new Error(`Pages reported problems:\n${problems.join('\n')}`);
    },
  };
}
