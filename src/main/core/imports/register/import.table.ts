import type { RecordColumns } from '../../db/schema.ts';

/** A file that was read: what it held, and what became of it. */
export interface ImportBatchTable extends RecordColumns {
  kind: string;
  fileName: string;
  fileSize: number;
  /** SHA-256 of the file, hexadecimal. */
  fileHash: string;
  unitId: number | null;
  policy: string;
  state: string;
  clerkName: string;
  /** JSON: rows by status. */
  counts: string;
  /** JSON of what the file held (`ImportAnalysis`) without its rows, which are in `importRows`. */
  analysis: string;
  /** The change that wrote it to the register. */
  changeId: number | null;
}

/** Rows of a batch with their findings, as the clerk corrected them: see `row-parts.ts`. */
export interface ImportRowsTable {
  batchId: number;
  /** From 0. */
  part: number;
  rows: Uint8Array;
}

/** What a clerk changed by hand for one header of one sender, offered again when it comes back. */
export interface ImportMappingTable {
  kind: string;
  /** 0: no sender chosen. */
  unitId: number;
  fingerprint: string;
  /** JSON: columns and date orders (`SheetOverride`). */
  override: string;
}

/** "Not the same person": the record that a row is not. */
export interface ImportDistinctTable {
  kind: string;
  recordId: number;
  /** What identifies the row. */
  rowKey: string;
}
