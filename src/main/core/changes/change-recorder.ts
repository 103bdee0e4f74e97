import { setImmediate } from 'node:timers/promises';
import type { Insertable } from 'kysely';
import type { ChangeAction, EntityName } from '#shared/contract/changes.ts';
import { breather } from '../breathe.ts';
import { insertRecords, reserveIds } from '../db/bulk.ts';
import type { Db } from '../db/schema.ts';
import type { ChangeRowTable } from './change.table.ts';
import { creationOf, type Draft, differences, type RecordKind, type RecordMeta, valuesOf } from './record-kind.ts';
import type { WaitingRecords } from './waiting-records.ts';

export interface ChangeAuthor {
  clerkId: number | null;
  clerkName: string;
}

export interface ChangeContext {
  author: ChangeAuthor;
  operation: string;
  correlationId: string;
  /** The time of the whole change, UTC ISO. */
  at: string;
  /** Sees every record before and after: null where it was not there, or is there no more. */
  see?(entity: EntityName, before: RecordMeta | null, after: RecordMeta | null): void;
}

/** Records written between two breaths. */
const BREATH = 100;

type RowDraft = Omit<Insertable<ChangeRowTable>, 'changeId' | 'takenBackById'>;

/**
 * The one way to write records. It belongs to one change: every record written through it is numbered, versioned and
 * dated, and its old and new values go to the audit trail in the same transaction.
 */
export class ChangeRecorder {
  readonly #db: Db;
  readonly #context: ChangeContext;
  readonly #touched = new Set<EntityName>();
  #changeId: number | undefined;
  #size = 0;
  #wholeOnly = false;
  #about: string | null = null;

  constructor(db: Db, context: ChangeContext) {
    this.#db = db;
    this.#context = context;
  }

  /** The id of this change; undefined as long as nothing was written. */
  get changeId(): number | undefined {
    return this.#changeId;
  }

  /** The time of this change, UTC ISO. */
  get at(): string {
    return this.#context.at;
  }

  /** The entities of which records were written. */
  get touched(): readonly EntityName[] {
    return [...this.#touched];
  }

  /** Marks the change as one that can only be taken back whole (a merge, a split). */
  takeBackOnlyWhole(): void {
    this.#wholeOnly = true;
  }

  /** Says what the change is about beyond its records (a file's name), before anything is written. */
  setAbout(about: string | null): void {
    this.#about = about;
  }

  /** Makes records of drafts, in their order. Of those that are `waiting` the rows are there already. */
  async create<R extends RecordMeta>(
    kind: RecordKind<R>,
    drafts: readonly Draft<R>[],
    waiting?: WaitingRecords<R>,
  ): Promise<R[]> {
    if (drafts.length === 0) return [];
    const first = await reserveIds(this.#db, kind.entity, drafts.length);
    const meta = { createdAt: this.#context.at, updatedAt: this.#context.at, deletedAt: null, version: 1 };
    const records = drafts.map((draft, index) => ({ ...draft, ...meta, id: first + index }) as unknown as R);
    if (!waiting) {
      await this.insert(kind, records);
      return records;
    }
    for (const { start, end, from } of waiting.runsOf(drafts)) {
      const run = records.slice(start, end);
      if (from === undefined) await this.insert(kind, run);
      else await this.#insertWaiting(kind, run, waiting, from);
    }
    return records;
  }

  /** Inserts records as they are, numbers and versions included: what {@link create} ends in, and what brings erased ones back. */
  async insert<R extends RecordMeta>(kind: RecordKind<R>, records: readonly R[]): Promise<void> {
    await kind.insert(this.#db, records);
    for (const record of records) this.#context.see?.(kind.entity, null, record);
    await this.#write(kind.entity, records, (record) => ({
      ...this.#row(kind, record, 'create'),
      before: null,
      ...creationOf(kind, record),
      versionBefore: null,
      versionAfter: record.version,
      updatedAtBefore: null,
    }));
  }

  /** Writes the records whose fields differ and gives them back as they are now; the others are left alone. */
  async update<R extends RecordMeta>(
    kind: RecordKind<R>,
    changes: readonly { before: R; patch: Partial<Draft<R>> }[],
  ): Promise<R[]> {
    const rows: RowDraft[] = [];
    const results: R[] = [];
    const breathe = breather(BREATH);
    for (const { before, patch } of changes) {
      await breathe();
      const patched = { ...before, ...patch };
      const changed = differences(kind, before, patched);
      if (!changed) {
        results.push(before);
        continue;
      }
      const after = this.#next(patched);
      await kind.write(this.#db, after);
      this.#context.see?.(kind.entity, before, after);
      results.push(after);
      rows.push(this.#changed(kind, before, after, 'update', changed));
    }
    await this.#write(kind.entity, rows, (row) => row);
    return results;
  }

  /** To the recycle bin; what is there already is left alone. */
  async remove<R extends RecordMeta>(kind: RecordKind<R>, records: readonly R[]): Promise<R[]> {
    return this.#setDeleted(kind, records, this.#context.at, 'remove');
  }

  /** Out of the recycle bin. */
  async restore<R extends RecordMeta>(kind: RecordKind<R>, records: readonly R[]): Promise<R[]> {
    return this.#setDeleted(kind, records, null, 'restore');
  }

  /** For good: only the audit trail keeps the values. */
  async erase<R extends RecordMeta>(kind: RecordKind<R>, records: readonly R[]): Promise<void> {
    await kind.erase(
      this.#db,
      records.map(({ id }) => id),
    );
    for (const record of records) this.#context.see?.(kind.entity, record, null);
    await this.#write(kind.entity, records, (record) => ({
      ...this.#row(kind, record, 'erase'),
      before: JSON.stringify({ ...valuesOf(kind, record), createdAt: record.createdAt, deletedAt: record.deletedAt }),
      after: null,
      versionBefore: record.version,
      versionAfter: null,
      updatedAtBefore: record.updatedAt,
    }));
  }

