import type { ParsedRow } from '../types.ts';

/** Values of a parsed row by their type; what is of another type is as good as not there. */

export function textOf({ values }: ParsedRow, field: string): string | null {
  const value = values[field];
  return typeof value === 'string' && value !== '' ? value : null;
}

export function numberOf({ values }: ParsedRow, field: string): number | null {
  const value = values[field];
  return typeof value === 'number' ? value : null;
}

export function flagOf({ values }: ParsedRow, field: string): boolean | null {
  const value = values[field];
  return typeof value === 'boolean' ? value : null;
}

/** A list; a single text is a list of one. */
export function listOf({ values }: ParsedRow, field: string): string[] {
  const value = values[field];
  if (Array.isArray(value)) return value;
  return typeof value === 'string' && value !== '' ? [value] : [];
}

/** A value of a closed list; null where it is none of them. */
export function codeOf<T extends string>(row: ParsedRow, field: string, allowed: readonly T[]): T | null {
  const value = textOf(row, field);
  return allowed.find((item) => item === value) ?? null;
}
