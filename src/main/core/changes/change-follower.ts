import type { Db } from '../db/schema.ts';

/** A change that was taken back as a whole. */
export interface ChangeTakenBack {
  changeId: number;
  /** The change that took it back. */
  byChangeId: number;
  now: string;
}

/** What has a state of its own about a change (a file that was imported), and follows where the journal takes it back. */
export interface ChangeFollower {
  changeTakenBack(db: Db, taken: ChangeTakenBack): Promise<void>;
}
