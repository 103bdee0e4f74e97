import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';
import yazl from 'yazl';
import { z } from 'zod';
import { type BackupFacts, backupFactsSchema } from '#shared/contract/backup.ts';
import { CoreError } from '../core-error.ts';
import { replaceFile } from '../system/durable-files.ts';
import { type Keyring, keyringSchema } from '../vault/keyring.ts';

/**
 * One backup is one zip file (docs/decisions): `so-bao-cao-vien.db`, the whole register as an encrypted SQLite file,
 * attachments and finalised reports inside it; `khoa.json`, its keyring, so that a new PC opens it with the password or
 * the recovery code; `sao-luu.json`, what it holds. Stored, not compressed: encrypted bytes do not shrink.
 */

const ENTRIES = { database: 'so-bao-cao-vien.db', keyring: 'khoa.json', manifest: 'sao-luu.json' };
/** Manifest and keyring are a few kilobytes; what claims to be larger is not ours. */
const SMALL_ENTRY_MAX = 1_000_000;

const manifestSchema = backupFactsSchema.omit({ size: true }).extend({
  format: z.literal(1),
  database: z.object({ size: z.int().nonnegative(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
});
export type BackupManifest = z.output<typeof manifestSchema>;

export interface Backup {
  manifest: BackupManifest;
  keyring: Keyring;
  facts: BackupFacts;
}

function hashing(): { stream: Transform; digest(): string; size(): number } {
  const hash = createHash('sha256');
  let size = 0;
  return {
    stream: new Transform({
      transform(chunk: Buffer, _encoding, next) {
        hash.update(chunk);
        size += chunk.length;
        next(null, chunk);
      },
    }),
    digest: () => hash.digest('hex'),
    size: () => size,
  };
}

/** Writes a backup file; it has its name only when it is whole, on the disk, and was read back. */
export async function writeBackupFile(
  path: string,
  database: string,
  keyring: Keyring,
  facts: Omit<BackupFacts, 'size'>,
): Promise<void> {
  await replaceFile(path, async (temporary) => {
    const zip = new yazl.ZipFile();
    const stored = { compress: false, mtime: new Date(facts.createdAt) };
    const hash = hashing();
    const source = createReadStream(database, { highWaterMark: 1 << 20 });
    const { size } = await stat(database);
    const packing = pipeline(zip.outputStream, createWriteStream(temporary, { highWaterMark: 1 << 20 }));
    zip.addReadStream(source.pipe(hash.stream), ENTRIES.database, { ...stored, size });
    zip.addBuffer(Buffer.from(JSON.stringify(keyring)), ENTRIES.keyring, stored);
    // The hash is known when the database has been read through: the manifest comes last.
    hash.stream.once('end', () => {
      const manifest: BackupManifest = { ...facts, format: 1, database: { size, sha256: hash.digest() } };
      zip.addBuffer(Buffer.from(JSON.stringify(manifest, null, 2)), ENTRIES.manifest, stored);
      zip.end();
    });
    source.once('error', (error) => zip.outputStream.emit('error', error));
    await packing;
    await extractDatabase(temporary, null);
  });
}

const nowhere = (): Writable => new Writable({ write: (_chunk, _encoding, next) => next() });

const unreadable = (cause?: unknown): CoreError =>
  new CoreError('BACKUP_UNREADABLE', cause === undefined ? {} : { cause });

function openZip(path: string): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false }, (error: NodeJS.ErrnoException | null, zip) => {
      if (!error) resolve(zip);
      else if (error.code === 'ENOENT' || error.code === 'EACCES')
        reject(new CoreError('FILE_NOT_FOUND', { cause: error }));
      else reject(unreadable(error));
    });
  });
}

function entriesOf(zip: yauzl.ZipFile): Promise<Map<string, yauzl.Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, yauzl.Entry>();
    zip.on('entry', (entry: yauzl.Entry) => {
      entries.set(entry.fileName, entry);
      if (entries.size > 100) reject(unreadable());
      else zip.readEntry();
    });
    zip.once('end', () => resolve(entries));
    zip.once('error', (error: unknown) => reject(unreadable(error)));
    zip.readEntry();
  });
}

function streamOf(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<NodeJS.ReadableStream> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(unreadable(error)) : resolve(stream)));
  });
}

async function readSmall(zip: yauzl.ZipFile, entry: yauzl.Entry | undefined): Promise<unknown> {
  if (!entry || entry.uncompressedSize > SMALL_ENTRY_MAX) throw unreadable();
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of await streamOf(zip, entry)) chunks.push(chunk as Buffer);
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch (error) {
    throw error instanceof CoreError ? error : unreadable(error);
  }
}

async function withBackup<T>(
  path: string,
  work: (backup: Backup, zip: yauzl.ZipFile, database: yauzl.Entry) => Promise<T>,
): Promise<T> {
  const zip = await openZip(path);
  try {
    const entries = await entriesOf(zip);
    const manifest = manifestSchema.safeParse(await readSmall(zip, entries.get(ENTRIES.manifest)));
    const keyring = keyringSchema.safeParse(await readSmall(zip, entries.get(ENTRIES.keyring)));
    const database = entries.get(ENTRIES.database);
    if (!manifest.success || !keyring.success || !database) throw unreadable();
    if (database.uncompressedSize !== manifest.data.database.size) throw unreadable();
    const { format: _, database: __, ...facts } = manifest.data;
    const backup = { manifest: manifest.data, keyring: keyring.data, facts: { ...facts, size: zip.fileSize } };
    return await work(backup, zip, database);
  } finally {
    zip.close();
  }
}

/** What a backup says of itself. Throws `FILE_NOT_FOUND`, or `BACKUP_UNREADABLE` where it is not one of ours. */
export async function readBackup(path: string): Promise<Backup> {
  return withBackup(path, async (backup) => backup);
}

/** Writes the backup's database to a new file, or reads it without one, and compares its hash: `BACKUP_UNREADABLE` where it differs. */
export async function extractDatabase(path: string, target: string | null): Promise<Backup> {
  return withBackup(path, async (backup, zip, entry) => {
    const hash = hashing();
    const source = await streamOf(zip, entry);
    try {
      await pipeline(source, hash.stream, target === null ? nowhere() : createWriteStream(target, { flags: 'wx' }));
    } catch (error) {
      // Faults of the disk that is written to keep their names; a damaged zip says it in many ways.
      throw error instanceof Error && 'syscall' in error ? error : unreadable(error);
    }
    if (hash.digest() !== backup.manifest.database.sha256) throw unreadable();
    return backup;
  });
}
