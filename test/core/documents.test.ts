import { createHash } from 'node:crypto';
import { readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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
  const kept = core.core.files.resolve(token, 'read');
  expect([name, await readFile(kept?.path ?? '')]).toEqual(['.. .. Đề cương .pdf', BYTES]);
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
