import type { Document } from '#shared/contract/documents.ts';
import type { OutputOf, ParsedInputOf } from '#shared/contract/registry.ts';
import { CoreError } from '../core-error.ts';
import type { Db } from '../db/schema.ts';
import { changeMany, loadLive, removeMany, removeOne, requireLive, requireSome, restoreOne } from '../lists.ts';
import type { CommandContext } from '../operation.ts';
import { definedOf, requireVersion } from '../patch.ts';
import { requireUnit } from '../units/unit.service.ts';
import { documentKind, presentDocuments, type StoredDocument } from './document.repository.ts';
import { findDocumentIds } from './document-list.ts';

export async function presentOne(db: Db, document: StoredDocument): Promise<Document> {
  const [presented] = await presentDocuments(db, [document]);
  if (!presented) throw new CoreError('UNEXPECTED');
  return presented;
}

/** Units that receive now must be in the register; those of before may be gone since. */
async function checkReceipts(
  db: Db,
  receipts: StoredDocument['receipts'] | undefined,
  before: StoredDocument['receipts'] = [],
): Promise<void> {
  const known = new Set(before.map(({ unitId }) => unitId));
  for (const [index, { unitId }] of (receipts ?? []).entries()) {
    if (!known.has(unitId)) await requireUnit(db, unitId, `receipts.${index}.unitId`);
    known.add(unitId);
  }
}

export async function createDocument(
  { db, changes }: CommandContext,
  input: ParsedInputOf<'documents.create'>,
): Promise<Document> {
  await checkReceipts(db, input.receipts);
  const [document] = await changes.create(documentKind, [{ ...input, file: null }]);
  if (!document) throw new CoreError('UNEXPECTED');
  return presentOne(db, document);
}

export async function updateDocument(
  { db, changes }: CommandContext,
  { id, version, ...patch }: ParsedInputOf<'documents.update'>,
): Promise<Document> {
  const before = await requireLive(db, documentKind, id);
  const given = definedOf(patch);
  requireVersion(before, version, given);
  await checkReceipts(db, given.receipts, before.receipts);
  const [after] = await changes.update(documentKind, [{ before, patch: given }]);
  return presentOne(db, after ?? before);
}

export async function removeDocument(
  context: CommandContext,
  input: ParsedInputOf<'documents.remove'>,
): Promise<Document> {
  return presentOne(context.db, await removeOne(context, documentKind, input));
}

export async function restoreDocument(context: CommandContext, id: number): Promise<Document> {
  return presentOne(context.db, await restoreOne(context, documentKind, id));
}

async function selected(
  db: Db,
  selection: ParsedInputOf<'documents.updateMany'>['selection'],
): Promise<StoredDocument[]> {
  return loadLive(db, documentKind, 'ids' in selection ? selection.ids : await findDocumentIds(db, selection));
}

export async function updateDocuments(
  { db, changes }: CommandContext,
  { selection, patch }: ParsedInputOf<'documents.updateMany'>,
): Promise<OutputOf<'documents.updateMany'>> {
  const given = requireSome(patch);
  await checkReceipts(db, given.receipts);
  const all = await selected(db, selection);
  return changeMany(
    changes,
    documentKind,
    all.map((before) => ({ before, patch: given })),
  );
}

export async function removeDocuments(
  { db, changes }: CommandContext,
  { selection }: ParsedInputOf<'documents.removeMany'>,
): Promise<OutputOf<'documents.removeMany'>> {
  return removeMany(changes, documentKind, await selected(db, selection));
}
