import type { RecordColumns } from '../db/schema.ts';

export interface DocumentTable extends RecordColumns {
  number: string | null;
  date: string | null;
  issuer: string | null;
  title: string;
  kind: string;
  notes: string | null;
  fileName: string | null;
  fileSize: number | null;
  /** SHA-256 of the attached file's bytes, in hexadecimal: what its copy in the data folder is called. */
  fileSha256: string | null;
  sortKey: string;
  searchText: string;
}

/** Which unit received a document; the order is the one in which they were entered. */
export interface DocumentReceiptTable {
  documentId: number;
  position: number;
  unitId: number;
  date: string | null;
  copies: number | null;
}
