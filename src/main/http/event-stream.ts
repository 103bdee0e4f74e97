import type { ServerResponse } from 'node:http';
import type { Core } from '#main/core/ports.ts';
import { HostFailure } from '#main/hosting/host-failure.ts';
import { securityHeaders } from '#main/hosting/page-policy.ts';

const MAX_STREAMS = 32;
/** A page that reads slower than this piles up is cut off; it connects again and reads everything anew. */
const MAX_BACKLOG_BYTES = 1024 * 1024;
/** Shows both ends that the line still holds. */
const HEARTBEAT_MS = 20_000;

export interface EventStreams {
  /** Sends the core's events to a page until it goes. @throws {HostFailure} `BUSY` */
  attach(response: ServerResponse): void;
  close(): void;
}

export function createEventStreams(core: Core): EventStreams {
  const streams = new Set<ServerResponse>();

  const send = (text: string) => {
    for (const stream of streams) {
      if (stream.writableLength > MAX_BACKLOG_BYTES) stream.destroy();
      else stream.write(text);
    }
  };
  const unsubscribe = core.subscribe((event) => send(`data: ${JSON.stringify(event)}\n\n`));
  const heartbeat = setInterval(() => send(':\n\n'), HEARTBEAT_MS);
  heartbeat.unref();

  return {
    attach(response) {
      if (streams.size >= MAX_STREAMS) throw new HostFailure('BUSY');
      response.writeHead(200, {
        ...securityHeaders,
        'Content-Type': 'text/event-stream; charset=utf-8',
        'Cache-Control': 'no-store',
      });
      response.write('retry: 1000\n\n');
      streams.add(response);
      response.on('close', () => streams.delete(response));
      response.on('error', () => streams.delete(response));
    },
    close() {
      clearInterval(heartbeat);
      unsubscribe();
      for (const stream of streams) stream.end();
    },
  };
}
