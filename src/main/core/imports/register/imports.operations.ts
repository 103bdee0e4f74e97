import type { importsContract } from '#shared/contract/imports.ts';
import { CoreError } from '../../core-error.ts';
import type { Handlers } from '../../operation.ts';
import { deleteBatch, findBatches, requireBatch } from './batch.repository.ts';
import { applyImport, correctImport, previewImport, undoImport } from './import.service.ts';
import { writeImportForm, writeRejects } from './import-files.ts';
import { planBatch, presentBatch } from './plan-batch.ts';
import { rawRows } from './raw-rows.ts';

export const importsOperations: Handlers<typeof importsContract> = {
  'imports.preview': previewImport,
  'imports.get': async (context, { batchId }) => {
    const batch = await requireBatch(context, batchId);
    return presentBatch(batchId, batch, await planBatch(context, batch));
  },
  'imports.raw': async (context, input) => rawRows(await requireBatch(context, input.batchId), input),
  'imports.correct': correctImport,
  'imports.apply': applyImport,
  'imports.undo': (context, { batchId }) => undoImport(context, batchId),
  'imports.rejects': writeRejects,
  'imports.list': async ({ db }, { search, filter, page, pageSize }) => {
    const { items, total } = await findBatches(db, {
      ...filter,
      search,
      limit: pageSize,
      offset: (page - 1) * pageSize,
    });
    return { items: items.map(({ id, ...batch }) => ({ batchId: id, ...batch })), total };
  },
  'imports.discard': async (context, { batchId }) => {
    const batch = await requireBatch(context, batchId);
    if (batch.state !== 'previewed') throw new CoreError('CONFLICT');
    await deleteBatch(context.db, batchId);
    await context.recentBatch.forget(context.db);
    return {};
  },
  'forms.write': writeImportForm,
};
