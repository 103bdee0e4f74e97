import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dataFolderParts } from '#main/core/create-core.ts';
import { damagePages, leafPages } from '../support/damage.ts';
import { makeFolder, makeUnits, openTestCore, type TestCore } from '../support/test-core.ts';

const PEOPLE = 400;

let folder: string;
let app: TestCore;
beforeEach(async () => {
  folder = await makeFolder();
  app = await openTestCore({ folder });
  const { mar, ui } = await makeUnits(app);
  for (let index = 0; index < PEOPLE; index += 1) {
    await app.call('speakers.create', {
      fullName: `Trần Văn ${index}`,
      unitId: index % 2 ? mar : ui,
      notes: 'x'.repeat(300),
    });
  }
  await app.call('sessions.create', {
    date: '2026-11-02',
    topic: 'Tuyên truyền biển đảo',
    unitId: mar,
    speakers: [{ speakerId: 1 }, { speakerId: PEOPLE }],
  });
});
afterEach(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a register with damaged pages', () => {
  test('is read around them, says what was lost, and goes on; the damaged file is kept', async () => {
    await app.close();
    const pages = leafPages(folder, 'speaker');
    expect(pages.length).toBeGreaterThan(20);
    const bytes = await damagePages(folder, [pages[3], pages[4], pages[12]]);
    app = await openTestCore({ folder }, { openDamaged: true });

    const events: string[] = [];
    app.core.subscribe(({ type }) => events.push(type));
    expect((await app.call('app.state', {})).state).toBe('open');
    expect((await app.fail('speakers.list', { pageSize: PEOPLE })).code).toBe('DATABASE_DAMAGED');
    expect((await app.call('app.state', {})).state).toBe('damaged');
    expect(events).toContain('state');
    expect((await app.fail('units.list', {})).code).toBe('DATABASE_DAMAGED');

    const { tables, kept } = await app.call('database.salvage', {});
    const speakers = tables.find(({ table }) => table === 'speaker');
    expect(speakers?.read).toBeGreaterThan(PEOPLE - 60);
    expect(speakers?.read).toBeLessThan(PEOPLE);
    expect(speakers?.lost).toBe(PEOPLE - (speakers?.read ?? 0));
    expect(tables.find(({ table }) => table === 'unit')).toEqual({ table: 'unit', read: 3, lost: 0 });
    expect((await app.call('speakers.list', {})).total).toBe(speakers?.read);
    expect(await app.call('database.check', {})).toMatchObject({ ok: true, problems: [] });
    expect(await readFile(join(folder, dataFolderParts.snapshots, kept))).toEqual(bytes);
    // Numbers of lost records are not given out again.
    const { id } = await app.call('speakers.create', { fullName: 'Lê Thị Mới', unitId: 2 });
    expect(id).toBe(PEOPLE + 1);
    await app.close();
    app = await openTestCore({ folder });
    expect((await app.call('speakers.list', {})).total).toBe((speakers?.read ?? 0) + 1);
    expect(await readdir(join(folder, dataFolderParts.temporary))).toEqual([]);
  });

  test('that lost a unit or a speaker keeps what belongs to it', async () => {
    await app.close();
    const [unitPage] = leafPages(folder, 'unit');
    const speakerPages = leafPages(folder, 'speaker');
    await damagePages(folder, [unitPage, speakerPages.at(-1)]);
    app = await openTestCore({ folder }, { openDamaged: true });
    // A register that is not known to be damaged is not taken apart.
    expect((await app.fail('database.salvage', {})).code).toBe('CONFLICT');
    expect((await app.call('database.check', {})).ok).toBe(false);
    await app.call('database.salvage', {});
    const { items } = await app.call('units.list', {});
    expect(items.map(({ name }) => name).sort()).toEqual([
      'Đơn vị số 2 (đã mất dữ liệu)',
      'Đơn vị số 3 (đã mất dữ liệu)',
    ]);
    const session = await app.call('sessions.get', { id: 1 });
    expect(session.speakers.map(({ speakerId }) => speakerId)).toEqual([1, null]);
    expect(await app.call('database.check', {})).toMatchObject({ ok: true });
  });

  test('of which not even the head can be read is left as it is', async () => {
    await app.close();
    const file = join(folder, dataFolderParts.database);
    const bytes = await damagePages(folder, [1]);
    app = await openTestCore({ folder }, { openDamaged: true });
    const error = await app.fail('database.salvage', {});
    expect(error.code).toBe('DATABASE_DAMAGED');
    expect(error.message).toContain('khôi phục từ bản sao lưu');
    expect(await readFile(file)).toEqual(bytes);
  });
});
