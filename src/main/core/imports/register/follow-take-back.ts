import type { Db } from '../../db/schema.ts';
import { updateBatch } from './batch.repository.ts';

/**
 * The history of imports follows what the journal takes back: an import taken back is undone, and one whose undoing is
 * taken back stands in the register again, written by the change that put it there.
 *
 * @param changeId the change that was taken back as a whole
 * @param byChangeId the change that took it back
 */
export async function followTakeBack(
  db: Db,
  { changeId, byChangeId, now }: { changeId: number; byChangeId: number; now: string },
): Promise<void> {
  const written = await db
    .selectFrom('importBatch')
    .select('id')
    .where('state', '=', 'applied')
    .where('changeId', '=', changeId)
    .execute();
  for (const { id } of written) await updateBatch(db, id, { state: 'undone', now });
  const undone = await db
    .selectFrom('importBatch')
    .select('id')
    .where('state', '=', 'undone')
    .where(
      // The last that was taken back of it: records taken back one by one before do not bring the import back.
      (eb) =>
        eb
          .selectFrom('changeRow')
          .select(({ fn }) => fn.max('changeRow.takenBackById').as('last'))
          .whereRef('changeRow.changeId', '=', 'importBatch.changeId'),
      '=',
      changeId,
    )
    .execute();
  for (const { id } of undone) await updateBatch(db, id, { state: 'applied', changeId: byChangeId, now });
}
