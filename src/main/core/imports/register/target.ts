import type { Json } from '#shared/contract/common.ts';
import type { ImportRow } from '#shared/contract/imports.ts';
import type { Draft, RecordKind, RecordMeta } from '../../changes/record-kind.ts';
import type { Db } from '../../db/schema.ts';
import type { CommandContext } from '../../operation.ts';
import type { ParsedRow } from '../types.ts';

export type MatchReason = ImportRow['matches'][number]['reasons'][number];

/** A record that a row may mean. */
export interface Candidate<R> {
  record: R;
  reasons: MatchReason[];
  /** How sure it is; below {@link SURE} it is only possible. Among several the surest counts. */
  strength: number;
}

/** From here on a single candidate is the record, without asking. */
export const SURE = 20;

/** What a row says of one field of a record that is there. */
export interface Proposal {
  field: string;
  value: Json;
  /** Whether it only adds to what is there: never overwrites, so that the policy `fill` takes it too. */
  fills: boolean;
}

/** One kind of record as imports see it: the only stage of an import that knows the register. */
export interface ImportTarget<R extends RecordMeta = RecordMeta> {
  readonly kind: RecordKind<R>;
  /** Looks up what the rows may mean, all at once; gives the candidates of a row. */
  lookUp(db: Db, rows: readonly ParsedRow[]): Promise<(row: ParsedRow) => Candidate<R>[]>;
  /** Rows of one file with the same key mean the same thing; undefined where nothing identifies the row. */
  identity(row: ParsedRow): string | undefined;
  /** What identifies the row beyond its file: for "not the same person". */
  rowKey(row: ParsedRow): string;
  proposals(record: R, row: ParsedRow): Proposal[];
  /**
   * A new record, where nothing but its row is needed to make it: then rows are matched and made ready part by part
   * while the file is still being read.
   */
  draft?(row: ParsedRow): Draft<R>;
  /** New records, complete and checked. */
  drafts(context: CommandContext, rows: readonly ParsedRow[]): Promise<Draft<R>[]>;
}

/** Whether a field of a record says nothing yet. */
export function isBlank(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Proposals for fields that are simply values: those that the row has. */
export function plainProposals(record: object, values: Record<string, Json | undefined>): Proposal[] {
  const known = new Map<string, unknown>(Object.entries(record));
  return Object.entries(values).flatMap(([field, value]) =>
    value === undefined || isBlank(value) ? [] : [{ field, value, fills: isBlank(known.get(field)) }],
  );
}
