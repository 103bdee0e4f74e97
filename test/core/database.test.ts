import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CoreStartError } from '#main/core/core-error.ts';
import { dataFolderParts } from '#main/core/create-core.ts';
import type { Migration } from '#main/core/db/migrations/index.ts';
import { migrations } from '#main/core/db/migrations/index.ts';
import { type OpenDatabaseOptions, openDatabase } from '#main/core/db/open-database.ts';
import { openKeyOf, openRaw } from '../support/raw-register.ts';
import { makeFolder, makeUnits, openTestCore } from '../support/test-core.ts';

let folder: string;
beforeEach(async () => {
  folder = await makeFolder();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const databaseFile = (): string => join(folder, dataFolderParts.database);
const open = (more: Partial<OpenDatabaseOptions> = {}) =>
  openDatabase({
    file: databaseFile(),
    key: openKeyOf(folder),
    beforeMigration: (copyTo) => copyTo(join(folder, 'snapshot.db')),
    lockWaitMs: 50,
    ...more,
  });
const startCode = async (start: Promise<unknown>): Promise<string> => {
  const error = await start.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof CoreStartError ? error.code : `not a start error: ${error}`;
};

describe('opening the database', () => {
  test('is durable and checks foreign keys', async () => {
    await (await openTestCore({ folder })).close();
    const { db, close } = await open();
    const pragma = async (name: string) =>
      Object.values((await sql`pragma ${sql.raw(name)}`.execute(db)).rows[0] ?? {})[0];
    expect(await pragma('journal_mode')).toBe('wal');
    expect(await pragma('synchronous')).toBe(2);
    expect(await pragma('foreign_keys')).toBe(1);
    await close();
  });

  test('writes a long log back when work pauses, not while a commit is waited for; a copy has what the log holds at its moment', async () => {
    await (await openTestCore({ folder })).close();
    const { db, startCopy, close } = await open();
    const size = async () => (await stat(databaseFile())).size;
    const before = await size();
    const fill = (table: string) =>
      db.transaction().execute(async (trx) => {
        await sql.raw(`create table ${table} (text text)`).execute(trx);
        await sql`insert into ${sql.table(table)} with recursive n(i) as (select 1 union all select i + 1 from n where i < 6000)
          select ${'x'.repeat(1000)} from n`.execute(trx);
      });
    await fill('one');
    expect(await size()).toBe(before);
    await vi.waitUntil(async () => (await size()) > before + 4_000_000, { timeout: 10_000 });

    const held = await size();
    await fill('two');
    const { whole } = await startCopy(join(folder, 'copy.db'));
    await fill('three');
    await whole;
    await vi.waitUntil(async () => (await size()) > held + 8_000_000, { timeout: 10_000 });
    const copy = openRaw(folder, join(folder, 'copy.db'));
    expect(copy.prepare('select count(*) from two').pluck().get()).toBe(6000);
    expect(copy.prepare("select count(*) from sqlite_master where name = 'three'").pluck().get()).toBe(0);
    copy.close();
    await close();
  });

  test('has no column that may be null and has a default: bulk inserts leave nulls out', async () => {
    await (await openTestCore({ folder })).close();
    const raw = openRaw(folder);
    const columns = raw
      .prepare(
        `select m.name || '.' || c.name from sqlite_master m, pragma_table_info(m.name) c
        where m.type = 'table' and c."notnull" = 0 and c.dflt_value is not null`,
      )
      .pluck()
      .all();
    raw.close();
    expect(columns).toEqual([]);
  });

  test('keeps a second instance out, and lets it in when the first has gone', async () => {
    const first = await openTestCore({ folder });
    expect(await startCode(openTestCore({ folder }))).toBe('DATA_FOLDER_IN_USE');
    await makeUnits(first);
    await first.close();
    const second = await openTestCore({ folder });
    expect((await second.call('units.list', {})).total).toBe(3);
    await second.close();
  });

  test('refuses a newer database, another program’s, and garbage; and leaves each as it was', async () => {
    await (await openTestCore({ folder })).close();
    const raw = openRaw(folder);
    raw.pragma('user_version = 999');
    raw.close();
    expect(await startCode(openTestCore({ folder }))).toBe('DATABASE_NEWER');
    const left = openRaw(folder);
    expect(left.pragma('user_version', { simple: true })).toBe(999);
    left.close();

    await rm(databaseFile());
    const other = new BetterSqlite3(databaseFile());
    other.exec('create table something (x)');
    other.close();
    expect(await startCode(openTestCore({ folder }))).toBe('DATABASE_DAMAGED');

    const garbage = Buffer.from('không phải cơ sở dữ liệu '.repeat(100));
    await writeFile(databaseFile(), garbage);
    expect(await startCode(openTestCore({ folder }))).toBe('DATABASE_DAMAGED');
    expect(await readFile(databaseFile())).toEqual(garbage);
  });

  test('says so where the folder cannot be made', async () => {
    await writeFile(join(folder, 'a-file'), '');
    expect(await startCode(openTestCore({ folder: join(folder, 'a-file', 'data') }))).toBe('DATA_FOLDER_UNWRITABLE');
    await mkdir(databaseFile());
    expect(await startCode(openTestCore({ folder }))).toBe('DATA_FOLDER_UNWRITABLE');
  });
});

test('a full disk says so, keeps what was acknowledged, and work goes on when there is room', async () => {
  await (await openTestCore({ folder })).close();
  const { db, close } = await open();
  const keep = (value: string) =>
    db.transaction().execute(async (trx) => {
      await sql`insert into setting values (${value}, ${'x'.repeat(3000)})`.execute(trx);
    });
  await keep('before');
  await sql`pragma max_page_count = 1`.execute(db);
  const failure = await (async () => {
    for (let index = 0; ; index += 1) await keep(`no room ${index}`);
  })().catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 'SQLITE_FULL' });
  await sql`pragma max_page_count = 100000`.execute(db);
  await keep('after');
  const { rows } = await sql<{ key: string }>`select key from setting where key in ('before', 'after')`.execute(db);
  expect(rows).toHaveLength(2);
  await close();
});

