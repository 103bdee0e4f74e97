import type { Document } from '#shared/contract/documents.ts';
import type { ParsedInputOf } from '#shared/contract/registry.ts';
import { CoreError } from '../core-error.ts';
import { requireLive, requireRecord } from '../lists.ts';
import type { CommandContext, QueryContext, TaskContext } from '../operation.ts';
import { requireVersion } from '../patch.ts';
import { documentKind } from './document.repository.ts';
import { presentOne } from './document.service.ts';
import { copyToLookAt, keepFile } from './file-store.ts';
import { fileKey } from './sealed-file.ts';

/**
 * Attaches a file: its copy is made first, outside of any transaction; then the document takes it as one change. What
 * was attached before stays in the data folder, since the trail refers to it.
 */
export async function attachFile(
  context: TaskContext,
  { id, version, path: token }: ParsedInputOf<'documents.attach'>,
): Promise<Document> {
  const source = context.files.resolve(token, 'read');
  if (!source) throw new CoreError('FILE_NOT_FOUND');
  if (context.app.dataFolder === ':memory:') throw new CoreError('FILE_WRITE_FAILED');
  requireVersion(await requireLive(context.db, documentKind, id), version, {});
  const key = await context.command(({ db }) => fileKey(db));
  const file = await keepFile(context.app.dataFolder, source, key, context.signal);
  return context.command(async ({ db, changes }) => {
    const before = await requireLive(db, documentKind, id);
    requireVersion(before, version, { file });
    const [after] = await changes.update(documentKind, [{ before, patch: { file } }]);
    return presentOne(db, after ?? before);
  });
}

export async function detachFile(
  { db, changes }: CommandContext,
  { id, version }: ParsedInputOf<'documents.detach'>,
): Promise<Document> {
  const before = await requireLive(db, documentKind, id);
  requireVersion(before, version, { file: null });
  const [after] = await changes.update(documentKind, [{ before, patch: { file: null } }]);
  return presentOne(db, after ?? before);
}

/** A token for a copy of the attached file; throws `FILE_NOT_FOUND` where there is none, or its bytes are gone. */
export async function fileOfDocument(
  { db, files, app }: QueryContext,
  { id }: ParsedInputOf<'documents.file'>,
): Promise<{ token: string; name: string; size: number }> {
  const { file } = await requireRecord(db, documentKind, id);
  if (!file) throw new CoreError('FILE_NOT_FOUND', { message: 'Văn bản này chưa có tệp đính kèm.' });
  const copy = await copyToLookAt(app.dataFolder, file, await fileKey(db));
  return { token: files.registerCopy(copy, file.name), name: file.name, size: file.size };
}

/** The sessions in which a document was used, the latest first. */
export async function usesOfDocument({ db }: QueryContext, { id }: ParsedInputOf<'documents.uses'>) {
  return db
    .selectFrom('sessionDocument')
    .innerJoin('session', 'session.id', 'sessionDocument.sessionId')
    .innerJoin('unit', 'unit.id', 'session.unitId')
    .select(['session.id as sessionId', 'session.date', 'session.topic', 'unit.name as unit', 'sessionDocument.copies'])
    .where('sessionDocument.documentId', '=', id)
    .where('session.deletedAt', 'is', null)
    .orderBy('session.date', 'desc')
    .orderBy('session.id', 'desc')
    .execute();
}
