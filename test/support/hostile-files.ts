import { crc32, deflateRawSync } from 'node:zlib';

/** Files that mean harm or are harmed, made when they are needed: some would be hundreds of megabytes. */

export interface ZipPart {
  name: string;
  content: Uint8Array | string;
  /** What the directory says of its size, where that is a lie. */
  declared?: number;
}

/** A zip archive, byte by byte, so that its directory can say anything. */
export function zipOf(parts: readonly ZipPart[]): Uint8Array {
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, declared } of parts) {
    const data = typeof content === 'string' ? Buffer.from(content) : content;
    const packed = deflateRawSync(data);
    const nameBytes = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(data), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(declared ?? data.length, 18);
    fields.writeUInt16LE(nameBytes.length, 22);
    chunks.push(Buffer.from('PK\x03\x04'), fields, nameBytes, packed);
    const entry = Buffer.alloc(16);
    entry.writeUInt32LE(offset, 12);
    directory.push(Buffer.from('PK\x01\x02\x14\x00'), fields, entry.subarray(2), nameBytes);
    offset += 30 + nameBytes.length + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...chunks, central, end]);
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

export interface WorkbookParts {
  /** The inside of `<worksheet>`. */
  sheet: string | Uint8Array;
  sharedStrings?: string;
  declaredSheet?: number;
  extra?: readonly ZipPart[];
}

/** The least that makes a workbook, with one sheet as given. */
export function rawWorkbook({ sheet, sharedStrings, declaredSheet, extra = [] }: WorkbookParts): Uint8Array {
  const content =
    typeof sheet === 'string' ? `<?xml version="1.0"?><worksheet xmlns="${MAIN}">${sheet}</worksheet>` : sheet;
  return zipOf([
    {
      name: '[Content_Types].xml',
      content: `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="${MAIN}" xmlns:r="${REL}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${REL}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${REL}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    },
    { name: 'xl/sharedStrings.xml', content: sharedStrings ?? `<sst xmlns="${MAIN}"/>` },
    { name: 'xl/worksheets/sheet1.xml', content, ...(declaredSheet === undefined ? {} : { declared: declaredSheet }) },
    ...extra,
  ]);
}

export function inlineCell(ref: string, text: string): string {
  return `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;
}

/** A list of ten people, as the inside of `<sheetData>`. */
export function tenPeople(): string {
  const row = (number: number, cells: readonly string[]) =>
    `<row r="${number}">${cells.map((text, index) => inlineCell(`${'ABC'[index]}${number}`, text)).join('')}</row>`;
  const people = Array.from({ length: 10 }, (_, index) => row(index + 2, [`A Nam${index}`, '1980', 'Xã Đăk Mar']));
  return [row(1, ['Họ và tên', 'Năm sinh', 'Xã']), ...people].join('');
}

/** A small generator with a seed, so that a failing mutation can be made again. */
export function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
}

/** A file cut short, or with bits turned over, or with a stretch of it zeroed or doubled. */
export function mutate(bytes: Uint8Array, random: (below: number) => number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const at = random(copy.length);
  switch (random(4)) {
    case 0:
      return copy.subarray(0, at);
    case 1: {
      for (let count = random(20) + 1; count > 0; count -= 1) {
        const place = random(copy.length);
        copy[place] = (copy[place] ?? 0) ^ (1 << random(8));
      }
      return copy;
    }
    case 2:
      copy.fill(0, at, at + random(512));
      return copy;
    default:
      return Buffer.concat([copy.subarray(0, at), copy.subarray(Math.max(0, at - random(2000)))]);
  }
}
