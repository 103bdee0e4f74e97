import type { changesContract } from '#shared/contract/changes.ts';
import { CoreError } from '../core-error.ts';
import type { Handlers } from '../operation.ts';
import { findChangeRows, findChanges } from './change.repository.ts';
import { findRemoved } from './recycle-bin.repository.ts';
import { takeBackRows } from './take-back.ts';

export const changesOperations: Handlers<typeof changesContract> = {
  'changes.list': ({ db }, { search, filter, page, pageSize }) =>
    findChanges(db, { ...filter, search, limit: pageSize, offset: (page - 1) * pageSize }),

  'changes.rows': ({ db }, find) => findChangeRows(db, find),

  'changes.takeBack': async (context, input) => {
    const { db, changes, kinds, followers, now } = context;
    const rows = await findChangeRows(db, 'rowId' in input ? { rowId: input.rowId } : { changeId: input.changeId });
    const [first] = rows;
    if (!first) throw new CoreError('NOT_FOUND');
    const whole = 'rowId' in input && first.wholeOnly ? await findChangeRows(db, { changeId: first.changeId }) : rows;
    const open = whole.filter((row) => !row.takenBack);
    if (open.length === 0) throw new CoreError('CONFLICT', { message: 'Thay đổi này đã được hoàn tác trước đó.' });
    if (open.some(({ operation }) => operation === 'personal.erase')) {
      throw new CoreError('CONFLICT', { message: 'Việc xoá dữ liệu cá nhân theo yêu cầu không hoàn tác được.' });
    }
    changes.setAbout(first.about);
    const { takenBack, kept } = await takeBackRows(db, kinds, changes, open);
    const { changeId: byChangeId } = changes;
    // One record of a change taken back by itself leaves the rest of it standing.
    const entire = 'changeId' in input || whole.length === first.changeSize;
    if (byChangeId !== undefined && takenBack > 0 && entire) {
      const taken = { changeId: first.changeId, byChangeId, now };
      for (const follower of followers) await follower.changeTakenBack(db, taken);
    }
    return { changeId: changes.changeId ?? null, takenBack, kept };
  },

  'recycleBin.list': ({ db }, { search, filter, page, pageSize }) =>
    findRemoved(db, { entity: filter?.entity, search, limit: pageSize, offset: (page - 1) * pageSize }),
};
