import { crc32, deflateRawSync } from 'node:zlib';
import { ReadFailure } from './read-failure.ts';
import { extractEntry, type ZipEntry } from './zip-guard.ts';

/**
 * A zip of which some parts are replaced, and all others are carried over as they are packed, byte for byte: a workbook
 * keeps what no library would write back (charts, images, print titles, what newer programs put there).
 */

const LOCAL_SIZE = 30;
const END_SIZE = 22;
/** The sizes stand after the data: of no use once they are known. */
const SIZES_FOLLOW = 0x0008;
const DEFLATED = 8;

/**
 * The content of a part, whole and unharmed.
 * @throws {ReadFailure} `FILE_UNREADABLE` where it is damaged or encrypted.
 */
export function readPart(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const content = extractEntry(bytes, entry);
  if (!content || content.byteLength !== entry.size || crc32(content) !== entry.crc) {
    throw new ReadFailure('FILE_UNREADABLE', 'zip: an entry is damaged');
  }
  return content;
}

interface Packed {
  entry: ZipEntry;
  method: number;
  data: Uint8Array;
  size: number;
  crc: number;
}

function pack(bytes: Buffer, entry: ZipEntry, content: Uint8Array | undefined): Packed {
  if (content)
    return { entry, method: DEFLATED, data: deflateRawSync(content), size: content.length, crc: crc32(content) };
  const start = entry.offset + headerLength(bytes, entry);
  const data = bytes.subarray(start, start + entry.compressed);
  return { entry, method: entry.method, data, size: entry.size, crc: entry.crc };
}

function headerLength(bytes: Buffer, { offset }: ZipEntry): number {
  return LOCAL_SIZE + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
}

/** Writes what is known of a part into a header: the fields stand alike in local headers and in the directory. */
function describe(header: Buffer, at: number, { method, crc, data, size }: Packed): void {
  header.writeUInt16LE(header.readUInt16LE(at) & ~SIZES_FOLLOW, at);
  header.writeUInt16LE(method, at + 2);
  header.writeUInt32LE(crc, at + 8);
  header.writeUInt32LE(data.byteLength, at + 12);
  header.writeUInt32LE(size, at + 16);
}

/**
 * The same zip with the content of some parts replaced; order, names, times and packed bytes of all others stay.
 * @param entries as `checkZip` gives them for `bytes`
 */
export function replaceParts(
  bytes: Uint8Array,
  entries: readonly ZipEntry[],
  replaced: ReadonlyMap<string, Uint8Array>,
): Uint8Array {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const packed = pack(source, entry, replaced.get(entry.name));
    const header = Buffer.from(source.subarray(entry.offset, entry.offset + headerLength(source, entry)));
    describe(header, 6, packed);
    const record = Buffer.from(source.subarray(...entry.record));
    describe(record, 8, packed);
    record.writeUInt32LE(offset, 42);
    chunks.push(header, Buffer.from(packed.data.buffer, packed.data.byteOffset, packed.data.byteLength));
    directory.push(record);
    offset += header.length + packed.data.byteLength;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(END_SIZE);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...chunks, central, end]);
}
