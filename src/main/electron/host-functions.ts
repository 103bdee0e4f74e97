import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { app, type BrowserWindow, type FileFilter as DialogFilter, dialog, shell } from 'electron';
import type { Core } from '#main/core/ports.ts';
import type { HostFunctions } from '#main/hosting/answer-call.ts';
import { HostFailure } from '#main/hosting/host-failure.ts';
import { safeOpenExternal } from '#main/hosting/safe-open-external.ts';
import { isSafeToOpen } from '#main/hosting/safe-open-file.ts';
import type { FileFilter } from '#shared/contract/host.ts';
import type { OpenedFile } from './opened-file.ts';

const pdfFilter: FileFilter = { name: 'Tệp PDF', extensions: ['pdf'] };

function dialogFilters(filters: FileFilter[]): DialogFilter[] {
  return [...filters, { name: 'Tất cả tệp', extensions: ['*'] }];
}

function suggestedPath(name: string): string {
  return join(app.getPath('documents'), name);
}

/** Asks where a file goes; undefined where the person changed their mind. */
async function askForPath(
  window: BrowserWindow,
  name: string,
  filters: FileFilter[],
  title?: string,
): Promise<string | undefined> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    ...(title && { title }),
    defaultPath: suggestedPath(name),
    filters: dialogFilters(filters),
  });
  return canceled || filePath === '' ? undefined : filePath;
}

/** Shows the system's print dialog; a person who closes it has not failed. */
function print(window: BrowserWindow, landscape: boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    window.webContents.print({ silent: false, printBackground: true, landscape }, (success, reason) => {
      if (success || /cancel/i.test(reason)) resolve();
      else reject(new HostFailure('CONFLICT'));
    });
  });
}

async function savePdf(window: BrowserWindow, name: string, landscape: boolean): Promise<boolean> {
  const path = await askForPath(window, name, [pdfFilter]);
  if (path === undefined) return false;
  const pdf = await window.webContents.printToPDF({
    pageSize: 'A4',
    landscape,
    printBackground: true,
    preferCSSPageSize: true,
  });
  try {
    await writeFile(path, pdf);
  } catch {
    throw new HostFailure('FILE_WRITE_FAILED');
  }
  return true;
}

/** What the desktop does for the page in `window`. Paths stay on this side: the page gets tokens and names. */
export function electronHostFunctions(core: Core, window: BrowserWindow, opened: OpenedFile): HostFunctions {
  return {
    'host.info': () => ({ kind: 'electron', version: app.getVersion() }),
    'host.cancel': ({ correlationId }) => ({ cancelled: core.cancel(correlationId) }),
    async 'host.chooseOpen'({ filters, title }) {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        ...(title && { title }),
        filters: dialogFilters(filters),
        properties: ['openFile', 'dontAddToRecent'],
      });
      const path = canceled ? undefined : filePaths[0];
      if (path === undefined) return { handled: true, file: null };
      return { handled: true, file: { token: core.files.registerRead(path), name: basename(path) } };
    },
    async 'host.chooseFolder'({ title }) {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        ...(title && { title }),
        properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
      });
      return { handled: true, folder: canceled ? null : (filePaths[0] ?? null) };
    },
    'host.takeOpened': () => ({ file: opened.take(core) }),
    async 'host.chooseSave'({ suggestedName, filters, title }) {
      const path = await askForPath(window, suggestedName, filters, title);
      if (path === undefined) return { file: null };
      return { file: { token: core.files.registerWrite(path), name: basename(path), download: false } };
    },
    async 'host.openExternal'({ url }) {
      if (!(await safeOpenExternal(url, (address) => shell.openExternal(address)))) throw new HostFailure('FORBIDDEN');
      return { handled: true };
    },
    async 'host.openFile'({ token }) {
      const copy = core.files.resolve(token, 'copy');
      if (!copy || !isSafeToOpen(copy.path)) throw new HostFailure('FORBIDDEN');
      // What it answers is for people who read the system's language; the catalogue has its own words.
      if ((await shell.openPath(copy.path)) !== '') throw new HostFailure('NO_VIEWER');
      return { handled: true };
    },
    async 'host.print'({ landscape }) {
      await print(window, landscape);
      return { handled: true };
    },
    async 'host.savePdf'({ suggestedName, landscape }) {
      return { handled: true, saved: await savePdf(window, suggestedName, landscape) };
    },
    'host.reload'() {
      window.webContents.reload();
      return { handled: true };
    },
  };
}
