import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';

/** At a time, of a file on its way. */
const CHUNK_BYTES = 1 << 20;

export interface ZipWriter {
  /** Adds a file, which must not change meanwhile; gives what was added. */
  addFile(name: string, path: string): Promise<{ size: number; sha256: string }>;
  addBytes(name: string, bytes: Buffer): void;
}

/** Writes a zip whose entries are stored as they are: encrypted bytes do not shrink. Hashes are made on the way. */
export async function writeZip(path: string, modified: Date, fill: (zip: ZipWriter) => Promise<void>): Promise<void> {
  const zip = new yazl.ZipFile();
  const stored = { compress: false, mtime: modified };
  const packing = pipeline(zip.outputStream, createWriteStream(path, { highWaterMark: CHUNK_BYTES }));
  // A failing source must end the packing too, else it would wait for ever; the first failure is what is told.
  const failed = (error: unknown): void => {
    zip.outputStream.emit('error', error);
  };
  const filling = fill({
    async addFile(name, source) {
      const { size } = await stat(source);
      const hash = createHash('sha256');
      const bytes = new PassThrough();
      bytes.on('data', (chunk: Buffer) => hash.update(chunk));
      pipeline(createReadStream(source, { highWaterMark: CHUNK_BYTES }), bytes).catch(failed);
      zip.addReadStream(bytes, name, { ...stored, size });
      await once(bytes, 'end');
      return { size, sha256: hash.digest('hex') };
    },
    addBytes: (name, bytes) => zip.addBuffer(bytes, name, stored),
  }).then(() => zip.end());
  filling.catch(failed);
  await Promise.all([packing, filling]);
}
