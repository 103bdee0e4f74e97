import type { RecordColumns } from '../db/schema.ts';

export interface EvaluationTable extends RecordColumns {
  speakerId: number;
  year: number;
  rating: string;
  proposed: string;
  /** The numbers behind the rating, as they were when it was decided. */
  sessions: number;
  audience: number;
  trainings: number;
  reports: number;
  notes: string | null;
  label: string;
  searchText: string;
}