  /**
   * Writes a record exactly as given, its version and time included: how a change that nothing followed is taken
   * back without a trace in the record itself.
   */
  async putBack<R extends RecordMeta>(kind: RecordKind<R>, current: R, former: R, action: ChangeAction): Promise<void> {
    await kind.write(this.#db, former);
    this.#context.see?.(kind.entity, current, former);
    const changed = differences(kind, current, former) ?? { before: {}, after: {} };
    if (current.deletedAt !== former.deletedAt) {
      // Told by the row too: else what is brought back could never be taken out again.
      changed.before.deletedAt = current.deletedAt;
      changed.after.deletedAt = former.deletedAt;
    }
    await this.#write(kind.entity, [changed], (values) => this.#changed(kind, current, former, action, values));
  }

  /** Closes the change: its size is known now. Gives its id, or null where nothing was written. */
  async finish(): Promise<number | null> {
    if (this.#changeId === undefined) return null;
    await this.#db
      .updateTable('change')
      .set({ size: this.#size, wholeOnly: this.#wholeOnly ? 1 : 0 })
      .where('id', '=', this.#changeId)
      .execute();
    return this.#changeId;
  }

  /** The id of this change, which is begun if need be: for records that must name the change they were made by. */
  async begin(): Promise<number> {
    if (this.#changeId !== undefined) return this.#changeId;
    const id = await reserveIds(this.#db, 'change', 1);
    const { author, operation, correlationId, at } = this.#context;
    await this.#db
      .insertInto('change')
      .values({
        id,
        at,
        ...author,
        operation,
        correlationId,
        size: 0,
        wholeOnly: 0,
        takenBackById: null,
        about: this.#about,
      })
      .execute();
    this.#changeId = id;
    return id;
  }

  /** Inserts records that wait, numbered on from `from`. */
  async #insertWaiting<R extends RecordMeta>(
    kind: RecordKind<R>,
    records: readonly R[],
    waiting: WaitingRecords<R>,
    from: number,
  ): Promise<void> {
    const [first] = records;
    if (!first) return;
    const changeId = await this.begin();
    const span = { from, to: from + records.length - 1 };
    await waiting.insert(this.#db, span, { shift: first.id - from, at: this.#context.at, changeId });
    for (const record of records) this.#context.see?.(kind.entity, null, record);
    this.#size += records.length;
    this.#touched.add(kind.entity);
    await setImmediate();
  }

  async #setDeleted<R extends RecordMeta>(
    kind: RecordKind<R>,
    records: readonly R[],
    deletedAt: string | null,
    action: 'remove' | 'restore',
  ): Promise<R[]> {
    const rows: RowDraft[] = [];
    const results: R[] = [];
    const breathe = breather(BREATH);
    for (const before of records) {
      await breathe();
      if ((before.deletedAt === null) === (deletedAt === null)) {
        results.push(before);
        continue;
      }
      const after = this.#next({ ...before, deletedAt });
      await kind.write(this.#db, after);
      this.#context.see?.(kind.entity, before, after);
      results.push(after);
      const change = { before: { deletedAt: before.deletedAt }, after: { deletedAt: after.deletedAt } };
      rows.push(this.#changed(kind, before, after, action, change));
    }
    await this.#write(kind.entity, rows, (row) => row);
    return results;
  }

  #next<R extends RecordMeta>(record: R): R {
    return { ...record, version: record.version + 1, updatedAt: this.#context.at };
  }

  #row<R extends RecordMeta>(kind: RecordKind<R>, record: R, action: ChangeAction) {
    return { entity: kind.entity, entityId: record.id, label: kind.label(record), action };
  }

  #changed<R extends RecordMeta>(
    kind: RecordKind<R>,
    before: R,
    after: R,
    action: ChangeAction,
    values: { before: object; after: object },
  ): RowDraft {
    return {
      ...this.#row(kind, after, action),
      before: JSON.stringify(values.before),
      after: JSON.stringify(values.after),
      versionBefore: before.version,
      versionAfter: after.version,
      updatedAtBefore: before.updatedAt,
    };
  }

  async #write<R>(entity: EntityName, records: readonly R[], toDraft: (record: R) => RowDraft): Promise<void> {
    if (records.length === 0) return;
    const changeId = await this.begin();
    await insertRecords(this.#db, 'changeRow', records, (record) => ({
      ...toDraft(record),
      changeId,
      takenBackById: null,
    }));
    this.#size += records.length;
    this.#touched.add(entity);
  }
}
