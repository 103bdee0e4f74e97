import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { unpackParts } from '#main/core/imports/register/row-parts.ts';
import { openRaw } from '../support/raw-register.ts';
import { makeFolder, makeUnits, openTestCore, type TestCore } from '../support/test-core.ts';

/** A list longer than one part, so that a correction touches some parts and not others. */
const ROWS = 900;

let folder: string;
let app: TestCore;
let list: string;
beforeEach(async () => {
  folder = await makeFolder();
  app = await openTestCore({ folder });
  await makeUnits(app);
  list = join(folder, 'danh-sach.csv');
  const lines = Array.from(
    { length: ROWS },
    (_, index) => `${index + 1},Nguyễn Văn Người ${index},Xã Đăk Mar,${index === 500 ? 'sai' : '12/3/1985'}`,
  );
  await writeFile(list, `STT,Họ và tên,Đơn vị,Ngày sinh\n${lines.join('\n')}\n`);
});
afterEach(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

const preview = () =>
  app.call('imports.preview', { kind: 'speakers', file: app.core.files.registerRead(list), policy: 'update' });

test('what is kept of a long list is what was previewed, before and after a correction, and after a restart', async () => {
  const first = await preview();
  expect(first.counts).toMatchObject({ new: ROWS - 1, error: 1 });
  const corrected = await app.call('imports.correct', {
    batchId: first.batchId,
    edits: [{ sheet: first.rows[500]?.sheet ?? '', row: 502, field: 'birthDate', text: '1/2/1990' }],
  });
  expect(corrected.counts).toMatchObject({ new: ROWS, error: 0 });
  const shown = await app.call('imports.get', { batchId: first.batchId });
  await app.close();
  const raw = openRaw(folder);
  const parts = raw.prepare('select rows from "importRows" order by part').pluck().all() as Buffer[];
  raw.close();
  expect(parts).toHaveLength(3);
  const rows = await unpackParts(parts);
  expect(rows).toHaveLength(ROWS);
  expect(rows[500]?.values).toMatchObject({ fullName: 'Nguyễn Văn Người 500', birthDate: '1990-02-01' });
  app = await openTestCore({ folder });
  expect(await app.call('imports.get', { batchId: first.batchId })).toEqual(shown);
});

test('a plan counts only as long as the register is as it was', async () => {
  const { batchId } = await preview();
  const mar = (await app.call('units.list', { search: 'Đăk Mar' })).items[0]?.id ?? 0;
  await app.call('speakers.create', { fullName: 'Nguyễn Văn Người 7', unitId: mar, birthDate: '1985-03-12' });
  const result = await app.call('imports.apply', { batchId });
  expect(result).toMatchObject({ created: ROWS - 2, unchanged: 1, failed: 1 });
  expect((await app.call('speakers.list', { search: 'nguoi 77' })).total).toBeGreaterThan(0);
  expect((await app.call('speakers.list', {})).total).toBe(ROWS - 1);
});

test('reading the same batch anew takes the place of its rows', async () => {
  const first = await preview();
  await writeFile(list, 'Họ và tên,Đơn vị\nTrần Thị Bình,Xã Đăk Mar\n');
  const again = await app.call('imports.preview', {
    kind: 'speakers',
    file: app.core.files.registerRead(list),
    replaces: first.batchId,
  });
  expect(again.batchId).toBe(first.batchId);
  const shown = await app.call('imports.get', { batchId: first.batchId });
  expect(shown.rows.map(({ values }) => values.fullName)).toEqual(['Trần Thị Bình']);
  expect(await app.call('imports.apply', { batchId: first.batchId })).toMatchObject({ created: 1 });
});
