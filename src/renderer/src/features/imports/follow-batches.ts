import type { OutputOf } from '#shared/contract/registry.ts';
import type { ImportItem } from './import-item.ts';

/** What becomes of a file of the queue when its batch was undone, redone or exchanged elsewhere (journal, restore). */

type Batch = Pick<OutputOf<'imports.list'>['items'][number], 'batchId' | 'state' | 'kind' | 'fileName'>;
type Newest = { items: Batch[]; total: number };

/** `gone`: the register does not know the batch any more, the file is to be read anew. */
type Follow = 'same' | 'gone' | Pick<ImportItem, 'phase' | 'result' | 'undone' | 'stale'>;

/** @param newest the newest batches of the register, newest first */
export function followBatch({ phase, preview, result, stale }: ImportItem, { items, total }: Newest): Follow {
  if (!preview || (phase !== 'review' && phase !== 'applied' && phase !== 'undone')) return 'same';
  const batch = items.find(({ batchId }) => batchId === preview.batchId);
  const beyond = items.length < total && preview.batchId < (items.at(-1)?.batchId ?? 0);
  if (!batch) return beyond ? 'same' : 'gone';
  // After a restore another file may have come under the same number.
  if (batch.kind !== preview.kind || batch.fileName !== preview.fileName) return 'gone';
  switch (batch.state) {
    case 'previewed':
      return phase === 'review' ? 'same' : { phase: 'review', result: undefined, undone: undefined, stale: true };
    case 'applied':
      return phase === 'applied' ? 'same' : { phase: 'applied', result, undone: undefined, stale };
    case 'undone':
      return phase === 'applied' ? { phase: 'undone', result, undone: undefined, stale } : 'same';
  }
}
