import type { RecordColumns } from '../db/schema.ts';

export interface CommendationTable extends RecordColumns {
  subjectKind: string;
  speakerId: number | null;
  unitId: number | null;
  subjectName: string;
  type: string;
  form: string;
  level: string | null;
  authority: string | null;
  decisionNumber: string | null;
  decisionDate: string | null;
  year: number;
  reason: string | null;
  amount: number | null;
  stage: string;
  /** JSON array of {stage, date, clerk, note}. */
  stages: string;
  /** What lists of changes and the recycle bin call it. */
  label: string;
  /** The order of the list: by year, what is not decided yet first, then the latest decision. */
  listKey: string;
  /** The subject's name in the order of Vietnamese lists. */
  sortKey: string;
  /** The same for the same subject: the linked speaker, else the folded name with the unit. */
  subjectKey: string;
  /** The folded reason, so that the same reason is found again. */
  reasonKey: string | null;
  /** What a search looks through, folded; the unit's name is looked up apart. */
  searchText: string;
}

/** The talks behind a commendation. */
export interface CommendationSessionTable {
  commendationId: number;
  sessionId: number;
}

/** The catalogue of forms, levels and authorities. */
export interface CommendationTermTable extends RecordColumns {
  kind: string;
  code: string;
  label: string;
  type: string | null;
  subjectKind: string | null;
  /** JSON array of codes of levels. */
  levels: string;
  /** JSON object: names by level. */
  levelLabels: string;
  position: number;
  hidden: number;
  searchText: string;
}
