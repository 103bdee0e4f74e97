import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeUnits, openTestCore, type TestCore } from '../support/test-core.ts';

describe('what a clerk decides of rows that may be somebody', () => {
  let app: TestCore;
  beforeEach(async () => {
    app = await openTestCore('file');
    await makeUnits(app);
  });
  afterEach(() => app.close());

  async function preview(lines: readonly string[]) {
    const path = join(app.dataFolder, 'xa.csv');
    await writeFile(path, ['STT,Họ và tên,Đơn vị,Ngày sinh', ...lines].join('\n'));
    return app.call('imports.preview', { kind: 'speakers', file: app.core.files.registerRead(path) });
  }

  test('one person chosen for two rows is not made anew for the second', async () => {
    const before = await preview(['1,Nguyễn Văn An,Xã Đăk Mar,1985']);
    await app.call('imports.apply', { batchId: before.batchId });
    const [an] = (await app.call('speakers.list', {})).items;
    const { batchId, rows } = await preview(['1,Nguyễn Văn An,Xã Đăk Mar,12/3/1985', '2,Nguyễn Văn An,Xã Đăk Ui,1985']);
    const decisions = rows.map(({ sheet, row }) => ({ sheet, row, as: { id: an?.id ?? 0 } }));
    // Not even where possible duplicates are to be taken in as new.
    const include = ['new' as const, 'update' as const, 'duplicate' as const];
    expect(await app.call('imports.apply', { batchId, decisions, include })).toMatchObject({
      created: 0,
      unchanged: 1,
      skipped: 1,
    });
    const people = (await app.call('speakers.list', {})).items;
    expect(people.map(({ fullName }) => fullName)).toEqual(['Nguyễn Văn An']);
    // The row that was not written goes back with the others.
    expect((await app.call('imports.list', {})).items[0]?.toSendBack).toBe(1);
  });

  test('somebody chosen who is deleted meanwhile does not come back as a new person', async () => {
    const before = await preview(['1,Nguyễn Văn An,Xã Đăk Mar,1985']);
    await app.call('imports.apply', { batchId: before.batchId });
    const [an] = (await app.call('speakers.list', {})).items;
    const { batchId, rows } = await preview(['1,Nguyễn Văn An,Xã Đăk Ui,1985']);
    await app.call('speakers.remove', { id: an?.id ?? 0 });
    const decisions = rows.map(({ sheet, row }) => ({ sheet, row, as: { id: an?.id ?? 0 } }));
    expect(await app.call('imports.apply', { batchId, decisions })).toMatchObject({ created: 0, skipped: 1 });
    expect((await app.call('speakers.list', {})).total).toBe(0);
  });
});
