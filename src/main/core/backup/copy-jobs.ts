import type { BackupFacts } from '#shared/contract/backup.ts';
import type { SalvagedTable } from '#shared/contract/salvage.ts';
import type { DatabaseFacts } from '../db/database-file.ts';
import type { Keyring } from '../vault/keyring.ts';

/** What passes between the core and the thread that works on copies of the register. */

/** An attached file as it is stored: encrypted, named by the hash of its contents. */
export interface StoredFile {
  name: string;
  path: string;
}

/** Checks every page, index and reference of a copy. */
export interface ExamineJob {
  type: 'examine';
  database: string;
  key: Uint8Array | null;
}

/** Packs a copy into one backup file; the copy stays. */
export interface PackJob {
  type: 'pack';
  database: string;
  key: Uint8Array;
  target: string;
  keyring: Keyring;
  said: Pick<BackupFacts, 'createdAt' | 'reason' | 'appVersion'>;
  attachments: readonly StoredFile[];
  /** Whether the copy is examined first; where it is not sound, nothing is written. */
  thorough: boolean;
}

/** Writes the log beside a copy into it, so that it stands alone. */
export interface FoldJob {
  type: 'fold';
  database: string;
  key: Uint8Array | null;
}

/** Encrypts a copy under another key. */
export interface RekeyJob {
  type: 'rekey';
  database: string;
  from: Uint8Array;
  to: Uint8Array;
}

/** Reads what can be read of a damaged copy into a new database. */
export interface SalvageJob {
  type: 'salvage';
  database: string;
  key: Uint8Array;
  target: string;
}

export type CopyJob = ExamineJob | PackJob | FoldJob | RekeyJob | SalvageJob;

export interface Examined {
  /** What is wrong, in words; empty where nothing is. */
  problems: string[];
  facts: DatabaseFacts;
}

export interface CopyResults {
  examine: Examined;
  /** `written` is null where the copy was not sound. */
  pack: { problems: string[]; written: BackupFacts | null };
  fold: null;
  rekey: null;
  salvage: SalvagedTable[];
}

export type CopyMessage =
  | { type: 'done'; value: CopyResults[keyof CopyResults] }
  | { type: 'failed'; message: string; code: string | null };
