import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DOCUMENT_FILE_MAX_BYTES } from '#shared/contract/documents.ts';
import { makeUnits, openTestCore, type TestCore } from '../support/test-core.ts';

let core: TestCore;
let units: { district: number; mar: number; ui: number };

beforeEach(async () => {
  core = await openTestCore('file');
  units = await makeUnits(core);
});

afterEach(() => core.close());

const BYTES = Buffer.from('%PDF-1.4 đề cương');

async function fileToken(name: string, bytes = BYTES): Promise<string> {
  const path = join(core.dataFolder, 'nguon');
  await writeFile(path, bytes);
  return core.core.files.registerRead(path, name);
}

test('a file is kept by its hash and given back byte for byte; its name is never a path', async () => {
  const { id } = await core.call('documents.create', { title: 'Đề cương', number: '12/ĐC' });
  const path = await fileToken('../../Đề cương\u202E.pdf');
  const { file } = await core.call('documents.attach', { id, path });
  const sha256 = createHash('sha256').update(BYTES).digest('hex');
  expect(file).toEqual({ name: '.. .. Đề cương .pdf', size: BYTES.length, sha256 });
  expect(await readdir(join(core.dataFolder, 'tai-lieu'))).toEqual([sha256.slice(0, 2)]);
  const { token, name } = await core.call('documents.file', { id });
  expect(core.core.files.resolve(token, 'read')).toBeUndefined();
  const copy = core.core.files.resolve(token, 'copy')?.path ?? '';
  expect([name, await readFile(copy)]).toEqual(['.. .. Đề cương .pdf', BYTES]);
  expect(dirname(dirname(copy))).toBe(join(core.dataFolder, 'tam'));
  expect([basename(copy), (await stat(copy)).mode & 0o777]).toEqual(['.. .. Đề cương.pdf', 0o400]);
});

test('a program under the name of a paper is neither taken in nor given out', async () => {
  const { id } = await core.call('documents.create', { title: 'Thông báo' });
  for (const bytes of [Buffer.from('MZ\u0090'), Buffer.from('\u007fELF'), Buffer.from('#!/bin/sh')]) {
    const path = await fileToken('Thông báo.pdf', bytes);
    expect((await core.fail('documents.attach', { id, path })).code).toBe('FILE_UNREADABLE');
  }
  await core.call('documents.attach', { id, path: await fileToken('CON.pdf') });
  const { token } = await core.call('documents.file', { id });
  expect(basename(core.core.files.resolve(token, 'copy')?.path ?? '')).toBe('tep CON.pdf');
});

test('bytes that changed on the disk are not given out', async () => {
  const { id } = await core.call('documents.create', { title: 'Thông báo' });
  const { file } = await core.call('documents.attach', { id, path: await fileToken('a.pdf') });
  const sha256 = file?.sha256 ?? '';
  const stored = join(core.dataFolder, 'tai-lieu', sha256.slice(0, 2), sha256);
  const bytes = await readFile(stored);
  bytes[14] = (bytes[14] ?? 0) ^ 1;
  await writeFile(stored, bytes);
  expect((await core.fail('documents.file', { id })).code).toBe('FILE_UNREADABLE');
  expect(await readdir(join(core.dataFolder, 'tam'))).toEqual([]);
});

