import type { RecordColumns } from '../db/schema.ts';

/** A report as it was sent: the frozen copy's hash and figures, who sent it and when. */
export interface SentReportTable extends RecordColumns {
  kind: string;
  year: number;
  number: number;
  /** 0: the first; 1, 2, …: amended reports (báo cáo bổ sung). */
  ordinal: number;
  fromDate: string;
  toDate: string;
  unitMode: string;
  /** UTC ISO. */
  sentAt: string;
  clerkName: string;
  fileName: string;
  sha256: string;
  bytes: number;
  /** JSON: the figures of the period by the indicator's name. */
  figures: string;
  /** JSON: what the checks had found when it was sent. */
  warnings: string;
  note: string | null;
  label: string;
}

/** The workbook as it was sent. */
export interface SentReportFileTable {
  reportId: number;
  content: Buffer;
}

/** A recipient's own workbook, by its fingerprint, with what goes into which cell. */
export interface ReportTemplateTable extends RecordColumns {
  name: string;
  fingerprint: string;
  /** JSON: the cells with what they take (`StoredCell`). */
  mapping: string;
  /** The workbook's copy in the data folder, by the hash of its bytes. */
  fileName: string;
  fileSize: number;
  fileSha256: string;
  searchText: string;
}
