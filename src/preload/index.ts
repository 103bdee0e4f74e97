import { contextBridge, ipcRenderer } from 'electron';
import { EVENT_CHANNEL, INVOKE_CHANNEL } from '../shared/contract/channels.ts';
import { type ErrorCode, errorMessages, type OperationResult } from '../shared/contract/errors.ts';
import type { Bridge, HostEvent } from '../shared/contract/host.ts';

/**
 * All that a page gets of the desktop: two functions. What crosses is JSON text, as over HTTP, so that the main process
 * parses one form and nothing that only a structured clone can carry gets through.
 */

function failure(code: ErrorCode, correlationId = ''): OperationResult<unknown> {
  return { ok: false, error: { code, message: errorMessages[code], correlationId } };
}

const bridge: Bridge = {
  async invoke(operation, input, correlationId) {
    let message: string;
    try {
      message = JSON.stringify({ operation, input, correlationId });
    } catch {
      return failure('BAD_REQUEST', correlationId); // A cycle, or a number that JSON does not have.
    }
    try {
      return JSON.parse(await ipcRenderer.invoke(INVOKE_CHANNEL, message)) as OperationResult<unknown>;
    } catch {
      return failure('HOST_UNREACHABLE', correlationId); // The main process is going down.
    }
  },
  subscribe(listener) {
    const hear = (_event: unknown, text: string) => listener(JSON.parse(text) as HostEvent);
    ipcRenderer.on(EVENT_CHANNEL, hear);
    return () => {
      ipcRenderer.off(EVENT_CHANNEL, hear);
    };
  },
};

contextBridge.exposeInMainWorld('sbcv', bridge);
