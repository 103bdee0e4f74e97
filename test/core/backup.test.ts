import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { extractBackup, readBackup } from '#main/core/backup/backup-file.ts';
import { type BackupFolder, removeOlder } from '#main/core/backup/backup-folder.ts';
import { WaitingCopies } from '#main/core/backup/waiting-copies.ts';
import { dataFolderParts } from '#main/core/create-core.ts';
import { parseKeyring } from '#main/core/vault/keyring.ts';
import { makeFolder, makeUnits, openTestCore, type TestCore } from '../support/test-core.ts';

let folder: string;
let app: TestCore;
beforeEach(async () => {
  folder = await makeFolder();
  app = await openTestCore({ folder: join(folder, 'data') });
});
afterEach(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

const writeToken = (name: string) => app.core.files.registerWrite(join(folder, name));
const readToken = (name: string) => app.core.files.registerRead(join(folder, name));
const names = async () => (await app.call('speakers.list', {})).items.map(({ fullName }) => fullName).sort();

async function oneSpeaker(fullName: string): Promise<void> {
  const { items } = await app.call('units.list', {});
  const unitId = items.find(({ kind }) => kind === 'commune-xa')?.id ?? (await makeUnits(app)).mar;
  await app.call('speakers.create', { fullName, unitId });
}

describe('one backup file', () => {
  test('says what it holds, verifies, and brings everything back', async () => {
    await oneSpeaker('Trần Văn Trước');
    const made = await app.call('backup.create', { file: writeToken('usb.sbcv') });
    expect(made).toMatchObject({ reason: 'manual', counts: { speaker: 1, unit: 3 } });
    expect(await app.call('backup.verify', { file: readToken('usb.sbcv') })).toMatchObject({ ok: true, problems: [] });

    await oneSpeaker('Lê Thị Sau');
    expect(await app.call('backup.inspect', { file: readToken('usb.sbcv') })).toMatchObject({
      opens: true,
      lost: { changes: 1, counts: { speaker: 1 } },
    });
    const { undo } = await app.call('backup.restore', { file: readToken('usb.sbcv') });
    expect(await names()).toEqual(['Trần Văn Trước']);
    expect((await app.call('database.check', {})).ok).toBe(true);

    await app.call('backup.restore', { name: undo ?? '' });
    expect(await names()).toEqual(['Lê Thị Sau', 'Trần Văn Trước']);
  });

  test('restores on a new PC, and the register there goes on', async () => {
    await oneSpeaker('Trần Văn Chuyển');
    await app.call('backup.create', { file: writeToken('usb.sbcv') });
    await app.close();
    app = await openTestCore({ folder: join(folder, 'new-pc') });
    expect(await app.call('backup.inspect', { file: readToken('usb.sbcv') })).toMatchObject({
      // It never had a password, so none is asked for.
      opens: true,
      lost: null,
    });
    await app.call('backup.restore', { file: readToken('usb.sbcv') });
    expect(await names()).toEqual(['Trần Văn Chuyển']);
    await oneSpeaker('Lê Thị Mới');
    await app.close();
    app = await openTestCore({ folder: join(folder, 'new-pc') });
    expect(await names()).toEqual(['Lê Thị Mới', 'Trần Văn Chuyển']);
  });

  test('is refused, and nothing changes, where it is damaged, cut short or something else', async () => {
    await oneSpeaker('Trần Văn Còn');
    await app.call('backup.create', { file: writeToken('good.sbcv') });
    const good = await readFile(join(folder, 'good.sbcv'));
    const flipped = Buffer.from(good);
    flipped[20_000] = (flipped[20_000] ?? 0) ^ 1;
    const variants = { flipped, short: good.subarray(0, good.length / 2), other: Buffer.from('PK không phải sao lưu') };
    for (const [name, bytes] of Object.entries(variants)) {
      await writeFile(join(folder, name), bytes);
      expect((await app.fail('backup.restore', { file: readToken(name) })).code, name).toBe('BACKUP_UNREADABLE');
      expect((await app.fail('backup.verify', { file: readToken(name) })).code, name).toBe('BACKUP_UNREADABLE');
    }
    expect((await app.fail('backup.restore', { file: readToken('nowhere') })).code).toBe('FILE_NOT_FOUND');
    expect((await app.fail('backup.restore', {})).code).toBe('INVALID_INPUT');
    expect(await names()).toEqual(['Trần Văn Còn']);
    expect(await readdir(join(folder, 'data', dataFolderParts.temporary))).toEqual([]);
  });

  test('is not left half-made where it cannot be written', async () => {
    await mkdir(join(folder, 'taken.sbcv'));
    const error = await app.fail('backup.create', { file: writeToken('taken.sbcv') });
    expect(error.code).toBe('FILE_WRITE_FAILED');
    expect(await readdir(folder)).toEqual(['data', 'taken.sbcv']);
  });

  test('holds what was committed before it, while work goes on', async () => {
    const { mar } = await makeUnits(app);
    const before = 40;
    for (let index = 0; index < before; index += 1) {
      await app.call('speakers.create', { fullName: `Trần Văn ${index}`, unitId: mar });
    }
    const backup = app.call('backup.create', { file: writeToken('busy.sbcv') });
    const more = Array.from({ length: 60 }, (_, index) =>
      app.call('speakers.create', { fullName: `Lê Thị ${index}`, unitId: mar }),
    );
    const made = await backup;
    await Promise.all(more);
    expect(made.counts.speaker).toBeGreaterThanOrEqual(before);
    expect(made.counts.speaker).toBe((made.lastChange?.id ?? 0) - 3);
    expect((await app.call('speakers.list', {})).total).toBe(100);
  });
});

describe('attached files', () => {
  const TEXT = 'Quyết định về việc công nhận báo cáo viên, bản quét';

  async function attach(): Promise<number> {
    await writeFile(join(folder, 'quyet-dinh.pdf'), TEXT);
    const { id } = await app.call('documents.create', { title: 'Quyết định', kind: 'quyet-dinh' });
    await app.call('documents.attach', { id, path: readToken('quyet-dinh.pdf') });
    return id;
  }
  const contents = async (id: number) => {
    const { token } = await app.call('documents.file', { id });
    return readFile(app.core.files.resolve(token, 'copy')?.path ?? '', 'utf8');
  };
  const stored = async () => {
    const root = join(folder, 'data/tai-lieu');
    const entries = await readdir(root, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  };

  test('lie encrypted on the disk, and travel in the one file to a new PC', async () => {
    const id = await attach();
    const [path] = await stored();
    expect((await readFile(path ?? '')).includes('báo cáo viên')).toBe(false);
    expect(await contents(id)).toBe(TEXT);
    expect(await app.call('backup.create', { file: writeToken('usb.sbcv') })).toMatchObject({ attachments: 1 });
    await app.close();
    app = await openTestCore({ folder: join(folder, 'new-pc') });
    const restored = await app.call('backup.restore', { file: readToken('usb.sbcv') });
    expect(restored.missingFiles).toBe(0);
    expect(await contents(id)).toBe(TEXT);
  });

  test('lie beside the backups of a second folder', async () => {
    const id = await attach();
    await mkdir(join(folder, 'usb'));
    await app.call('backup.configure', { secondFolder: join(folder, 'usb') });
    await app.core.dispatch({ operation: 'backup.now', input: {} });
    const name = (await readdir(join(folder, 'usb'))).find((file) => file.endsWith('.sbcv')) ?? '';
    await app.close();
    app = await openTestCore({ folder: join(folder, 'new-pc') });
    await app.call('backup.restore', { file: app.core.files.registerRead(join(folder, 'usb', name)) });
    expect(await contents(id)).toBe(TEXT);
  });

  test('that are missing or damaged are said to be, and come back from a backup', async () => {
    const id = await attach();
    await app.call('backup.create', { file: writeToken('usb.sbcv') });
    const [path = ''] = await stored();
    const bytes = await readFile(path);
    bytes[20] = (bytes[20] ?? 0) ^ 1;
    await writeFile(path, bytes);
    expect((await app.fail('documents.file', { id })).code).toBe('FILE_UNREADABLE');
    await rm(path);
    expect((await app.fail('documents.file', { id })).code).toBe('FILE_NOT_FOUND');
    expect((await app.call('database.check', {})).problems).toEqual([expect.stringContaining('đính kèm')]);
    await app.call('backup.restore', { file: readToken('usb.sbcv') });
    expect(await contents(id)).toBe(TEXT);
  });
});

describe('backups by themselves', () => {
  const list = () => app.call('backup.list', {});

  test('are made before something risky, once where nothing changed in between', async () => {
    const { mar } = await makeUnits(app);
    const one = await app.call('speakers.create', { fullName: 'Trần Văn Một', unitId: mar });
    const two = await app.call('speakers.create', { fullName: 'Trần Văn Hai', unitId: mar });
    await app.fail('speakers.merge', { keep: 1, drop: 999 });
    await app.call('speakers.merge', { keep: one.id, drop: two.id });
    const { backups, lastGoodAt } = await list();
    expect(backups).toMatchObject([{ reason: 'merge', counts: { speaker: 2 } }]);
    expect(lastGoodAt).toBe(backups[0]?.createdAt);
  });

  test('hold what was there before, whatever is written while they are made, and are looked through afterwards', async () => {
    const { mar } = await makeUnits(app);
    const create = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        app.call('speakers.create', { fullName: `Trần Văn ${index}`, unitId: mar }),
      );
    const [one, two] = await Promise.all(create(30));
    await app.call('speakers.merge', { keep: one?.id ?? 0, drop: two?.id ?? 0 });
    await Promise.all(create(60));
    const [made] = (await list()).backups;
    expect(made).toMatchObject({ reason: 'merge', counts: { speaker: 30 }, lastChange: { id: 33 } });
    await vi.waitUntil(async () => (await list()).backups[0]?.check !== null, { timeout: 20_000, interval: 50 });
    expect((await list()).backups[0]?.check).toEqual({ at: '2026-11-22T03:00:00.000Z', problems: [] });
    // The copy goes once its backup has been looked through.
    await vi.waitUntil(async () => (await readdir(join(folder, 'data/sao-luu/cho-dong-goi'))).length === 0);
    await app.call('backup.restore', { name: made?.name ?? '' });
    expect(await names()).toHaveLength(30);
  });

  test('are packed by the next start where the power went before that', async () => {
    const { mar } = await makeUnits(app);
    const one = await app.call('speakers.create', { fullName: 'Trần Văn Một', unitId: mar });
    const two = await app.call('speakers.create', { fullName: 'Trần Văn Hai', unitId: mar });
    await app.call('speakers.merge', { keep: one.id, drop: two.id });
    const [made] = (await list()).backups;
    await app.close();
    // What the folder holds when the power goes between the copy and its packing.
    const waiting = join(folder, 'data/sao-luu/cho-dong-goi');
    const packed = join(folder, 'data/sao-luu', made?.name ?? '');
    const { keyring, facts } = await extractBackup(packed, {
      database: join(waiting, `${made?.name}.db`),
      file: () => null,
    });
    const { createdAt, reason, appVersion } = facts;
    await writeFile(join(waiting, `${made?.name}.json`), JSON.stringify({ createdAt, reason, appVersion, keyring }));
    await writeFile(join(waiting, 'so-20261122-040000-merge.sbcv.db.tam'), 'cut off');
    await rm(packed);
    app = await openTestCore({ folder: join(folder, 'data') });
    expect((await list()).backups).toMatchObject([{ name: made?.name, createdAt, counts: { speaker: 2 } }]);
    await app.close();
    expect(await readdir(waiting)).toEqual([]);
    app = await openTestCore({ folder: join(folder, 'data') });
  });

  test('leave nothing of a copy that failed, its log included', async () => {
    const at = join(folder, 'cho');
    const waiting = new WaitingCopies(at);
    await mkdir(at);
    for (const file of [waiting.fileOf('x'), waiting.unfinishedOf('x')]) {
      await writeFile(file, 'x');
      await writeFile(`${file}-wal`, 'x');
    }
    await writeFile(join(at, 'y.db'), 'y');
    await waiting.remove('x');
    expect(await readdir(at)).toEqual(['y.db']);
  });

  test('show a register with a damaged page as soon as its copy is looked through', async () => {
    const { mar } = await makeUnits(app);
    for (let index = 0; index < 200; index += 1) {
      await app.call('speakers.create', { fullName: `Trần Văn ${index}`, unitId: mar });
    }
    await app.close();
    const file = join(folder, 'data', dataFolderParts.database);
    const bytes = await readFile(file);
    // The last page: of the trail, which nothing below reads.
    bytes.fill(0x55, bytes.length - 2000, bytes.length - 1000);
    await writeFile(file, bytes);
    app = await openTestCore({ folder: join(folder, 'data') });
    const events: string[] = [];
    app.core.subscribe(({ type }) => events.push(type));
    await app.core.dispatch({ operation: 'speakers.merge', input: { keep: 1, drop: 999 } });
    await vi.waitUntil(async () => (await list()).problem !== null, { timeout: 20_000, interval: 50 });
    expect((await list()).problem).toBe('DATABASE_DAMAGED');
    expect((await app.call('app.state', {})).backup.overdue).toBe(true);
    expect(events).toContain('state');
  });

  test('are made daily where the host stays, with a copy in the second folder', async () => {
    await mkdir(join(folder, 'usb'));
    await app.call('backup.configure', { secondFolder: join(folder, 'usb') });
    await app.close();
    app = await openTestCore({ folder: join(folder, 'data') }, { automaticBackups: true });
    await app.close();
    app = await openTestCore({ folder: join(folder, 'data') }, { automaticBackups: true });
    await app.close();
    app = await openTestCore({ folder: join(folder, 'data') });
    const { backups, secondFolderProblem } = await list();
    expect(backups.map(({ reason }) => reason)).toEqual(['daily']);
    expect(secondFolderProblem).toBeNull();
    expect(await readdir(join(folder, 'usb'))).toEqual([backups[0]?.name]);
  });

  test('are thinned out in a second folder that two PCs share by the one that made them', async () => {
    const shared = join(folder, 'usb');
    await mkdir(shared);
    // One of two daily backups of a day may go.
    const twiceADay = async (data: string, names: readonly string[]): Promise<void> => {
      const own = join(folder, data, 'sao-luu');
      const daily = (await readdir(own)).find((name) => name.endsWith('-daily.sbcv')) ?? '';
      for (const name of names) await copyFile(join(own, daily), join(shared, name));
    };
    const neighbour = await openTestCore({ folder: join(folder, 'neighbour') }, { automaticBackups: true });
    await neighbour.close();
    const theirs = ['so-a-daily.sbcv', 'so-b-daily.sbcv'];
    await twiceADay('neighbour', theirs);
    await app.close();
    app = await openTestCore({ folder: join(folder, 'data') }, { automaticBackups: true });
    await app.close();
    app = await openTestCore({ folder: join(folder, 'data') });
    await twiceADay('data', ['so-c-daily.sbcv', 'so-d-daily.sbcv']);
    await app.call('backup.configure', { secondFolder: shared });
    const { name } = await app.call('backup.now', {});
    const [kept, ...others] = (await readdir(shared)).filter((file) => ![...theirs, name].includes(file));
    expect([kept, others]).toEqual([expect.stringMatching(/^so-[cd]-daily/), []]);
    expect(await readdir(shared)).toEqual(expect.arrayContaining(theirs));
  });

  test('from before the register had a password are its own in the second folder, and open to nobody there', async () => {
    const usb = join(folder, 'usb');
    await mkdir(usb);
    await app.call('backup.configure', { secondFolder: usb });
    const { name: first } = await app.call('backup.now', {});
    const list = join(folder, 'data/sao-luu');
    const keyOf = async (path: string) => (await readBackup(path)).keyring.keyId;
    const open = await readFile(join(usb, first));
    const former = await keyOf(join(usb, first));
    // A clone of the register goes on without a password.
    const clone = join(folder, 'may-khac');
    await mkdir(clone);
    for (const file of [dataFolderParts.database, 'khoa.json'])
      await copyFile(join(folder, 'data', file), join(clone, file));

    await rename(usb, join(folder, 'away'));
    app.setNow('2026-11-23T03:00:00.000Z');
    await app.call('auth.setPassword', { password: 'mật khẩu dài' });
    await rename(join(folder, 'away'), usb);
    expect(await keyOf(join(usb, first))).toBe(former);
    const other = await openTestCore({ folder: clone });
    other.setNow('2026-11-24T03:00:00.000Z');
    await other.call('backup.configure', { secondFolder: usb });
    const { name: later } = await other.call('backup.now', {});
    await other.close();
    app.setNow('2026-11-25T03:00:00.000Z');
    const { name: last } = await app.call('backup.now', {});

    const own = await keyOf(join(list, first));
    expect(own).not.toBe(former);
    expect(await keyOf(join(usb, first))).toBe(own);
    expect(await keyOf(join(usb, last))).toBe(own);
    // From after the password: not this register's any more.
    expect(await keyOf(join(usb, later))).toBe(former);

    await writeFile(join(usb, 'so-dai-hon-manual.sbcv'), open);
    const at = '2026-11-26T03:00:00.000Z';
    const folders = [{ path: usb, owner: parseKeyring(await readFile(join(folder, 'data/khoa.json'), 'utf8')) }];
    const before = await readdir(usb);
    const { removed, foreign } = await removeOlder(folders as BackupFolder[], at);
    expect([removed, foreign]).toEqual([before.filter((file) => file.endsWith('.sbcv')).length - 1, 1]);
    expect((await readdir(usb)).filter((file) => file.endsWith('.sbcv'))).toEqual([later]);
  });

  test('say so where the second folder is gone, and are made all the same', async () => {
    await mkdir(join(folder, 'usb'));
    await app.call('backup.configure', { secondFolder: join(folder, 'usb') });
    await rm(join(folder, 'usb'), { recursive: true });
    const made = await app.call('backup.now', {});
    const { backups, secondFolderProblem, problem } = await list();
    expect(backups.map(({ name }) => name)).toEqual([made.name]);
    expect([problem, secondFolderProblem]).toEqual([null, 'Error ENOENT']);
    expect((await app.fail('backup.configure', { secondFolder: 'usb' })).fields?.[0]?.field).toBe('secondFolder');
  });

  test('name those that cannot be read, and take no path for a name', async () => {
    const { name } = await app.call('backup.now', {});
    await copyFile(join(folder, 'data', dataFolderParts.database), join(folder, 'data/sao-luu/so-hong-daily.sbcv'));
    expect((await list()).unreadable).toEqual(['so-hong-daily.sbcv']);
    expect((await app.fail('backup.restore', { name: '../khoa.json' })).code).toBe('INVALID_INPUT');
    await app.call('backup.remove', { name });
    expect((await list()).backups).toEqual([]);
  });
});
