import type { documentsContract } from '#shared/contract/documents.ts';
import { fold } from '#shared/text/vietnamese.ts';
import { requireRecord } from '../lists.ts';
import type { Handlers } from '../operation.ts';
import { attachFile, detachFile, fileOfDocument, usesOfDocument } from './attachment.service.ts';
import { documentKind, presentDocuments } from './document.repository.ts';
import {
  createDocument,
  presentOne,
  removeDocument,
  removeDocuments,
  restoreDocument,
  updateDocument,
  updateDocuments,
} from './document.service.ts';
import { listDocuments, totalDocuments } from './document-list.ts';

const SHOWN = 20;

export const documentsOperations: Handlers<typeof documentsContract> = {
  'documents.list': async ({ db }, input) => {
    const { items, total } = await listDocuments(db, input);
    return { items: await presentDocuments(db, items), total };
  },
  'documents.totals': ({ db }, input) => totalDocuments(db, input),
  'documents.get': async ({ db }, { id }) => presentOne(db, await requireRecord(db, documentKind, id)),
  'documents.create': createDocument,
  'documents.update': updateDocument,
  'documents.remove': removeDocument,
  'documents.restore': (context, { id }) => restoreDocument(context, id),
  'documents.updateMany': updateDocuments,
  'documents.removeMany': removeDocuments,
  'documents.attach': attachFile,
  'documents.detach': detachFile,
  'documents.file': fileOfDocument,
  'documents.uses': usesOfDocument,
  'documents.suggestions': async ({ db }, { field, text }) => {
    const rows = await db
      .selectFrom('document')
      .select((eb) => [field, eb.fn.countAll<number>().as('uses')])
      .where('deletedAt', 'is', null)
      .groupBy(field)
      .orderBy('uses', 'desc')
      .execute();
    const wanted = fold(text);
    return rows
      .flatMap((row) => row[field] ?? [])
      .filter((value) => fold(value).includes(wanted))
      .slice(0, SHOWN);
  },
};
