import { randomBytes } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import yauzl from 'yauzl';
import { StoredZip } from '#main/core/backup/stored-zip.ts';
import { makeFolder } from '../support/test-core.ts';

let folder: string;
beforeEach(async () => {
  folder = await makeFolder();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** What another reader makes of a zip; it compares the checksums itself. */
async function contentsOf(path: string): Promise<Record<string, Buffer>> {
  const zip = await yauzl.openPromise(path);
  const found: Record<string, Buffer> = {};
  for await (const entry of zip.eachEntry()) {
    const parts: Buffer[] = [];
    for await (const part of await zip.openReadStreamPromise(entry)) parts.push(part as Buffer);
    found[entry.fileName] = Buffer.concat(parts);
  }
  return found;
}

describe('a stored zip', () => {
  test.each([
    ['as usual', undefined],
    ['with the fields of zip64', 1000],
  ])('is read by another program, %s', async (_, large) => {
    const long = randomBytes(2_500_000);
    await writeFile(join(folder, 'long'), long);
    await writeFile(join(folder, 'empty'), '');
    const path = join(folder, 'a.zip');
    const zip = new StoredZip(path, new Date(2026, 10, 22, 8, 30, 14), large);
    const added = zip.addFile('so.db', join(folder, 'long'));
    zip.addFile('tai-lieu/không có gì', join(folder, 'empty'));
    zip.addBytes('khoa.json', Buffer.from('{"ways":[]}'));
    zip.finish();
    zip.close();
    expect(added.size).toBe(long.length);
    expect(await contentsOf(path)).toEqual({
      'so.db': long,
      'tai-lieu/không có gì': Buffer.alloc(0),
      'khoa.json': Buffer.from('{"ways":[]}'),
    });
    expect((await readFile(path)).length).toBeLessThan(long.length + 2000);
  });
});
