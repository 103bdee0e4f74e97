import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';

/**
 * Writes a zip whose entries are stored as they are (APPNOTE 6.3, with zip64 where a size or a place needs it). Encrypted
 * bytes do not shrink, so what is left of packing is copying, and one pass does it, with both checksums on the way. It is
 * synchronous: for a thread of its own.
 */

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END = 0x06054b50;
const END_64 = 0x06064b50;
const END_64_LOCATOR = 0x07064b50;
const ZIP64_FIELD = 0x0001;
const VERSION = 45;
const UTF8_NAMES = 0x0800;
const MAX_32 = 0xffffffff;
const MAX_16 = 0xffff;
const CHUNK_BYTES = 1 << 20;

interface Entry {
  name: Buffer;
  crc: number;
  size: number;
  offset: number;
}

/** Little-endian fields one after another: `[bytes, value]`. */
function fields(...values: [bytes: 2 | 4 | 8, value: number][]): Buffer {
  const buffer = Buffer.alloc(values.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of values) {
    if (bytes === 8) buffer.writeBigUInt64LE(BigInt(value), at);
    else buffer.writeUIntLE(value, at, bytes);
    at += bytes;
  }
  return buffer;
}

/** Time and date as zip keeps them: local, to two seconds, from 1980 on. */
function dosTime(at: Date): { time: number; date: number } {
  const year = Math.min(127, Math.max(0, at.getFullYear() - 1980));
  return {
    time: (at.getHours() << 11) | (at.getMinutes() << 5) | (at.getSeconds() >> 1),
    date: (year << 9) | ((at.getMonth() + 1) << 5) | at.getDate(),
  };
}

export class StoredZip {
  readonly #file: number;
  readonly #when: { time: number; date: number };
  /** From this size or place on, zip64 is used. */
  readonly #large: number;
  readonly #entries: Entry[] = [];
  #at = 0;

  constructor(path: string, modified: Date, large = MAX_32) {
    this.#file = openSync(path, 'wx');
    this.#when = dosTime(modified);
    this.#large = large;
  }

  /** Adds a file, which must not change meanwhile; gives what was added. */
  addFile(name: string, path: string): { size: number; sha256: string } {
    const source = openSync(path, 'r');
    try {
      const { size } = fstatSync(source);
      return this.#add(name, size, (chunk) => readSync(source, chunk, 0, chunk.length, null));
    } finally {
      closeSync(source);
    }
  }

  addBytes(name: string, bytes: Buffer): void {
    let read = 0;
    this.#add(name, bytes.length, (chunk) => {
      const copied = bytes.copy(chunk, 0, read);
      read += copied;
      return copied;
    });
  }

  #add(name: string, size: number, read: (chunk: Buffer) => number): { size: number; sha256: string } {
    const entry = { name: Buffer.from(name), crc: 0, size, offset: this.#at };
    this.#write(this.#localHeader(entry));
    const hash = createHash('sha256');
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    let left = size;
    while (left > 0) {
      const got = read(left < chunk.length ? chunk.subarray(0, left) : chunk);
      if (got === 0) throw new Error('a file became shorter while it was packed');
      const part = chunk.subarray(0, got);
      hash.update(part);
      entry.crc = crc32(part, entry.crc);
      this.#write(part);
      left -= got;
    }
    // The checksum stands before the bytes that it is of.
    const header = this.#localHeader(entry);
    writeSync(this.#file, header, 0, header.length, entry.offset);
    this.#entries.push(entry);
    return { size, sha256: hash.digest('hex') };
  }

  /** Writes the directory. The file is whole afterwards, though not yet known to be on the disk. */
  finish(): void {
    const start = this.#at;
    for (const entry of this.#entries) this.#write(this.#centralHeader(entry));
    const size = this.#at - start;
    const count = this.#entries.length;
    if (start >= this.#large || size >= this.#large || count >= MAX_16) {
      const end = this.#at;
      this.#write(
        fields(
          [4, END_64],
          [8, 44],
          [2, VERSION],
          [2, VERSION],
          [4, 0],
          [4, 0],
          [8, count],
          [8, count],
          [8, size],
          [8, start],
        ),
      );
      this.#write(fields([4, END_64_LOCATOR], [4, 0], [8, end], [4, 1]));
      this.#write(fields([4, END], [2, 0], [2, 0], [2, MAX_16], [2, MAX_16], [4, MAX_32], [4, MAX_32], [2, 0]));
      return;
    }
    this.#write(fields([4, END], [2, 0], [2, 0], [2, count], [2, count], [4, size], [4, start], [2, 0]));
  }

  close(): void {
    closeSync(this.#file);
  }

  #write(bytes: Buffer): void {
    let written = 0;
    while (written < bytes.length) {
      written += writeSync(this.#file, bytes, written, bytes.length - written, this.#at + written);
    }
    this.#at += bytes.length;
  }

  #localHeader({ name, crc, size }: Entry): Buffer {
    const large = size >= this.#large;
    const extra = large ? fields([2, ZIP64_FIELD], [2, 16], [8, size], [8, size]) : Buffer.alloc(0);
    const shown = large ? MAX_32 : size;
    return Buffer.concat([
      fields(
        [4, LOCAL_HEADER],
        [2, VERSION],
        [2, UTF8_NAMES],
        [2, 0],
        [2, this.#when.time],
        [2, this.#when.date],
        [4, crc],
        [4, shown],
        [4, shown],
        [2, name.length],
        [2, extra.length],
      ),
      name,
      extra,
    ]);
  }

  #centralHeader({ name, crc, size, offset }: Entry): Buffer {
    const large = size >= this.#large;
    const far = offset >= this.#large;
    const values: [8, number][] = [...(large ? [size, size] : []), ...(far ? [offset] : [])].map((value) => [8, value]);
    const extra =
      values.length > 0
        ? Buffer.concat([fields([2, ZIP64_FIELD], [2, values.length * 8]), fields(...values)])
        : Buffer.alloc(0);
    const shown = large ? MAX_32 : size;
    return Buffer.concat([
      fields(
        [4, CENTRAL_HEADER],
        [2, VERSION],
        [2, VERSION],
        [2, UTF8_NAMES],
        [2, 0],
        [2, this.#when.time],
        [2, this.#when.date],
        [4, crc],
        [4, shown],
        [4, shown],
        [2, name.length],
        [2, extra.length],
        [2, 0],
        [2, 0],
        [2, 0],
        [4, 0],
        [4, far ? MAX_32 : offset],
      ),
      name,
      extra,
    ]);
  }
}
