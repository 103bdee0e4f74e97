import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FileTokens } from '#main/core/ports.ts';
import { type ChosenFile, MAX_UPLOAD_BYTES } from '#shared/contract/host.ts';
import { HostFailure } from './host-failure.ts';

/** How long a file that a page handed over stays, in milliseconds, counted from its arrival. */
const KEEP_MS = 2 * 60 * 60 * 1000;
const SWEEP_MS = 10 * 60 * 1000;

export interface Uploads {
  /**
   * Streams a file to a folder that only this process uses.
   * @param encodedName the file's name, percent-encoded (a header carries it)
   * @throws {HostFailure} `TOO_LARGE`, `BAD_REQUEST` (no usable name), `DISK_FULL`, `FILE_UNREADABLE` (broken off)
   */
  receive(encodedName: string | null | undefined, body: AsyncIterable<Uint8Array>): Promise<ChosenFile>;
  /** Removes what has stayed too long. Runs by itself; public for hosts that know the time to be right. */
  sweep(now?: number): Promise<void>;
  /** Removes the folder. */
  close(): Promise<void>;
}

/** The last part of a name as people see it: a name from a page is text, never a place on the disk. */
function displayName(encoded: string | null | undefined): string {
  if (!encoded || encoded.length > 2000) throw new HostFailure('BAD_REQUEST');
  let name: string;
  try {
    name = decodeURIComponent(encoded);
  } catch {
    throw new HostFailure('BAD_REQUEST');
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed here.
  const clean = basename(name.replaceAll('\\', '/').replace(/[\u0000-\u001f\u007f]/g, '')).slice(-200);
  if (clean === '' || clean === '.' || clean === '..') throw new HostFailure('BAD_REQUEST');
  return clean;
}

function limit(maxBytes: number): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > maxBytes) done(new HostFailure('TOO_LARGE'));
      else done(null, chunk);
    },
  });
}

function receivingFailure(failure: unknown): HostFailure {
  if (failure instanceof HostFailure) return failure;
  const code = (failure as NodeJS.ErrnoException | undefined)?.code;
  return new HostFailure(code === 'ENOSPC' ? 'DISK_FULL' : 'FILE_UNREADABLE');
}

/** Opens a folder for files from pages; their tokens are registered with the core for reading. */
export async function openUploads(files: FileTokens, maxBytes = MAX_UPLOAD_BYTES): Promise<Uploads> {
  const folder = await mkdtemp(join(tmpdir(), 'sbcv-uploads-'));

  async function sweep(now = Date.now()): Promise<void> {
    for (const name of await readdir(folder)) {
      const path = join(folder, name);
      const { mtimeMs } = await stat(path);
      if (now - mtimeMs > KEEP_MS) await rm(path, { force: true });
    }
  }

  const timer = setInterval(() => {
    sweep().catch(() => undefined); // Whatever could not be removed now is tried again at the next round.
  }, SWEEP_MS);
  timer.unref();

  return {
    sweep,
    async receive(encodedName, body) {
      const name = displayName(encodedName);
      const ending = extname(name).toLowerCase();
      const path = join(folder, randomUUID() + (/^\.[a-z0-9]{1,10}$/.test(ending) ? ending : ''));
      try {
        await pipeline(body, limit(maxBytes), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
      } catch (failure) {
        await rm(path, { force: true });
        throw receivingFailure(failure);
      }
      return { token: files.registerRead(path, name), name };
    },
    async close() {
      clearInterval(timer);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
