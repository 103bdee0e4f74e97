import type { Json } from '#shared/contract/common.ts';
import { breather } from '../breathe.ts';
import type { Db } from '../db/schema.ts';
import { packPart, unpackParts } from '../imports/register/row-parts.ts';
import { type Identity, scrubJson } from './scrub.ts';

/**
 * Replaces a person in the lists that were imported: what stood in them is kept, packed, and nothing but reading it all
 * finds a name in whatever case or a number with spaces in it.
 */
export async function scrubImports(db: Db, identity: Identity): Promise<void> {
  const breathe = breather(1);
  for (const { id, analysis } of await db.selectFrom('importBatch').select(['id', 'analysis']).execute()) {
    const head = JSON.stringify(scrubJson(JSON.parse(analysis) as Json, identity));
    if (head !== analysis) await db.updateTable('importBatch').set({ analysis: head }).where('id', '=', id).execute();
  }
  const parts = await db.selectFrom('importRows').select(['batchId', 'part']).execute();
  for (const { batchId, part } of parts) {
    await breathe();
    const { rows } = await db
      .selectFrom('importRows')
      .select('rows')
      .where('batchId', '=', batchId)
      .where('part', '=', part)
      .executeTakeFirstOrThrow();
    const before = (await unpackParts([rows])) as unknown as Json;
    const after = JSON.stringify(scrubJson(before, identity));
    if (after === JSON.stringify(before)) continue;
    await db
      .updateTable('importRows')
      .set({ rows: await packPart(after) })
      .where('batchId', '=', batchId)
      .where('part', '=', part)
      .execute();
  }
}
