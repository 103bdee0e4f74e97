import { writeFile } from 'node:fs/promises';
import { parse } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { ImportCounts, ImportKind, ImportPreview } from '#shared/contract/imports.ts';
import type { ParsedInputOf } from '#shared/contract/registry.ts';
import { currentAuthor } from '../../app/clerk.repository.ts';
import { findChangeRows } from '../../changes/change.repository.ts';
import type { RecordMeta } from '../../changes/record-kind.ts';
import { type Kept, takeBackRows } from '../../changes/take-back.ts';
import { CoreError } from '../../core-error.ts';
import type { Db } from '../../db/schema.ts';
import { type GivenFile, openGivenFile } from '../../excel/given-file.ts';
import type { ReadFile } from '../../excel/worker-client.ts';
import type { BaseContext, CommandContext, QueryContext, TaskContext } from '../../operation.ts';
import type { StoredSession } from '../../sessions/session.repository.ts';
import { receiveReports } from '../../submissions/receive-import.ts';
import type { ImportAnalysis, RegisteredUnit, SheetOverride } from '../types.ts';
import {
  type BatchWithAnalysis,
  rememberDistinct,
  rememberedMappings,
  rememberMapping,
  requireBatch,
  saveBatch,
  updateBatch,
  writeParts,
} from './batch.repository.ts';
import { changedParts, correctRows } from './correct-rows.ts';
import { Intake } from './intake.ts';
import { planBatch, presentBatch } from './plan-batch.ts';
import { countRows, type PlannedRow, presentRow, writtenCells } from './plan-rows.ts';
import { registeredTerms, registeredUnits } from './registered.ts';
import { rowId } from './row-id.ts';
import { targetOf } from './targets.ts';

/** Writes a finished file to where a token says. */
export async function writeTo({ files }: BaseContext, token: string, bytes: Uint8Array): Promise<void> {
  const file = files.resolve(token, 'write');
  if (!file) throw new CoreError('FILE_NOT_FOUND');
  try {
    await writeFile(file.path, bytes);
  } catch (cause) {
    throw new CoreError('FILE_WRITE_FAILED', { cause });
  }
}

async function analyse(
  context: TaskContext,
  file: GivenFile,
  input: ParsedInputOf<'imports.preview'>,
  units: readonly RegisteredUnit[],
  overrides: Record<string, SheetOverride> | undefined,
): Promise<ReadFile & { intake: Intake }> {
  const { kind, unitId, encoding, password } = input;
  const intake = new Intake(context, input.policy);
  const read = context.excel.analyse(
    {
      kind,
      units,
      encoding,
      terms: await registeredTerms(context.db),
      today: context.today,
      bytes: file.bytes,
      name: parse(file.name).name,
      ...(unitId == null ? {} : { unitId }),
      ...(password === undefined ? {} : { password }),
      ...(overrides ? { overrides } : {}),
    },
    {
      signal: context.signal,
      onProgress: ({ done, total, label }) => context.progress(done, total + 1, label),
      onPart: (part) => intake.take(part),
    },
  );
  // What was begun for its rows goes with a file that cannot be read.
  read.catch(() => intake.giveUp());
  return { ...(await read), intake };
}

/** What was asked for, when the kind of list is known. */
type KnownInput = Omit<ParsedInputOf<'imports.preview'>, 'kind'> & { kind: ImportKind };

/** What was said by hand of these headers before, for sheets of which nothing is said now. */
async function remembered(
  db: Db,
  { kind, unitId, overrides = {} }: KnownInput,
  { sheets }: ImportAnalysis,
): Promise<Record<string, SheetOverride> | undefined> {
  const mappings = await rememberedMappings(db, kind, unitId ?? null);
  const found = sheets.flatMap(({ name, fingerprint }) => {
    const mapping = fingerprint === undefined ? undefined : mappings.get(fingerprint);
    return mapping && !overrides[name] ? [[name, mapping] as const] : [];
  });
  return found.length === 0 ? undefined : { ...overrides, ...Object.fromEntries(found) };
}

async function rememberOverrides(
  db: Db,
  { kind, unitId, overrides = {} }: KnownInput,
  { sheets }: ImportAnalysis,
): Promise<void> {
  for (const { name, fingerprint } of sheets) {
    const { columns, dateOrders } = overrides[name] ?? {};
    if (fingerprint === undefined || (!columns && !dateOrders)) continue;
    const mapping = { ...(columns ? { columns } : {}), ...(dateOrders ? { dateOrders } : {}) };
    await rememberMapping(db, { kind, unitId: unitId ?? null, fingerprint }, mapping);
  }
}

