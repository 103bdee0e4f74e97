import type { RawBuilder, SqlBool } from 'kysely';
import type { EntityName } from '#shared/contract/changes.ts';

/**
 * Where the rows of a measure come from. Each source says which records belong to a period:
 * - `standing`: speakers whose status is active on the period's last day;
 * - `joined`, `left`: speakers who became active (again), or whose recognition ended, inside the period;
 * - `sessions`: sessions held that begin inside the period;
 * - `commendations`: commendations granted whose decision is dated inside the period.
 * Records in the recycle bin belong to none.
 */
export const sources = ['standing', 'joined', 'left', 'sessions', 'commendations'] as const;
export type Source = (typeof sources)[number];

/** The entity whose records a source counts. */
export const sourceEntities: Record<Source, EntityName> = {
  standing: 'speaker',
  joined: 'speaker',
  left: 'speaker',
  sessions: 'session',
  commendations: 'commendation',
};

/**
 * A number that reports carry. The screen, the workbook, the print, the checks and the opening of rows all take it
 * from here, so that they cannot drift apart.
 */
export interface Measure {
  /** Stable: workbooks carry it as a defined name. */
  name: string;
  label: string;
  /** Unit of measure. */
  unit: string;
  source: Source;
  /** Which of the source's rows count; all where it is absent. In terms of the source's columns. */
  where?: RawBuilder<SqlBool>;
  /** What each row counts for; 1 where it is absent. */
  amount?: RawBuilder<number>;
  /** How it is counted, for whoever asks what a figure means. */
  explain: string;
}
