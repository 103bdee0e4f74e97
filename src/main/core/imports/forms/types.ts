import type { RegisteredTerm } from '../own-terms.ts';
import type { FieldValues, ImportKind } from '../types.ts';

export interface WriteFormOptions {
  kind: ImportKind;
  /** The unit that fills the form in. */
  unit: string;
  /** The body above it, for the letterhead; left out where there is none. */
  parent?: string;
  /** Forms and levels of commendations that are offered; the usual ones where it is left out. */
  terms?: readonly RegisteredTerm[];
  /** Villages of the unit, offered as a list. */
  villages?: readonly string[];
  /** Records to be corrected by the unit, by dictionary field. */
  records?: readonly FieldValues[];
  /** Rows to fill in; default 200, and always 50 more than there are records. */
  rows?: number;
}

export interface RejectedRow {
  sheet: string;
  row: number;
  /** As {@link import('../types.ts').ParsedRow.original}. */
  original: string;
  reason: string;
  /** What the row got from around its table, by header (`Đơn vị`, `Loại`): added where the table has no such column. */
  around?: Readonly<Record<string, string>>;
}

export interface WriteRejectsOptions {
  kind: ImportKind;
  /** Headers by sheet, from column A. */
  headers: Readonly<Record<string, readonly string[]>>;
  rows: readonly RejectedRow[];
}
