import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dataFolderParts } from '#main/core/create-core.ts';
import { openRaw } from './raw-register.ts';

const PAGE_BYTES = 4096;

/** The pages of a closed register that hold the rows of a table, in their order. */
export function leafPages(folder: string, table: string): number[] {
  const raw = openRaw(folder);
  try {
    const pages = raw
      .prepare("select pageno from dbstat where name = ? and pagetype = 'leaf' order by path")
      .pluck()
      .all(table);
    return pages as number[];
  } finally {
    raw.close();
  }
}

/** Overwrites the middle of pages of a closed register, as a failing disk does; gives the file's bytes afterwards. */
export async function damagePages(folder: string, pages: readonly (number | undefined)[]): Promise<Buffer> {
  const file = join(folder, dataFolderParts.database);
  const bytes = await readFile(file);
  for (const page of pages) {
    if (page === undefined) throw new Error('the register is too small for this test');
    bytes.fill(0x55, (page - 1) * PAGE_BYTES + 100, (page - 1) * PAGE_BYTES + 900);
  }
  await writeFile(file, bytes);
  return bytes;
}
