import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { dataFolderParts } from '#main/core/create-core.ts';
import { decidingFile, finishExchange, prepareExchange } from '#main/core/db/exchange-files.ts';
import { killKindNames, killMany } from '../faults/kill.ts';
import { makeFolder, makeUnits, openTestCore } from '../support/test-core.ts';

describe('power cuts', () => {
  test.each(killKindNames)('during %s lose nothing that was acknowledged', { timeout: 120_000 }, async (kind) => {
    const result = await killMany(kind, 3, join(inject('threads'), 'writer.js'));
    expect(result).toMatchObject({ kills: 3, lost: 0, problems: [] });
    expect(result.acknowledged).toBeGreaterThan(0);
  });
});

describe('an exchange of the register', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await makeFolder();
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const files = () => ({ database: join(folder, 'so.db'), keyring: join(folder, 'khoa.json') });

  test('that was not decided leaves the old one; that was decided is finished, from wherever it stopped', async () => {
    await writeFile(files().database, 'old');
    await writeFile(files().keyring, 'old keyring');
    await writeFile(join(folder, 'new.db'), 'new');
    await prepareExchange(files(), join(folder, 'new.db'));
    expect(await finishExchange(files())).toBe(false);
    expect(await readFile(files().database, 'utf8')).toBe('old');

    await writeFile(join(folder, 'new.db'), 'new');
    await writeFile(`${files().database}-wal`, 'log of the old one');
    await prepareExchange(files(), join(folder, 'new.db'));
    await writeFile(decidingFile(files()), 'new keyring');
    expect(await finishExchange(files())).toBe(true);
    expect(await finishExchange(files())).toBe(false);
    expect(await readFile(files().database, 'utf8')).toBe('new');
    expect(await readFile(files().keyring, 'utf8')).toBe('new keyring');
    expect(await readdir(folder)).not.toContain('so.db-wal');
  });
});

describe('damage', () => {
  test('is said, keeps the file, and the newest good backup brings the register back', async () => {
    const folder = await makeFolder();
    let app = await openTestCore({ folder });
    await makeUnits(app);
    await app.call('backup.now', {});
    await app.close();
    const file = join(folder, dataFolderParts.database);
    const bytes = await readFile(file);
    bytes.fill(0x55, 0, 8192);
    await writeFile(file, bytes);

    app = await openTestCore({ folder }, { openDamaged: true });
    expect((await app.call('app.state', {})).state).toBe('damaged');
    expect((await app.fail('units.list', {})).code).toBe('DATABASE_DAMAGED');
    const { backups } = await app.call('backup.list', {});
    const restored = await app.call('backup.restore', { name: backups[0]?.name ?? '' });
    expect(restored.undo).toBeNull();
    expect((await app.call('units.list', {})).total).toBe(3);
    const kept = (await readdir(join(folder, dataFolderParts.snapshots))).find((name) => name.startsWith('hong-'));
    expect(await readFile(join(folder, dataFolderParts.snapshots, kept ?? ''))).toEqual(bytes);
    await app.close();
    await rm(folder, { recursive: true, force: true });
  });
});