/** Reads a file, matches it with the register, keeps it as a batch, and shows what applying it would do. */
export async function previewImport(
  context: TaskContext,
  input: ParsedInputOf<'imports.preview'>,
): Promise<ImportPreview> {
  const { db } = context;
  const file = await openGivenFile(context.files, input.file);
  const units = await registeredUnits(db);
  if (input.unitId != null && !units.some(({ id }) => id === input.unitId)) throw new CoreError('NOT_FOUND');
  const first = await analyse(context, file, input, units, input.overrides);
  const { kind } = first.analysis;
  const known = { ...input, kind };
  const more = await remembered(db, known, first.analysis);
  if (more) first.intake.giveUp();
  const { analysis, parts, intake } = more ? await analyse(context, file, known, units, more) : first;
  context.progress(3, 4, 'Đang đối chiếu với sổ');
  await intake.finish(analysis);
  const { policy, unitId } = input;
  const planned = await planBatch(context, { kind, policy, analysis });
  const batch = {
    kind,
    policy,
    analysis,
    unitId: unitId ?? null,
    fileName: file.name,
    fileSize: file.bytes.byteLength,
    fileHash: file.hash,
    counts: countRows(planned),
  };
  const { id, version } = await context.command(async (command) => {
    const { db: trx, now } = command;
    await rememberOverrides(trx, known, analysis);
    if (input.replaces !== undefined) await requirePreviewed(command, input.replaces);
    const { clerkName } = await currentAuthor(trx);
    return saveBatch(trx, batch, parts, { now, clerkName, id: input.replaces });
  });
  context.recentBatch.remember(id, version, analysis);
  // The commit took its time: other work gets its turn before ten thousand rows are made ready to be shown.
  await setImmediate();
  return presentBatch(id, { ...batch, state: 'previewed' }, planned);
}

async function requirePreviewed(context: QueryContext, batchId: number): Promise<BatchWithAnalysis> {
  const batch = await requireBatch(context, batchId);
  if (batch.state !== 'applied') return batch;
  throw new CoreError('CONFLICT', {
    message: 'Tệp này đã được nhập vào sổ. Hãy hoàn tác lần nhập đó nếu muốn nhập lại.',
  });
}

/** Corrects cells of a batch; gives the corrected rows as they are planned now. */
export async function correctImport(
  context: CommandContext,
  { batchId, edits }: ParsedInputOf<'imports.correct'>,
): Promise<{ rows: ImportPreview['rows']; counts: ImportCounts }> {
  const { db, today, now, recentBatch } = context;
  const batch = await requirePreviewed(context, batchId);
  const before = batch.analysis.rows;
  const rows = correctRows(batch.analysis, edits, {
    today,
    units: await registeredUnits(db),
    terms: await registeredTerms(db),
  });
  const analysis = { ...batch.analysis, rows };
  const planned = await planBatch(context, { ...batch, analysis });
  const counts = countRows(planned);
  const version = await updateBatch(db, batchId, { counts, now });
  await writeParts(db, batchId, await changedParts(before, rows));
  recentBatch.remember(batchId, version, analysis);
  const written = writtenCells(analysis.sheets);
  // One correction may settle another row too (a number given twice), so all rows are shown as they are now.
  return { rows: planned.map((row) => presentRow(row, targetOf(batch.kind), written)), counts };
}

type ApplyInput = ParsedInputOf<'imports.apply'>;

