import { sql } from 'kysely';
import { z } from 'zod';
import {
  type ImportCounts,
  type ImportKind,
  type ImportPolicy,
  importCountsSchema,
  importKindSchema,
  importPolicySchema,
} from '#shared/contract/imports.ts';
import { breather } from '../../breathe.ts';
import { CoreError } from '../../core-error.ts';
import { reserveIds } from '../../db/bulk.ts';
import { contains } from '../../db/contains.ts';
import type { Db } from '../../db/schema.ts';
import type { ImportAnalysis, SheetOverride } from '../types.ts';
import type { RecentBatch } from './recent-batch.ts';
import { type PackedPart, unpackParts } from './row-parts.ts';

const stateSchema = z.enum(['previewed', 'applied', 'undone']);
export type BatchState = z.output<typeof stateSchema>;

export interface ImportBatch {
  id: number;
  at: string;
  clerk: string;
  kind: ImportKind;
  fileName: string;
  fileSize: number;
  fileHash: string;
  unitId: number | null;
  policy: ImportPolicy;
  state: BatchState;
  counts: ImportCounts;
  changeId: number | null;
}

export interface BatchWithAnalysis extends ImportBatch {
  /** Grows with every change of the batch. */
  version: number;
  analysis: ImportAnalysis;
}

export type NewBatch = Omit<BatchWithAnalysis, 'id' | 'at' | 'clerk' | 'state' | 'changeId' | 'version'>;

/** Writes a batch with its packed rows, or writes anew the one that `id` names; gives its id and version. */
export async function saveBatch(
  db: Db,
  batch: NewBatch,
  parts: readonly PackedPart[],
  by: { now: string; clerkName: string; id?: number | undefined },
): Promise<{ id: number; version: number }> {
  const id = by.id ?? (await reserveIds(db, 'importBatch', 1));
  const { analysis, counts, ...columns } = batch;
  const { rows: _, ...head } = analysis;
  const row = {
    ...columns,
    id,
    createdAt: by.now,
    updatedAt: by.now,
    deletedAt: null,
    version: 1,
    state: 'previewed',
    clerkName: by.clerkName,
    changeId: null,
    counts: JSON.stringify(counts),
    analysis: JSON.stringify(head),
  };
  const { version } = await db
    .insertInto('importBatch')
    .values(row)
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({ ...row, version: eb('importBatch.version', '+', 1) })),
    )
    .returning('version')
    .executeTakeFirstOrThrow();
  await db.deleteFrom('importRows').where('batchId', '=', id).execute();
  await writeParts(
    db,
    id,
    parts.map((rows, part) => ({ part, rows })),
  );
  return { id, version };
}

/** Parts written in one go: a part is some forty kilobytes. */
const PARTS_AT_ONCE = 5;

/** Writes parts of a batch's rows in the place of those of the same number. */
export async function writeParts(
  db: Db,
  batchId: number,
  parts: readonly { part: number; rows: PackedPart }[],
): Promise<void> {
  const breathe = breather(PARTS_AT_ONCE);
  for (const { part, rows } of parts) {
    await breathe();
    await db
      .insertInto('importRows')
      .values({ batchId, part, rows })
      .onConflict((conflict) => conflict.columns(['batchId', 'part']).doUpdateSet({ rows }))
      .execute();
  }
}

