import type { RecordColumns } from '../db/schema.ts';

export interface ViolationTable extends RecordColumns {
  speakerId: number;
  kind: string;
  decisionNumber: string | null;
  decisionDate: string | null;
  issuer: string | null;
  content: string | null;
  label: string;
  /** The decision and the content, folded; the speaker and the unit are looked up apart. */
  searchText: string;
}
