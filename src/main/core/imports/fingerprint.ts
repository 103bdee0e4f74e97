import { createHash } from 'node:crypto';
import { headerKey } from './header-text.ts';
import type { FieldValues } from './types.ts';

/** Short names of what is the same: a header (for mappings remembered), a row (for the same row sent again). */

function digest(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\u0000')).digest('hex').slice(0, 32);
}

/** The same for headers that differ in capitals, marks and punctuation alone. */
export function headerFingerprint(headers: readonly string[]): string {
  return digest(headers.map((header) => header.split(' > ').map(headerKey).join('>')));
}

/** The same for rows whose fields hold the same values, in whatever columns and order they stood. */
export function rowFingerprint(values: FieldValues): string {
  return digest(
    Object.keys(values)
      .sort()
      .map((field) => `${field}=${JSON.stringify(values[field])}`),
  );
}
