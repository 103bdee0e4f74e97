import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CoreError } from '../core-error.ts';

const DEADLINE_MS = 3 * 60_000;

const commands = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];
const windowsPrograms = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];
const macPrograms = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Where a Chromium may be on this machine; Edge comes with Windows. */
function candidates(env: NodeJS.ProcessEnv): string[] {
  const named = env.SBCV_CHROMIUM ? [env.SBCV_CHROMIUM] : [];
  if (process.platform === 'win32') {
    const roots = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter((root) => root !== undefined);
    return [...named, ...roots.flatMap((root) => windowsPrograms.map((program) => join(root, program)))];
  }
  if (process.platform === 'darwin') return [...named, ...macPrograms];
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return [...named, ...commands.flatMap((command) => folders.map((folder) => join(folder, command)))];
}

/** A Chromium of this machine; undefined where there is none. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  return candidates(env).find((path) => existsSync(path));
}

/**
 * Makes a PDF of a page without a window, by a Chromium that is on the machine. Throws `NO_PDF_PRINTER` where there is
 * none, `CANCELLED`, or `UNEXPECTED` where it fails.
 */
export async function htmlToPdf(html: string, { signal }: { signal?: AbortSignal } = {}): Promise<Buffer> {
  const chromium = findChromium();
  if (chromium === undefined) throw new CoreError('NO_PDF_PRINTER');
  const folder = await mkdtemp(join(tmpdir(), 'sbcv-pdf-'));
  try {
    const page = join(folder, 'page.html');
    const pdf = join(folder, 'page.pdf');
    await writeFile(page, html, { mode: 0o600 });
    await run(
      chromium,
      [
        '--headless',
        '--disable-gpu',
        '--disable-extensions',
        '--no-first-run',
        '--disable-background-networking',
        // A process of the administrator can have no sandbox; the page has no script and no address to go to.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        `--user-data-dir=${join(folder, 'profile')}`,
        '--no-pdf-header-footer',
        // A tag for every cell makes a long list ten times the size and half again as slow; Electron's own makes none either.
        '--disable-pdf-tagging',
        `--print-to-pdf=${pdf}`,
        pathToFileURL(page).href,
      ],
      signal,
    );
    return await readFile(pdf);
  } finally {
    // A browser that is just going may still write into its profile.
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

function run(command: string, args: readonly string[], signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'ignore', timeout: DEADLINE_MS, ...(signal ? { signal } : {}) });
    child.on('error', (cause) => reject(signal?.aborted ? new CoreError('CANCELLED', { cause }) : cause));
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`The browser ended with ${code}.`))));
  });
}
