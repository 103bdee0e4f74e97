import type { RecordColumns } from '../db/schema.ts';

/** What a speaker is paid for one session, from a day on. */
export interface FeeRateTable extends RecordColumns {
  /** Null: any kind of session. */
  kind: string | null;
  /** Null: any role. */
  role: string | null;
  /** Đồng. */
  amount: number;
  validFrom: string;
  /** What the recycle bin and the audit trail call it; folded for searching. */
  label: string;
  searchText: string;
}
