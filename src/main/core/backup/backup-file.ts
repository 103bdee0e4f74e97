import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import yauzl from 'yauzl';
import { z } from 'zod';
import { type BackupFacts, backupFactsSchema } from '#shared/contract/backup.ts';
import { CoreError } from '../core-error.ts';
import { type Keyring, keyringSchema } from '../vault/keyring.ts';

/**
 * One backup is one zip file (docs/decisions): `so-bao-cao-vien.db`, the whole register as an encrypted SQLite file,
 * finalised reports inside it; `tai-lieu/`, attached files as they are stored (the program's own backups leave them
 * out: those files never change, and stay for longer than any such backup after the last record has let go of them);
 * `khoa.json`, its keyring, so that a new PC opens it with the password or the recovery code; `sao-luu.json`, what it
 * holds. Stored, not compressed: encrypted bytes do not shrink.
 */

/** The folder of attached files within the zip. */
export const ATTACHMENTS = 'tai-lieu/';
export const ENTRIES = { database: 'so-bao-cao-vien.db', keyring: 'khoa.json', manifest: 'sao-luu.json' };
/** Manifest and keyring are small, also with many attachments; what claims to be larger is not ours. */
const SMALL_ENTRY_MAX = 30_000_000;
const CHUNK_BYTES = 1 << 20;

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

export interface Backup {
  manifest: BackupManifest;
  keyring: Keyring;
  facts: BackupFacts;
}

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

/** Where the bytes of an entry are; ours are stored as they are, so they can be read without going through a zip reader. */
function placeOf(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Place> {
  if (entry.compressionMethod !== 0 || entry.isEncrypted()) return Promise.reject(unreadable());
  return new Promise((resolve, reject) => {
    zip.readLocalFileHeader(entry, { minimal: true }, (error, header) => {
      if (error) reject(unreadable(error));
      else resolve({ start: header.fileDataStart, size: entry.uncompressedSize });
    });
  });
}

interface Place {
  start: number;
  size: number;
}

/** Reads a part of a file in large pieces: the core's thread is held for a millisecond by each. */
async function* partsOf(file: FileHandle, { start, size }: Place): AsyncGenerator<Buffer> {
  const chunk = Buffer.allocUnsafe(Math.min(size, CHUNK_BYTES));
  for (let read = 0; read < size; ) {
    const { bytesRead } = await file.read(chunk, 0, Math.min(chunk.length, size - read), start + read);
    if (bytesRead === 0) throw unreadable();
    yield chunk.subarray(0, bytesRead);
    read += bytesRead;
  }
}

async function readSmall(file: FileHandle, place: Place): Promise<unknown> {
  if (place.size > SMALL_ENTRY_MAX) throw unreadable();
  const parts: Buffer[] = [];
  for await (const part of partsOf(file, place)) parts.push(Buffer.from(part));
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch (error) {
    throw unreadable(error);
  }
}

interface OpenBackup extends Backup {
  file: FileHandle;
  place(entry: string): Promise<Place>;
}

async function withBackup<T>(path: string, work: (backup: OpenBackup) => Promise<T>): Promise<T> {
  const zip = await openZip(path);
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'r');
    const entries = await entriesOf(zip);
    const place = async (name: string): Promise<Place> => {
      const entry = entries.get(name);
      if (!entry) throw unreadable();
      return placeOf(zip, entry);
    };
    const manifest = manifestSchema.safeParse(await readSmall(file, await place(ENTRIES.manifest)));
    const keyring = keyringSchema.safeParse(await readSmall(file, await place(ENTRIES.keyring)));
    if (!manifest.success || !keyring.success) throw unreadable();
    if (entries.get(ENTRIES.database)?.uncompressedSize !== manifest.data.database.size) throw unreadable();
    const { format: _, database: __, files, ...facts } = manifest.data;
    return await work({
      manifest: manifest.data,
      keyring: keyring.data,
      facts: { ...facts, size: zip.fileSize },
      file,
      place,
    });
  } finally {
    await file?.close();
    zip.close();
  }
}

/** What a backup says of itself. Throws `FILE_NOT_FOUND`, or `BACKUP_UNREADABLE` where it is not one of ours. */
export async function readBackup(path: string): Promise<Backup> {
  return withBackup(path, async ({ manifest, keyring, facts }) => ({ manifest, keyring, facts }));
}

async function extractEntry(source: FileHandle, place: Place, expected: string, target: string | null): Promise<void> {
  const hash = createHash('sha256');
  const copy = target === null ? undefined : await open(target, 'wx');
  try {
    for await (const part of partsOf(source, place)) {
      hash.update(part);
      await copy?.writeFile(part);
    }
  } finally {
    await copy?.close();
  }
  if (hash.digest('hex') !== expected) throw unreadable();
}

/** Where the parts of a backup go; an attached file for which `file` gives null is only read through. */
export interface ExtractTo {
  database: string;
  file(name: string): string | null;
}

/**
 * Writes the database of a backup to a new file, and attached files where `to` says; or, without `to`, reads
 * everything through. Throws `BACKUP_UNREADABLE` where a hash differs.
 */
export async function extractBackup(path: string, to: ExtractTo | null): Promise<Backup> {
  return withBackup(path, async ({ manifest, keyring, facts, file, place }) => {
    await extractEntry(file, await place(ENTRIES.database), manifest.database.sha256, to?.database ?? null);
    for (const { name, sha256 } of manifest.files) {
      await extractEntry(file, await place(`${ATTACHMENTS}${name}`), sha256, to?.file(name) ?? null);
    }
    return { manifest, keyring, facts };
  });
}
