import type { OperationResult } from '#shared/contract/errors.ts';
import type { Bridge, HostEvent } from '#shared/contract/host.ts';
import { pageError } from './operation-failure.ts';

/** What a page hears: the host's events, and that the line was broken for a while (events may have been missed). */
export type PageEvent = HostEvent | { type: 'reconnected' };

/** One of the two ways to the core. Neither function throws or rejects. */
export interface Transport {
  invoke(operation: string, input: unknown, correlationId: string): Promise<OperationResult<unknown>>;
  subscribe(listener: (event: PageEvent) => void): () => void;
}

declare global {
  interface Window {
    /** Set by the preload script in the desktop application; absent in a browser. */
    readonly sbcv?: Bridge;
  }
}

/** Whether a value has the shape that every host answers with; a proxy's error page has not. */
function isResult(value: unknown): value is OperationResult<unknown> {
  if (typeof value !== 'object' || value === null || !('ok' in value)) return false;
  return value.ok === true ? 'value' in value : value.ok === false && 'error' in value;
}

/** Reads a host's JSON answer; what cannot be read is an answer from something else than the host. */
export async function readResult(response: Response, correlationId: string): Promise<OperationResult<unknown>> {
  const body: unknown = await response.json();
  return isResult(body) ? body : { ok: false, error: pageError('HOST_UNREACHABLE', correlationId) };
}

function httpTransport(): Transport {
  return {
    async invoke(operation, input, correlationId) {
      try {
        const response = await fetch('/invoke', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ operation, input, correlationId }),
        });
        return await readResult(response, correlationId);
      } catch {
        // The host was stopped, or cut the answer short: whatever the cause, there is no answer to give.
        return { ok: false, error: pageError('HOST_UNREACHABLE', correlationId) };
      }
    },
    subscribe(listener) {
      const source = new EventSource('/events');
      let broken = false;
      source.addEventListener('error', () => {
        broken = true;
      });
      source.addEventListener('open', () => {
        if (broken) listener({ type: 'reconnected' });
        broken = false;
      });
      source.addEventListener('message', ({ data }) => listener(JSON.parse(data) as HostEvent));
      return () => source.close();
    },
  };
}

/** The desktop application's bridge where there is one, else HTTP to the host that served the page. */
export function chooseTransport(): Transport {
  return window.sbcv ?? httpTransport();
}
