import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { dataFolderParts } from '#main/core/create-core.ts';
import { applyKey, type DatabaseKey } from '#main/core/db/database-key.ts';
import { migrations } from '#main/core/db/migrations/index.ts';
import { openDatabase } from '#main/core/db/open-database.ts';
import { newDataKey, writeKeyring } from '#main/core/vault/keyring.ts';

const AT = '2025-01-01T00:00:00.000Z';

/**
 * Sets up a data folder as an earlier version of the program left it: the first version's tables with people in them,
 * encrypted, or plain as before there was encryption. Gives how many people.
 */
export async function makeOldRegister(folder: string, encrypted: boolean, people = 1500): Promise<number> {
  await rm(folder, { recursive: true, force: true });
  const file = join(folder, dataFolderParts.database);
  const { key, keyId } = newDataKey();
  const fileKey: DatabaseKey = encrypted ? key : null;
  const made = await openDatabase({
    file,
    key: fileKey,
    beforeMigration: async () => undefined,
    migrations: migrations.slice(0, 1),
  });
  await made.close();
  const database = new BetterSqlite3(file);
  applyKey(database, fileKey);
  const row = (values: Record<string, string | number>, table: string): void => {
    const columns = Object.keys(values);
    database
      .prepare(
        `insert into "${table}" (${columns.map((name) => `"${name}"`).join(', ')}) values (${columns.map(() => '?').join(', ')})`,
      )
      .run(Object.values(values));
  };
  const meta = { createdAt: AT, updatedAt: AT, version: 1 };
  database.transaction(() => {
    const texts = { aliases: '[]', successors: '[]', sortKey: 'xa', searchText: 'xa dak mar' };
    row({ id: 1, ...meta, name: 'Xã Đăk Mar', kind: 'commune-xa', ...texts }, 'unit');
    row(
      { id: 1, at: AT, clerkName: '', operation: 'imports.apply', correlationId: 'a', size: people, wholeOnly: 0 },
      'change',
    );
    row({ changeId: 1, entity: 'unit', entityId: 1, label: 'Xã Đăk Mar', action: 'create' }, 'changeRow');
    for (let id = 1; id <= people; id += 1) {
      const name = `Trần Văn ${id}`;
      const lists = { languages: '[]', recognition: '[]', topics: '[]' };
      const keys = { sortKey: name, foldedName: `tran van ${id}`, searchText: `tran van ${id}` };
      row({ id, ...meta, fullName: name, unitId: 1, ...lists, ...keys }, 'speaker');
      row({ changeId: 1, entity: 'speaker', entityId: id, label: name, action: 'create' }, 'changeRow');
    }
    for (const name of ['unit', 'speaker', 'change']) row({ name, next: people + 1 }, 'idSequence');
  })();
  database.close();
  if (encrypted) {
    await mkdir(join(folder, dataFolderParts.snapshots), { recursive: true });
    const ways = [{ kind: 'open' as const, key: key.toString('base64') }];
    await writeKeyring(folder, { format: 1, keyId, former: [], ways, idleMinutes: null });
  }
  return people;
}
