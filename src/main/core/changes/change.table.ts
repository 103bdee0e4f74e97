import type { Generated } from 'kysely';

/** One command that a clerk gave. */
export interface ChangeTable {
  id: number;
  at: string;
  clerkId: number | null;
  /** The clerk's name then: a later renaming does not rewrite the trail. */
  clerkName: string;
  operation: string;
  correlationId: string;
  /** How many records it touched. */
  size: number;
  /** 1 where its rows can be taken back only together. */
  wholeOnly: number;
  /** The change that took this one back. */
  takenBackById: number | null;
  /** What it was about beyond its records: the name of the file that they came with. */
  about: string | null;
}

/** What one change did to one record. */
export interface ChangeRowTable {
  id: Generated<number>;
  changeId: number;
  entity: string;
  entityId: number;
  label: string;
  action: string;
  /** JSON of the changed fields; null for a record that was not there. */
  before: string | null;
  after: string | null;
  versionBefore: number | null;
  versionAfter: number | null;
  updatedAtBefore: string | null;
  takenBackById: number | null;
}
