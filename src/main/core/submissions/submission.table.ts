import type { RecordColumns } from '../db/schema.ts';

/** What one unit sent for one quarter. */
export interface SubmissionTable extends RecordColumns {
  unitId: number;
  year: number;
  quarter: number;
  expected: number;
  /** ISO day. */
  receivedOn: string | null;
  batchId: number | null;
  fileName: string | null;
  complete: number;
  note: string | null;
  /** What lists of changes call it. */
  label: string;
}
