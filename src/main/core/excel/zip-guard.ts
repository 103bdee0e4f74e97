import { inflateRawSync } from 'node:zlib';
import { ReadFailure } from './read-failure.ts';

/**
 * Reads a zip's central directory, and nothing else, to judge an archive before any of it is inflated. A workbook of
 * 50,000 rows declares 68 MB; the limits leave room for four times that.
 */

export interface ZipEntry {
  name: string;
  method: number;
  compressed: number;
  size: number;
  /** Where the entry's local header begins. */
  offset: number;
  crc: number;
  /** Where its record in the central directory begins, and the byte after it. */
  record: readonly [start: number, end: number];
}

export const ZIP_LIMITS = {
  /** Bytes that all entries together may declare. */
  total: 256 * 1024 * 1024,
  entries: 5000,
  /** Above this ratio an archive of more than {@link ZIP_LIMITS.ratioFrom} bytes is taken for a bomb. */
  ratio: 300,
  ratioFrom: 64 * 1024 * 1024,
} as const;

const END_OF_DIRECTORY = 0x06054b50;
const ZIP64_LOCATOR = 0x07064b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const END_SIZE = 22;

function findEnd(view: DataView): number {
  const last = Math.max(0, view.byteLength - END_SIZE - 0xffff);
  for (let at = view.byteLength - END_SIZE; at >= last; at -= 1) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  throw new ReadFailure('FILE_UNREADABLE', 'zip: no end of central directory');
}

/**
 * The entries of a zip, after checking that they can be inflated without harm.
 * @throws {ReadFailure} `FILE_UNREADABLE` for a damaged directory, `FILE_TOO_LARGE` for zip64, too many entries, too
 *   many declared bytes, or a ratio that no workbook has.
 */
export function checkZip(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end >= 20 && view.getUint32(end - 20, true) === ZIP64_LOCATOR) {
    throw new ReadFailure('FILE_TOO_LARGE', 'zip64 archive');
  }
  const count = view.getUint16(end + 10, true);
  if (count === 0xffff || count > ZIP_LIMITS.entries) throw new ReadFailure('FILE_TOO_LARGE', `zip: ${count} entries`);
  const entries: ZipEntry[] = [];
  let total = 0;
  let packed = 0;
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== DIRECTORY_ENTRY) {
      throw new ReadFailure('FILE_UNREADABLE', `zip: directory entry ${index} is damaged`);
    }
    const nameLength = view.getUint16(at + 28, true);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    const entry: ZipEntry = {
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      compressed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
      crc: view.getUint32(at + 16, true),
      record: [at, next],
    };
    if (entry.size === 0xffffffff || entry.compressed === 0xffffffff) {
      throw new ReadFailure('FILE_TOO_LARGE', 'zip64 entry');
    }
    entries.push(entry);
    total += entry.size;
    packed += entry.compressed;
    at = next;
  }
  if (total > ZIP_LIMITS.total) throw new ReadFailure('FILE_TOO_LARGE', `zip declares ${total} bytes`);
  if (packed > view.byteLength) throw new ReadFailure('FILE_TOO_LARGE', 'zip entries overlap');
  if (total > ZIP_LIMITS.ratioFrom && total > packed * ZIP_LIMITS.ratio) {
    throw new ReadFailure('FILE_TOO_LARGE', `zip ratio ${Math.round(total / Math.max(1, packed))}`);
  }
  return entries;
}

/** The bytes of one entry, never more than it declares; undefined where it cannot be had. */
export function extractEntry(bytes: Uint8Array, entry: ZipEntry): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.offset + 30 > view.byteLength || view.getUint32(entry.offset, true) !== LOCAL_HEADER) return undefined;
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const data = bytes.subarray(start, start + entry.compressed);
  if (entry.method === 0) return data;
  if (entry.method !== 8) return undefined;
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, entry.size) });
  } catch {
    // A damaged entry: the workbook's reader meets it too and says so with its own code.
    return undefined;
  }
}
