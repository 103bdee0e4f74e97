import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReportTemplate } from '#shared/contract/report-templates.ts';
import { CoreError } from '../../core-error.ts';
import { isThere, keepFile, storedPath, TEMPORARY_FOLDER } from '../../documents/file-store.ts';
import { fileKey, unsealFile } from '../../documents/sealed-file.ts';
import type { GivenFile } from '../../excel/given-file.ts';
import type { QueryContext, TaskContext } from '../../operation.ts';

/** Takes a copy of a template into the data folder, beside the attached files. Throws as `keepFile`. */
export async function keepTemplate(context: TaskContext, file: GivenFile): Promise<ReportTemplate['file']> {
  if (context.app.dataFolder === ':memory:') throw new CoreError('FILE_WRITE_FAILED');
  const key = await context.command(({ db }) => fileKey(db));
  // Its bytes say that it is such a workbook, whatever its name ends with.
  const name = /\.xlsx$/i.test(file.name) ? file.name : `${file.name}.xlsx`;
  return keepFile(context.app.dataFolder, { path: file.path, name }, key, context.signal);
}

/** The bytes of a template's copy. Throws `FILE_NOT_FOUND` where it is gone, `FILE_UNREADABLE` where it was changed. */
export async function readKeptTemplate(
  { db, app }: Pick<QueryContext, 'db' | 'app'>,
  file: ReportTemplate['file'],
): Promise<Buffer> {
  const kept = storedPath(app.dataFolder, file.sha256);
  if (!(await isThere(kept))) {
    const message =
      'Bản giữ của mẫu không còn trong thư mục dữ liệu. Hãy đưa lại tệp mẫu, hoặc khôi phục từ bản sao lưu.';
    throw new CoreError('FILE_NOT_FOUND', { message });
  }
  const folder = join(app.dataFolder, TEMPORARY_FOLDER);
  await mkdir(folder, { recursive: true });
  const copy = join(folder, randomUUID());
  try {
    await unsealFile(kept, copy, { key: await fileKey(db), sha256: file.sha256 });
    return await readFile(copy);
  } finally {
    await rm(copy, { force: true });
  }
}
