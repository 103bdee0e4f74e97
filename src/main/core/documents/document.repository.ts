import type { Selectable } from 'kysely';
import { type Document, documentKindSchema } from '#shared/contract/documents.ts';
import { textSortKey } from '#shared/text/sort-key.ts';
import { fold } from '#shared/text/vietnamese.ts';
import type { RecordKind } from '../changes/record-kind.ts';
import { chunksOf, insertRecords, insertRows } from '../db/bulk.ts';
import type { Db } from '../db/schema.ts';
import { unitNames } from '../lists.ts';
import type { DocumentReceiptTable, DocumentTable } from './document.table.ts';

type StoredReceipt = Omit<Document['receipts'][number], 'unit'>;

/** A document as stored: without the names of the units that received it. */
export type StoredDocument = Omit<Document, 'receipts'> & { receipts: StoredReceipt[] };

function toDocument(row: Selectable<DocumentTable>, receipts: StoredReceipt[]): StoredDocument {
  const { sortKey: _, searchText: __, fileName, fileSize, fileSha256, ...columns } = row;
  const attached = fileName !== null && fileSize !== null && fileSha256 !== null;
  return {
    ...columns,
    kind: documentKindSchema.parse(row.kind),
    receipts,
    file: attached ? { name: fileName, size: fileSize, sha256: fileSha256 } : null,
  };
}

function toRow({ receipts: _, file, ...columns }: StoredDocument): Selectable<DocumentTable> {
  const { number, title, issuer, notes } = columns;
  return {
    ...columns,
    fileName: file?.name ?? null,
    fileSize: file?.size ?? null,
    fileSha256: file?.sha256 ?? null,
    sortKey: textSortKey(title),
    searchText: fold([number, title, issuer, notes, file?.name].filter(Boolean).join(' ')),
  };
}

function receiptRows({ id, receipts }: StoredDocument): DocumentReceiptTable[] {
  return receipts.map(({ unitId, date, copies }, position) => ({ documentId: id, position, unitId, date, copies }));
}

async function receiptsOf(db: Db, ids: readonly number[]): Promise<Map<number, StoredReceipt[]>> {
  const byId = new Map<number, StoredReceipt[]>();
  const rows = await db
    .selectFrom('documentReceipt')
    .selectAll()
    .where('documentId', 'in', [...ids])
    .orderBy('documentId')
    .orderBy('position')
    .execute();
  for (const { documentId, unitId, date, copies } of rows) {
    const receipts = byId.get(documentId);
    if (receipts) receipts.push({ unitId, date, copies });
    else byId.set(documentId, [{ unitId, date, copies }]);
  }
  return byId;
}

export const documentKind: RecordKind<StoredDocument> = {
  entity: 'document',
  fields: ['number', 'date', 'issuer', 'title', 'kind', 'notes', 'receipts', 'file'],
  label: (document) => document.title,
  load: async (db, ids) => {
    const documents: StoredDocument[] = [];
    for (const some of chunksOf(ids)) {
      const rows = await db.selectFrom('document').selectAll().where('id', 'in', some).execute();
      const receipts = await receiptsOf(db, some);
      documents.push(...rows.map((row) => toDocument(row, receipts.get(row.id) ?? [])));
    }
    return documents;
  },
  insert: async (db, documents) => {
    await insertRecords(db, 'document', documents, toRow);
    await insertRows(db, 'documentReceipt', documents.flatMap(receiptRows));
  },
  write: async (db, document) => {
    await db.updateTable('document').set(toRow(document)).where('id', '=', document.id).execute();
    await db.deleteFrom('documentReceipt').where('documentId', '=', document.id).execute();
    await insertRows(db, 'documentReceipt', receiptRows(document));
  },
  erase: async (db, ids) => {
    for (const some of chunksOf(ids)) await db.deleteFrom('document').where('id', 'in', some).execute();
  },
  inUse: async (db, ids) => {
    const used = new Set<number>();
    for (const some of chunksOf(ids)) {
      const rows = await db
        .selectFrom('sessionDocument')
        .select('documentId')
        .distinct()
        .where('documentId', 'in', some)
        .execute();
      for (const { documentId } of rows) if (documentId !== null) used.add(documentId);
    }
    return used;
  },
};

/** Documents as operations give them: with the names of the units that received them. */
export async function presentDocuments(db: Db, documents: readonly StoredDocument[]): Promise<Document[]> {
  const names = await unitNames(
    db,
    documents.flatMap(({ receipts }) => receipts.map(({ unitId }) => unitId)),
  );
  return documents.map((document) => ({
    ...document,
    receipts: document.receipts.map((receipt) => ({ ...receipt, unit: names.get(receipt.unitId) ?? '' })),
  }));
}
