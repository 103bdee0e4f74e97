import type BetterSqlite3 from 'better-sqlite3';

/** Pages in the write-ahead log from which it is worth writing back to the file: 4 MB, SQLite's own measure. */
const WORTH_PAGES = 1000;
/** Pages at which a commit writes the log back itself: nobody paused for long enough. */
const MOST_PAGES = 8000;
/** Without a commit for so long, milliseconds, work pauses. */
const PAUSE = 400;

/** When the write-ahead log goes back into the file of an open register. */
export interface WriteBack {
  /** A transaction was committed. */
  committed(): void;
  /** From now on the file stays as it is, and all that is new stands in the log. */
  hold(): void;
  release(): void;
  stop(): void;
}

/**
 * Writes the log back when work pauses: SQLite does it at the end of the commit that makes the log long, and whoever
 * imports ten thousand rows would wait for that too. What is in the log is as safe as what is in the file.
 */
export function writeBackInPauses(sqlite: BetterSqlite3.Database): WriteBack {
  let held = false;
  let timer: NodeJS.Timeout | undefined;
  const autoCheckpoint = (pages: number): void => {
    sqlite.pragma(`wal_autocheckpoint = ${pages}`);
  };
  const writeBack = (): void => {
    timer = undefined;
    if (held || !sqlite.open) return;
    if (sqlite.inTransaction) {
      arm();
      return;
    }
    try {
      const [log] = sqlite.pragma('wal_checkpoint(NOOP)') as { log: number; checkpointed: number }[];
      if (log && log.log - log.checkpointed > WORTH_PAGES) sqlite.pragma('wal_checkpoint(PASSIVE)');
    } catch {
      // A full or failing disk: the log keeps everything, and the next commit meets the failure and says so.
    }
  };
  const arm = (): void => {
    clearTimeout(timer);
    timer = setTimeout(writeBack, PAUSE).unref();
  };
  autoCheckpoint(MOST_PAGES);
  return {
    committed: () => {
      if (!held) arm();
    },
    hold: () => {
      held = true;
      autoCheckpoint(0);
    },
    release: () => {
      held = false;
      autoCheckpoint(MOST_PAGES);
      arm();
    },
    stop: () => {
      held = true;
      clearTimeout(timer);
    },
  };
}
