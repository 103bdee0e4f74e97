/**
 * Looks into an OLE2 compound file (the container of .xls, and of encrypted .xlsx) far enough to tell what it is, and
 * which sheets of an .xls are hidden: hucre's .xls reader gives neither. Every offset is checked; what does not fit is
 * left out, and the workbook's reader then says that the file is broken.
 */

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const END_OF_CHAIN = 0xfffffffe;
const MAX_SECTORS = 1_000_000;
const MINI_CUTOFF = 4096;
const MINI_SECTOR = 64;

const BOF = 0x0809;
const BOUNDSHEET = 0x0085;
const FILEPASS = 0x002f;
const EOF = 0x000a;
const BIFF8 = 0x0600;

export function isCompoundFile(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, index) => bytes[index] === byte);
}

export interface CompoundInfo {
  kind: 'xls' | 'xls-old' | 'encrypted-ooxml' | 'encrypted-xls' | 'other';
  /** For .xls: whether each sheet is hidden, in the workbook's order. */
  hiddenSheets: boolean[];
}

interface Entry {
  name: string;
  start: number;
  size: number;
}

class Sectors {
  private readonly view: DataView;
  private readonly bytes: Uint8Array;
  private readonly sectorSize: number;
  private readonly table: number[] = [];

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.sectorSize = 1 << Math.min(12, Math.max(9, this.view.getUint16(30, true)));
    for (const sector of this.tableSectors()) {
      const at = this.offset(sector);
      for (let index = 0; index < this.sectorSize / 4; index += 1) {
        this.table.push(at + index * 4 + 4 <= bytes.length ? this.view.getUint32(at + index * 4, true) : END_OF_CHAIN);
      }
    }
  }

  u32(at: number): number {
    return at + 4 <= this.bytes.length ? this.view.getUint32(at, true) : END_OF_CHAIN;
  }

  private offset(sector: number): number {
    return (sector + 1) * this.sectorSize;
  }

  private tableSectors(): number[] {
    const sectors: number[] = [];
    for (let index = 0; index < 109; index += 1) sectors.push(this.u32(76 + index * 4));
    let next = this.u32(68);
    const seen = new Set<number>();
    while (next < MAX_SECTORS && !seen.has(next)) {
      seen.add(next);
      const at = this.offset(next);
      for (let index = 0; index < this.sectorSize / 4 - 1; index += 1) sectors.push(this.u32(at + index * 4));
      next = this.u32(at + this.sectorSize - 4);
    }
    return sectors.filter((sector) => sector < MAX_SECTORS && this.offset(sector) < this.bytes.length);
  }

  /** The bytes of a chain of sectors, at most `limit`. */
  chain(start: number, limit: number): Uint8Array {
    const parts: Uint8Array[] = [];
    let length = 0;
    let sector = start;
    const seen = new Set<number>();
    while (sector < MAX_SECTORS && length < limit && !seen.has(sector)) {
      seen.add(sector);
      const at = this.offset(sector);
      if (at >= this.bytes.length) break;
      const part = this.bytes.subarray(at, at + this.sectorSize);
      parts.push(part);
      length += part.length;
      sector = this.table[sector] ?? END_OF_CHAIN;
    }
    return Buffer.concat(parts).subarray(0, limit);
  }
}

function directory(sectors: Sectors): Entry[] {
  const bytes = sectors.chain(sectors.u32(48), 4 * 1024 * 1024);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: Entry[] = [];
  for (let at = 0; at + 128 <= bytes.length; at += 128) {
    const nameBytes = Math.min(64, view.getUint16(at + 64, true));
    entries.push({
      name: new TextDecoder('utf-16le').decode(bytes.subarray(at, at + Math.max(0, nameBytes - 2))),
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    });
  }
  return entries;
}

/** The start of the workbook stream: its globals, where sheets are named, come first. */
function streamStart(sectors: Sectors, entries: Entry[], entry: Entry): Uint8Array {
  const limit = Math.min(entry.size, 1024 * 1024);
  if (entry.size >= MINI_CUTOFF) return sectors.chain(entry.start, limit);
  const mini = sectors.chain(entries[0]?.start ?? END_OF_CHAIN, 16 * 1024 * 1024);
  return mini.subarray(entry.start * MINI_SECTOR, entry.start * MINI_SECTOR + limit);
}

/** Says what a compound file is. Never throws for damaged content: kind `other`, or what could be read. */
export function inspectCompoundFile(bytes: Uint8Array): CompoundInfo {
  if (bytes.length < 512) return { kind: 'other', hiddenSheets: [] };
  const sectors = new Sectors(bytes);
  const entries = directory(sectors);
  if (entries.some((entry) => entry.name === 'EncryptedPackage')) return { kind: 'encrypted-ooxml', hiddenSheets: [] };
  const entry = entries.find(({ name }) => name === 'Workbook') ?? entries.find(({ name }) => name === 'Book');
  if (!entry) return { kind: 'other', hiddenSheets: [] };
  const stream = streamStart(sectors, entries, entry);
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const hiddenSheets: boolean[] = [];
  let kind: CompoundInfo['kind'] = entry.name === 'Book' ? 'xls-old' : 'xls';
  for (let at = 0; at + 4 <= stream.length; ) {
    const id = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    if (id === EOF) break;
    if (id === FILEPASS) kind = 'encrypted-xls';
    if (id === BOF && at === 0 && length >= 2 && at + 6 <= stream.length) {
      kind = view.getUint16(at + 4, true) === BIFF8 ? 'xls' : 'xls-old';
    }
    if (id === BOUNDSHEET && at + 9 <= stream.length) hiddenSheets.push(((stream[at + 8] ?? 0) & 3) !== 0);
    at += 4 + length;
  }
  return { kind, hiddenSheets };
}
