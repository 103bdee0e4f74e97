import type { IncomingMessage } from 'node:http';
import { HostFailure } from '#main/hosting/host-failure.ts';

/** How much of a refused body is still taken in, so that the sender gets to read the refusal. */
const DRAIN_BYTES = 64 * 1024 * 1024;

/**
 * Reads a body as UTF-8 text.
 * @param maxBytes its greatest length
 * @param deadline how long it may take to arrive, in milliseconds
 * @throws {HostFailure} `TOO_LARGE`, `BAD_REQUEST` (too slow, broken off, not UTF-8)
 */
export async function readBody(request: IncomingMessage, maxBytes: number, deadline: number): Promise<string> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw new HostFailure('TOO_LARGE');
  const chunks: Buffer[] = [];
  await new Promise<void>((resolve, reject) => {
    let size = 0;
    const settle = (failure?: HostFailure) => {
      clearTimeout(timer);
      request.off('data', take).off('end', settle).off('close', broken);
      request.pause();
      if (failure) reject(failure);
      else resolve();
    };
    const broken = () => settle(new HostFailure('BAD_REQUEST'));
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBytes) settle(new HostFailure('TOO_LARGE'));
      else chunks.push(chunk);
    };
    const timer = setTimeout(broken, deadline);
    request
      .on('data', take)
      .once('end', () => settle())
      .once('close', broken)
      .once('error', broken);
  });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new HostFailure('BAD_REQUEST');
  }
}

/** Takes in and forgets what is left of a body, for at most `deadline` milliseconds. */
export async function drain(request: IncomingMessage, deadline: number): Promise<void> {
  if (request.complete || request.destroyed) return;
  await new Promise<void>((resolve) => {
    let size = 0;
    const settle = () => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(settle, deadline);
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > DRAIN_BYTES) settle();
    });
    request.once('end', settle).once('close', settle).once('error', settle);
    request.resume();
  });
}
