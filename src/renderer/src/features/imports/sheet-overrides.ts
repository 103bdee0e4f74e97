import type { ImportPreview } from '#shared/contract/imports.ts';
import type { ReadSettings, SheetOverride, SheetReport } from './import-item.ts';

type Overrides = ReadSettings['overrides'];

/** The overrides with some sheets' changed. */
export function overrideSheets(
  overrides: Overrides,
  sheets: string[],
  change: (now: SheetOverride) => SheetOverride,
): Overrides {
  return { ...overrides, ...Object.fromEntries(sheets.map((name) => [name, change(overrides[name] ?? {})])) };
}

/** The sheet and all others of the workbook with the same header: a sheet a commune is mapped once. */
export function sheetsLike({ sheets }: ImportPreview, sheet: SheetReport): string[] {
  if (sheet.fingerprint === undefined) return [sheet.name];
  return sheets.filter(({ fingerprint }) => fingerprint === sheet.fingerprint).map(({ name }) => name);
}

/** Maps a column (counted from 1) to a target, or leaves it out (null). */
export function mapColumn(overrides: Overrides, sheets: string[], column: number, target: string | null): Overrides {
  return overrideSheets(overrides, sheets, (now) => ({
    ...now,
    columns: { ...now.columns, [String(column)]: target },
  }));
}

/** Says how the dates of a column are written. */
export function orderDates(
  overrides: Overrides,
  sheets: string[],
  column: number,
  order: 'day-first' | 'month-first',
): Overrides {
  return overrideSheets(overrides, sheets, (now) => ({
    ...now,
    dateOrders: { ...now.dateOrders, [String(column)]: order },
  }));
}

/** The rows from a first to a last one, as the header that they are; at most five storeys. */
export function headerRange(from: number, to: number): number[] {
  const last = Math.min(Math.max(from, to), from + 4);
  return Array.from({ length: last - from + 1 }, (_, at) => from + at);
}
