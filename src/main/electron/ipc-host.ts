import { randomUUID } from 'node:crypto';
import type { BrowserWindow, IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import type { Core } from '#main/core/ports.ts';
import { answerCall, type HostFunctions } from '#main/hosting/answer-call.ts';
import { HostFailure, toOperationError } from '#main/hosting/host-failure.ts';
import { INVOKE_CHANNEL } from '#shared/contract/channels.ts';
import type { OperationResult } from '#shared/contract/errors.ts';
import type { Pages } from './pages.ts';

/** Whether a message comes from the top frame of a window, on one of the application's own pages. */
function isTrusted({ sender, senderFrame }: IpcMainInvokeEvent, pages: Pages): boolean {
  return (
    senderFrame !== null &&
    senderFrame.parent === null &&
    senderFrame === sender.mainFrame &&
    pages.isOwn(senderFrame.url)
  );
}

export interface IpcHostOptions {
  ipcMain: Pick<IpcMain, 'handle'>;
  core: Core;
  pages: Pages;
  /** The window that shows these contents; null where they are not the application's. */
  windowOf: (contents: WebContents) => BrowserWindow | null;
  /** The host's functions for the window that calls. */
  functionsFor: (window: BrowserWindow) => HostFunctions;
}

/** Opens the one channel on which pages call: checks who calls, then hands the text on. Answers are JSON text. */
export function openIpcHost({ ipcMain, core, pages, windowOf, functionsFor }: IpcHostOptions): void {
  ipcMain.handle(INVOKE_CHANNEL, async (event, ...parameters: unknown[]): Promise<string> => {
    const window = windowOf(event.sender);
    let result: OperationResult<unknown>;
    if (!window || !isTrusted(event, pages)) {
      core.log.error('ipc.refused', {});
      result = { ok: false, error: toOperationError(new HostFailure('FORBIDDEN'), randomUUID()) };
    } else if (parameters.length !== 1) {
      result = { ok: false, error: toOperationError(new HostFailure('BAD_REQUEST'), randomUUID()) };
    } else {
      result = await answerCall(core, functionsFor(window), parameters[0]);
    }
    return JSON.stringify(result);
  });
}
