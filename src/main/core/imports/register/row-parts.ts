import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import type { ParsedRow } from '../types.ts';

/**
 * Rows of a file as they are kept: JSON in parts, each packed. A correction writes one part anew; packing is done by
 * other threads, and keeps the register and its backups small though every list ever imported stays in it.
 */

/** Rows a part: parsing one holds the core's thread up for about a millisecond. */
export const ROWS_A_PART = 400;

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);
/** Fast rather than small: a list shrinks to a seventh even so. */
const LEVEL = 1;
/** Of one part unpacked. Ours are far below it; a damaged or foreign one must not fill the memory. */
const MOST_BYTES = 64 * 1024 * 1024;

export function packPart(text: string): Promise<Buffer> {
  return deflate(text, { level: LEVEL });
}

/** The rows of packed parts, in order. */
export async function unpackParts(parts: readonly Buffer[]): Promise<ParsedRow[]> {
  const rows: ParsedRow[] = [];
  const texts = await Promise.all(parts.map((part) => inflate(part, { maxOutputLength: MOST_BYTES })));
  for (const text of texts) {
    // Written by this program from its own types, in its own (encrypted, checked) database.
    for (const row of JSON.parse(text.toString('utf8')) as ParsedRow[]) rows.push(row);
    await setImmediate();
  }
  return rows;
}