/** Writes the planned rows in one change; what is left out, or has an error, is counted and stays with the batch. */
export async function applyImport(context: TaskContext, { batchId, include, decisions }: ApplyInput) {
  context.progress(0, 2, 'Đang đối chiếu với sổ');
  const result = await context.command(async (command) => {
    const { db, changes, now } = command;
    const batch = await requirePreviewed(command, batchId);
    const target = targetOf(batch.kind);
    await rememberDistinctRows(command, batch, decisions);
    const planned = await planBatch(command, batch, decisions);
    const wanted = new Set(include ?? ['new', 'update', 'unchanged']);
    const decided = new Set(decisions.map(rowId));
    const isDecided = ({ row }: PlannedRow<RecordMeta>): boolean => decided.has(rowId(row));
    const isWritten = (row: PlannedRow<RecordMeta>, status: 'new' | 'update'): boolean =>
      row.status === status && !row.left && (wanted.has(status) || isDecided(row));
    // A duplicate of which something was decided is one only where that could not be done.
    const isTakenAsNew = (row: PlannedRow<RecordMeta>): boolean =>
      row.status === 'duplicate' && !row.left && wanted.has('duplicate') && !isDecided(row);
    const fresh = planned.filter((row) => isWritten(row, 'new') || isTakenAsNew(row));
    const updates = planned.filter((row) => isWritten(row, 'update'));
    context.signal.throwIfAborted();
    context.progress(1, 2, 'Đang ghi vào sổ');
    changes.setAbout(batch.fileName);
    const rows = fresh.map(({ row }) => row);
    const waiting = context.recentBatch.waitingOf(target);
    const drafts = waiting ? waiting.draftsOf(rows) : await target.drafts(command, rows);
    const created = await changes.create(target.kind, drafts, waiting?.records);
    const updated = await changes.update(target.kind, updates.flatMap(updateOf));
    if (batch.kind === 'sessions') await receiveReports(command, batch, [...created, ...updated].map(broughtSession));
    context.signal.throwIfAborted();
    const counts = countRows(planned);
    const changeId = changes.changeId ?? null;
    // A duplicate that is left is not dropped: nothing was decided of it for good.
    const leftOpen = planned
      .filter(({ status, left }) => status === 'duplicate' || (status === 'error' && !left))
      .map(({ row: { sheet, row } }) => ({ sheet, row }));
    await updateBatch(db, batchId, { state: 'applied', counts, changeId, written: { decisions, leftOpen }, now });
    await context.recentBatch.dropWaiting(db);
    const leftErrors = planned.filter(({ status, left }) => status === 'error' && left).length;
    const skipped = counts.new + counts.duplicate + counts.update - fresh.length - updates.length + leftErrors;
    return {
      created: fresh.length,
      updated: updates.length,
      unchanged: counts.unchanged,
      skipped,
      failed: counts.error - leftErrors,
      changeId,
    };
  });
  context.recentBatch.clear();
  return result;
}

/** What tells of a unit's report is the session's, which targets know only as a record. */
function broughtSession(record: RecordMeta): Pick<StoredSession, 'unitId' | 'date' | 'count' | 'status'> {
  return record as StoredSession;
}

function updateOf({ record, changes }: PlannedRow<RecordMeta>): { before: RecordMeta; patch: object }[] {
  if (!record) return [];
  const patch = Object.fromEntries(changes.filter(({ kept }) => !kept).map(({ field, after }) => [field, after]));
  return [{ before: record, patch }];
}

/** A row said to be new is none of the records that it looked like: that is remembered. */
async function rememberDistinctRows(
  context: CommandContext,
  batch: BatchWithAnalysis,
  decisions: ApplyInput['decisions'],
): Promise<void> {
  const fresh = decisions.filter((decision) => decision.as === 'new');
  if (fresh.length === 0) return;
  const target = targetOf(batch.kind);
  const planned = new Map((await planBatch(context, batch)).map((row) => [rowId(row.row), row]));
  const pairs = fresh.flatMap((decision) => {
    const found = planned.get(rowId(decision));
    const rowKey = found ? target.rowKey(found.row) : '';
    return (found?.candidates ?? []).map(({ record }) => ({ recordId: record.id, rowKey }));
  });
  await rememberDistinct(context.db, batch.kind, pairs);
  context.recentBatch.forgetPlans();
}

/** Takes an applied batch back; records that were changed since stay, and are listed. */
export async function undoImport(
  context: TaskContext,
  batchId: number,
): Promise<{ undone: number; kept: Omit<Kept, 'entity'>[] }> {
  return context.command(async (command) => {
    const { db, changes, kinds, now } = command;
    const batch = await requireBatch(command, batchId);
    if (batch.state !== 'applied') {
      throw new CoreError('CONFLICT', { message: 'Lần nhập này chưa ghi vào sổ hoặc đã được hoàn tác.' });
    }
    const rows = batch.changeId === null ? [] : await findChangeRows(db, { changeId: batch.changeId });
    const open = rows.filter((row) => !row.takenBack);
    const { kind } = targetOf(batch.kind);
    changes.setAbout(batch.fileName);
    // What the import noted of units' reports goes with it, and is no row of the file.
    const beside = open.filter(({ entity }) => entity !== kind.entity);
    await takeBackRows(db, kinds, changes, beside);
    const own = open.filter(({ entity }) => entity === kind.entity);
    const { takenBack, kept } = await takeBackRows(db, kinds, changes, own);
    await updateBatch(db, batchId, { state: 'undone', now });
    return {
      undone: takenBack,
      kept: kept.map(({ entityId, label, fields }) => ({ entityId, label, fields })),
    };
  });
}
