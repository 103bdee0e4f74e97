import type { Json } from '#shared/contract/common.ts';
import type { RecordMeta } from './changes/record-kind.ts';
import { CoreError } from './core-error.ts';

/**
 * Optimistic locking: throws `STALE_VERSION` with both values where the record has changed since it was read.
 * Without a version nothing is checked: a script that does not read first means its values as they are.
 */
export function requireVersion<R extends RecordMeta>(current: R, version: number | undefined, yours: object): void {
  if (version === undefined || version === current.version) return;
  const details: { [key: string]: Json } = {
    current: JSON.parse(JSON.stringify(current)) as Json,
    yours: JSON.parse(JSON.stringify(yours)) as Json,
  };
  throw new CoreError('STALE_VERSION', { details });
}

/** The fields that were given; a patch does not touch the others. */
export function definedOf<T extends object>(patch: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
