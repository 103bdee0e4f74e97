import { join } from 'node:path';
import { dataFolderParts } from '#main/core/create-core.ts';
import { openDatabase } from '#main/core/db/open-database.ts';
import { dice, madeUpSpeaker } from '#main/core/sample/made-up-people.ts';
import { madeUpTalk } from '#main/core/sample/made-up-sessions.ts';
import { sessionKind } from '#main/core/sessions/session.repository.ts';
import { speakerKind } from '#main/core/speakers/speaker.repository.ts';
import { openKeyOf } from '../support/raw-register.ts';
import { makeUnits, openTestCore } from '../support/test-core.ts';

/** Fills a data folder with `count` made-up speakers in two communes, past the audit trail: that is not what is measured. */
export async function makeLargeRegister(folder: string, count: number): Promise<string> {
  const app = await openTestCore({ folder });
  const { mar, ui } = await makeUnits(app);
  await app.close();
  const file = join(folder, dataFolderParts.database);
  const { db, close } = await openDatabase({ file, key: openKeyOf(folder), beforeMigration: async () => undefined });
  const roll = dice(7);
  const meta = {
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    deletedAt: null,
    version: 1,
  };
  const speakers = Array.from({ length: count }, (_, index) => ({
    ...madeUpSpeaker(roll, index % 2 === 0 ? mar : ui, index % 1000),
    ...meta,
    id: index + 1,
    mergedIntoId: null,
    nationalId: String(62_085_000_000 + index).padStart(12, '0'),
  }));
  await db.transaction().execute((trx) => speakerKind.insert(trx, speakers));
  await close();
  return file;
}

/** Adds `count` made-up talks of the communes, evenly over the `days` before `today`, past the audit trail as well. */
export async function addTalks(
  folder: string,
  file: string,
  { count, today, days }: { count: number; today: string; days: number },
): Promise<{ units: { id: number }[]; people: { id: number; fullName: string; unitId: number }[] }> {
  const { db, close } = await openDatabase({ file, key: openKeyOf(folder), beforeMigration: async () => undefined });
  const units = await db.selectFrom('unit').select('id').where('kind', '=', 'commune-xa').execute();
  const people = await db.selectFrom('speaker').select(['id', 'fullName', 'unitId']).execute();
  const speakers = Map.groupBy(people, ({ unitId }) => unitId);
  const roll = dice(11);
  const at = '2026-01-01T00:00:00.000Z';
  const sessions = Array.from({ length: count }, (_, index) => {
    const unitId = units[index % units.length]?.id ?? 0;
    const talk = madeUpTalk(roll, { unitId, speakers, today }, days - Math.floor((index * days) / count));
    return { ...talk, id: index + 1, createdAt: at, updatedAt: at, deletedAt: null, version: 1 };
  });
  await db.transaction().execute((trx) => sessionKind.insert(trx, sessions));
  await close();
  return { units, people };
}
