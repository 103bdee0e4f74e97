import type { RecordColumns } from '../db/schema.ts';

export interface UnitTable extends RecordColumns {
  name: string;
  kind: string;
  code: string | null;
  parentId: number | null;
  listOrder: number | null;
  validFrom: string | null;
  validTo: string | null;
  /** JSON array of texts. */
  aliases: string;
  /** JSON array of {unitId, date, kind}. */
  successors: string;
  sortKey: string;
  /** Name, aliases and code, folded. */
  searchText: string;
}
