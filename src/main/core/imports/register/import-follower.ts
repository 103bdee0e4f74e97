import type { ChangeFollower } from '../../changes/change-follower.ts';
import { updateBatch } from './batch.repository.ts';

/**
 * The history of imports follows what the journal takes back: an import taken back is undone, and one whose undoing is
 * taken back stands in the register again, written by the change that put it there.
 */
export const importFollower: ChangeFollower = {
  async changeTakenBack(db, { changeId, byChangeId, now }) {
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
  },
};
