import type { Kysely, Transaction } from 'kysely';
import type { ClerkTable, SampleRecordTable, SettingTable } from '../app/app.table.ts';
import type { ExportLogTable } from '../auth/export-log.ts';
import type { ChangeRowTable, ChangeTable } from '../changes/change.table.ts';
import type {
  CommendationSessionTable,
  CommendationTable,
  CommendationTermTable,
} from '../commendations/commendation.table.ts';
import type { DocumentReceiptTable, DocumentTable } from '../documents/document.table.ts';
import type { EvaluationTable } from '../evaluations/evaluation.table.ts';
import type { FeeRateTable } from '../fees/fee-rate.table.ts';
import type {
  ImportBatchTable,
  ImportDistinctTable,
  ImportMappingTable,
  ImportRowsTable,
} from '../imports/register/import.table.ts';
import type { ReportTemplateTable, SentReportFileTable, SentReportTable } from '../reports/report.table.ts';
import type {
  SessionAttendeeTable,
  SessionDocumentTable,
  SessionSpeakerTable,
  SessionTable,
} from '../sessions/session.table.ts';
import type { SpeakerStatusTable, SpeakerTable } from '../speakers/speaker.table.ts';
import type { SubmissionTable } from '../submissions/submission.table.ts';
import type { UnitTable } from '../units/unit.table.ts';
import type { ViolationTable } from '../violations/violation.table.ts';

/** Columns that every record has; times are UTC, ISO 8601 with milliseconds. */
export interface RecordColumns {
  id: number;
  createdAt: string;
  updatedAt: string;
  /** When the record went to the recycle bin. */
  deletedAt: string | null;
  version: number;
}

/** Ids are given out here, so that many records can be numbered at once, and a number is never given twice. */
export interface IdSequenceTable {
  name: string;
  next: number;
}

/** Every table, composed from the row types that live beside their features. */
export interface Database {
  idSequence: IdSequenceTable;
  setting: SettingTable;
  clerk: ClerkTable;
  exportLog: ExportLogTable;
  sampleRecord: SampleRecordTable;
  change: ChangeTable;
  changeRow: ChangeRowTable;
  unit: UnitTable;
  speaker: SpeakerTable;
  speakerStatus: SpeakerStatusTable;
  session: SessionTable;
  sessionSpeaker: SessionSpeakerTable;
  sessionAttendee: SessionAttendeeTable;
  sessionDocument: SessionDocumentTable;
  commendation: CommendationTable;
  commendationSession: CommendationSessionTable;
  commendationTerm: CommendationTermTable;
  violation: ViolationTable;
  evaluation: EvaluationTable;
  document: DocumentTable;
  documentReceipt: DocumentReceiptTable;
  submission: SubmissionTable;
  sentReport: SentReportTable;
  sentReportFile: SentReportFileTable;
  reportTemplate: ReportTemplateTable;
  importBatch: ImportBatchTable;
  importRows: ImportRowsTable;
  importMapping: ImportMappingTable;
  importDistinct: ImportDistinctTable;
  feeRate: FeeRateTable;
}

/** What repositories take as their first argument: the database, or the transaction that is open. */
export type Db = Kysely<Database> | Transaction<Database>;
