import { connect } from 'node:net';

export interface RawAnswer {
  /** 0 where the connection ended without an answer. */
  status: number;
  headers: Map<string, string>;
  body: string;
}

/**
 * Sends bytes that no browser and no client library would, and reads until the other side ends the connection.
 * @param chunks sent one after the other; a function is awaited in between
 */
export async function rawRequest(
  port: number,
  ...chunks: (string | Buffer | (() => Promise<void>))[]
): Promise<RawAnswer> {
  const socket = connect({ host: '127.0.0.1', port });
  const received: Buffer[] = [];
  const ended = new Promise<void>((resolve) => {
    socket.on('data', (chunk) => received.push(chunk));
    // A reset after the answer is how a refused sender is cut off.
    socket.on('error', () => resolve());
    socket.on('close', () => resolve());
  });
  for (const chunk of chunks) {
    if (typeof chunk === 'function') await chunk();
    else if (!socket.destroyed) socket.write(chunk);
  }
  await ended;
  const text = Buffer.concat(received).toString('utf8');
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const [line = '', ...fields] = head.split('\r\n');
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(line)?.[1] ?? 0),
    headers: new Map(
      fields.map((field) => [field.split(':')[0]?.toLowerCase() ?? '', field.replace(/^[^:]*:\s*/, '')]),
    ),
    body: rest.join('\r\n\r\n'),
  };
}