/** Changes what is said of a batch; gives its version. */
export async function updateBatch(
  db: Db,
  id: number,
  change: {
    state?: BatchState;
    counts?: ImportCounts;
    changeId?: number | null;
    /** What was decided of its rows when it was written, and which were then left. */
    written?: Required<Pick<ImportAnalysis, 'decisions' | 'leftOpen'>>;
    now: string;
  },
): Promise<number> {
  const { counts, written, now, ...columns } = change;
  const { version } = await db
    .updateTable('importBatch')
    .set((eb) => ({
      ...columns,
      updatedAt: now,
      version: eb('version', '+', 1),
      ...(counts ? { counts: JSON.stringify(counts) } : {}),
      ...(written
        ? {
            analysis: sql<string>`json_set("analysis", '$.decisions', json(${JSON.stringify(written.decisions)}), '$.leftOpen', json(${JSON.stringify(written.leftOpen)}))`,
          }
        : {}),
    }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

function toBatch(row: {
  id: number;
  createdAt: string;
  clerkName: string;
  kind: string;
  fileName: string;
  fileSize: number;
  fileHash: string;
  unitId: number | null;
  policy: string;
  state: string;
  counts: string;
  changeId: number | null;
}): ImportBatch {
  const { id, createdAt, clerkName, fileName, fileSize, fileHash, unitId, changeId } = row;
  return {
    id,
    at: createdAt,
    clerk: clerkName,
    fileName,
    fileSize,
    fileHash,
    unitId,
    changeId,
    kind: importKindSchema.parse(row.kind),
    policy: importPolicySchema.parse(row.policy),
    state: stateSchema.parse(row.state),
    counts: importCountsSchema.parse(JSON.parse(row.counts)),
  };
}

/** A batch with all that its file held, from memory where it is the recent one; throws `NOT_FOUND`. */
export async function requireBatch(
  { db, recentBatch }: { db: Db; recentBatch: RecentBatch },
  id: number,
): Promise<BatchWithAnalysis> {
  const row = await db
    .selectFrom('importBatch')
    .selectAll()
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .executeTakeFirst();
  if (!row) throw new CoreError('NOT_FOUND', { message: 'Không còn lần nhập này. Hãy chọn lại tệp.' });
  const { version } = row;
  const known = recentBatch.analysisOf(id, version);
  if (known) return { ...toBatch(row), version, analysis: known };
  const parts = await db.selectFrom('importRows').select('rows').where('batchId', '=', id).orderBy('part').execute();
  // Written by this program from its own types, in its own (encrypted, checked) database.
  const head = JSON.parse(row.analysis) as Omit<ImportAnalysis, 'rows'>;
  const analysis = { ...head, rows: await unpackParts(parts.map(({ rows }) => rows)) };
  recentBatch.remember(id, version, analysis);
  return { ...toBatch(row), version, analysis };
}

export async function deleteBatch(db: Db, id: number): Promise<void> {
  await db.deleteFrom('importBatch').where('id', '=', id).where('state', '=', 'previewed').execute();
}

export interface BatchQuery {
  kind?: ImportKind[] | undefined;
  unitId?: number | undefined;
  state?: BatchState[] | undefined;
  search?: string | undefined;
  limit: number;
  offset: number;
}

/** Batches, newest first, without what their files held. */
export async function findBatches(
  db: Db,
  find: BatchQuery,
): Promise<{ items: (ImportBatch & { unit: string | null; toSendBack: number })[]; total: number }> {
  let query = db.selectFrom('importBatch').where('importBatch.deletedAt', 'is', null);
  if (find.kind) query = query.where('importBatch.kind', 'in', find.kind);
  if (find.unitId !== undefined) query = query.where('importBatch.unitId', '=', find.unitId);
  if (find.state) query = query.where('importBatch.state', 'in', find.state);
  if (find.search) query = query.where(contains('importBatch.fileName', find.search));
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .leftJoin('unit', 'unit.id', 'importBatch.unitId')
    .select([
      'importBatch.id',
      'importBatch.createdAt',
      'importBatch.clerkName',
      'importBatch.kind',
      'importBatch.fileName',
      'importBatch.fileSize',
      'importBatch.fileHash',
      'importBatch.unitId',
      'importBatch.policy',
      'importBatch.state',
      'importBatch.counts',
      'importBatch.changeId',
      'unit.name as unit',
      sql<number | null>`json_array_length("importBatch"."analysis", '$.leftOpen')`.as('toSendBack'),
    ])
    .orderBy('importBatch.id', 'desc')
    .limit(find.limit)
    .offset(find.offset)
    .execute();
  const items = rows.map(({ unit, toSendBack, ...row }) => {
    const batch = toBatch(row);
    return { ...batch, unit, toSendBack: toSendBack ?? batch.counts.error + batch.counts.duplicate };
  });
  return { items, total };
}

/** Mappings made by hand for this sender, by header fingerprint. */
export async function rememberedMappings(
  db: Db,
  kind: ImportKind,
  unitId: number | null,
): Promise<Map<string, SheetOverride>> {
  const rows = await db
    .selectFrom('importMapping')
    .select(['fingerprint', 'override', 'unitId'])
    .where('kind', '=', kind)
    .where('unitId', 'in', [0, unitId ?? 0])
    .orderBy('unitId')
    .execute();
  // The sender's own comes after what was said without a sender, and takes its place.
  return new Map(rows.map(({ fingerprint, override }) => [fingerprint, JSON.parse(override) as SheetOverride]));
}

export async function rememberMapping(
  db: Db,
  key: { kind: ImportKind; unitId: number | null; fingerprint: string },
  override: SheetOverride,
): Promise<void> {
  const row = { ...key, unitId: key.unitId ?? 0, override: JSON.stringify(override) };
  await db
    .insertInto('importMapping')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['kind', 'unitId', 'fingerprint']).doUpdateSet({ override: row.override }),
    )
    .execute();
}

/** Keys `recordId|rowKey` of rows that a clerk said are not these records. */
export async function distinctPairs(db: Db, kind: ImportKind): Promise<Set<string>> {
  const rows = await db.selectFrom('importDistinct').selectAll().where('kind', '=', kind).execute();
  return new Set(rows.map(({ recordId, rowKey }) => `${recordId}|${rowKey}`));
}

export async function rememberDistinct(
  db: Db,
  kind: ImportKind,
  pairs: readonly { recordId: number; rowKey: string }[],
): Promise<void> {
  for (const pair of pairs) {
    await db
      .insertInto('importDistinct')
      .values({ kind, ...pair })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
