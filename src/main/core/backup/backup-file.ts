import { createHash } from 'node:crypto';
import { once } from 'node:events';
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
 * finalised reports inside it; `tai-lieu/`, attached files as
 * they are stored (the program's own backups leave them out: those files never change, and are never removed); `khoa.json`, its keyring, so that a new PC opens it with the password or
 * the recovery code; `sao-luu.json`, what it holds. Stored, not compressed: encrypted bytes do not shrink.
 */

/** The folder of attached files within the zip. */
const ATTACHMENTS = 'tai-lieu/';
const ENTRIES = { database: 'so-bao-cao-vien.db', keyring: 'khoa.json', manifest: 'sao-luu.json' };
/** Manifest and keyring are small, also with many attachments; what claims to be larger is not ours. */
const SMALL_ENTRY_MAX = 30_000_000;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** More than an office attaches in decades. */
const FILES_MAX = 100_000;

const manifestSchema = backupFactsSchema.omit({ size: true }).extend({
  format: z.literal(1),
  database: z.object({ size: z.int().nonnegative(), sha256 }),
  /** Attached files by the name under which they are stored, with the hash of their encrypted bytes. */
  files: z.array(z.object({ name: sha256, sha256 })).max(FILES_MAX),
});
export type BackupManifest = z.output<typeof manifestSchema>;

/** An attached file as it is stored: encrypted, named by the hash of its contents. */
export interface StoredFile {
  name: string;
  path: string;
}

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
  databaseFile: string,
  keyring: Keyring,
  facts: Omit<BackupFacts, 'size'>,
  attachments: readonly StoredFile[],
): Promise<void> {
  await replaceFile(path, async (temporary) => {
    const zip = new yazl.ZipFile();
    const stored = { compress: false, mtime: new Date(facts.createdAt) };
    const packing = pipeline(zip.outputStream, createWriteStream(temporary, { highWaterMark: 1 << 20 }));
    // A failing source must end the packing too, else it would wait for ever; the first failure is what is told.
    const failed = (error: unknown): void => {
      zip.outputStream.emit('error', error);
    };
    const add = async (path: string, name: string): Promise<{ size: number; sha256: string }> => {
      const hash = hashing();
      const { size } = await stat(path);
      const source = createReadStream(path, { highWaterMark: 1 << 20 });
      source.once('error', failed);
      zip.addReadStream(source.pipe(hash.stream), name, { ...stored, size });
      await once(hash.stream, 'end');
      return { size, sha256: hash.digest() };
    };
    const filling = (async () => {
      const database = await add(databaseFile, ENTRIES.database);
      const files: BackupManifest['files'] = [];
      for (const { name, path } of attachments) {
        files.push({ name, sha256: (await add(path, `${ATTACHMENTS}${name}`)).sha256 });
      }
      zip.addBuffer(Buffer.from(JSON.stringify(keyring)), ENTRIES.keyring, stored);
      const manifest: BackupManifest = { ...facts, format: 1, database, files };
      zip.addBuffer(Buffer.from(JSON.stringify(manifest, null, 2)), ENTRIES.manifest, stored);
      zip.end();
    })();
    filling.catch(failed);
    await Promise.all([packing, filling]);
    await extractBackup(temporary, null);
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
      if (entries.size > FILES_MAX + 3) reject(unreadable());
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
  work: (backup: Backup, read: (entry: string) => Promise<NodeJS.ReadableStream>) => Promise<T>,
): Promise<T> {
  const zip = await openZip(path);
  try {
    const entries = await entriesOf(zip);
    const manifest = manifestSchema.safeParse(await readSmall(zip, entries.get(ENTRIES.manifest)));
    const keyring = keyringSchema.safeParse(await readSmall(zip, entries.get(ENTRIES.keyring)));
    if (!manifest.success || !keyring.success) throw unreadable();
    if (entries.get(ENTRIES.database)?.uncompressedSize !== manifest.data.database.size) throw unreadable();
    const { format: _, database: __, files, ...facts } = manifest.data;
    const backup = { manifest: manifest.data, keyring: keyring.data, facts: { ...facts, size: zip.fileSize } };
    return await work(backup, async (name) => {
      const entry = entries.get(name);
      if (!entry) throw unreadable();
      return streamOf(zip, entry);
    });
  } finally {
    zip.close();
  }
}

/** What a backup says of itself. Throws `FILE_NOT_FOUND`, or `BACKUP_UNREADABLE` where it is not one of ours. */
export async function readBackup(path: string): Promise<Backup> {
  return withBackup(path, async (backup) => backup);
}

async function extractEntry(source: NodeJS.ReadableStream, expected: string, target: string | null): Promise<void> {
  const hash = hashing();
  try {
    await pipeline(source, hash.stream, target === null ? nowhere() : createWriteStream(target, { flags: 'wx' }));
  } catch (error) {
    // Faults of the disk that is written to keep their names; a damaged zip says it in many ways.
    throw error instanceof Error && 'syscall' in error ? error : unreadable(error);
  }
  if (hash.digest() !== expected) throw unreadable();
}

/** Where the parts of a backup go; `file` gives null for an attached file that is there already. */
export interface ExtractTo {
  database: string;
  file(name: string): string | null;
}

/**
 * Writes the database of a backup to a new file, and attached files where `to` says; or, without `to`, reads
 * everything through. Throws `BACKUP_UNREADABLE` where a hash differs.
 */
export async function extractBackup(path: string, to: ExtractTo | null): Promise<Backup> {
  return withBackup(path, async (backup, read) => {
    const { database, files } = backup.manifest;
    await extractEntry(await read(ENTRIES.database), database.sha256, to?.database ?? null);
    for (const { name, sha256 } of files) {
      const target = to?.file(name) ?? null;
      if (to && target === null) continue;
      await extractEntry(await read(`${ATTACHMENTS}${name}`), sha256, target);
    }
    return backup;
  });
}
