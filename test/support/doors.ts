import type { BrowserWindow, IpcMainInvokeEvent } from 'electron';
import type { Core } from '#main/core/ports.ts';
import { openIpcHost } from '#main/electron/ipc-host.ts';
import { createPages } from '#main/electron/pages.ts';
import { httpHostFunctions } from '#main/http/host-functions.ts';
import { type HttpHost, type HttpHostOptions, startHttpHost } from '#main/http/http-host.ts';
import type { OperationResult } from '#shared/contract/errors.ts';
import type { CoreEvent } from '#shared/contract/events.ts';

/** One way to a core, as a page or a script has it. `input` goes through JSON, as over every wire. */
export interface Door {
  name: string;
  call(operation: string, input: unknown, correlationId?: string): Promise<OperationResult<unknown>>;
  /** The events that came this way so far. */
  events: CoreEvent[];
  close(): Promise<void>;
}

export function directDoor(core: Core): Door {
  const events: CoreEvent[] = [];
  const stop = core.subscribe((event) => events.push(event));
  return {
    name: 'direct',
    call: (operation, input, correlationId) =>
      core.dispatch({
        operation,
        input: JSON.parse(JSON.stringify(input ?? null)),
        ...(correlationId && { correlationId }),
      }),
    events,
    close: async () => stop(),
  };
}

/** The IPC wrapper, called as Electron calls it: from the top frame of a window on the application's page. */
export function ipcDoor(core: Core): Door & { send(...parameters: unknown[]): Promise<string> } {
  let handler: ((event: IpcMainInvokeEvent, ...parameters: unknown[]) => Promise<string>) | undefined;
  const mainFrame = { url: 'app://sbcv/', parent: null };
  const contents = { mainFrame };
  const event = { sender: contents, senderFrame: mainFrame } as unknown as IpcMainInvokeEvent;
  openIpcHost({
    ipcMain: {
      handle: (_channel, listener) => {
        handler = listener;
      },
    },
    core,
    pages: createPages(),
    windowOf: (asked) => ((asked as unknown) === contents ? ({} as BrowserWindow) : null),
    // What needs a desktop is tested on the stand-in; here the host's answers are those of the other host.
    functionsFor: () => httpHostFunctions(core, 'test'),
  });
  const events: CoreEvent[] = [];
  const stop = core.subscribe((each) => events.push(JSON.parse(JSON.stringify(each)) as CoreEvent));
  const send = (...parameters: unknown[]) => handler?.(event, ...parameters) ?? Promise.reject(new Error('no handler'));
  return {
    name: 'ipc',
    call: async (operation, input, correlationId) =>
      JSON.parse(await send(JSON.stringify({ operation, input, correlationId }))) as OperationResult<unknown>,
    events,
    send,
    close: async () => stop(),
  };
}

export interface HttpDoor extends Door {
  host: HttpHost;
  port: number;
  /** The session's cookie, as a browser sends it back. */
  cookie: string;
  /** What a page of the application sends with every request. */
  headers: Record<string, string>;
}

/** Trades a launch address for the session's cookie, as opening it in a browser does. */
export async function tradeSecret(address: string): Promise<string> {
  const response = await fetch(address, { redirect: 'manual' });
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

async function readEvents(response: Response, events: CoreEvent[]): Promise<void> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    const lines = text.split('\n');
    text = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('data: ')) events.push(JSON.parse(line.slice(6)) as CoreEvent);
  }
}

/** A real server on a real port. */
export async function httpDoor(core: Core, options: Partial<HttpHostOptions> = {}): Promise<HttpDoor> {
  const host = await startHttpHost({ core, version: 'test', rendererFolder: import.meta.dirname, ...options });
  const cookie = await tradeSecret(host.address);
  const headers = { Cookie: cookie, Origin: host.origin };
  const events: CoreEvent[] = [];
  const stream = new AbortController();
  const response = await fetch(`${host.origin}/events`, { headers, signal: stream.signal });
  const ended = readEvents(response, events).catch(() => undefined); // Ends by being aborted.
  return {
    name: 'http',
    host,
    port: Number(new URL(host.origin).port),
    cookie,
    headers,
    events,
    async call(operation, input, correlationId) {
      const answer = await fetch(`${host.origin}/invoke`, {
        method: 'POST',
        headers: { ...headers, 'Content-Type': 'application/json' },
        body: JSON.stringify({ operation, input, correlationId }),
      });
      return (await answer.json()) as OperationResult<unknown>;
    },
    async close() {
      stream.abort();
      await ended;
      await host.close();
    },
  };
}
