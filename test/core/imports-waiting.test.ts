import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ImportPreview } from '#shared/contract/imports.ts';
import { makeUnits, openTestCore, type TestCore } from '../support/test-core.ts';

/** More than one part, so that some rows are taken up while others are read. */
const ROWS = 900;

/** A file on the disk as a clerk drops it, and what is done with it. */
interface Register {
  app: TestCore;
  preview(file?: string): Promise<ImportPreview>;
}

async function openRegister(): Promise<Register> {
  const app = await openTestCore('file');
  await makeUnits(app);
  const write = (name: string, lines: string[]): Promise<void> =>
    writeFile(join(app.dataFolder, name), ['STT,Họ và tên,Đơn vị,Ngày sinh,Số điện thoại', ...lines].join('\n'));
  const line = (index: number, who = index): string =>
    `${index + 1},Nguyễn Văn Người ${who},Xã Đăk Mar,12/3/${1950 + (who % 50)},09${10_000_000 + who}`;
  await write(
    'dai.csv',
    // The last names somebody of the first rows again.
    Array.from({ length: ROWS }, (_, index) => line(index, index === ROWS - 1 ? 7 : index)),
  );
  await write('ngan.csv', [line(0, 5000), line(1, 5001)]);
  return {
    app,
    preview: (file = 'dai.csv') =>
      app.call('imports.preview', {
        kind: 'speakers',
        file: app.core.files.registerRead(join(app.dataFolder, file)),
      }),
  };
}

async function contentOf({ app }: Register): Promise<unknown> {
  const people = [];
  for (let page = 1; page <= 2; page += 1) {
    people.push(...(await app.call('speakers.list', { page, pageSize: 500 })).items);
  }
  const { items } = await app.call('changes.list', {});
  return [people.toSorted((a, b) => a.id - b.id), items.map(({ operation, size, about }) => [operation, size, about])];
}

/**
 * New rows are made ready while a clerk looks at the preview. Whoever is quick finds some of them ready, whoever is slow
 * all: what is in the register afterwards is the same.
 */
describe('what is made ready before it is applied', () => {
  let registers: Register[] = [];
  beforeEach(async () => {
    registers = [await openRegister(), await openRegister()];
  });
  afterEach(async () => {
    for (const { app } of registers) await app.close();
  });

  /** Does the same in both, at once in one and with pauses in the other; gives what both hold then. */
  const inBoth = async (
    work: (register: Register, pause: () => Promise<void>) => Promise<void>,
  ): Promise<unknown[]> => {
    const contents: unknown[] = [];
    for (const [index, register] of registers.entries()) {
      await work(register, async () => {
        if (index > 0) await setTimeout(400);
      });
      contents.push(await contentOf(register));
    }
    return contents;
  };

  test('a row that was corrected is written as it was corrected', async () => {
    const [quick, slow] = await inBoth(async ({ app, preview }, pause) => {
      const { batchId, rows, counts } = await preview();
      expect(counts).toMatchObject({ new: ROWS - 1 });
      await pause();
      const edits = [{ sheet: rows[3]?.sheet ?? '', row: rows[3]?.row ?? 0, field: 'phone', text: '0912 345 678' }];
      await app.call('imports.correct', { batchId, edits });
      expect(await app.call('imports.apply', { batchId })).toMatchObject({ created: ROWS - 1 });
      const { items } = await app.call('speakers.list', { search: 'nguyen van nguoi 3' });
      expect(items.find(({ fullName }) => fullName === 'Nguyễn Văn Người 3')?.phone).toBe('0912345678');
    });
    expect(slow).toEqual(quick);
  });

  test('rows that the clerk decided of are written and left out as decided', async () => {
    const [quick, slow] = await inBoth(async ({ app, preview }, pause) => {
      const { batchId, rows } = await preview();
      const [, left] = rows;
      await pause();
      const decisions = [{ sheet: left?.sheet ?? '', row: left?.row ?? 0, as: 'leave' as const }];
      expect(await app.call('imports.apply', { batchId, decisions })).toMatchObject({ created: ROWS - 2 });
    });
    expect(slow).toEqual(quick);
  });

  test('a file that was looked at before another one is written all the same', async () => {
    const [quick, slow] = await inBoth(async ({ app, preview }, pause) => {
      const long = await preview();
      await pause();
      const short = await preview('ngan.csv');
      await pause();
      expect(await app.call('imports.apply', { batchId: long.batchId })).toMatchObject({ created: ROWS - 1 });
      expect(await app.call('imports.apply', { batchId: short.batchId })).toMatchObject({ created: 2 });
    });
    expect(slow).toEqual(quick);
  });

  test('a reading that was cancelled and an undo leave nothing that would be written later', async () => {
    const [quick, slow] = await inBoth(async ({ app, preview }, pause) => {
      const file = app.core.files.registerRead(join(app.dataFolder, 'dai.csv'));
      const reading = app.core.dispatch({
        operation: 'imports.preview',
        input: { kind: 'speakers', file },
        correlationId: 'doc-tep',
      });
      await pause();
      app.core.cancel('doc-tep');
      await reading;
      const { batchId } = await preview();
      await pause();
      await app.call('imports.apply', { batchId });
      await app.call('imports.undo', { batchId });
      const again = await preview();
      await pause();
      expect(await app.call('imports.apply', { batchId: again.batchId })).toMatchObject({ created: ROWS - 1 });
    });
    expect(slow).toEqual(quick);
  });
});
