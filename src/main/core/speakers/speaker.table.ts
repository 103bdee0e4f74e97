import type { RecordColumns } from '../db/schema.ts';

export interface SpeakerTable extends RecordColumns {
  fullName: string;
  gender: string | null;
  birthDate: string | null;
  ethnicity: string | null;
  nationalId: string | null;
  phone: string | null;
  email: string | null;
  position: string | null;
  workplace: string | null;
  unitId: number;
  village: string | null;
  partyMember: number | null;
  education: string | null;
  educationLevel: string | null;
  politicalTheory: string | null;
  /** JSON array of texts. */
  languages: string;
  category: string | null;
  /** JSON array of recognitions (data dictionary). */
  recognition: string;
  /** JSON array of texts. */
  topics: string;
  notes: string | null;
  mergedIntoId: number | null;
  /** Binary order is the order of Vietnamese lists: given name first. */
  sortKey: string;
  /** The folded name alone: matching and twins. */
  foldedName: string;
  /** What a search looks through, folded; the unit's name is looked up apart. */
  searchText: string;
  /** Summary of `searchText`: see `db/search-signature.ts`. */
  searchSignature: number;
}

/**
 * The status of a speaker over time, derived from `recognition` whenever a speaker is written: spans of days without
 * gaps from the first recognition on. `toDate` null: until further notice.
 */
export interface SpeakerStatusTable {
  speakerId: number;
  status: string;
  fromDate: string;
  toDate: string | null;
}
