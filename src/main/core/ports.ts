import type { Json } from '#shared/contract/common.ts';
import type { OperationResult } from '#shared/contract/errors.ts';
import type { CoreEvent } from '#shared/contract/events.ts';
import type { ScryptCost } from './vault/keyring.ts';
import type { SystemKeyStore } from './vault/system-way.ts';

/**
 * What the core needs from the world, and what the world gets of the core. Hosts (Electron, http, cli) provide the
 * first and call the second; nothing else crosses.
 */

/** Where times come from; replaced in tests. */
export type Clock = () => Date;

/**
 * The log for the person who mends the program. Messages and values are technical: codes, names of operations,
 * counts, durations, stack traces. Never values of records.
 */
export interface Log {
  info(message: string, values?: Record<string, Json>): void;
  error(message: string, values?: Record<string, Json>): void;
  close(): Promise<void>;
}

/** What a token is good for; a token for one use is none for another. */
export type FileTokenUse = 'read' | 'write' | 'copy';

/** Files as tokens: hosts register paths, operations open them, renderers see only the token. */
export interface FileTokens {
  /** A token for a file that an operation may read. `name` is what people call the file. */
  registerRead(path: string, name?: string): string;
  /** A token for a file that an operation may write; it need not exist yet. */
  registerWrite(path: string): string;
  /** A token for a copy that a host may hand to the person: their system opens it, or their browser keeps it. */
  registerCopy(path: string, name: string): string;
  /** The path behind a token for the given use; undefined where there is no such token. */
  resolve(token: string, use: FileTokenUse): { path: string; name: string } | undefined;
  /** A token for a new file in the temporary folder, which a host offers for download when it is written. */
  temporary(name: string): string;
}

export interface Call {
  operation: string;
  input: unknown;
  /** Names this call in progress events and in the log; made up where it is absent. At most 64 of `[A-Za-z0-9_-]`. */
  correlationId?: string;
}

export interface Core {
  /** The only door: never throws; hostile input gets a coded error. */
  dispatch(call: Call): Promise<OperationResult<unknown>>;
  /** Asks the task with this correlation id to stop; false where there is none. */
  cancel(correlationId: string): boolean;
  /** Hears all events until the function given back is called. */
  subscribe(listener: (event: CoreEvent) => void): () => void;
  readonly files: FileTokens;
  readonly log: Log;
  /** Waits for what is running, closes the database, gives the data folder free. */
  close(): Promise<void>;
}

export interface CoreOptions {
  dataFolder: string;
  clock?: Clock;
  log?: Log;
  appVersion?: string;
  /** Opens the register or, where the folder is empty, becomes its password. */
  password?: string;
  /** The system's own key store, where the host has one. */
  systemKeys?: SystemKeyStore;
  /** What a guess of a password costs; lower only in tests. */
  scryptCost?: ScryptCost;
  /** Whether a damaged register starts the core all the same, to restore or salvage it; else the start fails. */
  openDamaged?: boolean;
  /** Whether the backup of the day is made while the core runs: for hosts that stay. */
  automaticBackups?: boolean;
  /** How long to wait for another instance to let go of the folder. */
  lockWaitMs?: number;
}
