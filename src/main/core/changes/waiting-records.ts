import { setImmediate } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { CoreError } from '../core-error.ts';
import { chunksOf, ROWS_AT_ONCE } from '../db/bulk.ts';
import type { Database, Db } from '../db/schema.ts';
import { type Span, WaitingTable } from '../db/waiting-table.ts';
import { creationOf, type Draft, type RecordKind, type RecordMeta } from './record-kind.ts';
import type { RecordTable } from './record-tables.ts';

/** Drafts that follow each other: either none of them waits, or all do, numbered one after another. */
export interface Run {
  start: number;
  /** The first draft that does not belong to it. */
  end: number;
  /** The number of the first; undefined where they do not wait. */
  from: number | undefined;
}

/** What only the change that makes the records knows of them. */
export interface Creation {
  /** What makes the id of a record of its number. */
  shift: number;
  /** UTC ISO. */
  at: string;
  changeId: number;
}

const FIRST_VERSION = 1;
/** Records that one statement inserts: some milliseconds too. */
const LONGEST_RUN = 500;

/** Columns of the audit trail as they stand beside those of the record. */
const trail = { label: 'trailLabel', after: 'trailAfter' } as const;

interface Waiting<R> {
  rows: WaitingTable;
  table: RecordTable<R>;
  /** Whether it is the table of the records themselves, not of what belongs to them. */
  own: boolean;
}

/** The same name for the same column, of each. */
function byThemselves(columns: readonly string[]): Record<string, string> {
  return Object.fromEntries(columns.map((column) => [column, column]));
}

/**
 * Records of which it is likely that they will be made: their rows wait in memory until a change makes them, with what
 * the audit trail will say of them. Numbered from 1 while they wait. There is one set of tables, so only the set that
 * was begun last counts.
 */
export class WaitingRecords<R extends RecordMeta> {
  readonly #kind: RecordKind<R>;
  readonly #tables: readonly Waiting<R>[];
  readonly #numbers = new Map<Draft<R>, number>();
  #ended = false;

  constructor(kind: RecordKind<R>, tables: readonly RecordTable<R>[]) {
    this.#kind = kind;
    this.#tables = tables.map((table) => {
      const own = table.key === 'id';
      const left = own ? ['createdAt', 'updatedAt', 'deletedAt', 'version'] : [];
      const rows = new WaitingTable(table.table, { number: table.key, single: own, left, bytes: [trail.after] });
      return { rows, table, own };
    });
  }

  /** Makes the rows of new records; now and then other work gets its turn. */
  async add(db: Kysely<Database>, drafts: readonly Draft<R>[]): Promise<void> {
    for (const some of chunksOf(drafts, ROWS_AT_ONCE)) {
      if (this.#ended) return;
      await db.transaction().execute(async (trx) => {
        if (this.#ended) return;
        const first = this.#numbers.size + 1;
        const records = some.map((draft, index) => this.#recordOf(draft, first + index));
        for (const waiting of this.#tables) {
          await waiting.rows.add(
            trx,
            records.flatMap((record) => this.#rowsOf(waiting, record)),
          );
        }
        some.forEach((draft, index) => {
          this.#numbers.set(draft, first + index);
        });
      });
      await setImmediate();
    }
  }

  #recordOf(draft: Draft<R>, id: number): R {
    return { ...draft, id, createdAt: '', updatedAt: '', deletedAt: null, version: FIRST_VERSION } as unknown as R;
  }

  #rowsOf({ table, own }: Waiting<R>, record: R): object[] {
    const rows: object[] = table.rowsOf(record);
    if (!own) return rows;
    const { label, after } = creationOf(this.#kind, record);
    // Bytes are bound in a third of the time that so long a text takes.
    return rows.map((row) => Object.assign(row, { [trail.label]: label, [trail.after]: Buffer.from(after) }));
  }

  /** The drafts in parts, in their order. */
  runsOf(drafts: readonly Draft<R>[]): Run[] {
    const runs: Run[] = [];
    let run: Run | undefined;
    drafts.forEach((draft, index) => {
      const number = this.#numbers.get(draft);
      const next = run?.from === undefined ? undefined : run.from + index - run.start;
      if (run && number === next && (number === undefined || index - run.start < LONGEST_RUN)) run.end = index + 1;
      else {
        run = { start: index, end: index + 1, from: number };
        runs.push(run);
      }
    });
    return runs;
  }

  /**
   * Writes waiting records and their rows of the audit trail into the register. Throws where not all of them are there:
   * nobody may be told that a record was made which was not.
   */
  async insert(db: Db, span: Span, { shift, at, changeId }: Creation): Promise<void> {
    const wanted = span.to - span.from + 1;
    for (const { rows, table, own } of this.#tables) {
      const columns = rows.columns.filter((column) => column !== trail.label && column !== trail.after);
      const values: Record<string, string | number> = own
        ? { createdAt: at, updatedAt: at, version: FIRST_VERSION }
        : {};
      const filled = await rows.fill(db, span, { ...table, shift, columns: byThemselves(columns), values });
      if (own && filled !== wanted) throw notAll(filled, wanted);
    }
    const { entity } = this.#kind;
    const values = { changeId, entity, action: 'create', versionAfter: FIRST_VERSION };
    for (const { rows } of this.#tables.filter(({ own }) => own)) {
      const filled = await rows.fill(db, span, { table: 'changeRow', key: 'entityId', shift, columns: trail, values });
      if (filled !== wanted) throw notAll(filled, wanted);
    }
  }

  /** They wait no more, and count as drafts like any others. */
  end(): void {
    this.#ended = true;
    this.#numbers.clear();
  }

  /** Leaves none of their rows in memory; where that is rolled back, they go on waiting. */
  async drop(db: Db): Promise<void> {
    for (const { rows } of this.#tables) await rows.drop(db);
  }
}

function notAll(filled: number, wanted: number): CoreError {
  return new CoreError('UNEXPECTED', { cause: new Error(`${filled} of ${wanted} waiting rows were there`) });
}
