import type { RowPlace } from '../types.ts';

/** A row's place in its file, as a key. */
export const rowId = ({ sheet, row }: RowPlace): string => `${row}|${sheet}`;
