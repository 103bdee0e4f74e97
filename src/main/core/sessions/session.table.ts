import type { RecordColumns } from '../db/schema.ts';

export interface SessionTable extends RecordColumns {
  kind: string;
  format: string;
  status: string;
  /** The day on which it begins, ISO; what period it belongs to. */
  date: string;
  endDate: string | null;
  /** `HH:MM`. */
  startTime: string | null;
  topic: string | null;
  venue: string | null;
  unitId: number;
  organiser: string | null;
  /** How many sessions the line stands for. */
  count: number;
  audience: number | null;
  audienceFemale: number | null;
  audienceMinority: number | null;
  audienceParty: number | null;
  onlineSites: number | null;
  /** Đồng. */
  cost: number | null;
  /** JSON array of `{topic, count}`. */
  questions: string;
  notes: string | null;
  /** What the recycle bin and the audit trail call it. */
  label: string;
  /** Binary order is the Vietnamese order of topics. */
  topicKey: string;
  /** Folded: whether a planned session is there already. */
  foldedTopic: string;
  /** What a search looks through, folded; the unit's name is looked up apart. */
  searchText: string;
  /** Derived from what stands in the session, so that lists and sums need no join. */
  speakerCount: number;
  unlinkedCount: number;
  attendeeCount: number;
  documentCount: number;
  documentCopies: number;
}

/** Who spoke, in the order of entry. `speakerId` null: a name as written, not linked to the register. */
export interface SessionSpeakerTable {
  sessionId: number;
  place: number;
  speakerId: number | null;
  /** As it was written; for a linked speaker without one, the register's name then. */
  name: string;
  foldedName: string;
  role: string | null;
  /** Đồng. */
  fee: number | null;
}

export interface SessionAttendeeTable {
  sessionId: number;
  place: number;
  speakerId: number;
  result: string | null;
}

/** What was handed out. `documentId` where it stands in the register of documents. */
export interface SessionDocumentTable {
  sessionId: number;
  place: number;
  documentId: number | null;
  number: string | null;
  title: string | null;
  copies: number | null;
}
