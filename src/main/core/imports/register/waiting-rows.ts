import type { Kysely } from 'kysely';
import type { Draft, RecordMeta } from '../../changes/record-kind.ts';
import { WaitingRecords } from '../../changes/waiting-records.ts';
import type { Database } from '../../db/schema.ts';
import type { ParsedRow } from '../types.ts';
import type { PlannedRow } from './plan-rows.ts';
import type { ImportTarget } from './target.ts';

type DraftOf = (row: ParsedRow) => Draft<RecordMeta>;

/** The new records of a previewed file, made ready while it was read: applying it is what a clerk does next. */
export class WaitingRows {
  readonly target: ImportTarget;
  readonly records: WaitingRecords<RecordMeta>;
  readonly #draft: DraftOf;
  /** By the row itself: a row that is corrected is another one, and waits no more. */
  readonly #drafts = new Map<ParsedRow, Draft<RecordMeta>>();

  private constructor(target: ImportTarget, draft: DraftOf, records: WaitingRecords<RecordMeta>) {
    this.target = target;
    this.#draft = draft;
    this.records = records;
  }

  /** Undefined for kinds of which a record is more than its row. */
  static of(target: ImportTarget): WaitingRows | undefined {
    const { draft, kind } = target;
    return draft && kind.tables ? new WaitingRows(target, draft, new WaitingRecords(kind, kind.tables)) : undefined;
  }

  /** Makes ready what is new among planned rows. */
  async add(db: Kysely<Database>, planned: readonly PlannedRow<RecordMeta>[]): Promise<void> {
    const drafts = planned
      .filter(({ status }) => status === 'new')
      .map(({ row }) => {
        const draft = this.#draft(row);
        this.#drafts.set(row, draft);
        return draft;
      });
    await this.records.add(db, drafts);
  }

  /** A draft for each row, those that wait among them. */
  draftsOf(rows: readonly ParsedRow[]): Draft<RecordMeta>[] {
    return rows.map((row) => this.#drafts.get(row) ?? this.#draft(row));
  }

  end(): void {
    this.#drafts.clear();
    this.records.end();
  }
}
