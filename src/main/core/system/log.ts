import { createStream } from 'rotating-file-stream';
import type { Log } from '../ports.ts';

/** One JSON object a line; a full file moves on at 1 MB, five are kept. */
export function createFileLog(folder: string): Log {
  const stream = createStream('chuong-trinh.log', { path: folder, size: '1M', maxFiles: 5 });
  let broken = false;
  // A log that cannot be written (a full disk) must not stop the work: it says so once on standard error.
  stream.on('error', (error) => {
    if (!broken) process.stderr.write(`Không ghi được nhật ký kỹ thuật: ${error.message}\n`);
    broken = true;
  });
  const write = (level: string, message: string, values: object = {}): void => {
    if (!broken) stream.write(`${JSON.stringify({ at: new Date().toISOString(), level, message, ...values })}\n`);
  };
  return {
    info: (message, values) => write('info', message, values),
    error: (message, values) => write('error', message, values),
    close: () => new Promise((resolve) => (broken ? resolve() : stream.end(resolve))),
  };
}

/** For cores that live in memory: nothing is kept. */
export const silentLog: Log = { info: () => undefined, error: () => undefined, close: async () => undefined };

/** What the log may hold of an error: its name, SQLite's code and where it came from, not its message, which may quote data. */
export function describeError(error: unknown): { error: string; stack: string } {
  if (!(error instanceof Error)) return { error: typeof error, stack: '' };
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  const cause = error.cause === undefined ? '' : ` <- ${describeError(error.cause).error}`;
  return { error: `${error.name}${code}${cause}`, stack: frames.slice(0, 12).join('\n') };
}
