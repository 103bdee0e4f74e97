import type { Clerk } from '#shared/contract/app.ts';
import type { ChangeAuthor } from '../changes/change-recorder.ts';
import type { RecordKind } from '../changes/record-kind.ts';
import { chunksOf, insertRows } from '../db/bulk.ts';
import type { Db } from '../db/schema.ts';
import { readSetting } from './setting.repository.ts';

export const CURRENT_CLERK_KEY = 'currentClerk';

/** Who a change is by as long as nobody has given a name (the command line before the first-run wizard). */
const NOBODY: ChangeAuthor = { clerkId: null, clerkName: 'Chưa chọn người dùng' };

export const clerkKind: RecordKind<Clerk> = {
  entity: 'clerk',
  fields: ['name', 'role'],
  label: (clerk) => clerk.name,
  load: async (db, ids) => {
    const clerks: Clerk[] = [];
    for (const some of chunksOf(ids)) {
      clerks.push(...(await db.selectFrom('clerk').selectAll().where('id', 'in', some).execute()));
    }
    return clerks;
  },
  insert: (db, clerks) => insertRows(db, 'clerk', clerks),
  write: async (db, clerk) => {
    await db.updateTable('clerk').set(clerk).where('id', '=', clerk.id).execute();
  },
  erase: async (db, ids) => {
    for (const some of chunksOf(ids)) await db.deleteFrom('clerk').where('id', 'in', some).execute();
  },
  inUse: async (db, ids) => {
    const used = new Set<number>();
    for (const some of chunksOf(ids)) {
      const rows = await db.selectFrom('change').select('clerkId').distinct().where('clerkId', 'in', some).execute();
      for (const { clerkId } of rows) if (clerkId !== null) used.add(clerkId);
    }
    return used;
  },
};

export async function allClerks(db: Db): Promise<Clerk[]> {
  return db.selectFrom('clerk').selectAll().where('deletedAt', 'is', null).orderBy('name').execute();
}

export async function currentClerk(db: Db): Promise<Clerk | undefined> {
  const id = await readSetting(db, CURRENT_CLERK_KEY);
  if (typeof id !== 'number') return undefined;
  const [clerk] = await clerkKind.load(db, [id]);
  return clerk;
}

export async function currentAuthor(db: Db): Promise<ChangeAuthor> {
  const clerk = await currentClerk(db);
  return clerk ? { clerkId: clerk.id, clerkName: clerk.name } : NOBODY;
}