/** The stored files, all made to look as if they were taken in two days ago. */
async function storedFiles(age = 2 * 86_400): Promise<string[]> {
  const root = join(core.dataFolder, 'tai-lieu');
  const entries = (await readdir(root, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const then = Date.parse('2026-11-22T03:00:00.000Z') / 1000 - age;
  for (const { parentPath, name } of entries) await utimes(join(parentPath, name), then, then);
  return entries.map(({ name }) => name).sort();
}

test('closing sweeps files that no record refers to, never those of the recycle bin or of the trail', async () => {
  const titles = ['giữ', 'thùng rác', 'thay tệp', 'bị xoá hẳn'];
  const hashes = new Map<string, string>();
  const attach = async (id: number, text: string) => {
    const { file } = await core.call('documents.attach', {
      id,
      path: await fileToken(`${text}.pdf`, Buffer.from(text)),
    });
    hashes.set(text, file?.sha256 ?? '');
  };
  for (const title of titles) {
    const { id } = await core.call('documents.create', { title });
    await attach(id, title);
  }
  await attach(3, 'tệp mới');
  await core.call('documents.remove', { id: 2 });
  // Taking back how the fourth came to be erases it.
  for (const { changeId } of await core.call('changes.rows', { entity: 'document', entityId: 4 })) {
    await core.call('changes.takeBack', { changeId });
  }
  await writeFile(join(core.dataFolder, 'tai-lieu', 'bo-do.tam'), 'một nửa');
  const of = (...texts: string[]) => texts.map((text) => hashes.get(text)).sort();
  expect(await storedFiles()).toEqual([...of(...titles, 'tệp mới'), 'bo-do.tam'].sort());
  const folder = core.dataFolder;

  const reopen = async (now: string) => {
    await core.core.close();
    core = await openTestCore({ folder });
    core.setNow(now);
  };
  await reopen('2026-11-22T03:00:00.000Z');
  expect(await storedFiles()).toEqual(of(...titles, 'tệp mới'));
  core.setNow('2028-02-01T03:00:00.000Z');
  await reopen('2028-02-01T03:00:00.000Z');
  expect(await storedFiles(0)).toEqual(of('giữ', 'thùng rác', 'thay tệp', 'tệp mới'));
  await core.call('documents.restore', { id: 2 });
  expect((await core.call('documents.file', { id: 2 })).name).toBe('thùng rác.pdf');
  await core.core.close();
  await rm(folder, { recursive: true });
  core = await openTestCore('file');
});

test('taking a file off can be taken back, since its bytes stay', async () => {
  const { id } = await core.call('documents.create', { title: 'Đề cương' });
  await core.call('documents.attach', { id, path: await fileToken('a.pdf') });
  await core.call('documents.detach', { id });
  expect((await core.fail('documents.file', { id })).code).toBe('FILE_NOT_FOUND');
  const [row] = await core.call('changes.rows', { entity: 'document', entityId: id });
  await core.call('changes.takeBack', { changeId: row?.changeId ?? 0 });
  expect((await core.call('documents.file', { id })).name).toBe('a.pdf');
});

test('what a system would run, what is too large and what is not there is refused, and leaves nothing behind', async () => {
  const { id } = await core.call('documents.create', { title: 'Đề cương' });
  expect((await core.fail('documents.attach', { id, path: await fileToken('a.pdf.exe') })).code).toBe(
    'FILE_UNREADABLE',
  );
  expect((await core.fail('documents.attach', { id, path: 'no-such-token' })).code).toBe('FILE_NOT_FOUND');
  const large = await fileToken('lon.pdf');
  await truncate(join(core.dataFolder, 'nguon'), DOCUMENT_FILE_MAX_BYTES + 1);
  expect((await core.fail('documents.attach', { id, path: large })).code).toBe('TOO_LARGE');
  await expect(readdir(join(core.dataFolder, 'tai-lieu'))).rejects.toMatchObject({ code: 'ENOENT' });
});

test('who received a document and where it was used is known and found', async () => {
  const document = await core.call('documents.create', {
    title: 'Tờ gấp bầu cử',
    kind: 'to-gap',
    date: '2026-02',
    issuer: 'UBND huyện',
    receipts: [{ unitId: units.mar, date: '2026-02-10', copies: 40 }],
  });
  const { id: sessionId } = await core.call('sessions.create', {
    kind: 'talk',
    status: 'held',
    date: '2026-03-02',
    unitId: units.mar,
    topic: 'Bầu cử',
    documents: [{ documentId: document.id, copies: 30 }],
  });
  expect(await core.call('documents.uses', { id: document.id })).toMatchObject([
    { sessionId, topic: 'Bầu cử', copies: 30 },
  ]);
  for (const filter of [
    { unitId: units.district },
    { sessionId },
    { kind: 'to-gap' },
    { issuer: 'UBND huyện' },
    { hasFile: false },
    { from: '2026-01-01', to: '2026-12-31' },
  ] as const) {
    const { items } = await core.call('documents.list', { filter });
    expect([filter, items.map(({ id }) => id)]).toEqual([filter, [document.id]]);
  }
  expect((await core.call('documents.list', { filter: { unitId: units.ui } })).total).toBe(0);
  expect(await core.call('documents.totals', {})).toMatchObject({ total: 1, withFile: 0, copies: 40 });
});

test('a file that only the register before a restore names is there when the restore is undone', async () => {
  const folder = core.dataFolder;
  const { name: early } = await core.call('backup.now', {});
  const { id } = await core.call('documents.create', { title: 'Đính kèm sau bản sao lưu' });
  const bytes = Buffer.from('nội dung');
  await core.call('documents.attach', { id, path: await fileToken('a.pdf', bytes) });
  await core.call('backup.restore', { name: early });
  await storedFiles();
  await core.core.close();
  core = await openTestCore({ folder });
  expect(await storedFiles()).toHaveLength(1);
  const before = (await core.call('backup.list', {})).backups.find(({ reason }) => reason === 'restore');
  await core.call('backup.restore', { name: before?.name ?? '' });
  expect((await core.call('documents.file', { id })).name).toBe('a.pdf');
  await core.core.close();
  await rm(folder, { recursive: true });
  core = await openTestCore('file');
});
