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

test('exactly the rows left when the file was written go back: not those decided to be a record, or to be new', async () => {
  const mar = (await app.call('units.list', { search: 'Đăk Mar' })).items[0]?.id ?? 0;
  const mai = { fullName: 'Y Mai', unitId: mar };
  const known = await app.call('speakers.create', mai);
  await app.call('speakers.create', mai);
  // Two of one name look the same: this one is asked for, and taken for the first it adds nothing to her.
  await writeFile(
    list,
    'Họ và tên,Đơn vị\nY Mai,Xã Đăk Mar\nA Xứng,Xã Đăk Mar\nA Xứng,Xã Đăk Mar\nA Xứng,Xã Đăk Mar\nA Nghen,\nA Thá,\n',
  );
  const { batchId, rows, counts } = await preview();
  expect(counts).toMatchObject({ new: 1, duplicate: 3, error: 2 });
  const sheet = rows[0]?.sheet ?? '';
  const decisions = [
    { sheet, row: 2, as: { id: known.id } },
    { sheet, row: 4, as: 'new' as const },
    { sheet, row: 7, as: 'leave' as const },
  ];
  expect(await app.call('imports.apply', { batchId, decisions })).toMatchObject({ created: 2, unchanged: 1 });
  expect((await app.call('imports.get', { batchId })).decisions).toEqual(decisions);
  const sentBack = async () => {
    const path = join(folder, 'tra-lai.xlsx');
    const written = await app.call('imports.rejects', { batchId, file: app.core.files.registerWrite(path) });
    const again = await app.call('imports.preview', { kind: 'speakers', file: app.core.files.registerRead(path) });
    return { rows: written.rows, names: again.rows.map(({ values }) => values.fullName) };
  };
  expect(await sentBack()).toEqual({ rows: 2, names: ['A Xứng', 'A Nghen'] });
  expect((await app.call('imports.list', {})).items.find((one) => one.batchId === batchId)?.toSendBack).toBe(2);

  // A batch written before decisions were kept knows which rows were dropped, and is planned anew.
  await app.close();
  const raw = openRaw(folder);
  const dropped = JSON.stringify([{ sheet, row: 7 }]);
  raw
    .prepare(
      `update "importBatch" set "analysis" =
       json_set(json_remove("analysis", '$.decisions', '$.leftOpen'), '$.dropped', json(?)) where "id" = ?`,
    )
    .run(dropped, batchId);
  raw.close();
  app = await openTestCore({ folder });
  expect((await app.call('imports.get', { batchId })).decisions).toEqual([{ sheet, row: 7, as: 'leave' }]);
  expect((await sentBack()).names).toContain('A Nghen');
});
