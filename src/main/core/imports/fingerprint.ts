import { createHash } from 'node:crypto';
import { headerKey } from './header-text.ts';

/** A short name of a header, for mappings remembered. */

function digest(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\u0000')).digest('hex').slice(0, 32);
}

/** The same for headers that differ in capitals, marks and punctuation alone. */
export function headerFingerprint(headers: readonly string[]): string {
  return digest(headers.map((header) => header.split(' > ').map(headerKey).join('>')));
}
