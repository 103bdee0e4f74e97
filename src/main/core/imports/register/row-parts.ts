import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { deflateRawSync, inflateRaw } from 'node:zlib';
import type { ParsedRow } from '../types.ts';

/**
 * Rows of a file as they are kept: JSON in parts, each packed. A correction writes one part anew; packing keeps the
 * register and its backups small though every list ever imported stays in it.
 */

/** Rows a part: parsing one holds the core's thread up for about a millisecond. */
export const ROWS_A_PART = 400;

const inflate = promisify(inflateRaw);
/** Fast rather than small: a list shrinks to a seventh even so. */
const LEVEL = 1;
/** Of one part unpacked. Ours are far below it; a damaged or foreign one must not fill the memory. */
const MOST_BYTES = 64 * 1024 * 1024;

export type PackedPart = Uint8Array<ArrayBuffer>;

/** A part's JSON packed: some three milliseconds of work. The bytes are its own, fit to go to another thread. */
export function packPart(json: string): PackedPart {
  return Uint8Array.from(deflateRawSync(json, { level: LEVEL }));
}

/** The rows of packed parts, in order. */
export async function unpackParts(parts: readonly Uint8Array[]): Promise<ParsedRow[]> {
  const rows: ParsedRow[] = [];
  const texts = await Promise.all(parts.map((part) => inflate(part, { maxOutputLength: MOST_BYTES })));
  for (const text of texts) {
    // Written by this program from its own types, in its own (encrypted, checked) database.
    for (const row of JSON.parse(text.toString('utf8')) as ParsedRow[]) rows.push(row);
    await setImmediate();
  }
  return rows;
}