describe('a copy of the register in use', () => {
  const contents = async (source: BetterSqlite3.Database | string): Promise<unknown[]> => {
    const raw = typeof source === 'string' ? openRaw(folder, source) : source;
    const keys = raw.prepare("select key from setting where key like 'row %' order by key").pluck().all();
    expect(raw.pragma('integrity_check', { simple: true })).toBe('ok');
    raw.close();
    return keys;
  };
  /** A row of some pages, as one commit. */
  const keep = (db: Awaited<ReturnType<typeof open>>['db'], key: string, bytes: number) =>
    db.transaction().execute(async (trx) => {
      await sql`insert into setting values (${`row ${key}`}, ${JSON.stringify('x'.repeat(bytes))})`.execute(trx);
    });
  const logSize = async (): Promise<number> => (await stat(`${databaseFile()}-wal`)).size;

  test.each([
    ['short', 20_000, true],
    ['long', 2_500_000, false],
  ])('holds what a %s log held at its moment, and nothing later', async (_, bytes, writtenBack) => {
    await (await openTestCore({ folder })).close();
    const { db, close, startCopy } = await open();
    await keep(db, 'a', bytes);
    const before = await logSize();
    const copy = join(folder, 'copy.db');
    const { whole } = await startCopy(copy);
    expect(await logSize()).toBe(writtenBack ? 0 : before);
    for (let index = 0; index < 20; index += 1) await keep(db, `later ${String(index).padStart(2, '0')}`, 300_000);
    await whole;
    expect(await contents(copy)).toEqual(['row a']);
    expect((await readdir(folder)).filter((name) => name.startsWith('copy.db'))).toEqual(['copy.db']);
    // Written back to its end and begun anew, the log is longer than what it holds.
    await keep(db, 'last', 2_500_000);
    await rm(copy);
    await (await startCopy(copy)).whole;
    const all = [
      'row a',
      'row last',
      ...Array.from({ length: 20 }, (_, at) => `row later ${String(at).padStart(2, '0')}`),
    ];
    expect(await contents(copy)).toEqual(all);
    await close();
    expect(await contents(openRaw(folder))).toEqual(all);
  });

  test.each([
    ['SQLITE_IOERR_WRITE', 'FILE_WRITE_FAILED'],
    ['SQLITE_FULL', 'DISK_FULL'],
    ['SQLITE_CORRUPT', 'SQLITE_CORRUPT'],
  ])('whose disk answers %s is no damage of the register: %s', async (said, code) => {
    await (await openTestCore({ folder })).close();
    const foldLog = () => Promise.reject(Object.assign(new Error(said), { code: said }));
    const { db, close, copyTo } = await open({ foldLog });
    await keep(db, 'a', 2_500_000);
    await expect(copyTo(join(folder, 'copy.db'))).rejects.toMatchObject({ code });
    await expect(copyTo(join(folder, 'gone', 'copy.db'))).rejects.toMatchObject({ code: 'FILE_WRITE_FAILED' });
    await close();
  });
});

describe('migrations', () => {
  const adding: Migration = {
    version: migrations.length + 1,
    name: 'add',
    up: async (db) => {
      await sql`create table extra (id integer primary key)`.execute(db);
      await sql`insert into extra select id from unit`.execute(db);
    },
  };
  const failing: Migration = {
    version: migrations.length + 2,
    name: 'fail',
    up: async (db) => {
      await sql`create table half (x)`.execute(db);
      await sql`insert into nowhere values (1)`.execute(db);
    },
  };

  test('are numbered without gaps', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
  });

  test('run with rows there, after a snapshot that opens', async () => {
    const app = await openTestCore({ folder });
    await makeUnits(app);
    await app.close();
    const { db, close, schemaVersion } = await open({ migrations: [...migrations, adding] });
    expect(schemaVersion).toBe(migrations.length + 1);
    expect((await sql`select * from extra`.execute(db)).rows).toHaveLength(3);
    await close();
    const copy = openRaw(folder, join(folder, 'snapshot.db'));
    expect(copy.prepare('select count(*) from unit').pluck().get()).toBe(3);
    expect(copy.pragma('user_version', { simple: true })).toBe(migrations.length);
    copy.close();
  });

  test('from the sixth version: searches find who was there, and the lists imported then are kept', async () => {
    await (await openTestCore({ folder })).close();
    await rm(databaseFile());
    const { db, close } = await open({ migrations: migrations.slice(0, 6) });
    const meta = `'2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', null, 1`;
    const rows = Array.from({ length: 401 }, (_, index) => ({ sheet: 'DS', row: index + 2, values: {}, problems: [] }));
    const analysis = { kind: 'speakers', encoding: 'unicode', encodingSamples: [], sheets: [], skipped: [] };
    for (const statement of [
      `insert into unit (id, "createdAt", "updatedAt", "deletedAt", version, name, kind, successors, aliases, "sortKey", "searchText")
        values (1, ${meta}, 'Xã Đăk Mar', 'commune-xa', '[]', '[]', 'x', 'xa dak mar')`,
      `insert into speaker (id, "createdAt", "updatedAt", "deletedAt", version, "fullName", "unitId", languages,
        recognition, topics, "sortKey", "foldedName", "searchText")
        values (1, ${meta}, 'Nguyễn Văn An', 1, '[]', '[]', '[]', 'x', 'nguyen van an', 'nguyen van an bi thu')`,
      `insert into "importBatch" (id, "createdAt", "updatedAt", "deletedAt", version, kind, "fileName", "fileSize",
        "fileHash", policy, state, "clerkName", counts, analysis)
        values (1, ${meta}, 'speakers', 'ds.xlsx', 1, 'x', 'fill', 'previewed', 'An',
          '{"new":0,"update":0,"unchanged":0,"duplicate":0,"error":0}',
          '${JSON.stringify({ ...analysis, rows, others: [], questions: [] })}')`,
      `insert into change (id, at, "clerkName", operation, "correlationId", size, "wholeOnly")
        values (1, '2026-01-01T00:00:00.000Z', 'An', 'imports.apply', 'a', 1, 0)`,
      `update "importBatch" set "changeId" = 1`,
    ]) {
      await sql.raw(statement).execute(db);
    }
    await close();
    const app = await openTestCore({ folder });
    expect((await app.call('speakers.list', { search: 'thu nguyen' })).total).toBe(1);
    expect((await app.call('speakers.list', { search: 'thuong' })).total).toBe(0);
    const { rows: kept, fileName } = await app.call('imports.get', { batchId: 1 });
    expect(fileName).toBe('ds.xlsx');
    expect(kept.map(({ row }) => row)).toEqual(rows.map(({ row }) => row));
    expect((await app.call('changes.list', {})).items).toMatchObject([{ id: 1, about: 'ds.xlsx' }]);
    await app.close();
  });

  test('a failing one leaves the database where the one before it left it', async () => {
    const app = await openTestCore({ folder });
    await makeUnits(app);
    await app.close();
    expect(await startCode(open({ migrations: [...migrations, adding, failing] }))).toBe('MIGRATION_FAILED');
    const raw = openRaw(folder);
    expect(raw.pragma('user_version', { simple: true })).toBe(migrations.length + 1);
    expect(raw.prepare("select name from sqlite_master where name = 'half'").get()).toBeUndefined();
    expect(raw.pragma('integrity_check', { simple: true })).toBe('ok');
    raw.close();
  });
});

describe('the log', () => {
  test('holds codes and names of operations, and nothing of the records', async () => {
    const app = await openTestCore({ folder });
    const { mar } = await makeUnits(app);
    await app.call('speakers.create', { fullName: 'Nguyễn Thị Bí Mật', unitId: mar, phone: '0905123456' });
    await app.fail('speakers.create', { fullName: 'Trần Kín', unitId: mar, phone: 'không phải số' });
    await app.close();
    const log = await readFile(join(folder, dataFolderParts.logs, 'chuong-trinh.log'), 'utf8');
    expect(log).toContain('speakers.create');
    expect(log).toContain('INVALID_INPUT');
    expect(log).not.toMatch(/Bí Mật|Kín|0905123456|không phải/);
  });
});
